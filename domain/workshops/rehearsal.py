"""A rehearsal: the copy of a prepared workshop, run with invented people, of which nothing is kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.errors import Refused
from domain.votes.vote import Vote
from domain.workshops.workshop import Workshop

LASTS = timedelta(hours=24)  # from its preparation on; then whoever looks next erases it
SOME = 5  # invented people who come at a time


class NotRehearsed(Refused):
    """Only a workshop that is prepared, and real, is rehearsed."""


class NoRehearsal(Refused):
    """Invented people come to rehearsals only, and nothing else is erased."""


class EverybodyCame(Refused):
    """As many people have come in as are present."""


class NobodyInvented(Refused):
    """All invented people have voted, or none has come yet."""


class OtherWays(Refused):
    """None of the ways in which this vote takes voices is one that invented people have."""


@dataclass(frozen=True)
class Crowd:
    """The invented people of a rehearsal. ``came``: how many have answered; ``free``: places that nobody has taken.

    ``votes``: the open votes, by id: each, and how many of them have not voted there yet, None where they
    have no way to.
    """

    workshop: Workshop
    came: int
    free: int
    votes: dict[str, tuple[Vote, int | None]]


def over(prepared_at: datetime | None, now: datetime) -> bool:
    """Whether its time is over."""
    return prepared_at is not None and prepared_at + LASTS <= now
