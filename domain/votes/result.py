"""What a count gives: places, numbers, and the reasons that a sentence tells.

Results are kept under the names of these classes and of their fields (``domain.votes.aggregates``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from domain.evaluation.disclosure import K
from domain.votes.ballot import Option, Rules

Number = int | Fraction


@dataclass(frozen=True)
class Place:
    """One place in the order. Several options in one place are equal; the next place counts them all."""

    rank: int
    options: tuple[str, ...]


@dataclass(frozen=True)
class Lot:
    """Equal options parted by drawing lots. Anybody can draw again: options go by SHA-256 of ``<seed>:<option id>``."""

    seed: str
    drawn: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Outcome:
    """What may be told of fewer than five ballots: nothing but the method and who voted, so ``places`` is empty."""

    method: str
    rules: Rules
    places: tuple[Place, ...]
    lot: Lot | None

    def public(self) -> "Outcome":
        """What anybody may see."""
        return self

    @property
    def winners(self) -> tuple[str, ...]:
        """The options in first place; several are equal, none if nobody voted, or too few."""
        return self.places[0].options if self.places else ()


@dataclass(frozen=True)
class VoteResult(Outcome):
    """Everything counted. ``scores``: named numbers by option.

    ``n``: voices that say something: ballots, and people who voted by raised hand (``hands``), whom the room saw.
    """

    scores: Mapping[str, Mapping[str, Number]]
    n: int
    blanks: int
    hands: int = field(default=0, kw_only=True)

    @property
    def leading(self) -> tuple[str, ...]:
        """The options that a drawing marks as those that count."""
        return self.winners

    @property
    def more(self) -> dict[str, Any]:
        """What is announced beside places, numbers and voices."""
        return {}

    def public(self) -> Outcome:
        """The whole, or no result when fewer than five ballots say something: an order is a ballot when few voted.

        Raised hands protect no ballot: whoever was in the room can subtract them. Nor is it told that the few ballots
        beside them were all blank.
        """
        ballots = self.n - self.hands
        enough = ballots >= K or (not ballots and not self.blanks and self.n >= K)
        return self if enough else Outcome(self.method, self.rules, (), None)


@dataclass(frozen=True)
class Explanation:
    """A sentence: its key in texts and what fills it.

    ``values``: as they are (numbers exact; several names together). ``words``: values that are keys of texts.
    ``amounts``: exact sums of money, in the unit of the budget.
    """

    key: str
    values: Mapping[str, str | Number | tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    amounts: Mapping[str, Fraction] = field(default_factory=dict)


def titles(options: Sequence[Option]) -> dict[str, str]:
    """The options' titles, by id."""
    return {option.id: option.title for option in options}


def seconds(outcome: Outcome, names: Mapping[str, str]) -> tuple[str, ...]:
    """Who comes just after the first place; several names if they are level."""
    return tuple(names[option] for option in outcome.places[1].options)


def preface(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """What is said whatever the method, in place of the rest: nobody voted, equal options, a lot, too few ballots.

    Empty if there is one winner and a second to compare it with.
    """
    if not isinstance(outcome, VoteResult):
        return (Explanation("vote.few"),)
    names = titles(options)
    first = [names[option] for option in outcome.winners]
    if not first or not outcome.n:
        return (Explanation("vote.nobody"),)
    if len(first) > 1:
        return (Explanation("vote.tie", {"names": ", ".join(first), "n": len(first)}),)
    if outcome.lot and any(outcome.winners[0] in group for group in outcome.lot.drawn):
        return (Explanation("vote.lot", {"winner": first[0]}),)
    if len(outcome.places) == 1:
        return (Explanation("vote.alone", {"winner": first[0]}),)
    return ()
