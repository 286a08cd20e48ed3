"""Pictograms that say how much (docs/decisions/0093): what content names is drawn, and means what it says."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from domain.votes.methods.majority import SCALES
from tests.tablet.conftest import Node
from texts import keys_under

CONTENT = Path(__file__).parent.parent.parent / "content"
NEVER = {"thumb_up", "thumb_down", "elderly", "elderly_woman", "lunch_dining", "sick"}
DEGREES = ("dots", "plate", "feeling", "candles")


@pytest.fixture(scope="module", autouse=True)
def spoken(node: Node) -> None:
    node.ask("learn", keys_under("tablet"))


def lists() -> dict[str, list[dict[str, Any]]]:
    """Every list of choices that the tablet shows with pictograms."""
    said = yaml.safe_load((CONTENT / "consent.yaml").read_text(encoding="utf-8"))
    chosen = yaml.safe_load((CONTENT / "choices.yaml").read_text(encoding="utf-8"))["choice_lists"]
    return {**chosen, **{key: said[key] for key in ("consent", "consent_ages", "consent_screens")}}


LISTS = lists()


def pictures(name: str) -> list[str]:
    return [choice["icon"] for choice in LISTS[name] if choice.get("icon")]


def degree(icon: str) -> int:
    return int(icon.split("_")[1])


def is_degree(icon: str) -> bool:
    return icon.startswith(DEGREES) and icon.rpartition("_")[2].isdigit() and icon.count("_") == 2


def test_what_content_names_is_drawn(node: Node) -> None:
    used = sorted({icon for name in LISTS for icon in pictures(name)} - ALL_MATERIAL_ICONS)
    found = node.ask("drawn", used)
    assert [name for name, drawing in zip(used, found, strict=True) if not drawing] == []
    assert {name.partition("_")[0] for name in used} == set(DEGREES)
    assert node.ask("drawn", ["dots_5_4", "plate_1", "face_1_5", "thumb_up", "dots_1_0", ""]) == [None] * 6


def test_no_pictogram_judges_or_mocks() -> None:
    for name in LISTS:
        worn = {icon for icon in pictures(name) if icon in NEVER or icon.startswith(("sentiment_", "signal_", "mood"))}
        assert worn == set(), name


@pytest.mark.parametrize("name", sorted(LISTS))
def test_faces_go_one_way_and_degrees_go_with_their_words(name: str) -> None:
    degrees = [icon for icon in pictures(name) if is_degree(icon)]
    kinds = {icon.partition("_")[0] for icon in degrees}
    assert len(kinds) <= 1, "one kind of degree in a list"
    numbers = [degree(icon) for icon in degrees]
    assert numbers in (sorted(numbers), sorted(numbers, reverse=True))
    assert len(set(numbers)) == len(numbers)
    if kinds & {"feeling", "candles"}:
        assert numbers == sorted(numbers), "from sad to glad, from young to old"


def test_how_often_and_how_much_is_said_by_what_is_filled() -> None:
    assert [degree(icon) for icon in pictures("freq5")[:5]] == [0, 1, 2, 3, 4]
    assert [degree(icon) for icon in pictures("lonely")[:5]] == [4, 3, 2, 1, 0]  # «Tout le temps» comes first
    assert pictures("food_suff")[:4] == ["plate_4_4", "plate_3_4", "plate_2_4", "plate_1_4"]


@pytest.mark.parametrize("of", range(1, 8))
def test_so_many_dots_are_filled(node: Node, of: int) -> None:
    for at, dots in enumerate(node.ask("drawn", [f"dots_{at}_{of}" for at in range(of + 1)])):
        assert [dot["fill"] for dot in dots] == ["currentColor"] * at + ["none"] * (of - at)


@pytest.mark.parametrize("of", [5, 7])
def test_only_the_mouth_of_a_face_moves_and_always_up(node: Node, of: int) -> None:
    faces = node.ask("drawn", [f"feeling_{at}_{of}" for at in range(1, of + 1)])
    mouths = [float(face[-1]["d"].split()[1].partition("Q")[0]) - float(face[-1]["d"].split()[2]) for face in faces]
    assert mouths == sorted(mouths, reverse=True)
    assert len(set(mouths)) == of
    assert all(face[:-1] == faces[0][:-1] for face in faces)


def test_the_faces_of_votes_go_the_same_way(node: Node) -> None:
    option = [{"id": "A", "title": "A", "cost": "0"}]
    papers: list[dict[str, Any]] = [
        {"method": "majority", "options": option, "rules": {}, "mentions": mentions}
        for scale in SCALES.values()
        for mentions in ([{"value": value, "label": label} for value, label in enumerate(scale)],)
    ]
    shuffled = [paper | {"mentions": [*reversed(paper["mentions"])]} for paper in papers]
    for scale, signs in zip([*SCALES.values()] * 2, node.ask("faces", papers + shuffled), strict=True):
        assert [degree(sign) for sign in signs] == list(range(1, len(scale) + 1))
    [warmth] = node.ask("faces", [{"method": "thermometer", "options": option, "rules": {}, "mentions": []}])
    assert [degree(sign) for sign in warmth] == sorted(degree(sign) for sign in warmth)
    assert len(warmth) == 11
