"""What changed for the same people, in words: only what may be told of them, and whether it says anything."""

from collections.abc import Mapping

from domain.evaluation.change import Change, conclude
from domain.evaluation.indicators import Indicator
from domain.evaluation.pairs import FELL, ROSE, SAME, Paired, same_rule
from sentences.evaluation.questions import how_many
from sentences.numbers import number
from texts import say
from texts.typography import typeset


def said(rule: Indicator, told: Mapping[str, Paired], waves: Mapping[str, str]) -> str:
    """Of one indicator; empty where nothing is told, or its rule is another one since. ``waves``: their names by id."""
    one = told.get(rule.id)
    if one is None or not same_rule(rule, one):
        return ""
    ways = {way: how_many(one.spread.parts[way]) for way in (ROSE, SAME, FELL)}
    known = say("pair.share", n=one.spread.people, wave=typeset(waves.get(one.before, "")), **ways)
    return f"{known} {_concluded(one)}"


def _concluded(one: Paired) -> str:
    change = conclude(one.interval)
    if change is Change.UNKNOWN:
        return say("pair.unknown")
    low, high = (number(100 * bound, 0) for bound in sorted(map(abs, one.interval)))
    return say("pair.up" if change is Change.UP else "pair.down", low=low, high=high)
