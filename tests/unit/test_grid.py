"""The printed grid: one page, read by a screen reader, filled in or blank; what has no room is said to be elsewhere."""

from dataclasses import replace
from datetime import date

import pytest

from domain.cooperation.solutions import (
    Anchor,
    Beneficiary,
    Brick,
    BrickWords,
    Effect,
    EffectWords,
    Funder,
    Lists,
    Solution,
    SolutionWords,
)
from domain.workshops.existing import Named, Naming, Thing
from reports.grid import blank, grid
from tests.documents import faults, outside, pages, sizes
from texts import say

LISTS = Lists({"alimenter": "s'alimenter"}, {"care": "Soin"}, {"2": "Des dispositifs coopératifs"})
WORDS = SolutionWords(
    "Une #panic(cantine)", "Manger ensemble.", ("alimenter",), Anchor.THEME, "care", savings="Du bois."
)


def thing(title: str) -> Thing:
    return Thing(Naming(title, "workshop", date(2026, 1, 1), Named(title, "lieu")))


def solution(bricks: int) -> Solution:
    effect = EffectWords("Moins de solitude", Beneficiary.RESIDENTS, Funder.MUTUAL)
    made = (
        Brick(f"b{at}", 1, BrickWords(f"Brique {at}."), f"Structure {at}", "", (Effect(f"e{at}", 1, effect),))
        for at in range(1, bricks + 1)
    )
    return Solution("s", "lyon", 1, WORDS, tuple(made))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_grid_is_one_page_of_what_is_known_and_a_blank_one_asks() -> None:
    around = ["Grap donne un four"], ["Stockage : Vrac offre à Grap (*une* cave)"]
    made, empty = grid(solution(2), [thing("Le marché du jeudi")], LISTS, "Lyon", *around), blank("Lorient")
    for document in (made, empty):
        assert faults(document) == outside(document) == []
        assert len(pages(document)) == 1
        assert min(sizes(document)) >= 10
    [said], [asked] = (pages(document) for document in (made, empty))
    for known in (
        "#panic(cantine)",
        "Manger ensemble.",
        "Le marché du jeudi",
        "Brique 2.",
        "Structure 1",
        "Mutuelle",
        "un four",
        "*une* cave",
    ):
        assert known in said
        assert known not in asked
    for part in ("aim", "already", "bricks", "actors", "effects", "commitments", "resources"):
        assert plain(say(f"grid.{part}")) in plain(said)
        assert plain(say(f"grid.ask_{part}")) in plain(asked)
    assert plain(say("grid.ask_aim")) not in plain(said)
    assert plain(say("grid.ask_commitments")) not in plain(said)


@pytest.mark.parametrize("bricks", [3, 60])
def test_what_has_no_room_is_said_to_be_elsewhere(bricks: int) -> None:
    long = replace(solution(bricks), words=replace(WORDS, aim="Manger ensemble, et bien. " * 10))
    made = grid(long, [], LISTS, "Lyon")
    assert faults(made) == outside(made) == []
    [said] = pages(made)
    assert (plain(say("grid.cut")) in plain(said)) == (bricks > 3)
    assert (f"Brique {bricks}." in said) == (bricks == 3)
