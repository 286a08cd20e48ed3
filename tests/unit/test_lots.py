"""Sensitive answers by lots, held against whoever knows what everybody answered but one person."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.evaluation.lots import ENOUGH, LARGEST, LOT, K, Lots, added, ends, people
from domain.evaluation.ranges import Span
from tests.lots import Draw, Room, told
from tests.unit.test_disclosure import LATER

ONCE = 1 / 2_000  # 2 ** -11: all eleven of a cell were drawn, and nobody stayed out who could stand for one of them


def drawn_of(people: int) -> st.SearchStrategy[Room]:
    return st.tuples(st.integers(0, people), st.integers(0, people)).map(
        lambda two: (min(two), max(two) - min(two), people - max(two))
    )


lots = st.sampled_from((LOT, 2 * LOT, 5 * LOT, LARGEST)).flatmap(drawn_of)


def test_whoever_knows_everybody_but_one_person_is_certain_of_nothing_but_by_a_rare_draw() -> None:
    """Every population of sixty-six is gone through, and every draw of each."""
    worst = Draw(LOT, 2 * LOT).worst()
    assert 0 < worst < ONCE / 2


@pytest.mark.parametrize(
    ("drawn", "waiting"),
    [(2, 4), (2, 5), pytest.param(3, 6, marks=pytest.mark.soak), pytest.param(10, 20, marks=pytest.mark.soak)],
)
def test_nor_of_larger_draws_where_a_side_is_as_small_as_can_be_told(drawn: int, waiting: int) -> None:
    """Of two small cells every pair is gone through: of three that are large nobody is ever the last."""
    draw = Draw(drawn * LOT, waiting * LOT)
    others = waiting * LOT - 1
    small = {tuple(sorted((one, two, others - one - two))) for one, two in product(range(K + 4), repeat=2)}
    every = ((room[a], room[b], room[3 - a - b]) for room in small for a, b in ((0, 1), (1, 2), (0, 2), (2, 0)))
    assert draw.worst(every) < ONCE


def test_a_draw_of_all_who_wait_would_tell_and_so_would_one_of_twenty_two() -> None:
    """What the rule is for: these are what it does not do."""
    assert Draw(LOT, LOT).worst([(LOT - 1 - 10, 10, 0)]) > 0.99
    assert Draw(22, 44).worst() > 0.05


@given(lots)
def test_no_side_under_eleven_is_told_and_what_is_told_is_true(room: Room) -> None:
    figure, (yes, no, silent) = told(room), room
    if not figure.shown:
        assert max(yes, no) < K
        return
    assert figure.count is not None
    assert figure.against is not None
    assert figure.n is not None
    assert figure.share
    for side, n in ((figure.count, yes), (figure.against, no), (figure.n, yes + no)):
        assert side.low <= n <= side.high
        assert not side.exact or n >= K
    assert figure.missing is None or figure.missing == silent >= K
    assert figure.n.exact == (silent >= K) or (figure.n == Span(22, 22))
    assert figure.share[0] - 1e-9 <= yes / (yes + no) <= figure.share[1] + 1e-9
    assert ends(figure) == (min(yes, no) >= K or sum(room) == LARGEST)


@given(lots)
def test_it_is_told_evenly(room: Room) -> None:
    one, other = told(room), told((room[1], room[0], room[2]))
    assert (one.why, one.n, one.missing, one.count, one.against) == (
        other.why,
        other.n,
        other.missing,
        other.against,
        other.count,
    )
    if one.share is not None and other.share is not None:
        assert one.share == pytest.approx((1 - other.share[1], 1 - other.share[0]))


@given(lots, lots)
def test_lots_add_up_to_nothing_that_they_did_not_tell(one: Room, other: Room) -> None:
    first, second = told(one), told(other)
    if not (first.shown and second.shown):
        return
    both = added(first, second)
    yes, no = one[0] + other[0], one[1] + other[1]
    assert both.count is not None
    assert both.n is not None
    assert both.share
    assert both.count.low <= yes <= both.count.high
    assert both.n.low <= yes + no <= both.n.high
    assert both.share[0] - 1e-9 <= yes / (yes + no) <= both.share[1] + 1e-9
    assert both.population == sum(one) + sum(other)
    exact = [figure.count is not None and figure.count.exact and figure.part_low is None for figure in (first, second)]
    assert both.count.exact == all(exact)


def test_a_lot_is_half_of_who_waits_and_waits_for_more_before_it_is_drawn_anew() -> None:
    assert [people(waiting, 0) for waiting in (0, 65, 66, 131, 132, 659, 660, 5_000)] == [
        0,
        0,
        33,
        33,
        66,
        297,
        330,
        330,
    ]
    assert [people(waiting, LOT) for waiting in (66, 131, 132)] == [0, 0, 66]
    assert all(2 * people(waiting, 0) <= waiting for waiting in range(1_000))


@given(st.lists(st.tuples(st.integers(1, 10), st.randoms(use_true_random=False)), max_size=12))
def test_a_figure_that_was_shown_never_goes_and_only_grows_by_whole_draws(steps: list[tuple[int, object]]) -> None:
    kept, shown = Lots(), 0
    for size, luck in steps:
        drawn = max(size * LOT, kept.tried + LOT) if kept.tried < LARGEST else LARGEST
        cut = sorted(luck.sample(range(drawn + 1), 2))  # type: ignore[attr-defined]
        before, figure = kept, told((cut[0], cut[1] - cut[0], drawn - cut[1]))
        kept = kept.after(figure)
        was = before.shown is not None and before.shown.shown
        assert not was or (kept.shown is not None and kept.shown.shown)
        assert (kept.tried == 0) == ends(figure)
        if before.told is not None:
            assert kept.told is not None
            assert kept.told.population - before.told.population in (0, drawn)
        shown += was
    assert kept.enough == (kept.told is not None and kept.told.population >= ENOUGH)


def test_another_rule_begins_anew() -> None:
    first, second = told((20, 20, 26)), replace(told((30, 20, 16)), version=2, day=LATER)
    assert Lots().after(first).after(second).shown == second


def test_the_draws_of_a_wave_in_order() -> None:
    """Few, then both sides: the second is drawn anew, of all. Then the next ones begin at nothing."""
    few, whole, next_ = told((5, 27, 1)), told((15, 45, 6)), told((3, 29, 1))
    one = Lots().after(few)
    assert (one.shown, one.told, one.tried) == (few, None, LOT)
    two = one.after(whole)
    assert (two.shown, two.told, two.tried) == (whole, whole, 0)
    three = two.after(next_)
    assert (three.shown, three.tried) == (whole, LOT)  # what is told of few is not added to it
    four = three.after(told((20, 46, 0)))
    assert four.shown is not None
    assert (four.shown.population, four.tried) == (4 * LOT, 0)


@pytest.mark.parametrize("unknown", [2, K - 1])
def test_whoever_knows_fewer_people_knows_no_more(unknown: int) -> None:
    draw = Draw(LOT, 2 * LOT)
    least: Room = (2 * LOT - K - unknown, K - 1, 1)
    assert max(draw.certain((2 * LOT - K - 1, K - 1, 1))) > 0
    assert max(draw.certain(least, unknown)) <= max(draw.certain((2 * LOT - K - 1, K - 1, 1)))
