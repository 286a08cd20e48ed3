"""Majority values of tallies of different sizes, compared in proportion.

It is the majority value itself, each tally being repeated until all of them hold as many: from the middle outwards, the
mention just below it, then the one just above, and so on. Nothing is repeated here: between two shares at which some
tally changes, every step says the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise

Around = tuple[int, int]  # the mentions as far below the middle, and as far above it
_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Parting:
    """Where two tallies part: the mentions met there. ``aside``: the share of each, around the middle, before that."""

    aside: Fraction
    mention: int
    other: int


def keys(tallies: Mapping[str, Sequence[int]]) -> Mapping[str, tuple[Around, ...]]:
    """For each tally of at least one ballot, what compares as its majority value."""
    between = [(near + far) / 2 for near, far in pairwise(_changes(tallies.values()))]
    return {name: tuple(_around(tally, distance) for distance in between) for name, tally in tallies.items()}


def parting(tally: Sequence[int], other: Sequence[int]) -> Parting | None:
    """Where two tallies of at least one ballot part; None if they never do: they are equal."""
    for near, far in pairwise(_changes((tally, other))):
        pairs = zip(_around(tally, (near + far) / 2), _around(other, (near + far) / 2), strict=True)
        for mention, against in pairs:
            if mention != against:
                return Parting(2 * near, mention, against)
    return None


def _changes(tallies: Iterable[Sequence[int]]) -> list[Fraction]:
    """The distances from the middle at which some tally goes from a mention to the next, with both ends."""
    shares = {Fraction(seen, sum(tally)) for tally in tallies for seen in accumulate(tally)}
    return sorted({Fraction(0), _HALF} | {abs(share - _HALF) for share in shares})


def _around(tally: Sequence[int], distance: Fraction) -> Around:
    return _at(tally, _HALF - distance), _at(tally, _HALF + distance)


def _at(tally: Sequence[int], share: Fraction) -> int:
    """The mention that stands at that share of the ballots, counted from the worst; never on a border."""
    return next(mention for mention, seen in enumerate(accumulate(tally)) if seen > share * sum(tally))
