"""Intervals against the vectors of the field's specification."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.evaluation.statistics import mean_interval, wilson


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


@given(st.dictionaries(st.integers(0, 7), st.integers(1, 300), min_size=1))
def test_the_mean_interval_stays_on_the_scale_and_repeats_itself(counts: dict[int, int]) -> None:
    low, high = mean_interval(counts)
    assert min(counts) <= low <= high <= max(counts)
    assert mean_interval(counts) == (low, high)
