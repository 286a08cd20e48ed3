"""Numbers told roughly: whole numbers between two bounds, and how two sides of a question are told the same way."""

from dataclasses import dataclass
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
    """How many said yes and no, and how many that is together, as told."""

    yes: Span
    no: Span
    n: Span


def exactly(number: int) -> Span:
    """A number told as it is."""
    return Span(number, number)


def sides(yes: int, no: int, most: int, k: int, *, exact: bool) -> Sides:
    """Both sides of a question, told evenly: swapping ``yes`` and ``no`` swaps them and nothing else.

    Parameters
    ----------
    most : the largest ``yes + no`` that may be; less than ``k`` people may be missing from it, unless ``exact``.
    exact : whether ``yes + no`` is told; it then is ``most``.
    k : smaller sides are told as «fewer than k». At most one of the two is.
    """
    n = exactly(most) if exact else Span(most - k + 1, most)
    if no < k:
        return Sides(Span(max(0, n.low - k + 1), n.high), Span(0, k - 1), n)
    if yes < k:
        return Sides(Span(0, k - 1), Span(max(0, n.low - k + 1), n.high), n)
    if exact:
        return Sides(exactly(yes), exactly(no), n)
    low, high = _lead(yes - no, most - 2 * k, k)
    return Sides(_side(n, low, high, k), _side(n, -high, -low, k), n)


def _lead(lead: int, largest: int, k: int) -> tuple[int, int]:
    """The lead of yes over no, to ``k`` people: no exact lead and no exact number of non-answers comes out of it.

    Steps of k around nothing, the same on both sides; the last one is long enough to hold at least k values.
    """
    half = k // 2
    step = min((abs(lead) + half) // k, max(0, (largest - half) // k))
    last = k * (step + 1) + half > largest
    near, far = k * step - half, largest if last else k * step + half
    if step == 0:
        return -far, far
    return (near, far) if lead > 0 else (-far, -near)


def _side(n: Span, low: int, high: int, k: int) -> Span:
    """The people of one side, its lead being between ``low`` and ``high``."""
    return Span(max(k, -((-n.low - low) // 2)), min(n.high - k, (n.high + high) // 2))
