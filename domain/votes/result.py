"""What a count gives: places with their ties, numbers, and the reasons that a sentence tells."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from domain.evaluation.disclosure import K
from domain.votes.ballot import Option, Rules

Number = int | Fraction


@dataclass(frozen=True)
class Place:
    """One place in the order. Several options in one place are tied; the next place counts them all."""

    rank: int
    options: tuple[str, ...]


@dataclass(frozen=True)
class Lot:
    """A tie settled by drawing lots. Anybody can draw again: options go by SHA-256 of ``<seed>:<option id>``."""

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
        """The options in first place; several are tied, none if nobody voted, or too few."""
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


def places(options: Iterable[str], score: Callable[[str], Any]) -> tuple[Place, ...]:
    """Options by falling score; equal scores share a place."""
    groups: dict[Any, list[str]] = {}
    for option in options:
        groups.setdefault(score(option), []).append(option)
    return ranked([groups[value] for value in sorted(groups, reverse=True)])


def ranked(groups: Iterable[Iterable[str]]) -> tuple[Place, ...]:
    """Places from groups of tied options, best first."""
    found: list[Place] = []
    rank = 1
    for group in groups:
        tied = tuple(sorted(group))
        found.append(Place(rank, tied))
        rank += len(tied)
    return tuple(found)


def by_lot(options: Iterable[str], seed: str) -> list[str]:
    """The options in the order that the lot gives them."""
    return sorted(options, key=lambda option: (hashlib.sha256(f"{seed}:{option}".encode()).hexdigest(), option))


def draw_lot(order: tuple[Place, ...], rules: Rules, seed: str | None) -> tuple[tuple[Place, ...], Lot | None]:
    """The places after the lot, if the rule says so, a seed was drawn and there is a tie to settle."""
    tied = tuple(place.options for place in order if len(place.options) > 1)
    if not (rules.lot and seed is not None and tied):
        return order, None
    drawn = tuple(tuple(by_lot(group, seed)) for group in tied)
    return ranked([[option] for place in order for option in by_lot(place.options, seed)]), Lot(seed, drawn)


def titles(options: Sequence[Option]) -> dict[str, str]:
    """The options' titles, by id."""
    return {option.id: option.title for option in options}


def seconds(outcome: Outcome, names: Mapping[str, str]) -> tuple[str, ...]:
    """Who comes just after the first place; several names if they are level."""
    return tuple(names[option] for option in outcome.places[1].options)


def preface(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """What is said whatever the method, in place of the rest: nobody voted, a tie, a lot, too few ballots, one option.

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
