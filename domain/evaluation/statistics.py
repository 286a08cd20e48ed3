"""Uncertainty, told honestly: intervals for shares, means, medians and differences, from counts alone."""

from collections.abc import Mapping
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Counts = Mapping[float, int] | Mapping[int, int]  # how many people have each value
Z95 = 1.959963984540054  # 97.5 % quantile of the standard normal law
DRAWS = 2_000
SEED = 20_221_014  # fixed, so that the same counts always tell the same story
FEWEST_FOR_PERCENT = 10


def in_percent(n: int) -> bool:
    """Whether a part of ``n`` people, answers or ballots may be told in percent: under ten, counts only."""
    return n >= FEWEST_FOR_PERCENT


def wilson(successes: float, n: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a proportion, both bounds between 0 and 1.

    ``n = 0`` gives (0, 1): nothing is known.

    Source: E. B. Wilson, «Probable inference, the law of succession, and statistical inference»,
    JASA 22 (1927), doi:10.1080/01621459.1927.10502953.
    """
    if n == 0:
        return 0.0, 1.0
    share = successes / n
    centre = share + Z95**2 / (2 * n)
    spread = Z95 * sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2))
    scale = 1 + Z95**2 / n
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def newcombe(first: tuple[float, int], second: tuple[float, int]) -> tuple[float, float]:
    """The 95 % interval of a difference of two shares, second minus first, of people who are not the same.

    ``first``, ``second``: how many said yes, and of how many. Where one of them is nobody, anything may be.

    Source: R. G. Newcombe, «Interval estimation for the difference between independent proportions: comparison of
    eleven methods», Statistics in Medicine 17 (1998), method 10, doi:10.1002/(SICI)1097-0258(19980430)17:8<873.
    """
    if not first[1] or not second[1]:
        return -1.0, 1.0
    before, after = first[0] / first[1], second[0] / second[1]
    (low1, high1), (low2, high2) = wilson(*first), wilson(*second)
    down = sqrt((after - low2) ** 2 + (high1 - before) ** 2)
    up = sqrt((high2 - after) ** 2 + (before - low1) ** 2)
    return after - before - down, after - before + up


def mean(counts: Counts) -> float:
    """The mean of values, from how many people have each; there is at least one. The order of counting is no matter."""
    return sum(value * n for value, n in sorted(counts.items())) / sum(counts.values())


def median(counts: Counts) -> float:
    """The median: of an even number of people, half way between the two in the middle."""
    values, people = _columns(counts)
    return float(_medians(values, people.reshape(1, -1))[0])


def mean_interval(counts: Counts) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of a mean, from the counts of each value.

    Costs the same for ten respondents and for a million: the resamples are drawn from the counts.

    Source: B. Efron, «Bootstrap methods: another look at the jackknife», Ann. Statist. 7 (1979),
    doi:10.1214/aos/1176344552.
    """
    return _between(_mean_draws(counts, SEED))


def median_interval(counts: Counts) -> tuple[float, float]:
    """The same of a median. On a scale of few steps it is as coarse as the steps are."""
    values, draws = _draws(counts, SEED)
    return _between(_medians(values, draws))


def mean_difference_interval(first: Counts, second: Counts) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of a difference of two means, second minus first, of different people."""
    return _between(_mean_draws(second, SEED + 1) - _mean_draws(first, SEED))


def _columns(counts: Counts) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The values in order, and how many people have each."""
    pairs = sorted((float(value), n) for value, n in counts.items())
    return np.array([value for value, _ in pairs]), np.array([n for _, n in pairs], dtype=np.int64)


def _draws(counts: Counts, seed: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The values in order, and how many people have each in every resample."""
    values, weights = _columns(counts)
    n = int(weights.sum())
    return values, np.random.default_rng(seed).multinomial(n, weights / n, size=DRAWS)


def _mean_draws(counts: Counts, seed: int) -> NDArray[np.float64]:
    values, draws = _draws(counts, seed)
    return np.asarray(draws @ values / int(draws[0].sum()))


def _medians(values: NDArray[np.float64], people: NDArray[np.int64]) -> NDArray[np.float64]:
    """The median of each row of counts."""
    reached, n = people.cumsum(axis=1), int(people[0].sum())
    lower = values[(reached >= (n + 1) // 2).argmax(axis=1)]
    upper = values[(reached >= n // 2 + 1).argmax(axis=1)]
    return np.asarray((lower + upper) / 2)


def _between(draws: NDArray[np.float64]) -> tuple[float, float]:
    low, high = np.quantile(draws, [0.025, 0.975])
    return float(low), float(high)
