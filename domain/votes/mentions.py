"""The mentions that one option received: the one in the middle, the majority value, and where two of them part.

Source: M. Balinski and R. Laraki, «A theory of measuring, electing, and ranking», PNAS 104 (2007),
doi:10.1073/pnas.0702634104. The mention of an even number of ballots is the lower of the two in the middle.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

Tally = Sequence[int]  # ballots for each mention, the worst mention first


@dataclass(frozen=True)
class Gauge:
    """``above``, ``below``: exact shares of ballots strictly better and strictly worse than the majority mention."""

    above: Fraction
    mention: int
    below: Fraction

    @property
    def sign(self) -> str:
        """``+`` if more ballots are above the mention than below it."""
        return "+" if self.above > self.below else "-"


@dataclass(frozen=True)
class Duel:
    """Where two options with the same mention part: after ``removed`` middle ballots of each are set aside."""

    removed: int
    mention: int
    other: int


def middle(tally: Tally) -> int:
    """The majority mention: the lower middlemost of at least one ballot."""
    wanted = (sum(tally) + 1) // 2
    return next(mention for mention, seen in enumerate(accumulate(tally)) if seen >= wanted)


def value(tally: Tally) -> tuple[int, ...]:
    """The majority value: the mention, then the mention without that ballot, and so on. Compared in this order."""
    left, sequence = list(tally), []
    for _ in range(sum(tally)):
        mention = middle(left)
        sequence.append(mention)
        left[mention] -= 1
    return tuple(sequence)


def gauge(tally: Tally) -> Gauge:
    """The majority gauge of at least one ballot, for display."""
    n, mention = sum(tally), middle(tally)
    return Gauge(Fraction(sum(tally[mention + 1 :]), n), mention, Fraction(sum(tally[:mention]), n))


def duel(tally: Tally, other: Tally) -> Duel | None:
    """Where the majority values of two tallies of as many ballots part; None if they never do: they are equal."""
    pairs = zip(value(tally), value(other), strict=True)
    return next((Duel(step, one, two) for step, (one, two) in enumerate(pairs) if one != two), None)


def without(tally: Tally, removed: int) -> Tally:
    """What is left once that many ballots have been set aside, each time the one in the middle."""
    left = list(tally)
    for _ in range(min(removed, sum(tally))):
        left[middle(left)] -= 1
    return tuple(left)
