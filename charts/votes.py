"""The charts of a vote: bars with their counts, the merit profile, the warmth of a room.

Options go down in the order of their places. Nothing is told by colour alone: every bar has its number, every part of
a profile its letters and its own hatching.
"""

from typing import Any

import altair as alt
import pandas as pd

from charts.look import DESK, GREEN, GREY, INK, LINE, PAPER, SAND, SCALES, SHEET, UNSAID, WALL, readable_on
from charts.names import above, along, broken, further, lines, whole

BARS = ["option", "part", "first", "label"]
PROFILE = ["option", "mention", "position", "short", "ballots", "start", "end"]
STRIPS = ["strip", "degree", "people", "low", "median", "high"]

_TALLEST, _LOWEST, _ROOM = (
    72,
    {DESK: 40, WALL: 36},
    400,
)  # px: a row, at the wall's letters, and what the wall has for all rows
_HATCHES = 120  # finest hatching: lines over the whole width; the worst mention has it, the best has none
_LETTER = 0.62  # of the letters' size: how wide one is at most, to know what there is room for
_BESIDE = {DESK: _LETTER, WALL: 0.5}  # the same, in a row of letters
_DOTS = {DESK: [420, 560], WALL: [640, 2300]}  # px²: eleven of them side by side, half a page wide at a desk
_COLUMNS = {DESK: 3, WALL: 0}  # of the legend: a telephone has room for three words, a wall for all of them
_WHOLE = alt.Scale(domain=[0, 1], nice=False)


