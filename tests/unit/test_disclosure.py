"""The publication rule, held against an attacker who tries every room that fits what the screen showed."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from math import factorial, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.disclosure import K_SENSITIVE, STEP, Audience, Figure, K, Why, disclose, merged, next_version, waiting
from domain.indicators import MISSING, Calculation, Indicator, Measure

CELLS = ("yes", "no", "out", MISSING)
counts = st.fixed_dictionaries({cell: st.integers(0, 40) for cell in CELLS})


def indicator(measure: Measure = Measure.SHARE, *, sensitive: bool = False) -> Indicator:
    rule = Calculation(measure, "item", frozenset({"oui"}))
    return Indicator(
        "x", 1, "theme", "Nom", "", "%", 0, 7, "up", sensitive=sensitive, flagship=False, room=True, calculation=rule
    )


@given(counts)
def test_no_visible_number_is_between_one_and_k(cells: dict[str, int]) -> None:
    figure = disclose(indicator(), cells, {}, Audience.COMMITTEE)
    numbers = [figure.count, figure.grouped, figure.missing]
    if figure.n is not None and figure.count is not None:
        numbers.append(figure.n - figure.count)
    assert all(number is None or number == 0 or number >= K for number in numbers)


@given(counts)
def test_what_is_visible_never_gives_back_a_small_cell(cells: dict[str, int]) -> None:
    """Whatever is not told must hold at least k people, or nobody: it can be found by subtraction."""
    figure = disclose(indicator(), cells, {}, Audience.COMMITTEE)
    if figure.shown:
        told = (figure.n if figure.n is not None else figure.count or 0) + (figure.missing or 0)
        untold = figure.population - told
        assert untold == 0 or untold >= K


@given(counts, st.sampled_from(Audience))
def test_a_sensitive_figure_is_never_in_the_room_and_never_under_eleven(
    cells: dict[str, int], audience: Audience
) -> None:
    figure = disclose(indicator(sensitive=True), cells, {}, audience)
    if audience is Audience.ROOM:
        assert figure.why is Why.SENSITIVE
    elif figure.shown:
        assert (figure.count or K_SENSITIVE) >= K_SENSITIVE
        assert figure.population >= K_SENSITIVE


@given(st.dictionaries(st.sampled_from(CELLS), st.integers(0, 30)))
def test_a_group_holds_k_people_in_two_cells_or_everybody(cells: dict[str, int]) -> None:
    group = merged(cells, K)
    occupied = {cell for cell, n in cells.items() if n}
    if group and group != occupied:
        assert len(group) > 1
        assert sum(cells[cell] for cell in group) >= K
    assert {cell for cell in occupied if cells[cell] < K} <= group


def test_everybody_saying_the_same_is_not_shown() -> None:
    assert disclose(indicator(), {"yes": 9, "no": 1}, {}, Audience.ROOM).why is Why.TOO_SIMILAR
    assert disclose(indicator(), {"yes": 15, "no": 5}, {"yes": 5, "no": 5}, Audience.ROOM).why is Why.TOO_SIMILAR


def test_a_missing_answer_is_merged_with_the_nearest_small_cell() -> None:
    figure = disclose(indicator(), {"yes": 5, "no": 4, MISSING: 1}, {}, Audience.ROOM)
    assert (figure.count, figure.grouped, figure.n, figure.missing) == (5, 5, None, None)


def test_a_mean_is_told_by_halves() -> None:
    figure = disclose(indicator(Measure.MEAN), {"2": 6, "7": 7}, {}, Audience.COMMITTEE)
    assert (figure.n, figure.value) == (13, 4.5)  # 4.69 exactly: the exact mean would give back the sum


def test_before_anything_is_published_every_figure_says_that_it_waits() -> None:
    assert [figure.why for figure in waiting((indicator(),)).figures] == [Why.WAITING]


def test_a_version_keeps_the_basis_of_what_was_last_shown() -> None:
    first = next_version(None, (indicator(),), {"x": {"yes": 5, "no": 5}}, STEP, Audience.ROOM)
    second = next_version(first, (indicator(),), {"x": {"yes": 15, "no": 5}}, 2 * STEP, Audience.ROOM)
    third = next_version(second, (indicator(),), {"x": {"yes": 19, "no": 11}}, 3 * STEP, Audience.ROOM)
    assert [version.figures[0].shown for version in (first, second, third)] == [True, False, True]
    assert third.basis == {"x": {"yes": 19, "no": 11}}


def compositions(people: int, cells: int) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        yield (people,)
        return
    for first in range(people + 1):
        for rest in compositions(people - first, cells - 1):
            yield (first, *rest)


def chance(block: tuple[int, ...], shares: tuple[float, ...]) -> float:
    ways = factorial(sum(block)) / prod(factorial(n) for n in block)
    return ways * prod(share**n for n, share in zip(block, shares, strict=True))


def transcript(rule: Indicator, cells: tuple[str, ...], blocks: tuple[tuple[int, ...], ...]) -> tuple[Figure, ...]:
    seen, before, total = [], dict[str, int](), [0] * len(cells)
    for block in blocks:
        total = [old + new for old, new in zip(total, block, strict=True)]
        now = dict(zip(cells, total, strict=True))
        seen.append(disclose(rule, now, before, Audience.ROOM))
        before = now if seen[-1].shown else before
    return tuple(seen)


@pytest.mark.parametrize(
    ("cells", "blocks", "shares", "measure"),
    [
        (("yes", "no"), 3, (0.5, 0.5), Measure.SHARE),
        (("yes", "no"), 3, (0.8, 0.2), Measure.SHARE),
        (("yes", "no", MISSING), 2, (0.7, 0.2, 0.1), Measure.SHARE),
        (("0", "3", "7"), 2, (0.3, 0.4, 0.3), Measure.MEAN),
    ],
)
def test_an_exact_attacker_finds_nobody(
    cells: tuple[str, ...], blocks: int, shares: tuple[float, ...], measure: Measure
) -> None:
    """She knows the rule, the order of arrival and every version. Who is the same in all rooms that fit is found.

    Within a block any order fits, so someone is certain only where a whole block said the same in every room that fits.
    """
    fitting = defaultdict(list)
    for room in product(list(compositions(STEP, len(cells))), repeat=blocks):
        fitting[transcript(indicator(measure), cells, room)].append(room)
    found = sum(
        prod(chance(block, shares) for block in room)
        for rooms in fitting.values()
        if any(all(room[b][c] == STEP for room in rooms) for b in range(blocks) for c in range(len(cells)))
        for room in rooms
    )
    assert found <= 1e-5  # at most one room in a hundred thousand; every room with nothing withheld would be found
