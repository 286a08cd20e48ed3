"""Figures of organisations: three at least, and none of them makes nearly all of it."""

import pytest

from domain.evaluation import measures
from domain.evaluation.indicators import Calculation
from domain.evaluation.structures import Untold, untold

TOTAL, RATIO = Calculation("total", ("one",)), Calculation("ratio", ("one", "two"))
MEANS = Calculation("means", ("one", "two"))


@pytest.mark.parametrize(
    ("numbers", "why"),
    [
        ({"40": 1, "60": 1}, Untold.TOO_FEW),
        ({"40": 1, "60": 1, "missing": 7}, Untold.TOO_FEW),
        ({"30": 2, "40": 1}, None),
        ({"84": 1, "10": 1, "6": 1}, None),
        ({"85": 1, "10": 1, "5": 1}, Untold.DOMINATED),
        ({"0": 3}, Untold.DOMINATED),  # it would say of each that it gave nothing
        ({"12": 3}, None),
    ],
)
def test_a_sum(numbers: dict[str, int], why: Untold | None) -> None:
    assert untold(measures.result(TOTAL, numbers)) is why


@pytest.mark.parametrize(
    ("pairs", "why"),
    [
        ({"1/10": 1, "5/10": 1, "9/10": 1}, None),
        ({"1/10": 2}, Untold.TOO_FEW),
        ({"5/90": 1, "5/5": 1, "4/5": 1}, Untold.DOMINATED),  # of the whole
        ({"90/100": 1, "5/100": 2}, Untold.DOMINATED),  # of the part
        ({"10/100": 1, "98/100": 1, "99/100": 1}, Untold.DOMINATED),  # of what is not the part
        ({"0/10": 1, "0/20": 1, "0/30": 1}, Untold.DOMINATED),
        ({"10/10": 1, "20/20": 1, "30/30": 1}, Untold.DOMINATED),
    ],
)
def test_a_ratio_from_every_side(pairs: dict[str, int], why: Untold | None) -> None:
    assert untold(measures.result(RATIO, pairs)) is why


def test_means_weigh_each_alike_so_that_three_are_enough() -> None:
    assert untold(measures.result(MEANS, {"one:90": 1, "two:10": 1, "one:20": 1, "two:80": 1})) is Untold.TOO_FEW
    assert untold(measures.result(MEANS, {"one:90": 2, "two:10": 2, "one:20": 1, "two:80": 1})) is None
