"""How far organisations are with the charter, in sentences."""

from collections.abc import Mapping

from domain.cooperation.charter import Charter
from texts import say
from texts.typography import typeset


def lines(charter: Charter, names: Mapping[str, str]) -> list[str]:
    """A line for each step where somebody is who may be named, the furthest first. ``names``: by id."""
    known = [
        (step, sorted((names[one] for one in who if one in names), key=str.casefold)) for step, who in charter.at()
    ]
    return [
        say("charter.step", step=typeset(step), names=", ".join(map(typeset, told))) for step, told in known if told
    ]
