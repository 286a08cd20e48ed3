"""Scores by lots, held against whoever knows the score of everybody but one person."""

import random

import pytest

from domain.evaluation.lots import LOT, K
from tests.lots import Draw
from tests.scores import SILENT, ScoredDraw
from tests.unit.test_indicator_rules import RULES

ONCE = 1 / 2_000  # as of a share: tests/unit/test_lots.py
SIDES = (0.0, 1.0)  # OSSS-3 above its lowest band, EPICES from its mark on
WAIT = 2 * LOT


def table() -> list[float]:
    """Of FIES, as the content has it."""
    return [float(one) for one in RULES["fs_fies_modsev"]["calculation"]["numbers"]["table"]]


def populations(number: int, seed: int) -> list[dict[float, int]]:
    """Everybody but one person, by the chance of their score: of every kind of place, well off to starving."""
    luck, likely = random.Random(seed), sorted(set(table()))  # noqa: S311
    found = []
    for _ in range(number):
        some = luck.sample([*likely, SILENT], luck.randint(1, 4))
        cuts = sorted(luck.randint(0, WAIT - 1) for _ in some[1:])
        sizes = [high - low for low, high in zip([0, *cuts], [*cuts, WAIT - 1], strict=True)]
        found.append(dict(zip(some, sizes, strict=True)))
    return found


EDGES = [  # where a side, or silence, is as small as can be told
    {0.0: WAIT - 1 - K, SILENT: K},
    {0.0: K, SILENT: WAIT - 1 - K},
    {0.0: WAIT - 1 - K + 1, 0.989: K - 1},
    {0.038: WAIT - 1},
    {0.0: 2 * K, 0.642: 2 * K, SILENT: WAIT - 1 - 4 * K},
]


def test_two_sides_are_what_a_share_is() -> None:
    draw, share = ScoredDraw(LOT, WAIT, SIDES), Draw(LOT, WAIT)
    for yes, no in ((K, 4 * K), (2 * K, 2 * K), (0, 5 * K), (K - 1, 5 * K)):
        silent = WAIT - 1 - yes - no
        found = draw.certain({1.0: yes, 0.0: no, SILENT: silent})
        expected = share.certain((yes, no, silent))
        assert [found[1.0], found[0.0], found[SILENT]] == pytest.approx(expected)
        assert max(found.values()) < ONCE


def test_whoever_knows_every_other_score_is_certain_of_no_score_nor_of_silence() -> None:
    draw = ScoredDraw(LOT, WAIT, table())
    for others in EDGES + populations(3, seed=1):
        assert max(draw.certain(others).values()) < ONCE


def test_a_toss_hides_at_least_what_a_side_hides() -> None:
    """Who would see where each toss fell is told less of a score than of a side, and she does not see it."""
    tossed = ScoredDraw(LOT, WAIT, table()).certain({0.0: 3 * K, 0.989: 2 * K, SILENT: K - 1})
    sided = Draw(LOT, WAIT).certain((2 * K, 3 * K, K - 1))
    assert max(tossed.values()) <= max(sided) + 1e-12


def test_of_all_who_wait_a_score_would_be_certain_all_the_same() -> None:
    """What the rule is for: where everybody is in the figure, nobody stayed out who could stand for one of them."""
    everybody = ScoredDraw(LOT, LOT, SIDES).certain({0.0: LOT - K, 1.0: K - 1})
    assert everybody[1.0] > 0.99
    tossed = ScoredDraw(LOT, LOT, table()).certain({0.0: LOT - K, 0.989: K - 1})
    assert tossed[0.989] > 0.5


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_nor_in_any_of_two_hundred_places() -> None:
    draw = ScoredDraw(LOT, WAIT, table())
    assert max(max(draw.certain(others).values()) for others in populations(200, seed=2)) < ONCE
