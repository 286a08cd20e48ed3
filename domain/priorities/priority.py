"""Local priorities: what people propose for their territory, from the idea to the day it is done.

A proposal is read by somebody before anybody else sees it. What happened to it is kept as a list that only grows.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.errors import Invalid
from domain.participation.masks import masked
from domain.participation.typed import free_text
from domain.priorities.errors import TitleMissing, WrongMoment
from domain.staff.roles import Role

LONGEST_TITLE = 80  # characters
LONGEST_DESCRIPTION = 140
LONGEST_WHY = 140  # of what is said of a refusal, or of a priority that is given up
COINS = (10_000, 60_000)  # euros: up to the first is one coin, up to the second two, above three
ROUNDED = 500  # euros: what a budget vote rounds the middle of a range to

PROPOSES = frozenset({Role.FACILITATOR, Role.COORDINATOR})  # write down what was said, and read what was proposed
FOLLOWS = frozenset({Role.FACILITATOR, Role.COMMITTEE, Role.COORDINATOR})  # say what became of it


class NothingSaid(Invalid):
    """Nothing was chosen of what may have become of a priority."""


class Status(StrEnum):
    """Where a priority stands. The first three are seen by those who read proposals, the others by everybody."""

    WAITING = "waiting"
    REFUSED = "refused"
    MERGED = "merged"
    PROPOSED = "proposed"
    VOTING = "voting"
    RETAINED = "retained"
    ONGOING = "ongoing"
    DONE = "done"
    DROPPED = "dropped"


UNSEEN = frozenset({Status.WAITING, Status.REFUSED, Status.MERGED})
SEEN = tuple(status for status in Status if status not in UNSEEN)


class Proposer(StrEnum):
    """Who proposed it, and nothing more. A tablet asks nobody whether they are a woman or a man: ``RESIDENT``."""

    RESIDENT = "resident"
    WOMAN = "habitante"
    MAN = "habitant"
    STRUCTURE = "structure"
    EXAMPLE = "example"


class Happening(StrEnum):
    """What can happen to a priority. ``JOINED``: another proposal was merged into this one."""

    PROPOSED = "proposed"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    REFUSED = "refused"
    MERGED = "merged"
    JOINED = "joined"
    PUT_TO_VOTE = "put_to_vote"
    RETAINED = "retained"
    NOT_RETAINED = "not_retained"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"


FOLLOW_UP = (Happening.STARTED, Happening.DONE, Happening.DROPPED)  # what staff write down of its later life
# A correction is for those who read proposals: what was written first may have named somebody.
TOLD = frozenset(Happening) - {Happening.CORRECTED, Happening.PUBLISHED, Happening.JOINED}
EXPLAINED = frozenset({Happening.REFUSED, Happening.DROPPED})  # never without saying why

# From where, to where. What is not here changes nothing of where a priority stands.
_MOVES: Mapping[Happening, tuple[frozenset[Status], Status]] = {
    Happening.PUBLISHED: (frozenset({Status.WAITING}), Status.PROPOSED),
    Happening.REFUSED: (frozenset({Status.WAITING}), Status.REFUSED),
    Happening.MERGED: (frozenset({Status.WAITING, Status.PROPOSED}), Status.MERGED),
    Happening.PUT_TO_VOTE: (frozenset({Status.PROPOSED, Status.VOTING, Status.RETAINED}), Status.VOTING),
    Happening.STARTED: (frozenset({Status.PROPOSED, Status.RETAINED}), Status.ONGOING),
    Happening.DONE: (frozenset({Status.RETAINED, Status.ONGOING}), Status.DONE),
    Happening.DROPPED: (frozenset({Status.PROPOSED, Status.RETAINED, Status.ONGOING}), Status.DROPPED),
}
OUTCOMES = {Happening.RETAINED: Status.RETAINED, Happening.NOT_RETAINED: Status.PROPOSED}
VOTABLE = _MOVES[Happening.PUT_TO_VOTE][0]


def moved(status: Status, happening: Happening) -> Status:
    """Where a priority stands after that.

    The end of a vote is always taken: if the priority went on meanwhile (another vote, a decision), it stays there.

    Raises
    ------
    domain.priorities.errors.WrongMoment
        If that cannot happen to a priority that stands there.
    """
    if happening in OUTCOMES:
        return OUTCOMES[happening] if status is Status.VOTING else status
    before, after = _MOVES.get(happening, (frozenset(SEEN) | {Status.WAITING}, status))
    if status not in before:
        raise WrongMoment
    return after


def voted(asked: Sequence[str], ended: Mapping[str, Happening], running: Collection[str]) -> Status:
    """Where votes leave a priority of which nothing else was decided: at the vote while one of them is running.

    Then where the last of those that told something put it: a later question replaces an earlier one.

    Parameters
    ----------
    asked : the votes that asked about it, in the order in which they began.
    ended : how each ended, of those that told something.
    """
    if any(one in running for one in asked):
        return Status.VOTING
    told = [ended[one] for one in asked if one in ended]
    return OUTCOMES[told[-1]] if told else Status.PROPOSED


def possible(status: Status, among: Iterable[Happening]) -> tuple[Happening, ...]:
    """Those that may happen to a priority that stands there."""
    return tuple(happening for happening in among if status in _MOVES[happening][0])


@dataclass(frozen=True)
class Event:
    """One thing that happened. ``role``: of whoever did it; ``former``: the title before a correction."""

    kind: Happening
    day: date
    role: str
    why: str = ""
    former: str = ""


@dataclass(frozen=True)
class Cost:
    """A range in euros, once or ``yearly``; ``chosen``: the amount that a committee fixed for a budget vote."""

    low: int
    high: int
    yearly: bool
    chosen: int | None = None

    @property
    def amount(self) -> int:
        """What a budget vote counts with: the amount chosen, otherwise the middle of the range, rounded."""
        if self.chosen is not None:
            return self.chosen
        return (self.low + self.high + ROUNDED) // (2 * ROUNDED) * ROUNDED

    @property
    def coins(self) -> int:
        """1, 2 or 3 coins."""
        return 1 + sum(self.amount > bound for bound in COINS)


@dataclass(frozen=True)
class Words:
    """What a priority is, and where it belongs. ``icon``: a Material Symbols name, empty for its theme's.

    ``blocks``: the agricultural subjects that it touches, as ``stakes`` are its other stakes.
    """

    title: str
    description: str
    theme: str
    icon: str = ""
    stakes: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Priority:
    """A priority as screens see it. ``territory`` is None for an example; ``icon``: its own, or its theme's.

    ``joined``: how many proposals were merged into it.
    """

    id: str
    territory: str | None
    words: Words
    icon: str
    cost: Cost | None
    proposer: Proposer
    status: Status
    joined: int = 0
    history: tuple[Event, ...] = ()

    @property
    def is_example(self) -> bool:
        """Whether it comes with the files, for everybody, until residents replace it."""
        return self.territory is None


@dataclass(frozen=True)
class Votable:
    """What the card of a vote says of a priority. ``cost``: in euros, None if nobody estimated it."""

    id: str
    title: str
    description: str
    icon: str
    cost: int | None
    yearly: bool
    is_example: bool


def worded(words: Words) -> Words:
    """The words as they are kept: on one line, without a way to find who wrote them.

    Raises
    ------
    domain.priorities.errors.TitleMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    title, description = _line(words.title, LONGEST_TITLE), _line(words.description, LONGEST_DESCRIPTION)
    if not title:
        raise TitleMissing
    return replace(words, title=title, description=description)


def _line(text: str, most: int) -> str:
    return masked(" ".join(free_text(text, most).split()))
