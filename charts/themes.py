"""The nine themes side by side: one bar each, its count beside it, never a total."""

import altair as alt
import pandas as pd

from charts.look import DESK, GREEN, GREY, INK, LINE, WALL, axis

COLUMNS = ["order", "row", "part", "low", "high", "label", "note"]
ROW_HEIGHT = {DESK: 64, WALL: 88}  # px


def themes(frame: pd.DataFrame, *, size: int = DESK) -> alt.LayerChart:
    """One row a theme, on one fixed scale from nothing to everything.

    Parameters
    ----------
    frame : columns ``order`` (int), ``row`` (two lines: theme, indicator), ``part`` (0 to 1, NaN if hidden), ``low``
        and ``high`` (interval, NaN if none), ``label`` (beside the bar), ``note`` (why hidden, else empty).
    size : letters in pixels, ``look.DESK`` or ``look.WALL``.
    """
    rows = alt.Y(
        "row:N",
        sort=alt.SortField("order"),
        axis=alt.Axis(
            **axis(size), labelExpr=r"split(datum.label, '\n')", labelPadding=12, labelLineHeight=size * 1.15
        ),
    )
    scale = alt.Scale(domain=[0, 1], nice=False)
    base = alt.Chart(frame).encode(y=rows)
    ground = (
        base.mark_bar(color=LINE, opacity=0.45, height={"band": 0.46})
        .encode(x=alt.X("full:Q", scale=scale, axis=None))
        .transform_calculate(full="1")
    )
    bars = (
        base.transform_filter("isValid(datum.part)")
        .mark_bar(color=GREEN, height={"band": 0.46})
        .encode(x=alt.X("part:Q", scale=scale, axis=None))
    )
    interval = (
        base.transform_filter("isValid(datum.low)")
        .mark_rule(color=INK, strokeWidth=2)
        .encode(x=alt.X("low:Q", scale=scale, axis=None), x2="high:Q")
    )
    label = base.mark_text(align="left", dx=10, fontSize=size, fontWeight="bold", color=INK).encode(
        x=alt.value("width"), text="label:N"
    )
    note = (
        base.transform_filter("datum.note != ''")
        .mark_text(align="left", dx=10, fontSize=size, fontStyle="italic", color=GREY)
        .encode(x=alt.value(0), text="note:N")
    )
    layers = alt.layer(ground, bars, interval, label, note)
    height = ROW_HEIGHT[size] * max(1, len(frame))
    chart: alt.LayerChart = layers.properties(
        height=height, padding={"right": 11 * size, "left": 0, "top": 0, "bottom": 0}
    ).configure_view(stroke=None)
    return chart
