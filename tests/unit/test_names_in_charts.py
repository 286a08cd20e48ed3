"""No name in a chart is ever cut at a desk, whatever the width of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from charts import grid, levels, questions, structures
from charts.look import DESK, WALL
from charts.names import LETTER, LINE, MOST, PHONE, broken, further, lines, whole
from charts.votes import BARS, PROFILE, bars, profile

LONG = "Une épicerie sociale ouverte à toutes et tous, le soir et le samedi matin aussi, au marché"
NAMES = ("Un four", LONG, "Anticonstitutionnellementetpluslong encore", "")


def drawn(*names: str, size: int = DESK) -> dict[str, object]:
    rows = [(name, 0.5, False, "4 sur 8") for name in names]
    made: dict[str, object] = bars(pd.DataFrame(rows, columns=BARS), size=size).to_dict()
    return made


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("n", range(1, MOST + 1))
def test_all_words_stand_on_so_many_lines_at_most_each_as_short_as_it_can_be(name: str, n: int) -> None:
    row = broken(pd.DataFrame({"option": [name]})).iloc[0]
    said = row[f"on_{n}"].split("\n")
    assert " ".join(said).split() == name.split()
    assert len(said) <= n
    assert row[f"wide_{n}"] == max(map(len, said))
    assert n == 1 or row[f"wide_{n}"] <= row[f"wide_{n - 1}"]


def test_the_fewest_lines_that_fit_are_chosen_from_one_on() -> None:
    said = whole(DESK, "room")
    assert [said.index(f"wide_{n}") for n in range(1, MOST)] == sorted(said.index(f"wide_{n}") for n in range(1, MOST))
    assert said.endswith(f"datum.on_{MOST}")


def test_long_names_make_room_for_themselves_at_a_desk_and_change_nothing_on_the_wall() -> None:
    assert (lines(["Un four"]), lines([LONG]), lines([])) == (1, MOST, 1)
    assert drawn("Un four", LONG)["height"] > drawn("Un four", "Un pot")["height"]  # type: ignore[operator]
    assert drawn("Un four", LONG, size=WALL)["height"] == drawn("Un four", "Un pot", size=WALL)["height"]


CONTENT = Path(__file__).parents[2] / "content"
LISTED = {
    "choices",
    "rows",
    "themes",
    "stakes",
    "agri_subthemes",
    "resource_types",
    "trajectory_steps",
    "actors",
    "axes",
}
COUNT = 20  # px of the number beside a name


def names(part: Any, *, inside: bool) -> Iterator[str]:  # noqa: ANN401  whatever a file of the content holds
    """The words of everything that a chart may have a row for."""
    if isinstance(part, list):
        for one in part:
            yield from names(one, inside=inside)
    elif isinstance(part, dict):
        if inside and isinstance(said := part.get("fr", part.get("name")), str):
            yield said
        for key, one in part.items():
            yield from names(one, inside=key in LISTED or (inside and key not in {"rows_from", "questions"}))


def of_the_content() -> list[str]:
    paths = [*CONTENT.glob("*.yaml"), *CONTENT.glob("questionnaires/*.yaml")]
    read = {path: yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths}
    found = {one for path, part in read.items() for one in names(part, inside=path.stem in LISTED)}
    return sorted(found, key=len)


def test_the_longest_names_of_the_content_fit_a_telephone() -> None:
    found = of_the_content()
    assert "Contribution au développement de systèmes alimentaires territoriaux durables et inclusifs" in found
    frame = broken(pd.DataFrame({"option": found}))
    room = (PHONE - COUNT) / (LETTER * DESK)
    wide = frame.loc[frame[f"wide_{MOST}"] > room, "option"]
    assert list(wide) == []
    assert further(["Soin", found[-1]]) == [0, LINE * (MOST - 1)]


def test_no_chart_at_a_desk_limits_a_name_and_each_is_as_high_as_its_longest_ones_need() -> None:
    def made(name: str) -> list[dict[str, Any]]:
        cells = pd.DataFrame([(name, 1, 2, "2"), ("Soin", 1, 0, "0")], columns=grid.COLUMNS)
        cells.attrs["beside"] = {name: "3 structures sur 8"}
        dots = pd.DataFrame([(name, 1, 2, 1.0), ("Soin", 2, 1, 2.0)], columns=structures.DOTS)
        dots.attrs |= {"steps": 3, "ends": ("Non", "Oui")}
        waves = pd.DataFrame([(name, "1", 0, 0, 2, 2), ("Vague", "1", 0, 0, 1, 1)], columns=levels.COLUMNS)
        spread = pd.DataFrame([(name, 0.5, 0.5, "2", -1), ("Soin", 0.5, 0.5, "2", -1)], columns=questions.COLUMNS)
        merit = pd.DataFrame([(name, "Bien", 1, "B", 5, 0.0, 1.0)], columns=PROFILE)
        drawn = (
            grid.grid(cells),
            structures.dots(dots),
            levels.levels(waves),
            questions.spread(spread),
            profile(merit),
        )
        return [one.to_dict() for one in drawn]

    for short, long in zip(made("Un pot"), made(LONG), strict=True):
        assert "limit" not in {key for layer in long["layer"] for key in layer["mark"]}
        assert long["height"] >= short["height"] + LINE
