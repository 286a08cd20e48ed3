"""Who answered in a wave: nothing is told nearer than by eleven, and whoever knows two rooms' gauges learns no cell.

She knows how many answered in each room and their gauges, the rule, and what is told. Everything that fits is tried:
all numbers of both rooms, all draws with their exact chances. A range that is narrowed below five values counts as
found.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from math import comb

import numpy as np
import pytest
from numpy.typing import NDArray

from domain.evaluation.disclosure import K as FEWEST
from domain.evaluation.lots import LARGEST
from domain.evaluation.quality import LEAST, About, Bound, K, Trait, drawn, told
from domain.evaluation.ranges import Span
from domain.workshops.equity import GroupSize

Numbers = NDArray[np.int64]
Chances = Mapping[Span, NDArray[np.float64]]
BAR = 1e-3  # as of the draws by age and programme (docs/decisions/0158)


@cache
def chances(people: int) -> Chances:
    """Of everything that may be told of a trait, how likely it is, by how many of all people bear it."""
    many = drawn(people)
    ways = comb(people, many)
    found: dict[Span, NDArray[np.float64]] = {}
    for bearing in range(people + 1):
        for n in range(max(0, many - (people - bearing)), min(bearing, many) + 1):
            here = found.setdefault(told(n, many), np.zeros(people + 1))
            here[bearing] += comb(bearing, n) * comb(people - bearing, many - n) / ways
    return found


def within(gauge: GroupSize, people: int) -> Span:
    """All that a room's gauge leaves open."""
    alike = [n for n in range(people + 1) if GroupSize.of(n) is gauge]
    return Span(alike[0], alike[-1])


def values(numbers: Numbers) -> int:
    """How many of them there are, each once."""
    return len(np.unique(numbers))


def narrowed(cells: Sequence[Numbers], fits: NDArray[np.bool_]) -> bool:
    """Whether one of these numbers has fewer than five values left, and fewer than she knew before."""
    return any(values(cell[fits]) < min(FEWEST, values(cell)) for cell in cells)


def found(cells: Sequence[Numbers], of: Sequence[Numbers], people: int) -> float:
    """The chance that something is found, where it is greatest.

    ``cells``: each number that she wants, in every case that fits what she knew; ``of``: for each trait that is told,
    how many of all people bear it then.
    """
    worst = np.zeros(len(cells[0]))
    for outcome in product(chances(people).values(), repeat=len(of)):
        likely = np.prod([of_one[bearing] for of_one, bearing in zip(outcome, of, strict=True)], axis=0)
        fits = likely > 0
        if fits.any() and narrowed(cells, fits):
            worst += likely
    return float(worst.max())


def known(rooms: tuple[int, int]) -> Iterator[tuple[Span, Span]]:
    """What two gauges leave open; and every nearer bound that earlier looks, or other groups, may leave of many."""
    each = []
    for people in rooms:
        spans = [within(gauge, people) for gauge in GroupSize]
        many = spans.pop()
        each.append(spans + [Span(many.low, high) for high in range(many.low + FEWEST - 1, many.high + 1)])
    yield from product(*each)


@pytest.mark.parametrize("many", [2 * K, 3 * K, 10 * K, LARGEST])
def test_both_ends_are_told_alike_and_nothing_nearer_than_by_eleven(many: int) -> None:
    for n in range(many + 1):
        span, other = told(n, many), told(many - n, many)
        assert span.low <= n <= span.high
        assert (other.low, other.high) == (many - span.high, many - span.low)
        trait = Trait(About.LANGUAGE, "ar", many, span)
        assert trait.bound is (Bound.FEW if n < K else Bound.MOST if many - n < K else Bound.SHARE)
        assert span.low in {0, *range(K, many + 1)}
        if trait.bound is Bound.SHARE:
            assert trait.percent in range(5, 100, 5)
            assert abs(trait.percent - 100 * n / many) <= 2.5
        else:
            assert span.high - span.low == K - 1


def test_how_many_are_drawn_says_nothing_nearer_than_by_thirty_three() -> None:
    assert drawn(LEAST - 1) == 0
    assert [drawn(n) for n in (LEAST, LEAST + 32, LEAST + 33, 989, 990, 1_000_000)] == [22, 22, 33, 319, 330, 330]


@pytest.mark.parametrize("rooms", [(33, 33), (12, 54), (54, 12), (41, 59), (10, 120)])
def test_two_gauges_and_a_trait_of_the_wave_leave_every_room_as_unknown(rooms: tuple[int, int]) -> None:
    people, worst = sum(rooms), 0.0
    for one, other in known(rooms):
        here, there = np.indices((one.high - one.low + 1, other.high - other.low + 1))
        here, there = (here + one.low).ravel(), (there + other.low).ravel()
        worst = max(worst, found((here, there, here + there), (here + there,), people))
    assert 0 <= worst < BAR, worst


def gauged(people: int) -> dict[tuple[GroupSize, ...], Numbers]:
    """All ways in which a room speaks three languages, by its gauges."""
    every: dict[tuple[GroupSize, ...], list[tuple[int, ...]]] = {}
    for first in range(people + 1):
        for second in range(people - first + 1):
            way = (first, second, people - first - second)
            every.setdefault(tuple(map(GroupSize.of, way)), []).append(way)
    return {gauges: np.array(ways) for gauges, ways in every.items()}


@pytest.mark.parametrize("rooms", [(20, 46), (52, 14)])
def test_all_languages_of_two_rooms_and_of_the_wave_together(rooms: tuple[int, int]) -> None:
    people, worst = sum(rooms), 0.0
    for one, other in product(*(gauged(n).values() for n in rooms)):
        here, there = np.repeat(one, len(other), axis=0), np.tile(other, (len(one), 1))
        cells = [room[:, language] for room in (here, there, here + there) for language in range(3)]
        worst = max(worst, found(cells, list((here + there).T), people))
    assert 0 <= worst < BAR, worst


@pytest.mark.parametrize("people", [132, 165])
def test_the_size_of_a_class_by_age_is_known_too(people: int) -> None:
    """As figures by age tell it: two bands that were joined, each with a trait of its own."""
    band = np.arange(LEAST + 1)
    assert found((band, LEAST - band), (band, LEAST - band), people) < BAR


def test_everybody_but_one_known_is_not_enough() -> None:
    """Of both ways that are left, each is possible but for a chance below the bar."""
    for people in (LEAST, 99, 140):
        for bearing in range(people):
            pair = np.array([bearing, bearing + 1])
            assert found((pair,), (pair,), people) < BAR


def test_without_a_draw_a_threshold_would_tell_on_one_room() -> None:
    """Why people are drawn at all: the attacker above does find what an exact sum gives away."""
    here, there = (np.indices((5, 5)) + np.array([0, 5])[:, None, None]).reshape(2, -1)
    assert any(narrowed((here, there), (here + there >= least)) for least in range(6, 14))
    assert narrowed((here, there), here + there >= 10)
