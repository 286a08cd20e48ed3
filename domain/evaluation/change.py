"""Whether something changed between two waves, and the honest «not enough answers to say»."""

from enum import StrEnum

from domain.evaluation.disclosure import Figure
from domain.evaluation.statistics import Counts, mean_difference_interval, newcombe


class Change(StrEnum):
    """What may be said: «En hausse», «En baisse», or that nobody knows."""

    UP = "up"
    DOWN = "down"
    UNKNOWN = "unknown"  # «Pas assez de réponses pour dire si ça change»


def conclude(interval: tuple[float, float]) -> Change:
    """Conclusive only where the interval of the difference excludes zero; one that ends there does not."""
    low, high = interval
    if low > 0:
        return Change.UP
    return Change.DOWN if high < 0 else Change.UNKNOWN


def of_shares(first: tuple[float, int], second: tuple[float, int]) -> Change:
    """Of two shares of different people: how many said yes, and of how many."""
    return conclude(newcombe(first, second))


def of_means(first: Counts, second: Counts) -> Change:
    """Of two means of different people, from how many have each value; of nobody, unknown."""
    if not first or not second:
        return Change.UNKNOWN
    return conclude(mean_difference_interval(first, second))


ROUNDED = 0.5  # of two means that are told by halves: a quarter of a unit each


def difference(first: Figure, second: Figure) -> tuple[float, float] | None:
    """The 95 % interval of what changed between two figures that are shown, of different people; None if it has none.

    It knows no more than the figures tell: where they are told roughly, it is as wide as anything that fits makes it.
    Of shares, from -1 to 1 (Newcombe); of means, in their unit, from one interval to the other, which is wider still.
    """
    ends = first.value_low, first.value_high, second.value_low, second.value_high
    if ends[0] is not None and ends[1] is not None and ends[2] is not None and ends[3] is not None:
        return ends[2] - ends[1] - ROUNDED, ends[3] - ends[0] + ROUNDED
    if first.share is None or second.share is None or first.n is None or second.n is None:
        return None
    before, after = first.n.low, second.n.low
    (least, most), (low, high) = first.share, second.share
    down = newcombe((most * before, before), (low * after, after))[0]
    return down, newcombe((least * before, before), (high * after, after))[1]


def of_figures(first: Figure, second: Figure) -> Change:
    """What may be said of two figures that are shown, the former first."""
    interval = difference(first, second)
    return conclude(interval) if interval is not None else Change.UNKNOWN
