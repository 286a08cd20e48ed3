"""What pairs tell: three cells by the rule of many, an interval that knows no more, never a difference of few."""

from itertools import product

import pytest

from domain.evaluation import pairs
from domain.evaluation.change import Change, conclude
from domain.evaluation.disclosure import STEP, Figure, K, Why
from domain.evaluation.pairs import FELL, LEAST, ROSE, SAME, Paired
from domain.evaluation.ranges import Span, exactly
from tests.unit.test_disclosure import DAY


def table(rose: int, same: int, fell: int, silent: int = 0) -> dict[tuple[int | None, int | None], int]:
    """So many pairs; of those who say the same, half say yes."""
    return {(0, 1): rose, (1, 1): same // 2, (0, 0): same - same // 2, (1, 0): fell, (1, None): silent}


def told(rose: int, same: int, fell: int, silent: int = 0) -> Paired | None:
    spread = pairs.told(table(rose, same, fell, silent), DAY)
    return Paired("fd_voice", "earlier", 1, spread) if spread else None


def test_ten_pairs_say_nothing_and_eleven_do_where_nine_answered() -> None:
    assert told(5, 5, 0) is None
    assert told(2, 7, 2) is not None
    assert told(2, 6, 1, silent=LEAST - 9) is not None
    assert told(2, 6, 0, silent=LEAST - 8) is None


def test_a_way_is_told_where_it_may_be_of_two_and_of_another_number_whatever_is_known() -> None:
    """Who knows what everybody said each time knows who rose without who fell."""
    assert told(9, 3, 0) is None  # nine more say yes: nobody fell
    assert told(6, 9, 1) is not None  # five more: nobody to four may have fallen
    assert (
        pairs.told({(0, 1): 6, (1, 1): 9, (1, 0): 1}, DAY) is None
    )  # nobody says no twice: one more cannot have risen


def test_beside_others_it_is_told_where_two_of_them_said_each_whatever_these_people_said() -> None:
    """Of both waves, in either order; a figure that nobody reads, or that is told roughly, is as if it were small."""

    def wave(yes: Span, no: Span) -> Figure:
        return Figure("fd_voice", 99, n=exactly(yes.high + no.high), count=yes, against=no)

    enough, few = exactly(18), exactly(17)
    large = wave(enough, exactly(40))
    assert pairs.told(table(6, 9, 1), DAY) is not None
    assert pairs.told(table(6, 9, 1), DAY, large) is not None
    assert pairs.told(table(6, 9, 1), DAY, large, wave(exactly(300), enough)) is not None
    for small in (wave(few, exactly(40)), wave(exactly(40), few), wave(Span(14, 18), exactly(40)), None,
                  Figure("fd_voice", 99, Why.TOO_FEW)):  # fmt: skip
        assert pairs.told(table(6, 9, 1), DAY, large, small) is None
        assert pairs.told(table(6, 9, 1), DAY, small, large) is None


def test_what_is_told_is_true_and_never_a_number_under_five() -> None:
    for rose, same, fell in product(range(0, 24, 2), repeat=3):
        if (one := told(rose, same, fell)) is not None:
            for way, n in ((ROSE, rose), (SAME, same), (FELL, fell)):
                part = one.spread.parts[way]
                assert part.low <= n <= part.high
                assert n >= K or (part.low, part.high) == (0, K - 1)


def test_everybody_alike_is_told_of_nobody() -> None:
    assert told(0, 30, 0) is None
    assert told(0, 29, 1) is None
    assert told(0, 26, 4) is None  # four fewer say yes: nobody rose
    assert told(2, 26, 4) is not None


def test_the_interval_is_that_of_agresti_and_min_or_wider() -> None:
    """Their example of 2005: (794, 86, 150, 570), a difference of 0.04 between 0.022 and 0.059."""
    low, high = pairs._agresti_min(150, 86, 1600)
    assert (low, high) == pytest.approx((0.0211, 0.0586), abs=2e-3)
    one = told(20, 9, 2)
    assert one is not None
    exact = pairs._agresti_min(20, 2, 31)
    assert one.interval[0] <= exact[0] < exact[1] <= one.interval[1]
    assert conclude(one.interval) is Change.UP


def test_few_who_moved_conclude_nothing_and_swapping_swaps() -> None:
    up, down = told(6, 18, 2), told(2, 18, 6)
    assert up is not None
    assert down is not None
    assert conclude(up.interval) is Change.UNKNOWN
    assert up.interval == pytest.approx((-down.interval[1], -down.interval[0]))


def test_whole_blocks_may_be_told_and_a_block_and_a_few_may_not() -> None:
    assert pairs.apart({"one": 10, "two": 12}, {"one": 10, "two": 12})
    assert not pairs.apart({"one": 10, "two": 1}, {"one": 10, "two": 12})
    assert not pairs.apart({"one": 6, "two": 7}, {"one": 10, "two": 12})
    assert pairs.apart({"one": 5, "two": 7}, {"one": 10, "two": 12})


def test_no_union_of_blocks_is_nearer_than_what_is_judged() -> None:
    """Gone through: every union of three blocks, and every way to be in them."""
    blocks = {"one": 10, "two": 11, "three": 13}
    for mine in product(range(11), range(12), range(14)):
        here = dict(zip(blocks, mine, strict=True))
        nearest = min(
            sum(blocks[b] - n if taken else n for (b, n), taken in zip(here.items(), union, strict=True))
            for union in product((True, False), repeat=3)
        )
        assert pairs.apart(here, blocks) == (nearest == 0 or nearest >= STEP)


def test_what_somebody_said_is_compared_only_with_an_answer() -> None:
    assert pairs.value({"yes": 1}) == 1
    assert pairs.value({"missing": 1}) is None
    assert pairs.moved(0, 1) == ROSE
    assert pairs.moved(1, 0) == FELL
    assert pairs.moved(1, 1) == SAME
    assert pairs.moved(None, 1) is pairs.moved(1, None) is None


def test_it_is_kept_as_it_was_told() -> None:
    one = told(11, 9, 6)
    assert one is not None
    assert pairs.read(pairs.stored(one), "earlier") == one
