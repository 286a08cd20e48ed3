"""The nine themes side by side: one bar each, its count beside it, never a total."""

from collections.abc import Hashable
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import altair as alt
import pandas as pd

from charts.drawn import shaped_by
from charts.look import DESK, GREEN, GREY, INK, LINE, SHEET, WALL
from charts.names import LETTER, MOST, broken, fewest

BESIDE = 270  # px of the wall for the labels beside the bars
COLUMNS = ["theme", "indicator", "part", "most", "low", "high", "label", "note"]
_PHONE = 354  # px that a chart has on the narrowest screen
_LINE = 20  # px of a line of words at a desk
# An empty line, as an expression of Vega writes it: one with nothing or spaces in it is none in SVG.
_BLANK = "\u200b\\n"
_BETWEEN = 10  # px from a bar to its label


@dataclass(frozen=True)
class _Measures:
    """Of one row, in pixels: its height, its bar, and how far from its middle the bar and the first line stand."""

    row: int
    bar: int
    down: int
    first: int


_WALL = _Measures(52, 16, 13, -12)


def _measured(deep: int) -> _Measures:
    """At a desk. ``deep``: lines of words above the bar."""
    row = 44 + _LINE * deep
    down = row // 2 - 16
    return _Measures(row, 20, down, down - 30 - _LINE * (deep - 1))


def _shape(frame: pd.DataFrame, size: int) -> Hashable:
    """On a wall, which is told of each version at once; at a desk, each row has its own lines of words."""
    return (list(frame["theme"]), max(map(len, frame["label"]), default=0)) if size == WALL else None


@shaped_by(_shape)
def themes(frame: pd.DataFrame, *, size: int = DESK) -> alt.LayerChart:
    """One row a theme, in the order of the frame, on one fixed scale from nothing to everything.

    Parameters
    ----------
    frame : columns ``theme`` and ``indicator`` (words), ``part`` and ``most`` (0 to 1, NaN if hidden; a share that is
        told roughly lies between them, and its bar is open from one to the other), ``low`` and ``high`` (interval, NaN
        if none), ``label`` (beside the bar), ``note`` (why hidden, else empty).
    size : letters in pixels, ``look.DESK`` or ``look.WALL``.
    """
    beside = round(max(map(len, frame["label"]), default=0) * LETTER * size) + _BETWEEN
    deep = _deep(frame) if size == DESK else 0
    measures = _WALL if size == WALL else _measured(deep)
    row = alt.Y("theme:N", sort=list(frame["theme"]), axis=None)
    scale = alt.Scale(domain=[0, 1], nice=False)
    x = {name: alt.X(f"{name}:Q", scale=scale, axis=None) for name in ("full", "part", "low")}
    base = alt.Chart(frame).encode(y=row)
    bar: dict[str, Any] = {"size": measures.bar, "yOffset": measures.down, "cornerRadius": 3}
    words: dict[str, Any] = {"align": "left", "fontSize": size, "baseline": "middle"}
    along: dict[str, Any] = {**words, "yOffset": measures.down, "dx": _BETWEEN}
    room = f"(width + {beside})"
    layers = alt.layer(
        base.transform_calculate(full="1").mark_bar(color=LINE, opacity=0.45, **bar).encode(x=x["full"]),
        base.transform_filter("isValid(datum.part)").mark_bar(color=GREEN, **bar).encode(x=x["part"]),
        base.transform_filter("datum.most > datum.part")
        .mark_bar(color=GREEN, opacity=0.35, **bar)
        .encode(x=x["part"], x2="most:Q"),
        base.transform_filter("isValid(datum.low)")
        .mark_rule(color=INK, strokeWidth=2, yOffset=measures.down)
        .encode(x=x["low"], x2="high:Q"),
        *(_on_a_wall(base, words) if size == WALL else _at_a_desk(frame, row, words, measures.first, deep, room)),
        base.mark_text(**along, fontWeight="bold", color=INK).encode(x=alt.value("width"), text="label:N"),
        base.transform_filter("datum.note != ''")
        .mark_text(**along, fontStyle="italic", color=GREY, limit=alt.expr(room))  # no note narrows the bars
        .encode(x=alt.value(0), text="note:N"),
    )
    chart: alt.LayerChart = layers.properties(
        height=measures.row * max(1, len(frame)), padding={"right": 2, "left": 2, "top": 2, "bottom": 2}, **SHEET
    ).configure_view(stroke=None)
    return chart


def _on_a_wall(base: alt.Chart, words: dict[str, Any]) -> tuple[alt.Chart, alt.Chart]:
    """Theme on the left and indicator on the right, as far as the labels: no name is cut there."""
    above = {**words, "dy": _WALL.first}
    return (
        base.mark_text(**above, fontWeight="bold", color=INK).encode(x=alt.value(0), text="theme:N"),
        base.mark_text(**{**above, "align": "right", "dx": BESIDE}, color=GREY).encode(
            x=alt.value("width"), text="indicator:N"
        ),
    )


def _at_a_desk(
    frame: pd.DataFrame, row: alt.Y, words: dict[str, Any], first: int, deep: int, room: str
) -> tuple[alt.Chart, alt.Chart]:
    """Theme, then indicator, each on as few lines as the browser has room for, down to the bar."""
    size = words["fontSize"]
    base = alt.Chart(broken(broken(frame, "theme"), "indicator", of="under_")).encode(y=row, x=alt.value(0))
    base = base.transform_calculate(n=fewest(size, room), m=fewest(size, room, of="under_"))
    blank = "slice('" + _BLANK * deep + f"', 0, {len(_BLANK) - 1} * ({{}}))"
    above = {**words, "dy": first, "lineBreak": "\n", "lineHeight": _LINE, "limit": alt.expr(room)}
    named = f"{blank.format(f'{deep} - datum.n - datum.m')} + datum['on_' + datum.n]"
    under = f"datum.m == 0 ? '' : {blank.format(f'{deep} - datum.m')} + datum['under_on_' + datum.m]"
    return (
        base.transform_calculate(said=named).mark_text(**above, fontWeight="bold", color=INK).encode(text="said:N"),
        base.transform_calculate(said=under).mark_text(**above, color=GREY).encode(text="said:N"),
    )


def _deep(frame: pd.DataFrame) -> int:
    """How many lines the words of a row need at most, on the narrowest screen."""
    fits = int(_PHONE / (LETTER * DESK))
    words = zip(frame["theme"], frame["indicator"], strict=True)
    needed = [sum(min(MOST, len(wrap(str(one), fits))) for one in row) for row in words]
    return max(needed, default=1)
