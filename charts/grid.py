"""Two lists crossed: how much there is in each cell, by its shade and its number."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from charts.look import DESK, GREEN, GREY, INK, LINE, PAPER, SHEET, readable_on
from charts.names import LETTER, PHONE, above, broken, further
from charts.names import LINE as ROW_OF_WORDS

COLUMNS = ["row", "column", "n", "said"]

_HEAD, _WORDS, _CELL, _AIR = 30, 28, 34, 12  # px
_PALEST = 0.2  # of the deep green, for the smallest number that is not nothing


def grid(frame: pd.DataFrame, *, size: int = DESK) -> alt.LayerChart:
    """One line of cells a row, under its words; the columns have numbers, which the page explains.

    Words that have no room beside what stands at their right end stand above it.

    Parameters
    ----------
    frame : ``row`` (words), ``column`` (from 1), ``n``, ``said`` (in the cell, where ``n`` is not 0); in the order of
        the rows, every cell once.
        ``frame.attrs["beside"]``: by row, what stands at the right end of its words.
    size : letters in pixels.
    """
    rows = list(dict.fromkeys(frame["row"]))
    taken = [round(len(frame.attrs["beside"].get(row, "")) * LETTER * size) + _AIR for row in rows]
    tops, height = _tops(rows, taken)
    cells = _cells(frame, tops)
    said = [(row, tops[row] + _WORDS // 2 - 2, frame.attrs["beside"].get(row, "")) for row in rows]
    words = pd.DataFrame.from_records(said, columns=["row", "middle", "beside"]).assign(taken=taken)
    lifted = f"datum.wide_1 * {LETTER * size} < width - datum.taken ? 0 : {ROW_OF_WORDS}"
    named = alt.Chart(broken(words, "row")).transform_calculate(place=f"datum.middle - ({lifted})")
    numbers = pd.DataFrame({"column": sorted(set(frame["column"])), "middle": 12})
    x = alt.Scale(domain=[0.5, float(frame["column"].max()) + 0.5], nice=False)
    y = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    letters: dict[str, Any] = {"fontSize": size, "baseline": "middle"}
    middle = alt.Y("middle:Q", scale=y, axis=None)
    column = alt.X("column:Q", scale=x, axis=None)
    layers = alt.layer(
        alt.Chart(cells)
        .mark_rect(stroke=LINE, aria=False)
        .encode(
            x=alt.X("left:Q", scale=x, axis=None),
            x2="right:Q",
            y=alt.Y("y:Q", scale=y, axis=None),
            y2="y2:Q",
            color=alt.Color("colour:N", scale=None),
        ),
        alt.Chart(cells).mark_text(**letters).encode(
            x=column, y=middle, text="label:N", color=alt.Color("ink:N", scale=None)
        ),
        alt.Chart(numbers).mark_text(**letters, color=GREY).encode(x=column, y=middle, text="column:N"),
        above(named.encode(y=alt.Y("place:Q", scale=y, axis=None)), size=size),
        alt.Chart(words)
        .mark_text(**letters, color=INK, align="right")
        .encode(x=alt.value("width"), y=middle, text="beside:N"),
    )  # fmt: skip
    around = {"right": 4, "left": 4, "top": 8, "bottom": 4}
    whole = height + around["top"] + around["bottom"]
    chart: alt.LayerChart = layers.properties(height=whole, padding=around, **SHEET).configure_view(stroke=None)
    return chart


def _tops(rows: Sequence[str], taken: Sequence[int]) -> tuple[dict[str, int], int]:
    """Where the last line of words of each row begins, and how high all of it is, on the narrowest screen."""
    found, y = {}, _HEAD
    for row, lines, beside in zip(rows, further(rows), taken, strict=True):
        lifted = len(row) * LETTER * DESK >= PHONE - beside
        found[row] = y + lines + ROW_OF_WORDS * lifted
        y = found[row] + _WORDS + _CELL + _AIR
    return found, y


def _cells(frame: pd.DataFrame, tops: Mapping[str, int]) -> pd.DataFrame:
    """Where each cell stands, what it says, which nothing does not, and its colours."""
    most = max(1, int(frame["n"].max()))
    return frame.assign(
        y=[tops[row] + _WORDS for row in frame["row"]],
        y2=[tops[row] + _WORDS + _CELL for row in frame["row"]],
        middle=[tops[row] + _WORDS + _CELL // 2 for row in frame["row"]],
        left=frame["column"] - 0.48,
        right=frame["column"] + 0.48,
        label=[said if n else "" for said, n in zip(frame["said"], frame["n"], strict=True)],
        colour=[_shade(n / most) for n in frame["n"]],
        ink=[readable_on(_shade(n / most)) for n in frame["n"]],
    )


def _shade(part: float) -> str:
    """The deep green laid on paper, the more the greater the part; nothing is paper."""
    weight = _PALEST + (1 - _PALEST) * part if part else 0.0
    mixed = (round(int(PAPER[i : i + 2], 16) * (1 - weight) + int(GREEN[i : i + 2], 16) * weight) for i in (1, 3, 5))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)
