"""How the answers to one question spread: a bar for each choice, open where its people are told roughly."""

from itertools import accumulate
from typing import Any

import altair as alt
import pandas as pd

from charts.look import DESK, GREEN, INK, LINE, SCALES, SHEET, WALL
from charts.names import above, along, broken, further

COLUMNS = ["choice", "part", "most", "label", "degree"]
_LETTERS = {DESK: DESK, WALL: 22}  # px: of the wall 31, which is read at ten metres
_ROOM, _LOWEST = 350, 35  # px: what the wall has for all rows, and a row at least
_TALLEST = {DESK: 52, WALL: 92}
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
    letters, row = _LETTERS[size], max(_LOWEST, min(_TALLEST[size], _ROOM // max(1, len(frame))))
    beside = round(max(map(len, frame["label"]), default=0) * letters * _LETTER)
    placed, height = _placed(frame, size, row, beside)
    words: dict[str, Any] = {"fontSize": letters, "baseline": "middle", "color": INK}
    y = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    base = alt.Chart(broken(placed, "choice")).encode(y=alt.Y("words:Q", scale=y, axis=None))
    bar = base.encode(y=alt.Y("top:Q", scale=y, axis=None), y2="bottom:Q")
    part = alt.X("part:Q", scale=_WHOLE, axis=None)
    zero, colour = alt.X("zero:Q", scale=_WHOLE, axis=None), alt.Color("colour:N", scale=None)
    room = f"(width - {beside})"
    named = above(base, room) if size == DESK else along(base, "choice", room, size=letters)
    layers = alt.layer(
        bar.mark_rect(color=LINE, opacity=0.35, cornerRadius=3).encode(x=zero, x2="full:Q"),
        bar.mark_rect(cornerRadius=3).encode(x=zero, x2="part:Q", color=colour),
        bar.transform_filter("datum.most > datum.part")
        .mark_rect(opacity=0.4, cornerRadius=3)
        .encode(x=part, x2="most:Q", color=colour),
        named,
        base.mark_text(**words, align="right").encode(x=alt.value("width"), text="label:N"),
    )
    around = {"right": 4, "left": 4, "top": 8, "bottom": 4}
    whole = height + around["top"] + around["bottom"]
    chart: alt.LayerChart = layers.properties(height=whole, padding=around, **SHEET).configure_view(stroke=None)
    return chart


def _placed(frame: pd.DataFrame, size: int, row: int, beside: int) -> tuple[pd.DataFrame, int]:
    """Where the words of each row and its bar stand, with its colour, and how high all of them are."""
    letters = _LETTERS[size]
    more = further([*frame["choice"]], beside) if size == DESK else [0] * len(frame)
    tops = [0, *accumulate(row + one for one in more)]
    firsts = pd.Series([top + one for top, one in zip(tops, more, strict=False)], index=frame.index, dtype=int)
    middle, bar = (row + letters) // 2, max(7, row - letters - 11)
    places = {"words": firsts + letters // 2 + 3, "top": firsts + middle - bar // 2}
    places["bottom"] = places["top"] + bar
    return frame.assign(**places, zero=0, full=1, colour=_colours(frame)), max(row, tops[-1])


def _colours(frame: pd.DataFrame) -> list[str]:
    """From one end of a scale to the other, told apart by people who do not see red and green; else one colour."""
    scale = SCALES.get(len(frame), ())
    return [scale[degree] if 0 <= degree < len(scale) else GREEN for degree in frame["degree"]]
