"""What structures said on a scale: a dot each, none of them named, and the median of every row."""

from math import ceil
from typing import Any

import altair as alt
import pandas as pd

from charts.look import DESK, GREEN, GREY, INK, LINE, SHEET
from charts.names import above, broken, further

DOTS = ["row", "step", "n", "median"]

_HEAD, _WORDS, _DOT, _AIR = 52, 30, 17, 16  # px: the steps, a row's words, a line of dots, and what is between rows
_BESIDE = 4  # dots side by side on one step: a telephone has room for no more
_APART = 0.19  # of a step: from one of them to the next


def dots(frame: pd.DataFrame, *, size: int = DESK) -> alt.LayerChart:
    """One row after the other, in the order of the frame, on one scale of steps.

    Parameters
    ----------
    frame : ``row`` (words, each once for every step that somebody chose), ``step`` (from 1), ``n`` (structures that
        chose it), ``median`` (of the row). ``frame.attrs["steps"]``: how many there are; ``"ends"``: the words of the
        first and of the last.
    size : letters in pixels.
    """
    steps: int = frame.attrs["steps"]
    tops, height = _tops(frame)
    rows = pd.DataFrame([{"row": row, "y": top, "median": _of(frame, row)} for row, top in tops.items()])
    rows["low"], rows["high"] = rows["y"] + _WORDS - 14, [tops[row] + _high(frame, row) for row in tops]
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, height], range=[0, height], nice=False), axis=None)
    scale = alt.Scale(domain=[0.5, steps + 0.5], nice=False)
    words: dict[str, Any] = {"fontSize": size, "baseline": "middle"}
    numbers = pd.DataFrame({"step": range(1, steps + 1), "y": 12, "low": _HEAD - 14, "high": height})
    first, last = frame.attrs["ends"]
    step = alt.X("step:Q", scale=scale, axis=None)
    layers = alt.layer(
        alt.Chart(numbers).mark_rule(color=LINE).encode(x=step, y=alt.Y("low:Q", axis=None), y2="high:Q"),
        alt.Chart(numbers).mark_text(**words, color=GREY).encode(x=step, y=y, text="step:Q"),
        alt.Chart(pd.DataFrame([{"y": 34, "words": first}]))
        .mark_text(**words, color=GREY, align="left")
        .encode(x=alt.value(0), y=y, text="words:N"),
        alt.Chart(pd.DataFrame([{"y": 34, "words": last}]))
        .mark_text(**words, color=GREY, align="right")
        .encode(x=alt.value("width"), y=y, text="words:N"),
        above(alt.Chart(broken(rows, "row")).encode(y=y), size=size),
        alt.Chart(rows)
        .mark_rule(color=INK, strokeWidth=3)
        .encode(x=alt.X("median:Q", scale=scale, axis=None), y=alt.Y("low:Q", axis=None), y2="high:Q"),
        alt.Chart(_each(frame, tops))
        .mark_circle(color=GREEN, opacity=1, size=170, stroke=SHEET["background"], strokeWidth=1)
        .encode(x=alt.X("x:Q", scale=scale, axis=None), y=y),
    )
    around = {"right": 4, "left": 4, "top": 8, "bottom": 4}
    whole = height + around["top"] + around["bottom"]
    chart: alt.LayerChart = layers.properties(height=whole, padding=around, **SHEET).configure_view(stroke=None)
    return chart


def _of(frame: pd.DataFrame, row: str) -> float:
    return float(frame.loc[frame["row"] == row, "median"].iloc[0])


def _tops(frame: pd.DataFrame) -> tuple[dict[str, int], int]:
    """Where the last line of words of each row stands, and how high all of it is."""
    found: dict[str, int] = {}
    y = _HEAD + 10
    rows = list(dict.fromkeys(frame["row"]))
    for row, lines in zip(rows, further(rows), strict=True):
        found[row] = y + lines
        y = found[row] + _high(frame, row) + _AIR
    return found, y


def _high(frame: pd.DataFrame, row: str) -> int:
    """From there to below its dots."""
    return _WORDS + ceil(int(frame.loc[frame["row"] == row, "n"].max()) / _BESIDE) * _DOT


def _each(frame: pd.DataFrame, tops: dict[str, int]) -> pd.DataFrame:
    """A place for every dot: those of one step side by side, then below."""
    places = []
    for said in frame.to_dict("records"):
        for dot in range(said["n"]):
            line, place = divmod(dot, _BESIDE)
            beside = min(_BESIDE, said["n"] - line * _BESIDE)
            x = said["step"] + (place - (beside - 1) / 2) * _APART
            places.append({"x": x, "y": tops[said["row"]] + _WORDS - 4 + line * _DOT})
    return pd.DataFrame(places)
