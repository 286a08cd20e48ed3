"""A vote, from its preparation to its closing: what is decided beforehand, who may vote how, and who did.

Everything in ``Plan`` is stated on screen before anybody votes, and cannot change once the vote is open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

from domain.evaluation.disclosure import K
from domain.names import twice
from domain.participation.errors import ValueNotInList
from domain.participation.typed import free_text, required
from domain.votes import method
from domain.votes.ballot import Option, Rules
from domain.votes.errors import (
    ChannelNotDeclared,
    HandsNotAllowed,
    OnlyOpinionsArePublic,
    SameTitle,
    WrongNumberOfOptions,
)
from domain.votes.objections import Status
from domain.votes.result import Outcome, VoteResult
from domain.votes.worth import Worth
from domain.workshops.admission import MOST_PEOPLE
from domain.workshops.workshop import State

# An option's id is its letter: printed on paper ballots, and the code that parts equal ones where no lot is drawn.
LETTERS = "ABCDEFGHIJKL"
LONGEST_QUESTION = 200
LONGEST_TITLE = 80
LONGEST_DESCRIPTION = 140
LONGEST_WORDS = 280  # of an objection


class Channel(StrEnum):
    """How a voice reaches the urn."""

    TABLET = "tablet"
    PHONE = "phone"
    SLIP = "slip"  # a printed slip whose code was typed on any device
    PAPER = "paper"  # a paper ballot that somebody typed
    HANDS = "hands"  # a raised hand


# The channels that need a right: one row, used once.
WITH_RIGHTS = (Channel.TABLET, Channel.PHONE, Channel.SLIP)
SECRET = (*WITH_RIGHTS, Channel.PAPER)  # whatever is said, nobody in the room sees it


@dataclass(frozen=True)
class VoteOption:
    """One option as people see it. ``priority``: where it comes from in the library, None if it was typed.

    ``id`` is its letter, given by ``Plan.lettered``; ``icon``: a Material Symbols name; ``cost``: exact, in euros.
    """

    title: str
    description: str = ""
    icon: str = ""
    cost: Fraction = Fraction(0)
    priority: str | None = None
    id: str = ""

    @property
    def option(self) -> Option:
        """What the counting needs of it."""
        return Option(self.id, self.title, self.cost)


@dataclass(frozen=True)
class Plan:
    """What is decided before the vote opens. ``answer_when``: when people are told what became of it.

    ``public``: counts are shown while the vote is open, in blocks of ten; only for an opinion. ``channels``: the only
    ways in which voices will come, of all five; ``(SLIP,)`` alone makes a code in the hand the only way.
    ``quorum``: how many voices it wants, None for any: said before, and beside the result; it stops nothing.
    """

    question: str
    method: str
    rules: Rules
    choices: tuple[VoteOption, ...]
    decider: str
    worth: Worth
    answer_when: str
    public: bool = False
    channels: tuple[Channel, ...] = SECRET
    quorum: int | None = None

    def lettered(self) -> "Plan":
        """The same, checked, each option with its letter.

        Raises
        ------
        domain.votes.errors.UnknownMethod, domain.errors.Invalid, domain.votes.errors.HandsNotAllowed
        """
        counted = method(self.method)
        if not counted.least <= len(self.choices) <= len(LETTERS):
            raise WrongNumberOfOptions(least=counted.least, most=len(LETTERS))
        said = [required(words, LONGEST_QUESTION) for words in (self.question, self.decider, self.answer_when)]
        choices = tuple(_worded(choice, letter) for letter, choice in zip(LETTERS, self.choices, strict=False))
        if (same := twice([choice.title for choice in choices])) is not None:
            raise SameTitle(title=same)
        if not self.channels or (self.quorum is not None and not 1 <= self.quorum <= MOST_PEOPLE):
            raise ValueNotInList
        if Channel.HANDS in self.channels and counted.by_hand is None:
            raise HandsNotAllowed
        if self.public and self.worth is not Worth.OPINION:
            raise OnlyOpinionsArePublic
        return replace(self, question=said[0], decider=said[1], answer_when=said[2], choices=choices)


def _worded(choice: VoteOption, letter: str) -> VoteOption:
    title, description = required(choice.title, LONGEST_TITLE), free_text(choice.description, LONGEST_DESCRIPTION)
    return replace(choice, id=letter, title=title, description=description)


@dataclass(frozen=True)
class Vote:
    """A vote as screens see it. ``previous``: the round before, None for the first.

    ``head_count``: people present when it closed, None before; ``hand_voices``: those of them who vote by hand.
    ``twin``: its number among the votes of its workshop that ask the same question, 0 where no other does.
    """

    id: str
    workshop: str
    plan: Plan
    state: State
    round: int
    previous: str | None
    head_count: int | None
    hand_voices: int
    twin: int = 0

    @property
    def options(self) -> tuple[Option, ...]:
        """What the counting needs of the options."""
        return tuple(choice.option for choice in self.plan.choices)

    def takes(self, channel: Channel) -> None:
        """Refuse a voice that comes another way than was announced, whoever asks.

        Raises
        ------
        domain.votes.errors.ChannelNotDeclared
        """
        if channel not in self.plan.channels:
            raise ChannelNotDeclared


@dataclass(frozen=True)
class Turnout:
    """Who voted, never what. ``received``: voices by channel; ``issued``: rights given out by channel.

    ``readings``: how many accounts typed the paper ballots; 0 for none, and where nobody noted it.
    """

    received: Mapping[Channel, int] = field(default_factory=dict)
    issued: Mapping[Channel, int] = field(default_factory=dict)
    present: int | None = None
    readings: int = 0

    @property
    def voices(self) -> int:
        """All of them."""
        return sum(self.received.values())

    @property
    def secret(self) -> int:
        """Those that nobody saw: all but raised hands."""
        return self.voices - self.received.get(Channel.HANDS, 0)

    @property
    def untold(self) -> int:
        """How many secret ballots would be too few to be told, as things stand; 0 while there is none, or enough."""
        return self.secret if self.secret < K else 0

    @property
    def too_many(self) -> bool:
        """More voices than people in the room: somebody voted twice, or the head count is wrong. To be said aloud."""
        return self.present is not None and self.voices > self.present


def _seen(group: frozenset[Channel]) -> bool:
    return group == {Channel.HANDS}


@dataclass(frozen=True)
class Counted:
    """The result of a closed vote, or the last glimpse of a public one, as anybody may see it.

    ``outcome``: a ``Result``, or an empty ``Outcome`` when fewer than five ballots say something. ``by_channel``: the
    same for each group of channels that may be told apart, empty if there is only one; of an outcome that may not be
    told, raised hands at most: the room saw them, and whoever knows them learns nothing of the ballots. ``lot_due``:
    whether a lot is to be drawn. ``turnout``: of the whole vote. ``kept``: whether its ballots still are, to be counted
    again.
    """

    outcome: Outcome
    by_channel: tuple[tuple[frozenset[Channel], Outcome], ...]
    turnout: Turnout
    lot_due: bool = False
    kept: bool = True

    @property
    def by_hand(self) -> VoteResult | None:
        """The raised hands alone, where too few ballots beside them forbid to tell the whole; else None."""
        if isinstance(self.outcome, VoteResult):
            return None
        return next((part for group, part in self.by_channel if _seen(group) and isinstance(part, VoteResult)), None)

    @property
    def told(self) -> Outcome:
        """What tables and drawings may show: the whole, else what the room saw of it."""
        return self.by_hand or self.outcome


@dataclass(frozen=True)
class Objection:
    """An objection and what became of it. ``answer``: how it was met. ``option``: the proposal it is about.

    ``words`` are somebody's, not yet read by anybody: for the facilitator, never for the wall as they are; empty, a
    ballot marks it and says no more.
    """

    id: str
    option: str
    words: str
    status: Status
    answer: str
