"""Intervals against the vectors of the field's specification."""

from itertools import product
from statistics import median as middle
from statistics import quantiles

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.evaluation import change
from domain.evaluation.change import Change
from domain.evaluation.statistics import mean, mean_interval, median, median_interval, newcombe, wilson


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (7, 15, 0.2481, 0.6988),
        (3, 12, 0.0889, 0.5323),
        (0, 11, 0, 0.2588),
        (11, 11, 0.7412, 1),
        (20, 60, 0.2273, 0.4594),
    ],
)
def test_wilson_vectors(successes: int, n: int, low: float, high: float) -> None:
    assert wilson(successes, n) == pytest.approx((low, high), abs=5e-5)


def test_nothing_is_known_of_nobody() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_share_lies_in_its_interval(case: tuple[int, int]) -> None:
    successes, n = case
    low, high = wilson(successes, n)
    assert 0 <= low <= successes / n + 1e-12
    assert successes / n - 1e-12 <= high <= 1


@settings(deadline=None)  # the machine may be busy
@given(st.dictionaries(st.integers(0, 7), st.integers(1, 300), min_size=1))
def test_the_mean_interval_stays_on_the_scale_and_repeats_itself(counts: dict[int, int]) -> None:
    low, high = mean_interval(counts)
    assert min(counts) <= low <= high <= max(counts)
    assert mean_interval(counts) == (low, high)


@pytest.mark.parametrize(
    ("first", "second", "low", "high", "said"),
    [
        ((9, 18), (5, 16), -0.458, 0.1338, Change.UNKNOWN),
        ((30, 60), (15, 58), -0.3966, -0.0661, Change.DOWN),
        ((15, 58), (30, 60), 0.0661, 0.3966, Change.UP),
        ((48, 80), (56, 70), 0.0524, 0.3339, Change.UP),  # Newcombe 1998, table II, method 10
        ((3, 10), (9, 10), 0.1705, 0.8090, Change.UP),
        ((2, 7), (6, 7), 0.0582, 0.8062, Change.UP),
        ((0, 29), (5, 56), -0.0381, 0.1926, Change.UNKNOWN),
        ((0, 20), (0, 10), -0.1611, 0.2775, Change.UNKNOWN),
        ((0, 10), (0, 10), -0.2775, 0.2775, Change.UNKNOWN),
        ((0, 20), (10, 10), 0.6791, 1.0, Change.UP),
        ((0, 10), (10, 10), 0.6075, 1.0, Change.UP),
        ((0, 0), (5, 9), -1, 1, Change.UNKNOWN),
        ((5, 9), (0, 0), -1, 1, Change.UNKNOWN),
    ],
)
def test_newcombe_vectors(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float, said: Change
) -> None:
    assert newcombe(first, second) == pytest.approx((low, high), abs=5e-4 if low == -0.458 else 6e-5)
    assert change.of_shares(first, second) is said


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        ((0.01, 2), Change.UP),
        ((-2, -0.01), Change.DOWN),
        ((-1, 1), Change.UNKNOWN),
        ((0, 1), Change.UNKNOWN),
        ((-1, 0), Change.UNKNOWN),
        ((0, 0), Change.UNKNOWN),
    ],
)
def test_a_change_is_told_only_where_the_interval_leaves_nought_out(
    interval: tuple[float, float], said: Change
) -> None:
    assert change.conclude(interval) is said


def test_a_change_of_means() -> None:
    assert change.of_means({2: 30, 3: 30}, {5: 30, 6: 30}) is Change.UP
    assert change.of_means({5: 30, 6: 30}, {2: 30, 3: 30}) is Change.DOWN
    assert change.of_means({0: 5, 7: 5}, {0: 4, 7: 6}) is Change.UNKNOWN
    assert change.of_means({3: 12}, {3: 40}) is Change.UNKNOWN
    assert change.of_means({}, {3: 40}) is Change.UNKNOWN


@settings(deadline=None)
@given(st.dictionaries(st.integers(-100, 100), st.integers(1, 30), min_size=1))
def test_a_median_is_the_one_of_everybody_in_a_row(counts: dict[int, int]) -> None:
    everybody = [value for value, n in counts.items() for _ in range(n)]
    assert median(counts) == middle(everybody)
    low, high = median_interval(counts)
    assert min(counts) <= low <= median(counts) <= high <= max(counts)


def exact(values: tuple[int, ...], told: str) -> tuple[float, float]:
    """The interval over every resample there is, each as likely as another."""
    resamples = product(map(float, values), repeat=len(values))
    found = sorted(sum(drawn) / len(drawn) if told == "mean" else middle(drawn) for drawn in resamples)
    cuts = quantiles(found, n=40, method="inclusive")
    return cuts[0], cuts[-1]


@pytest.mark.parametrize("values", [(0, 1, 2, 5, 7, 7), (1, 1, 4, 8, 8, 3), (2, 2, 2, 2, 2, 9)])
def test_two_thousand_draws_find_what_all_resamples_give(values: tuple[int, ...]) -> None:
    counts = {value: values.count(value) for value in values}
    assert mean_interval(counts) == pytest.approx(exact(values, "mean"), abs=0.2)
    assert median_interval(counts) == pytest.approx(exact(values, "median"), abs=0.5)
    assert mean(counts) == sum(values) / 6
