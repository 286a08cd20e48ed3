"""A vote on a wall whose names are long: each name once and whole, and under it what it received, round by round.

One round fills the width, two stand side by side, the first on the left. Beside every bar stands its number.
"""

from typing import Any

import altair as alt
import pandas as pd

from charts import votes
from charts.look import GREEN, INK, LINE, PAPER, SAND, SCALES, SHEET, UNSAID, WALL

BARS = [*votes.BARS, "round", "offered"]
PROFILE = [*votes.PROFILE, "round", "offered", "label"]

_ROOM, _LOWEST, _TALLEST = 468, 39, 72  # px: what a wall has for all rows, and a row
_NAME, _BAR, _AIR = 22, 26, 2  # px: the line of a name, the highest bar, what is left under it
_BETWEEN, _LABEL = 40, 12  # px: between two rounds, between a bar and its number
_LETTER = 0.44  # of the letters' size: how wide one is in a row of them
_WHOLE = alt.Scale(domain=[0, 1], nice=False)


def bars(frame: pd.DataFrame, *, size: int = WALL) -> alt.LayerChart:
    """One bar an option and round.

    Parameters
    ----------
    frame : the columns of ``votes.BARS``; ``round`` (0 is on the left); ``offered`` (whether it was in that round:
        else only the label stands there). ``frame.attrs``: ``rounds`` (how many), ``wide`` (px across).
    """
    there = frame[frame["offered"]]
    colours = [GREEN if first else SAND for first in there["first"]]
    parts = there.assign(start=0.0, end=there["part"], colour=colours, said="", letters=INK)
    return _finished(_layers(frame, parts, parts.iloc[:0], size, 0), frame, 0)


def profile(frame: pd.DataFrame, *, size: int = WALL) -> alt.LayerChart:
    """The merit profile of an option in each round, and on it the line of the half.

    Parameters
    ----------
    frame : the columns of ``votes.PROFILE``; ``round`` and ``offered`` as above; ``label`` (what stands beside the
        profile, or nothing). ``frame.attrs``: ``rounds``, ``wide``, and those of ``votes.profile``.
    """
    scale, silent = tuple(frame.attrs["scale"]), frame.attrs.get("silent", "")
    colours = SCALES[len(scale)]
    there = frame[frame["offered"]]
    parts = votes.lettered(there.astype({"position": int, "ballots": int}), colours)
    parts = parts.assign(colour=[colours[int(at)] if at >= 0 else UNSAID for at in parts["position"]])
    lines = pd.DataFrame(
        [(*line, number) for number in range(frame.attrs["rounds"]) for line in _hatched(parts, number)],
        columns=["option", "start", "round"],
    )
    legend = votes.mentions(scale, colours, size, silent)
    words = size * 2
    return _finished(_layers(frame, parts, lines, size, words, legend), frame, words)


def _layers(
    frame: pd.DataFrame,
    parts: pd.DataFrame,
    lines: pd.DataFrame,
    size: int,
    above: int,
    legend: alt.Color | None = None,
) -> alt.LayerChart:
    """``lines``: hatching, at ``start`` of its track. ``legend``: of colours that have words, in ``above`` px."""
    row = _row(frame, above)
    bar = min(_BAR, row - _NAME - _AIR)
    under = row // 2 - _AIR - bar // 2
    named = under - (bar + _NAME) // 2
    place = _Places(frame, size)
    each = frame.drop_duplicates(["option", "round"])
    tracks = place(each.assign(start=0.0, end=1.0, half=0.5))
    there = tracks[tracks["offered"]]
    words: dict[str, Any] = {"fontSize": size, "baseline": "middle"}
    on_bar: dict[str, Any] = {"size": bar, "yOffset": under}
    y = alt.Y("option:N", sort=list(dict.fromkeys(frame["option"])), axis=None)
    x = {name: alt.X(f"{name}:Q", scale=_WHOLE, axis=None) for name in ("start", "end", "half", "middle")}
    colour = legend if legend is not None else alt.Color("colour:N", scale=None)
    shown, ink = place(parts), alt.Color("letters:N", scale=None)
    wide = f"(datum.end - datum.start) * width > length(datum.said) * {_LETTER * size} + 6"
    layers = [
        alt.Chart(there).mark_bar(color=LINE, opacity=0.35, **on_bar).encode(y=y, x=x["start"], x2="end:Q"),
        alt.Chart(shown).mark_bar(**on_bar).encode(y=y, x=x["start"], x2="end:Q", color=colour),
        alt.Chart(frame.drop_duplicates("option"))
        .mark_text(**words, align="left", fontWeight="bold", color=INK, dy=named)
        .encode(y=y, x=alt.value(0), text="option:N"),
        alt.Chart(tracks)
        .mark_text(**words, align="left", color=INK, dy=under, dx=_LABEL)
        .encode(y=y, x=x["end"], text="label:N"),
    ]
    if legend is not None:
        layers += [
            alt.Chart(place(lines))
            .mark_tick(color=PAPER, opacity=0.55, thickness=1.5, **on_bar)
            .encode(y=y, x=x["start"]),
            alt.Chart(shown.assign(middle=(shown["start"] + shown["end"]) / 2))
            .transform_filter(wide)
            .mark_text(**words, fontWeight="bold", dy=under)
            .encode(y=y, x=x["middle"], text="said:N", color=ink),
            alt.Chart(there)
            .mark_tick(color=INK, thickness=4, size=bar + 2 * _AIR, yOffset=under)
            .encode(y=y, x=x["half"]),
        ]
    layered: alt.LayerChart = alt.layer(*layers).resolve_scale(color="independent")
    return layered


def _hatched(parts: pd.DataFrame, number: int) -> list[tuple[str, float]]:
    """Where hatching is drawn in the tracks of one round."""
    return [(option, at) for option, at in votes.hatched(parts[parts["round"] == number]).to_numpy()]


class _Places:
    """Where parts of a track (0 to 1) are on the sheet (0 to 1), by their round."""

    def __init__(self, frame: pd.DataFrame, size: int) -> None:
        rounds, wide = frame.attrs["rounds"], frame.attrs["wide"]
        gap = _BETWEEN / wide
        self._step = (1 + gap) / rounds
        beside = round(max(map(len, frame["label"]), default=0) * size * _LETTER) + 2 * _LABEL
        self._track = self._step - gap - beside / wide

    def __call__(self, parts: pd.DataFrame) -> pd.DataFrame:
        columns = [name for name in ("start", "end", "half") if name in parts]
        return parts.assign(**{name: parts["round"] * self._step + parts[name] * self._track for name in columns})


def _row(frame: pd.DataFrame, words: int) -> int:
    return max(_LOWEST, min(_TALLEST, (_ROOM - words) // max(1, frame["option"].nunique())))


def _finished(layers: alt.LayerChart, frame: pd.DataFrame, words: int) -> alt.LayerChart:
    """``words``: px that a legend takes."""
    around = {"right": 4, "left": 4, "top": 6, "bottom": 4}
    height = _row(frame, words) * max(1, frame["option"].nunique()) + words + around["top"] + around["bottom"]
    chart: alt.LayerChart = layers.properties(height=height, padding=around, **SHEET).configure_view(stroke=None)
    return chart
