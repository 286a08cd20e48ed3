"""How many ties of each level there were in each wave: one bar a wave, its parts told by their number too."""

import altair as alt
import pandas as pd

from charts.look import DESK, SHEET, readable_on
from charts.names import above, broken, further

COLUMNS = ["wave", "level", "position", "start", "end", "n"]
COLOURS = ("#D6D0C2", "#A3C6E3", "#5A93C4", "#1D4E89")  # from «on se connaît» to the strongest
_ROW, _BAR = 74, 34


def levels(frame: pd.DataFrame, *, size: int = DESK) -> alt.LayerChart:
    """One row a wave, in the order of the frame.

    Parameters
    ----------
    frame : columns ``wave`` and ``level`` (words), ``position`` (of the level, from 0), ``start`` and ``end`` (in
        ties, from the left), ``n`` (ties of that level, never 0).
    size : letters in pixels.
    """
    more = max(further(list(dict.fromkeys(frame["wave"]))), default=0)
    down = 14 + more // 2
    base = alt.Chart(broken(frame, "wave")).encode(y=alt.Y("wave:N", sort=None, axis=None))
    scale = alt.Scale(domain=list(range(len(COLOURS))), range=list(COLOURS))
    inks = alt.Scale(domain=list(range(len(COLOURS))), range=[readable_on(one) for one in COLOURS])
    x = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, float(frame["end"].max())], nice=False))
    layers = alt.layer(
        base.mark_bar(aria=False, size=_BAR, yOffset=down, stroke="white").encode(
            x=x, x2="end:Q", color=alt.Color("position:O", scale=scale, legend=None)
        ),
        base.transform_calculate(middle="(datum.start + datum.end) / 2")
        .mark_text(aria=False, fontSize=size, fontWeight="bold", yOffset=down)
        .encode(x="middle:Q", text="n:Q", color=alt.Color("position:O", scale=inks, legend=None)),
        above(base.transform_filter("datum.start === 0"), size=size, dy=down - 35),
    ).resolve_scale(color="independent")
    rows = int(frame["wave"].nunique())
    chart: alt.LayerChart = layers.properties(
        height=(_ROW + more) * rows, padding=dict.fromkeys(("left", "right", "top", "bottom"), 4), **SHEET
    ).configure_view(stroke=None)
    return chart
