"""Charts kept as dicts: the picture of Streamlit's own way, never older than what it shows, and not for ever."""

from random import Random
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa
import pytest
from streamlit.elements.vega_charts import _convert_altair_to_vega_lite_spec

from charts import drawn
from charts.look import DESK, WALL
from charts.themes import COLUMNS, themes
from charts.votes import BARS, STRIPS, bars, strips
from components.chart import chart
from tests import drawn as sample

ROWS = [
    ("Liens", "Se sentir entouré", 0.5, 0.5, 0.4, 0.6, "12 sur 24", ""),
    ("Soins", "Se soigner", float("nan"), float("nan"), float("nan"), float("nan"), "", "trop peu de réponses"),
]
FRAMES = {
    themes: pd.DataFrame(ROWS, columns=COLUMNS),
    bars: pd.DataFrame([("Un jardin", 0.75, True, "9 voix"), ("Une fête", 0.25, False, "3 voix")], columns=BARS),
    strips: pd.DataFrame([("Avant", degree, degree % 3, 2, 5, 8) for degree in range(11)], columns=STRIPS),
}


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "_kept", type(drawn._kept)())


def told(data: Any) -> list[dict[str, Any]]:  # noqa: ANN401  bytes, as Streamlit keeps them
    frame = pa.ipc.open_stream(data).read_all().to_pandas()
    return [
        {name: None if pd.isna(value) else value for name, value in row.items()} for row in frame.to_dict("records")
    ]


def picture(spec: dict[str, Any]) -> dict[str, Any]:
    """A spec with its rows where they are drawn, whatever their sets are called."""
    sets = spec.pop("datasets")

    def placed(part: object) -> object:
        if isinstance(part, dict):
            named = part.get("name", part.get("url"))
            if set(part) <= {"name", "url"} and named in sets:
                return told(sets[named])
            return {key: placed(value) for key, value in part.items()}
        return [placed(one) for one in part] if isinstance(part, list) else part

    return {key: placed(value) for key, value in spec.items()}


def silent(spec: dict[str, Any]) -> None:
    """Its words are beside it: no mark of it is read aloud."""
    spec["config"]["aria"] = False
    assert spec["layer"]
    for layer in spec["layer"]:
        assert "layer" not in layer
        layer["mark"]["aria"] = False


@pytest.mark.parametrize("draw", FRAMES, ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("size", [DESK, WALL])
def test_it_is_the_picture_that_streamlit_makes_of_the_chart(draw: Any, size: int) -> None:  # noqa: ANN401
    frame = FRAMES[draw]
    built: alt.LayerChart = draw(frame, size=size)
    theirs = _convert_altair_to_vega_lite_spec(built.properties(width=640))
    ours = drawn.spec(draw, frame, size=size, wide=640)
    silent(theirs)
    assert picture(dict(ours)) == picture(dict(theirs))


def test_the_same_figures_are_drawn_once_and_others_anew() -> None:
    frame = FRAMES[themes]
    first = drawn.spec(themes, frame)
    assert drawn.spec(themes, frame.copy()) is first
    changed = frame.copy()
    changed.loc[0, "label"] = "13 sur 24"
    assert drawn.spec(themes, changed) is not first
    assert drawn.spec(themes, frame, size=WALL) is not first
    assert drawn.spec(themes, frame, wide=640) is not first
    assert drawn.spec(themes, frame) is first


def test_what_a_frame_carries_beside_its_rows_is_part_of_it() -> None:
    frame = FRAMES[bars].copy()
    first = drawn.spec(bars, frame)
    frame.attrs["scale"] = ("mal", "bien")
    assert drawn.spec(bars, frame) is not first


def test_only_the_last_charts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "KEPT", 2)
    first = drawn.spec(bars, FRAMES[bars], wide=1)
    drawn.spec(bars, FRAMES[bars], wide=2)
    assert drawn.spec(bars, FRAMES[bars], wide=1) is first
    drawn.spec(bars, FRAMES[bars], wide=3)
    assert drawn.spec(bars, FRAMES[bars], wide=1) is first
    assert len(drawn._kept) == 2


def test_a_page_that_draws_it_does_not_change_it() -> None:
    """It is shared by all: Streamlit takes data out of the dict it is given."""
    kept = drawn.spec(bars, FRAMES[bars])
    before = (set(kept), set(kept["datasets"]))
    chart(kept, key="one", alt="Un jardin: 9 voix")
    assert before[1]
    assert (set(kept), set(kept["datasets"])) == before


def versions(seed: int) -> pd.DataFrame:
    """The same themes, and whatever else a version may tell of them."""
    luck, frame = Random(seed), FRAMES[themes].copy()  # noqa: S311  a drawn picture, no secret
    for row in frame.index:
        told = luck.random() < 0.6
        low, part, most, high = sorted(luck.random() for _ in range(4)) if told else [float("nan")] * 4
        frame.loc[row, ["low", "part", "most", "high"]] = low, part, most, high
        frame.loc[row, ["label", "note"]] = (f"{luck.randint(5, 60)} sur 60", "") if told else ("", "trop peu")
    return frame


@pytest.mark.parametrize("seeds", sample.drawn([range(n, n + 5) for n in range(1, 41, 5)], 2), ids=str)
@pytest.mark.parametrize("size", [DESK, WALL])
def test_a_version_more_is_the_picture_drawn_anew_but_costs_no_chart(
    monkeypatch: pytest.MonkeyPatch, size: int, seeds: range
) -> None:
    drawn.spec(themes, versions(0), size=size)
    quick = [drawn.spec(themes, versions(seed), size=size) for seed in seeds]
    monkeypatch.setattr(drawn, "_shapes", {})
    monkeypatch.setattr(drawn, "_kept", type(drawn._kept)())
    for seed, fast in zip(seeds, quick, strict=True):
        assert picture(dict(fast)) == picture(dict(drawn.spec(themes, versions(seed), size=size)))


def test_other_themes_are_another_shape() -> None:
    frame = versions(1)
    drawn.spec(themes, frame)
    other = frame.iloc[::-1].reset_index(drop=True)
    [sort] = {tuple(layer["encoding"]["y"]["sort"]) for layer in drawn.spec(themes, other)["layer"]}
    assert sort == tuple(other["theme"])


def test_a_version_more_asks_altair_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (FRAMES[themes].assign(part=part, label="12 sur 24") for part in (0.5, 0.75))
    drawn.spec(themes, first, size=WALL)
    monkeypatch.setattr(alt, "Chart", None)
    assert told(*drawn.spec(themes, second, size=WALL)["datasets"].values())[0]["part"] == 0.75
    with pytest.raises(TypeError):
        drawn.spec(themes, second.iloc[:1], size=WALL)


@pytest.mark.parametrize("hidden", ["none", "one", "all"])
def test_rows_go_to_the_browser_as_altair_writes_them(hidden: str) -> None:
    nothing = {"none": 0, "one": 1, "all": 2}[hidden]
    shown = pd.DataFrame(ROWS, columns=COLUMNS).assign(part=[0.5 if at >= nothing else float("nan") for at in (1, 0)])
    days = shown.assign(day=pd.to_datetime(["2026-11-30", "2026-01-31"]), n=[3, 4], won=[True, False])
    for frame in (days, shown, shown.assign(n=[3, 4], won=[True, False])):
        assert told(drawn._rows(frame)) == told(drawn.arrow(list(alt.to_values(frame)["values"])))
