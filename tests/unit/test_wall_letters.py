"""Letters of charts on the wall: as large, once it is drawn, as everything else that is read at ten metres."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from charts.look import WALL
from charts.questions import COLUMNS, spread
from charts.rounds import BARS as ROUNDS
from charts.rounds import bars as rounds
from charts.themes import COLUMNS as THEMES
from charts.themes import themes
from charts.votes import BARS, PROFILE, STRIPS, bars, profile, strips

SMALLEST = 28  # px on a projector of 1920 × 1080
STAGE = Path(__file__).parents[2] / "components" / "wall" / "stage.js"
FRAMES = {
    themes: pd.DataFrame([["Soin", "Bien", 0.5, 0.6, 0.4, 0.7, "5 sur 9", ""]], columns=THEMES),
    spread: pd.DataFrame([["oui", 0.5, 0.6, "5 à 9", -1]], columns=COLUMNS),
    bars: pd.DataFrame([["Une épicerie", 0.5, True, "5 sur 9"]], columns=BARS),
    profile: pd.DataFrame([["Une épicerie", "Bien", 1, "B", 5, 0.0, 1.0]], columns=PROFILE),
    strips: pd.DataFrame([["Premier tour", 5, 9, 4.0, 5.0, 6.0]], columns=STRIPS),
}
FRAMES[rounds] = pd.DataFrame([["Une épicerie", 0.5, True, "5 sur 9", 0, True]], columns=ROUNDS)
FRAMES[rounds].attrs.update(rounds=1, wide=1_300)


def letters(part: Any) -> Iterator[float]:  # noqa: ANN401  a chart, as Vega-Lite nests it
    """Every size of letters in it."""
    if isinstance(part, list):
        for one in part:
            yield from letters(one)
    elif isinstance(part, dict):
        for name, value in part.items():
            if name in ("fontSize", "labelFontSize", "titleFontSize"):
                yield value
            else:
                yield from letters(value)


def enlarged() -> float:
    """How much larger than a page the wall is drawn."""
    found = re.search(r"^const LETTERS = ([\d.]+)$", STAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return float(found[1])


@pytest.mark.parametrize("draw", FRAMES, ids=lambda draw: draw.__name__)
def test_a_chart_on_the_wall_has_letters_that_are_read_at_ten_metres(draw: Any) -> None:  # noqa: ANN401  a chart's function
    sizes = list(letters(draw(FRAMES[draw], size=WALL).to_dict()))
    assert sizes
    assert min(sizes) * enlarged() >= SMALLEST


@pytest.mark.parametrize("rows", [10, 3])
def test_a_bar_among_many_is_still_one(rows: int) -> None:
    frame = pd.DataFrame([(str(one), 0.5, 0.6, "5 à 9", -1) for one in range(rows)], columns=COLUMNS)
    [drawn] = spread(frame, size=WALL).to_dict()["datasets"].values()
    assert all(one["bottom"] - one["top"] >= 7 for one in drawn)
    assert [one["bottom"] for one in drawn] == sorted(one["bottom"] for one in drawn)
