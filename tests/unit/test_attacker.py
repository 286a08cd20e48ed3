"""The publication rule, held against an attacker who tries every room that fits what all screens showed."""

import pytest

from domain.disclosure import Audience, Basis, disclose
from domain.indicators import MISSING, Measure
from domain.reservoir import needed
from domain.workshops import Admission
from tests.attacker import IS, IS_NOT, SHARE, Block, chance, compositions, found, indicator, known

TWO = ("yes", "no")
ANYTHING = [(IS, cell) for cell in range(5)]
YES_OR_NO = [(IS, 0), (IS, 1), (IS_NOT, 0), (IS_NOT, 1)]


@pytest.mark.parametrize(
    ("sizes", "shares", "cells", "rooms", "measure"),
    [
        ((10, 13, 10), (0.5, 0.5), TWO, (), Measure.SHARE),
        ((10, 13), (0.8, 0.2), TWO, (0, 1), Measure.SHARE),  # two rooms, the committee, and what parts them
        ((10, 10), (0.7, 0.2, 0.1), SHARE, (), Measure.SHARE),
        ((10, 10), (0.3, 0.4, 0.3), ("0", "3", "7"), (), Measure.MEAN),
    ],
)
def test_an_exact_attacker_finds_nobody(
    sizes: tuple[int, ...], shares: tuple[float, ...], cells: tuple[str, ...], rooms: tuple[int, ...], measure: Measure
) -> None:
    assert found(known(sizes, shares, cells, rooms=rooms, measure=measure), *ANYTHING) <= 1e-6


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
        if disclose(indicator(), dict(zip(("yes", "no", MISSING), block, strict=True)), Basis(), Audience.ROOM)[0].shown
    )
    assert shown >= 0.95
