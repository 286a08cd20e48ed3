"""One person's paper, the options it is about, and the rules that were decided before the vote opened.

A ballot is one whole number per marked option, whatever the method: 1 for an approval, dots, points, a rank (1 is
first), a mention (0 is the worst), a degree. Its text, ``garden=2 kitchen=1`` with the options in the order of their
ids, is what is sealed, stored and exported: equal choices have equal texts, so a text tells nothing more than the vote.
A blank ballot is ``-``; an empty text is no ballot at all.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Any

from domain.votes.errors import MalformedBallot, NothingChosen, UnknownOption
from domain.votes.values import JsonValue, MalformedFile, brief

BLANK = "-"
_MARK = re.compile(r"([^\s=;,]+)=([0-9]{1,6})")


@dataclass(frozen=True)
class Option:
    """What can be voted for. ``cost``: exact, in the unit of the budget; 0 where money plays no part."""

    id: str
    title: str
    cost: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[^\s=;,]+", self.id) or self.cost < 0:
            raise MalformedFile(reason="fault.option", option=brief(self.id))


@dataclass(frozen=True)
class Ballot:
    """The marked options, in the order of their ids. Without any mark, it is blank."""

    marks: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, marks: Mapping[str, int]) -> "Ballot":
        """The ballot with these marks, whatever their order."""
        return cls(tuple(sorted(marks.items())))

    @classmethod
    def parse(cls, text: str) -> "Ballot":
        """The ballot of a text.

        Raises
        ------
        domain.votes.errors.NothingChosen, domain.votes.errors.MalformedBallot
        """
        if not text:
            raise NothingChosen
        if text == BLANK:
            return cls()
        found = [_MARK.fullmatch(word) for word in text.split(" ")]
        marks = {match[1]: int(match[2]) for match in found if match}
        if len(marks) != len(found):
            raise MalformedBallot
        return cls.of(marks)

    @property
    def text(self) -> str:
        """The canonical text."""
        return " ".join(f"{option}={mark}" for option, mark in self.marks) or BLANK

    @property
    def blank(self) -> bool:
        """Whether the person voted blank."""
        return not self.marks


class Papers(StrEnum):
    """What a ballot on a budget looks like."""

    APPROVAL = "approval"  # the projects one would like
    BASKET = "basket"  # the projects one would pay for, within the budget
    POINTS = "points"
    RANKING = "ranking"


class Allocation(StrEnum):
    """Which of the two selections, always computed side by side, is the outcome."""

    GREEDY = "greedy"  # most votes first, skipping what does not fit
    EQUAL_SHARES = "equal_shares"


class Completion(StrEnum):
    """What equal shares does with the money left over (docs/decisions/0009)."""

    NONE = "none"
    GREEDY = "greedy"  # most votes first with what is left
    ADD1 = "add1"  # shares grow step by step until nothing more fits, or the next step would overspend
    ADD1_FULL = "add1_full"  # shares grow step by step until the next step would overspend
    ADD1_GREEDY = "add1_greedy"  # ADD1_FULL, then most votes first: Pabulib's "add1u"


@dataclass(frozen=True)
class Rules:
    """What is decided before a vote opens and cannot change afterwards. Each method reads the fields it names.

    ``most``: options that a ballot may mark, None for all. ``dots``, ``per_option``: dots or points in hand, and on one
    option at most. ``scale``: one of ``majority.SCALES``. ``silence``: what no mention of an option counts as: "worst",
    the worst one, or "left_out", nothing (docs/decisions/0094). ``counting``: "borda" or "schulze". ``step``: how much
    each share grows at a time (completion ``add1``). ``lot``: whether lots are drawn between equal options; else it is
    told.
    """

    most: int | None = None
    dots: int = 3
    per_option: int = 2
    scale: str = "five"
    silence: str = "worst"
    counting: str = "borda"
    budget: Fraction = Fraction(0)
    papers: Papers = Papers.APPROVAL
    allocation: Allocation = Allocation.EQUAL_SHARES
    completion: Completion = Completion.GREEDY
    step: Fraction = Fraction(1)
    lot: bool = False

    def __post_init__(self) -> None:
        if self.budget < 0 or self.step <= 0:
            raise MalformedFile(reason="fault.not_money", key="budget")

    @property
    def text(self) -> str:
        """All the rules as one line of JSON, money as exact fractions."""
        return json.dumps(asdict(self), default=str, sort_keys=True)

    @classmethod
    def parse(cls, text: str) -> "Rules":
        """The rules of a text.

        Raises
        ------
        domain.votes.values.MalformedFile
        """
        return cls.of(JsonValue.parse(text))

    @classmethod
    def of(cls, said: JsonValue) -> "Rules":
        """The rules in a value of a file, each of the type that counting expects.

        Raises
        ------
        domain.votes.values.MalformedFile
        """
        unknown = [key for key in said.keys if key not in _READ]
        if unknown:
            said.refuse("fault.unknown_key", name=brief(unknown[0]))
        return cls(**{key: _READ[key](said[key]) for key in said.keys})


SCALES = ("five", "seven", "faces")
SILENCES = ("worst", "left_out")
COUNTINGS = ("borda", "schulze")

_READ: Mapping[str, Callable[[JsonValue], Any]] = {
    "most": lambda said: None if said.value is None else said.number,
    "dots": lambda said: said.number,
    "per_option": lambda said: said.number,
    "scale": lambda said: said.one_of(SCALES),
    "silence": lambda said: said.one_of(SILENCES),
    "counting": lambda said: said.one_of(COUNTINGS),
    "budget": lambda said: said.money,
    "papers": lambda said: Papers(said.one_of(list(Papers))),
    "allocation": lambda said: Allocation(said.one_of(list(Allocation))),
    "completion": lambda said: Completion(said.one_of(list(Completion))),
    "step": lambda said: said.money,
    "lot": lambda said: said.flag,
}


def marked(ballot: Ballot, options: Iterable[Option]) -> dict[str, int]:
    """The marks of a ballot that names only options of this vote.

    Raises
    ------
    domain.votes.errors.UnknownOption
    """
    marks = dict(ballot.marks)
    if not set(marks) <= {option.id for option in options}:
        raise UnknownOption
    if len(marks) != len(ballot.marks) or any(first > second for first, second in pairwise(marks)):
        raise MalformedBallot
    return marks


def expressed(ballots: Iterable[Ballot]) -> tuple[list[Ballot], int]:
    """The ballots that say something, and how many are blank."""
    everything = list(ballots)
    saying = [ballot for ballot in everything if not ballot.blank]
    return saying, len(everything) - len(saying)


def ids(options: Sequence[Option]) -> tuple[str, ...]:
    """The options' ids, in their order."""
    return tuple(option.id for option in options)
