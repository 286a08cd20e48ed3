"""Indicators that nobody is asked: what structures said together, seats, news of decisions; where they are known."""

from collections.abc import Sequence
from datetime import date

from domain.cooperation.governance import SeatsEntry
from domain.cooperation.restitution import Restitution
from domain.evaluation.indicators import Indicator
from domain.workshops.decisions import Decision, followed
from sentences.cooperation.governance import seats as of_seats
from sentences.cooperation.restitution import structures
from texts import day_of, say
from texts.typography import typeset

SEATS, FOLLOWED = "fd_seats", "fd_followup"


def lines(
    rules: Sequence[Indicator],
    told: Restitution | None,
    seats: SeatsEntry | None,
    made: Sequence[Decision],
    today: date,
) -> dict[str, str]:
    """By indicator, in a sentence with its source and its day; nothing of what is not known.

    ``told``: by the structures of the wave; ``seats``: the last count of the territory; ``made``: its decisions.
    """
    found: dict[str, str] = {}
    for rule in rules:
        figure = told.number(rule.id) if told else None
        if told and figure:
            source = say("gathered.structures", day=day_of(told.day))
            found[rule.id] = f"{structures(figure, rule.fr, rule.unit)} {source}"
        elif rule.id == SEATS and seats:
            found[rule.id] = say("gathered.of", name=typeset(rule.fr), words=of_seats(seats))
        elif rule.id == FOLLOWED and (news := _news(made, today)):
            found[rule.id] = say("gathered.of", name=typeset(rule.fr), words=news)
    return found


def _news(made: Sequence[Decision], today: date) -> str:
    soon, of = followed(made, today)
    return say("gathered.followed", n=of, soon=soon) if of else ""
