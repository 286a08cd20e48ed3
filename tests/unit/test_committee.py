"""What whoever sees two rooms and their committee may find, of a figure that the rooms are not told."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import product

from domain.evaluation.disclosure import Basis, Onlooker, disclose
from domain.evaluation.indicators import MISSING
from domain.evaluation.spreads import Block, Group, tell
from tests.attacker import Block as Counts
from tests.attacker import chance, compositions, indicator, plus

DAY = date(2026, 11, 28)


def block(counts: Sequence[int]) -> Block:
    """What a block answered to «no», «rather yes», «yes», or nothing: its indicator counts the last two choices."""
    no, rather, yes, silent = counts
    groups = (Group(("no",), no), Group(("rather", "yes"), rather + yes))
    named = {"no": no, "rather": rather, "yes": yes}
    return Block(sum(counts), sum(counts) - silent, named, frozenset(named), groups)


def cells(counts: Sequence[int]) -> dict[str, int]:
    no, rather, yes, silent = counts
    return {"yes": rather + yes, "no": no, MISSING: silent}


@cache
def own(one: Counts) -> str:
    """What a room's screen tells of a block of its own."""
    return repr(tell(block(one), DAY))


def screens(blocks: Sequence[Counts]) -> str:
    """What the committee's figure says after each block of two rooms, and what each room's screen told of its own."""
    seen: list[str] = []
    now: Counts = (0, 0, 0, 0)
    basis = Basis()
    for one in blocks:
        now = plus(now, one)
        figure, told = disclose(indicator(), cells(now), basis, Onlooker.COMMITTEE)
        basis = Basis(cells(now), told) if figure.shown else basis
        seen += [repr(figure), own(one)]
    return " ".join(seen)


def test_whoever_sees_the_room_s_answers_and_the_committee_s_figure_finds_nobody_but_by_a_rare_chance() -> None:
    """Every pair of blocks is gone through. Certain of one person: everybody of a block said it, or nobody did."""
    shares = (0.3, 0.3, 0.38, 0.02)
    fits: dict[str, list[tuple[Counts, Counts]]] = defaultdict(list)
    for pair in product(compositions(10, 4), compositions(10, 4)):
        fits[screens(pair)].append(pair)
    found = told = 0.0
    for worlds in fits.values():
        weight = sum(chance(first, shares) * chance(second, shares) for first, second in worlds)
        told += weight * ("Spread" in screens(worlds[0]))
        for number, cell in product(range(2), range(3)):
            counts = {world[number][cell] for world in worlds}
            if counts in ({0}, {10}):
                found += weight
                break
    assert found <= 1e-6
    assert told > 0.05
