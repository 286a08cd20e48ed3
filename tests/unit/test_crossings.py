"""Figures by class: how classes are joined, what is told of all of them together, and what nobody finds out of it."""

import random
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.evaluation.crossings import FEWEST, LEAST, POOL, Class, asked, classes, tells
from domain.evaluation.disclosure import Basis, Figure, K, Onlooker, disclose
from domain.evaluation.indicators import MISSING
from domain.evaluation.lots import LARGEST, LOT
from domain.evaluation.lots import K as K_LOTS
from tests.attacker import indicator
from tests.lots import Draw, Room, told
from tests.tables import ranges, untold

TABLES = 30
SHARES = (0.02, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95)


def everybody(people: Sequence[Room], made_up: int = 0) -> Figure:
    """What a committee is told of all of them."""
    yes, no, silent = (sum(room[side] for room in people) for side in range(3))
    cells = {"yes": yes, "no": no, MISSING: silent}
    return disclose(indicator(), cells, Basis(), Onlooker.COMMITTEE, made_up)[0]


def drawn(people: Room, luck: random.Random) -> Class:
    """Half of a class."""
    everyone = [side for side, n in enumerate(people) for _ in range(n)]
    some = luck.sample(everyone, min(len(everyone), POOL) // 2)
    return Class(len(everyone), told((some.count(0), some.count(1), some.count(2))))


def table(luck: random.Random) -> list[Room]:
    """Two to four classes of people of which each answers as it likes."""
    rooms: list[Room] = []
    for _ in range(luck.randint(2, 4)):
        share, silent = luck.choice(SHARES), luck.choice((0.0, 0.02, 0.2))
        weights = (share * (1 - silent), (1 - share) * (1 - silent), silent)
        said = luck.choices(range(3), weights, k=luck.randint(LEAST, LEAST + 30))
        rooms.append((said.count(0), said.count(1), said.count(2)))
    return rooms


def test_of_thirty_tables_no_number_has_fewer_than_k_values_that_fit() -> None:
    """But where the figure of everybody alone leaves fewer already."""
    luck, shown = random.Random(12), 0  # noqa: S311  tables need no cryptographic luck
    for number in range(TABLES):
        people = table(luck)
        whole, parts = everybody(people, made_up=number % 3 * 4), [drawn(one, luck) for one in people]
        size = sum(map(sum, people))
        before = ranges(whole, [untold(part.people, 0) for part in parts], size)
        after = ranges(whole, parts, size)
        kept = all(
            now >= min(K_LOTS, was) >= min(K, was)
            for mine, former in zip(after, before, strict=True)
            for now, was in zip(mine, former, strict=True)
        )
        assert kept or not tells(whole, parts)
        shown += tells(whole, parts)
    assert shown > TABLES // 2


def test_the_last_few_of_a_class_are_not_found_by_subtraction() -> None:
    """Fourteen said no, and thirteen of them are told of one class: of the other one nearly nobody did."""
    whole = everybody([(53, 13, 0), (65, 1, 0)])
    one, other = Class(66, told((20, 13, 0))), Class(66, told((33, 0, 0)))
    assert ranges(whole, [one, other], 132)[1][1] < K
    assert not tells(whole, [one, other])
    assert tells(None, [one, other])
    assert tells(everybody([(43, 23, 0), (55, 11, 0)]), [one, other])


def test_nothing_is_told_where_no_class_tells_a_side() -> None:
    few = Class(66, told((10, 10, 13)))
    assert not few.figure.shown
    assert not tells(everybody([(20, 20, 26)] * 2), [few, few])


def test_a_figure_of_everybody_that_is_not_there_takes_nothing_away() -> None:
    assert tells(None, [Class(70, told((15, 15, 5)))] * 2)


@pytest.mark.parametrize("size", [LEAST, LEAST + 5])
def test_whoever_knows_everybody_but_two_of_a_block_is_certain_of_nobody(size: int) -> None:
    """She knows from the blocks that one of the two said yes and one no, and not which; each is of another class.

    What is drawn of both classes would have to rule out one of the two ways: by either of the two draws, at the most.
    """
    draw = Draw(size // 2, size)
    one = max(max(draw.certain((size - 1 - no, no, 0))) for no in range(size // 2 + 1))
    assert 2 * one < 1 / 1_000


@pytest.mark.timeout(60)
def test_beside_a_figure_of_other_answers_nothing_is_told_and_it_ends() -> None:
    """Whoever corrected since said otherwise when everybody was told: sums that nobody fits, in either order."""
    luck = random.Random(3)  # noqa: S311  tables need no cryptographic luck
    parts = [drawn((20, 76, 0), luck), drawn((90, 44, 0), luck)]
    assert tells(everybody([(20, 76, 0), (90, 44, 0)]), parts)
    for corrected in ([(1, 95, 0), (3, 131, 0)], [(93, 3, 0), (131, 3, 0)], [(0, 0, 96), (90, 44, 0)]):
        for mine in (parts, parts[::-1]):
            assert not tells(everybody(corrected), mine)
    ended = 0
    for _ in range(300):
        people, others = table(luck), table(luck)
        ended += tells(everybody(others), [drawn(one, luck) for one in people]) in {True, False}
    assert ended == 300


def test_two_of_one_class_who_change_places_change_no_draw() -> None:
    """The two ways are the same population of the class: every draw of it is as likely."""
    draw = Draw(LOT, 2 * LOT)
    assert draw._of((40, 24, 1), (1, 0, 0)) == draw._of((41, 23, 1), (0, 1, 0))


@given(st.lists(st.integers(0, 200), max_size=7))
def test_neighbours_are_joined_until_each_class_is_large_enough(sizes: list[int]) -> None:
    people = {str(number): n for number, n in enumerate(sizes)}
    found = classes(people)
    assert [one for each in found for one in each] == ([one for one, n in people.items() if n] if found else [])
    assert all(sum(people[one] for one in each) >= LEAST for each in found)
    assert len(found) != 1
    assert found or sum(sizes) < 3 * LEAST + 200


def test_classes_as_they_may_come() -> None:
    assert classes({"young": 30, "a": 40, "b": 70, "old": 20}) == (("young", "a"), ("b", "old"))
    assert classes({"a": 65, "b": 65}) == ()
    assert classes({"a": 66, "none": 0, "b": 66}) == (("a",), ("b",))
    assert classes({}) == ()


def test_an_indicator_is_told_where_enough_of_each_class_were_asked_or_nobody() -> None:
    cases = product((0, 1, LEAST - 1, LEAST, 500), repeat=3)
    for sizes in cases:
        small = any(0 < n < LEAST for n in sizes)
        assert asked(sizes) == (not small and sum(n >= LEAST for n in sizes) >= FEWEST)
    assert LARGEST * 2 == POOL >= 2 * K_LOTS
