"""Numbers told roughly: whole numbers between two bounds, and how two sides of a question are told the same way."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple


@dataclass(frozen=True)
class Span:
    """A whole number that is known to lie between ``low`` and ``high``, both included; exact if they are equal."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


class Sides(NamedTuple):
    """How many said yes and no, and how many that is together, as told.

    ``part``: the smallest and the largest share of yes, where numbers alone would tell it less well.
    """

    yes: Span
    no: Span
    n: Span
    part: tuple[Fraction, Fraction] | None = None


def exactly(number: int) -> Span:
    """A number told as it is."""
    return Span(number, number)


def sides(yes: int, no: int, n: Span, k: int) -> Sides:
    """Both sides of a question, told evenly: swapping ``yes`` and ``no`` swaps them and nothing else.

    Parameters
    ----------
    n : what is told of ``yes + no``.
    k : smaller sides are told as «fewer than k». At most one of the two is.
    """
    if no < k:
        return Sides(Span(max(0, n.low - k + 1), n.high), Span(0, k - 1), n)
    if yes < k:
        return Sides(Span(0, k - 1), Span(max(0, n.low - k + 1), n.high), n)
    if n.exact:
        return Sides(exactly(yes), exactly(no), n)
    low, high = part(yes, no, n, k)
    return Sides(side(n, low, high, k), side(n, 1 - high, 1 - low, k), n, (low, high))


def part(yes: int, no: int, n: Span, k: int) -> tuple[Fraction, Fraction]:
    """The share of yes in steps: it says nothing of how many answered.

    One person less changes a share by less than the step, whoever it is, up or down; so one answer more and one
    less fit what is told just as well. Steps are counted from one half, the same on both sides, and are never finer
    than ``k`` people of lead.
    """
    step = max(k, 2 * n.high // (n.low - 1) + 1)  # of the lead that there would be if everybody had answered
    last = max(0, (2 * (n.high - 2 * k) - step) // (2 * step))  # long enough to hold a whole step
    here = min((2 * abs(yes - no) * n.high + step * (yes + no)) // (2 * step * (yes + no)), last)
    far = Fraction(1) if here == last else Fraction(step * (2 * here + 1), 2 * n.high)
    near = Fraction(step * (2 * here - 1), 2 * n.high) if here else -far
    if yes < no:
        near, far = -far, -near
    least = Fraction(k, n.high)
    return max(least, (1 + near) / 2), min(1 - least, (1 + far) / 2)


def side(n: Span, low: Fraction, high: Fraction, k: int) -> Span:
    """The people of one side, its share being between ``low`` and ``high``."""
    return Span(max(k, ceil(low * n.low)), min(n.high - k, floor(high * n.high)))
