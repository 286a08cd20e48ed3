"""Of fewer than ten, no percentage: how many of how many."""

import pytest

from domain.cooperation.figures import ToldFigure
from domain.cooperation.ties import Network
from domain.evaluation.measures import Result
from sentences.cooperation.figures import value
from sentences.cooperation.ties import answered
from sentences.numbers import percent, rate, share


def test_from_ten_on_a_part_is_told_in_percent() -> None:
    assert (percent(3 / 7, 7), percent(4 / 9, 9)) == ("3 sur 7", "4 sur 9")
    assert (percent(0.3, 10), rate(0.3)) == ("30\u00a0%", "30\u00a0%")
    assert (share(3, 9), share(3, 10)) == ("3 sur 9", "3 sur 10 (30\u202f%)")


@pytest.mark.parametrize(
    ("n", "invited", "said"),
    [
        (0, 0, "0 structure sur 0 a remis ses liens"),
        (1, 4, "1 structure sur 4 a remis ses liens"),
        (3, 7, "3 structures sur 7 ont remis leurs liens"),
        (6, 12, "6 structures sur 12 ont remis leurs liens (50\u00a0%)"),
    ],
)
def test_how_many_structures_answered(n: int, invited: int, said: str) -> None:
    assert answered(Network(invited, n, (), {})) == said


@pytest.mark.parametrize(("n", "strong", "said"), [(3, 1, "1 sur 3"), (4, 6, "6 sur 6"), (5, 4, "40\u00a0%")])
def test_ties_are_counted_among_those_that_are_possible(n: int, strong: int, said: str) -> None:
    assert value("co_ties", ToldFigure(Result(n, 100 * strong / (n * (n - 1) // 2)))) == said
