"""The nine themes side by side: one bar each, its count beside it, never a total."""

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.drawn import shaped_by
from charts.look import DESK, GREEN, GREY, INK, LINE, SHEET, WALL

BESIDE = 270  # px of the wall for the labels beside the bars
COLUMNS = ["theme", "indicator", "part", "most", "low", "high", "label", "note"]


@dataclass(frozen=True)
class _Measures:
    """Of one row, in pixels: its height, its bar, and how far its words stand above the middle."""

    row: int
    bar: int
    down: int
    theme: int
    indicator: int
    one_line: bool  # theme on the left and indicator on the right, as far as the labels, where the wall has room


_MEASURES = {DESK: _Measures(84, 20, 26, -24, -4, one_line=False), WALL: _Measures(52, 16, 13, -12, -12, one_line=True)}


@shaped_by("theme", "indicator")
def themes(frame: pd.DataFrame, *, size: int = DESK) -> alt.LayerChart:
    """One row a theme, in the order of the frame, on one fixed scale from nothing to everything.

    Parameters
    ----------
    frame : columns ``theme`` and ``indicator`` (words), ``part`` and ``most`` (0 to 1, NaN if hidden; a share that is
        told roughly lies between them, and its bar is open from one to the other), ``low`` and ``high`` (interval, NaN
        if none), ``label`` (beside the bar), ``note`` (why hidden, else empty).
    size : letters in pixels, ``look.DESK`` or ``look.WALL``.
    """
    measures = _MEASURES[size]
    row = alt.Y("theme:N", sort=list(frame["theme"]), axis=None)
    scale = alt.Scale(domain=[0, 1], nice=False)
    x = {name: alt.X(f"{name}:Q", scale=scale, axis=None) for name in ("full", "part", "low")}
    base = alt.Chart(frame).encode(y=row)
    bar: dict[str, Any] = {"size": measures.bar, "yOffset": measures.down, "cornerRadius": 3}
    words: dict[str, Any] = {"align": "left", "fontSize": size, "baseline": "middle"}
    beside: dict[str, Any] = {**words, "yOffset": measures.down, "dx": 10}
    indicator: dict[str, Any] = (
        {**words, "align": "right", "dx": BESIDE} if measures.one_line else {**words, "limit": alt.expr("width")}
    )
    named = words if measures.one_line else {**words, "limit": alt.expr("width")}  # no name is cut on a wall
    layers = alt.layer(
        base.transform_calculate(full="1").mark_bar(color=LINE, opacity=0.45, **bar).encode(x=x["full"]),
        base.transform_filter("isValid(datum.part)").mark_bar(color=GREEN, **bar).encode(x=x["part"]),
        base.transform_filter("datum.most > datum.part")
        .mark_bar(color=GREEN, opacity=0.35, **bar)
        .encode(x=x["part"], x2="most:Q"),
        base.transform_filter("isValid(datum.low)")
        .mark_rule(color=INK, strokeWidth=2, yOffset=measures.down)
        .encode(x=x["low"], x2="high:Q"),
        base.mark_text(**named, fontWeight="bold", color=INK, dy=measures.theme).encode(x=alt.value(0), text="theme:N"),
        base.mark_text(**indicator, color=GREY, dy=measures.indicator).encode(
            x=alt.value("width") if measures.one_line else alt.value(0), text="indicator:N"
        ),
        base.mark_text(**beside, fontWeight="bold", color=INK).encode(x=alt.value("width"), text="label:N"),
        base.transform_filter("datum.note != ''")
        .mark_text(**beside, fontStyle="italic", color=GREY, limit=alt.expr("width"))  # no note narrows the bars
        .encode(x=alt.value(0), text="note:N"),
    )
    chart: alt.LayerChart = layers.properties(
        height=measures.row * max(1, len(frame)), padding={"right": 2, "left": 2, "top": 2, "bottom": 2}, **SHEET
    ).configure_view(stroke=None)
    return chart
