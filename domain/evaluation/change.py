"""Whether something changed between two waves, and the honest «not enough answers to say»."""

from enum import StrEnum

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
