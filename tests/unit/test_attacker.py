"""The publication rule, held against an attacker who tries every room that fits what all screens showed."""

import random
from collections import Counter

import pytest

from domain.evaluation.disclosure import Basis, Onlooker, disclose
from domain.evaluation.indicators import MISSING
from domain.evaluation.measures import Telling
from domain.evaluation.reservoir import needed
from domain.workshops.workshop import Admission
from tests.attacker import IS, IS_NOT, SHARE, Block, Machine, chance, compositions, found, indicator, known
from tests.certainty import Attacker
from tests.rooms import COMMITTEE, REVEAL, Setting, Unit

TWO = ("yes", "no")
SIX = (10, 13, 10, 18, 11, 15)
ANYTHING = [(IS, cell) for cell in range(5)]
YES_OR_NO = [(IS, 0), (IS, 1), (IS_NOT, 0), (IS_NOT, 1)]


@pytest.mark.parametrize(
    ("sizes", "shares", "cells", "rooms", "measure"),
    [
        ((10, 13, 10), (0.5, 0.5), TWO, (), Telling.SHARE),
        ((10, 13), (0.8, 0.2), TWO, (0, 1), Telling.SHARE),  # two rooms, the committee, and what parts them
        ((10, 10), (0.7, 0.2, 0.1), SHARE, (), Telling.SHARE),
        ((10, 10), (0.3, 0.4, 0.3), ("0", "3", "7"), (), Telling.MEAN),
    ],
)
def test_an_exact_attacker_finds_nobody(
    sizes: tuple[int, ...], shares: tuple[float, ...], cells: tuple[str, ...], rooms: tuple[int, ...], measure: Telling
) -> None:
    assert found(known(sizes, shares, cells, rooms=rooms, measure=measure), *ANYTHING) <= 1e-6


@pytest.mark.soak
@pytest.mark.parametrize(
    ("sizes", "shares", "cells", "measure"),
    [
        ((10, 13, 10, 18, 11, 15), (0.5, 0.5), TWO, Telling.SHARE),
        ((10, 13, 10, 18, 11, 15), (0.7, 0.3), TWO, Telling.SHARE),
        ((10, 13, 11, 10), (0.68, 0.3, 0.02), SHARE, Telling.SHARE),
        ((10, 13, 10), (0.3, 0.4, 0.3), ("0", "3", "7"), Telling.MEAN),
    ],
)
def test_an_exact_attacker_finds_nobody_in_many_uneven_blocks(
    sizes: tuple[int, ...], shares: tuple[float, ...], cells: tuple[str, ...], measure: Telling
) -> None:
    """Whoever withdraws before an act makes its block smaller; after it, nothing changes: uneven blocks are all."""
    assert found(known(sizes, shares, cells, measure=measure, least=1e-12), *ANYTHING) <= 1e-6


@pytest.mark.parametrize(
    ("shares", "cells", "tries"),
    [
        pytest.param((0.3, 0.4, 0.3), ("0", "3", "7"), 900, marks=pytest.mark.soak),
        ((0.25,) * 4, ("0", "3", "7", MISSING), 120),
        ((0.2,) * 5, ("0", "1", "3", "5", "7"), 90),
    ],
)
def test_six_uneven_blocks_of_many_answers_tell_of_nobody(
    shares: tuple[float, ...], cells: tuple[str, ...], tries: int
) -> None:
    """The chance that a block agrees, times how often that can be known where it does: never, in these rooms."""
    luck = random.Random(3)  # noqa: S311  drawn rooms need no cryptographic luck
    agrees = sum(share**size for share in shares for size in SIX)
    setting = Setting(sum(SIX), cells, shares, 0, Admission.PREPARED, Telling.MEAN)
    machine = Machine(cells, Telling.MEAN)
    for turn in range(tries):
        number, cell = turn % len(SIX), turn // len(SIX) % len(cells)
        said = [Counter(luck.choices(range(len(cells)), shares, k=size)) for size in SIX]
        said[number] = Counter({cell: SIX[number]})
        blocks = [tuple(one[cell] for cell in range(len(cells))) for one in said]
        units = [Unit(REVEAL, (COMMITTEE,), block, 0, block, fresh=True) for block in blocks]
        assert not Attacker(setting, machine, units, (0,) * len(cells)).certain(number, (IS, cell))
    assert agrees * 3 / tries <= 1e-6  # none of so many: less than three of them, at 95 %


@pytest.mark.parametrize("own", [(0, 4, 1), (5, 0, 0), (2, 3, 0)])
@pytest.mark.parametrize("shares", [(0.3, 0.7, 0.0), (0.68, 0.3, 0.02)])
def test_with_a_third_of_the_room_made_up_she_knows_no_more_than_any_display_would_tell(
    own: Block, shares: tuple[float, ...]
) -> None:
    """Fifteen people, five of them made up, at the very first moment at which «Révéler» is possible."""
    real = needed(Admission.CODE, 15) - sum(own)
    floor = sum((1 - share) ** real for share in shares[:2])
    rate = found(known([real], shares, own=[own]), *YES_OR_NO)
    assert rate <= floor + 1e-9 <= 0.01


@pytest.mark.parametrize("people", [20, 120])
@pytest.mark.parametrize("share", [0.22, 0.3, 0.5, 0.7, 0.78])
def test_ordinary_figures_are_shown_whichever_answer_is_the_rare_one(people: int, share: float) -> None:
    shares = (share * 0.98, (1 - share) * 0.98, 0.02)
    shown = sum(
        chance(block, shares)
        for block in compositions(people, 3)
        if disclose(indicator(), dict(zip(("yes", "no", MISSING), block, strict=True)), Basis(), Onlooker.ROOM)[0].shown
    )
    assert shown >= 0.95
