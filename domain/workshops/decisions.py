"""What a workshop decided: who does what before when, and what became of it.

Where a decision stands is told by dated entries only; that it is late, by the day alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from domain.errors import Invalid, NotFound, Refused
from domain.participation.masks import masked
from domain.participation.typed import free_text, required
from domain.priorities.errors import ReasonMissing
from domain.workshops.links import NONE, Link, Links

LONGEST_TEXT = 160  # characters, readable on a wall
LONGEST_OWNER = 80
LONGEST_WORDS = 200
SOON = timedelta(days=90)  # within which whoever decided is told something


class UnknownDecision(NotFound):
    """No decision of this territory has this id."""


class DueBefore(Invalid):
    """What is promised is promised for the day of the workshop, or a later one."""


class ReviewBefore(Invalid):
    """A decision is talked about again on the day of the workshop, or later."""


class TalesDiffer(Refused):
    """Somebody told something of this decision in the meantime."""


class News(StrEnum):
    """What can be told of a decision after the workshop."""

    STARTED = "started"
    PARTLY = "partly"
    DONE = "done"
    DROPPED = "dropped"


class Status(StrEnum):
    """Where a decision stands, in the order in which a list tells it."""

    LATE = "late"
    PROMISED = "promised"
    STARTED = "started"
    PARTLY = "partly"
    DONE = "done"
    DROPPED = "dropped"


SETTLED = frozenset({Status.DONE, Status.DROPPED})


@dataclass(frozen=True)
class Promise:
    """``owner``: an organisation or a role, never a resident's name. ``vote``: the one it follows, if there is one.

    ``differs``: why it is not what that vote chose, None where nobody says that it is not; ``review``: the day on which
    it is talked about again.
    """

    text: str
    owner: str
    due: date
    vote: str | None = None
    differs: str | None = None
    review: date | None = None
    links: Links = NONE

    def checked(self, day: date) -> "Promise":
        """As it may be kept, of a workshop of that day: telephone numbers, addresses and links are masked.

        Raises
        ------
        DueBefore, ReviewBefore, domain.priorities.errors.ReasonMissing
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        text, owner = required(self.text, LONGEST_TEXT), required(self.owner, LONGEST_OWNER)
        if self.due < day:
            raise DueBefore
        if self.review is not None and self.review < day:
            raise ReviewBefore
        return replace(self, text=masked(text), owner=masked(owner), differs=self._why())

    def _why(self) -> str | None:
        """Why it differs; nothing differs from a vote where there is none."""
        if self.vote is None or self.differs is None:
            return None
        return _reason(self.differs)


def _reason(typed: str) -> str:
    kept = masked(free_text(typed, LONGEST_WORDS))
    if not kept:
        raise ReasonMissing
    return kept


@dataclass(frozen=True)
class Entry:
    """What was told of a decision on a day."""

    what: News
    day: date
    words: str = ""


def entry(what: News, day: date, words: str) -> Entry:
    """As it may be kept. What is given up is never given up without saying why.

    Raises
    ------
    domain.priorities.errors.ReasonMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = _reason(words) if what is News.DROPPED else masked(free_text(words, LONGEST_WORDS))
    return Entry(what, day, kept)


@dataclass(frozen=True)
class Decision:
    """A decision with all that was told of it, in order. ``title``, ``day``: of its workshop.

    ``linked``: what it belongs to, in words.
    """

    id: str
    workshop: str
    title: str
    day: date
    promise: Promise
    told: tuple[Entry, ...] = ()
    demonstration: bool = False
    linked: tuple[tuple[Link, str], ...] = ()

    def as_of(self, day: date) -> "Decision":
        """With what had been told of it by that day."""
        return replace(self, told=tuple(entry for entry in self.told if entry.day <= day))

    def status(self, today: date) -> Status:
        """Where it stands on that day."""
        last = Status(self.told[-1].what) if self.told else Status.PROMISED
        return Status.LATE if last not in SETTLED and self.promise.due < today else last


def in_order(decisions: Sequence[Decision], today: date) -> tuple[Decision, ...]:
    """Late ones first, then those that are promised, those under way, those that are settled; of each the nearest."""

    def turn(one: Decision) -> tuple[int, date, str]:
        return list(Status).index(one.status(today)), one.promise.due, one.promise.text

    return tuple(sorted(decisions, key=turn))


def followed(decisions: Sequence[Decision], today: date) -> tuple[int, int]:
    """How many were told of within ninety days, and of how many that can be said by ``today``: «fd_followup»."""
    soon = sum(any(entry.day <= one.day + SOON for entry in one.told) for one in decisions)
    late = sum(one.day + SOON < today and not any(e.day <= one.day + SOON for e in one.told) for one in decisions)
    return soon, soon + late


def since(decisions: Sequence[Decision], last: date | None, today: date) -> tuple[Decision, ...]:
    """What is told at the beginning of a workshop, of what former ones decided.

    All that is not settled, and what was settled since ``last``, the day of the one before; None if there was none.
    """
    return tuple(
        one
        for one in in_order(decisions, today)
        if one.status(today) not in SETTLED or (last is not None and one.told[-1].day >= last)
    )
