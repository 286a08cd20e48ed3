"""Uncertainty, told honestly: intervals for a share and for a mean, from counts alone."""

from collections.abc import Mapping
from math import sqrt

import numpy as np

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


def mean_interval(counts: Mapping[int, int]) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of a mean, from the counts of each whole value.

    Costs the same for ten respondents and for a million: the resamples are drawn from the counts.

    Source: B. Efron, «Bootstrap methods: another look at the jackknife», Ann. Statist. 7 (1979),
    doi:10.1214/aos/1176344552.
    """
    values = np.array(sorted(counts))
    weights = np.array([counts[int(value)] for value in values])
    n = int(weights.sum())
    draws = np.random.default_rng(SEED).multinomial(n, weights / n, size=DRAWS)
    low, high = np.quantile(draws @ values / n, [0.025, 0.975])
    return float(low), float(high)
