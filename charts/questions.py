"""How the answers to one question spread: a bar for each choice, open where its people are told roughly."""

from typing import Any

import altair as alt
import pandas as pd

from charts.look import DESK, GREEN, INK, LINE, SCALES, SHEET, WALL

COLUMNS = ["choice", "part", "most", "label", "degree"]
_LETTERS = {DESK: DESK, WALL: 22}  # px: of the wall 31, which is read at ten metres
_ROOM, _TALLEST, _LOWEST = 350, 92, 35  # px: what the wall has for all rows, and a row
_LETTER = 0.62  # of the letters' size: how wide one is at most
_WHOLE = alt.Scale(domain=[0, 1], nice=False)


def spread(frame: pd.DataFrame, *, size: int = DESK) -> alt.LayerChart:
    """One row a choice, in the order of the frame, on one scale from nobody to everybody who answered.

    Parameters
    ----------
    frame : ``choice`` (words, each once), ``part`` and ``most`` (0 to 1: the bar is full up to the first and open up to
        the second), ``label`` (how many, beside the words), ``degree`` (the step of a scale, from 0; -1 for none).
    size : letters in pixels, ``look.DESK`` or ``look.WALL``.
    """
    letters, row = _LETTERS[size], max(_LOWEST, min(_TALLEST, _ROOM // max(1, len(frame))))
    bar: dict[str, Any] = {"size": max(7, row - letters - 11), "yOffset": letters // 2, "cornerRadius": 3}
    words: dict[str, Any] = {"fontSize": letters, "baseline": "middle", "color": INK, "dy": (letters - row) // 2 + 3}
    beside = round(max(map(len, frame["label"]), default=0) * letters * _LETTER)
    coloured = frame.assign(colour=_colours(frame))
    base = alt.Chart(coloured).encode(y=alt.Y("choice:N", sort=list(frame["choice"]), axis=None))
    part = alt.X("part:Q", scale=_WHOLE, axis=None)
    colour = alt.Color("colour:N", scale=None)
    layers = alt.layer(
        base.transform_calculate(full="1")
        .mark_bar(color=LINE, opacity=0.35, **bar)
        .encode(x=alt.X("full:Q", scale=_WHOLE, axis=None)),
        base.mark_bar(**bar).encode(x=part, color=colour),
        base.transform_filter("datum.most > datum.part")
        .mark_bar(opacity=0.4, **bar)
        .encode(x=part, x2="most:Q", color=colour),
        base.mark_text(**words, align="left", fontWeight="bold", limit=alt.expr(f"width - {beside}")).encode(
            x=alt.value(0), text="choice:N"
        ),
        base.mark_text(**words, align="right").encode(x=alt.value("width"), text="label:N"),
    )
    around = {"right": 4, "left": 4, "top": 8, "bottom": 4}
    height = row * max(1, len(frame)) + around["top"] + around["bottom"]
    chart: alt.LayerChart = layers.properties(height=height, padding=around, **SHEET).configure_view(stroke=None)
    return chart


def _colours(frame: pd.DataFrame) -> list[str]:
    """From one end of a scale to the other, told apart by people who do not see red and green; else one colour."""
    scale = SCALES.get(len(frame), ())
    return [scale[degree] if 0 <= degree < len(scale) else GREEN for degree in frame["degree"]]