def _row(rows: int, size: int, words: int = 0) -> int:
    """The height of one row: an option's name, its bar, some air. ``words``: px that a legend takes."""
    return max(_LOWEST[size], min(_TALLEST, (_ROOM - words) // max(1, rows)))


def _finished(layers: Any, height: int, words: int = 0) -> alt.LayerChart:  # noqa: ANN401  Altair types layers loosely
    """``height``: of the rows. ``words``: of the legend or the axis, which the page counts into the whole."""
    around = {"right": 4, "left": 4, "top": 12, "bottom": 4}
    whole = height + words + around["top"] + around["bottom"]
    chart: alt.LayerChart = layers.properties(height=whole, padding=around, **SHEET).configure_view(stroke=None)
    return chart


def _words(size: int) -> dict[str, Any]:
    return {"fontSize": size, "baseline": "middle", "color": INK}


def _order(frame: pd.DataFrame, column: str = "option") -> alt.Y:
    return alt.Y(f"{column}:N", sort=list(dict.fromkeys(frame[column])), axis=None)


def bars(frame: pd.DataFrame, *, size: int = DESK) -> alt.LayerChart:
    """One bar an option, on one scale that begins at nothing and ends at everything.

    Parameters
    ----------
    frame : ``option`` (words, each once), ``part`` (0 to 1), ``first`` (in first place: drawn in the deep green),
        ``label`` (the count, beside the bar).
    size : letters in pixels, ``look.DESK`` or ``look.WALL``.
    """
    row = _row(len(frame), size)
    more = (lines([*frame["option"]]) - 1) * size * 6 // 5 if size == DESK else 0  # px; the wall is wide enough
    bar: dict[str, Any] = {"size": row * 2 // 5, "yOffset": row // 5 + more // 2, "cornerRadius": 3}
    base = alt.Chart(broken(frame)).encode(y=_order(frame))
    beside = round(max(map(len, frame["label"]), default=0) * size * _BESIDE[size])
    colour = alt.condition("datum.first", alt.value(GREEN), alt.value(SAND))
    layers = alt.layer(
        base.transform_calculate(full="1")
        .mark_bar(color=LINE, opacity=0.35, **bar)
        .encode(x=alt.X("full:Q", scale=_WHOLE, axis=None)),
        base.mark_bar(**bar).encode(x=alt.X("part:Q", scale=_WHOLE, axis=None), color=colour),
        base.transform_calculate(said=whole(size, f"(width - {beside})"))
        .mark_text(
            **_words(size),
            align="left",
            fontWeight="bold",
            dy=-row // 5,
            lineBreak="\n",
            limit=alt.expr(f"width - {beside}"),
        )
        .encode(x=alt.value(0), text="said:N"),
        base.mark_text(**_words(size), align="right", dy=-row // 5).encode(x=alt.value("width"), text="label:N"),
    )
    return _finished(layers, (row + more) * max(1, len(frame)))


def profile(frame: pd.DataFrame, *, size: int = DESK) -> alt.LayerChart:
    """The merit profile: each option's mentions side by side, the best on the left, and the line of the half.

    The majority mention is the one that the line touches; on a border, the one to its right.

    Parameters
    ----------
    frame : one row for each option and mention that somebody gave: ``option``, ``mention`` (words), ``position`` (0
        is the worst of the scale), ``short`` (its letters), ``ballots``, ``start`` and ``end`` (0 to 1, from the left).
        ``frame.attrs["scale"]``: the words of all mentions, worst first; ``"silent"``: of the part without a mention
        (position -1, beyond the worst), empty if there is none.
    """
    scale: tuple[str, ...] = tuple(frame.attrs.get("scale", ())) or tuple(map(str, range(5)))
    colours = SCALES[len(scale)]
    rows = frame["option"].nunique()
    silent = frame.attrs.get("silent", "")
    words = len(scale) + bool(silent)
    legend = -(-words // (_COLUMNS[size] or words)) * size * 3 // 2 + size
    row = _row(rows, size, legend if size == WALL else 0)
    more = max(further(list(frame["option"])), default=0) if size == DESK else 0
    bar = row // 2
    down = row // 5 + more // 2
    base = alt.Chart(frame).encode(y=_order(frame))
    across = {
        "x": alt.X("start:Q", scale=_WHOLE, axis=None),
        "x2": "end:Q",
    }
    colour = mentions(scale, colours, size, silent)
    wide = f"(datum.end - datum.start) * width > length(datum.said) * {_LETTER * size}"
    letters = alt.Color("letters:N", scale=None)
    names = frame.drop_duplicates("option")
    layers = alt.layer(
        base.mark_bar(size=bar, yOffset=down).encode(**across, color=colour),
        alt.Chart(hatched(frame))
        .mark_tick(color=PAPER, opacity=0.55, thickness=1.5, size=bar, yOffset=down)
        .encode(y=_order(frame), x=alt.X("at:Q", scale=_WHOLE, axis=None)),
        alt.Chart(lettered(frame, colours))
        .transform_filter(wide)
        .mark_text(**(_words(size) | {"color": alt.Undefined}), fontWeight="bold", dy=down)
        .encode(y=_order(frame), x=alt.X("middle:Q", scale=_WHOLE, axis=None), text="said:N", color=letters),
        _named(names, size, more // 2 - row // 4),
        alt.Chart(pd.DataFrame({"half": [0.5]}))
        .mark_rule(color=INK, strokeWidth=3, strokeDash=[8, 5])
        .encode(x=alt.X("half:Q", scale=_WHOLE, axis=None)),
    ).resolve_scale(color="independent")
    return _finished(layers, (row + more) * max(1, rows), legend)


def _named(names: pd.DataFrame, size: int, dy: float) -> alt.Chart:
    base = alt.Chart(broken(names)).encode(y=_order(names))
    return above(base, size=size, dy=dy) if size == DESK else along(base, "option", size=size, dy=dy)


def mentions(scale: tuple[str, ...], colours: tuple[str, ...], size: int, silent: str) -> alt.Color:
    """The colours of a scale, and its words above the chart, the best first as in the bars."""
    legend = alt.Legend(
        title=None,
        orient="top",
        labelFontSize=size,
        labelColor=INK,
        labelLimit=0,
        columns=_COLUMNS[size],
        symbolSize=size * 18,
        symbolType="square",
        offset=alt.Undefined if size == DESK else 6,
    )
    best_first = [*scale[::-1], *([silent] if silent else [])]
    palette = alt.Scale(domain=best_first, range=[*colours[::-1], UNSAID][: len(best_first)])
    return alt.Color("mention:N", scale=palette, legend=legend, sort=best_first)


def hatched(frame: pd.DataFrame) -> pd.DataFrame:
    """Where hatching is drawn: the worse the mention, the finer; none on the best."""
    best = len(frame.attrs.get("scale", ())) - 1
    lines = []
    for part in frame.loc[frame["position"] >= 0].to_dict("records"):
        many = _HATCHES * (best - part["position"]) // max(1, best)
        inside = [step / many for step in range(1, many) if part["start"] < step / many < part["end"]]
        lines += [(part["option"], at) for at in inside]
    return pd.DataFrame(lines, columns=["option", "at"])


def lettered(frame: pd.DataFrame, colours: tuple[str, ...]) -> pd.DataFrame:
    """The parts with what is written in them, in letters that can be read on their colour."""
    said = [f"{part['short']} {part['ballots']}" for part in frame.to_dict("records")]
    letters = [readable_on(colours[int(at)] if at >= 0 else UNSAID) for at in frame["position"]]
    return frame.assign(middle=(frame["start"] + frame["end"]) / 2, said=said, letters=letters)


def strips(frame: pd.DataFrame, *, size: int = DESK) -> alt.LayerChart:
    """The warmth of a room, one strip a round: people at each degree, the middle of the room, and its half.

    Parameters
    ----------
    frame : one row for each strip and degree: ``strip`` (words), ``degree`` (0 to 10), ``people`` (0: no dot), and,
        the same on all rows of a strip, ``low``, ``median``, ``high`` (quartiles).
    """
    scale = alt.Scale(domain=[-0.5, 10.5], nice=False)
    axis = alt.Axis(
        title=None,
        values=list(range(11)),
        labelFontSize=size,
        labelColor=INK,
        grid=False,
        domain=False,
        ticks=False,
        format="d",
    )
    rows = frame["strip"].nunique()
    row = 120
    base = alt.Chart(frame).encode(y=_order(frame, "strip"))
    dots = base.transform_filter("datum.people > 0").encode(x=alt.X("degree:Q", scale=scale, axis=axis))
    spread = alt.Chart(frame.drop_duplicates("strip")).encode(y=_order(frame, "strip"))
    layers = alt.layer(
        spread.mark_rule(color=LINE, strokeWidth=row // 3).encode(
            x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q"
        ),
        spread.mark_tick(color=INK, thickness=4, size=row * 3 // 5).encode(x=alt.X("median:Q", scale=scale, axis=axis)),
        dots.mark_circle(color=GREEN, opacity=1).encode(
            size=alt.Size("people:Q", scale=alt.Scale(type="linear", range=_DOTS[size]), legend=None)
        ),
        dots.mark_text(fontSize=size, fontWeight="bold", color=PAPER).encode(text="people:Q"),
        spread.mark_text(**(_words(size) | {"color": GREY}), align="left", fontWeight="bold", dy=-row * 2 // 5).encode(
            x=alt.value(0), text="strip:N"
        ),
    )
    return _finished(layers, row * max(1, rows), size * 2)
