"""The map of ties: one Vega-Lite dict, its places computed once for what it shows; nothing is told by colour alone.

Written without Altair, whose checks would cost as much as the places do (docs/decisions/0133).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.drawn import Spec, arrow, kept
from charts.look import DESK, GREEN, GREY, INK, PAPER, SAND, SHEET
from charts.places import WIDTH, Places, places

# Of groups, in their order: Vega's names, and two triangles with room for a number.
SHAPES = ("circle", "square", "diamond", "M0,-1.15L1.2,0.95L-1.2,0.95Z", "M0,1.15L1.2,-0.95L-1.2,-0.95Z")
_DOWN = (0, 0, 0, 5, -5)  # px, of the number: the middle of a triangle is not the middle of its height
WIDTHS = {"c": 1.5, "1": 2.5, "2": 4.5, "3": 7.0}  # px, of a line by its level
DASHES = {"both": [1, 0], "one_side": [8, 6], "waiting": [2, 6], "appeared": [1, 0], "ended": [8, 6]}
COLOURS = {"both": GREEN, "one_side": GREY, "waiting": GREY, "appeared": GREEN, "ended": "#7F4A0B", "stayed": SAND}
MARKS = {"appeared": "+", "ended": "×"}  # in the middle of a line
_PULLS = {"both": 3.0, "stayed": 3.0, "appeared": 3.0}  # of a confirmed tie; any other pulls once
_SIGN = 24  # px, of a mark
_POINT = {"type": "point", "size": 900, "opacity": 1, "strokeWidth": 2, "stroke": GREEN}
_HALO: tuple[dict[str, object], ...] = ({"stroke": PAPER, "strokeWidth": 5, "fill": PAPER}, {"fill": INK})
_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"  # a name that Vega reads: nothing is fetched


@dataclass(frozen=True)
class Sign:
    """An actor. ``group``: the place of its group, which is its shape. ``heard``: it answered, and its sign is full."""

    name: str
    group: int
    heard: bool


@dataclass(frozen=True)
class Stroke:
    """A tie between actors ``one`` and ``other``, by their places in the list; ``state``: of ``COLOURS``."""

    one: int
    other: int
    state: str
    level: str


def network(signs: Sequence[Sign], strokes: Sequence[Stroke], hidden: Sequence[Stroke] = ()) -> Spec:
    """The map, kept for all who see the same. ``hidden``: ties that have a say in the places and are not drawn.

    A map keeps its places so when other ties are asked for.
    """
    shown = ("network", tuple(signs), tuple(strokes), tuple(hidden))
    return kept(shown, lambda: _drawn(signs, strokes, placed(signs, [*strokes, *hidden])))


def placed(signs: Sequence[Sign], strokes: Sequence[Stroke]) -> Places:
    """Where everything stands, whatever the order in which ties are told."""
    links = {(min(one.one, one.other), max(one.one, one.other)): _PULLS.get(one.state, 1.0) for one in strokes}
    return places([one.name for one in signs], [(*ends, pull) for ends, pull in sorted(links.items())], DESK)


def _drawn(signs: Sequence[Sign], strokes: Sequence[Stroke], at: Places) -> Spec:
    data = {
        "ties": _ties(strokes, at), "plates": _plates(at), "marks": _marks(strokes, at), "actors": _actors(signs, at),
        "names": _names(at),
    }  # fmt: skip
    return {
        "$schema": _SCHEMA,
        **SHEET,
        "width": WIDTH,
        "height": at.height,
        "padding": dict.fromkeys(("left", "right", "top", "bottom"), 4),
        "config": {"view": {"stroke": None}},
        "datasets": {name: arrow(rows) for name, rows in data.items() if rows},
        "layer": [one for one in _layers(at.height) if data[one["data"]["name"]]],
    }


def _layers(height: int) -> list[Spec]:
    """Lines below, then the paper of names, which covers what runs behind them; marks, signs, numbers, names."""
    x = {"field": "x", "type": "quantitative", "scale": {"domain": [0, WIDTH], "nice": False}, "axis": None}
    y = {**x, "field": "y", "scale": {"domain": [height, 0], "nice": False}}
    at, words = {"x": x, "y": y}, {"text": {"field": "text"}}
    dashes = {"domain": [*COLOURS], "range": [DASHES.get(one, [1, 0]) for one in COLOURS]}
    bold = {"fontWeight": "bold"}
    lines = _layer("ties", {"type": "rule", "strokeCap": "butt"}, {
        **at, "x2": {"field": "x2"}, "y2": {"field": "y2"}, "stroke": _as_is("colour"),
        "strokeWidth": {"field": "width", "type": "quantitative", "scale": None},
        "strokeDash": {"field": "state", "type": "nominal", "legend": None, "scale": dashes},
    })  # fmt: skip
    plates = _layer("plates", {"type": "rect", "fill": PAPER, "opacity": 1, "stroke": None, "cornerRadius": 3}, {
        **at, "x2": {"field": "x2"}, "y2": {"field": "y2"},
    })  # fmt: skip
    marks = [_layer("marks", _text("center", **{**bold, "fontSize": _SIGN, **look}), {**at, **words}) for look in _HALO]
    signs = _layer("actors", _POINT, {**at, "fill": _as_is("fill"), "shape": _as_is("shape")})
    number = {"x": x, "y": {**y, "field": "middle"}, "text": {"field": "number"}, "color": _as_is("ink")}
    numbers = _layer("actors", _text("center", **bold), number)
    names = [
        {**_layer("names", _text(align, **look), {**at, **words}),
         "transform": [{"filter": f"datum.align === '{align}'"}]}
        for look in _HALO for align in ("left", "center", "right")
    ]  # fmt: skip
    return [lines, plates, *marks, signs, numbers, *names]


def _as_is(name: str) -> dict[str, Any]:
    return {"field": name, "type": "nominal", "scale": None}


def _layer(data: str, mark: dict[str, Any], encoding: dict[str, Any]) -> Spec:
    return {"data": {"name": data}, "mark": {**mark, "aria": False}, "encoding": encoding}


def _text(align: str, **look: object) -> dict[str, Any]:
    return {"type": "text", "fontSize": DESK, "baseline": "middle", "align": align, **look}


def _ties(strokes: Sequence[Stroke], at: Places) -> list[dict[str, object]]:
    """The weakest first, so that strong ones are drawn on top."""
    rows = []
    for one in sorted(strokes, key=lambda one: WIDTHS[one.level]):
        (x, y), (x2, y2) = at.points[one.one].tolist(), at.points[one.other].tolist()
        look = {"state": one.state, "colour": COLOURS[one.state], "width": WIDTHS[one.level]}
        rows.append({"x": x, "y": y, "x2": x2, "y2": y2, **look})
    return rows


def _marks(strokes: Sequence[Stroke], at: Places) -> list[dict[str, object]]:
    found = []
    for one in strokes:
        if one.state in MARKS:
            x, y = ((at.points[one.one] + at.points[one.other]) / 2).tolist()
            found.append({"x": x, "y": y, "text": MARKS[one.state]})
    return found


def _actors(signs: Sequence[Sign], at: Places) -> list[dict[str, object]]:
    """With their number, from 1 on, as in the table beside."""
    return [
        {"x": x, "y": y, "number": str(number), "middle": y + _DOWN[one.group],
         "shape": SHAPES[one.group],
         "fill": GREEN if one.heard else PAPER, "ink": PAPER if one.heard else INK}
        for number, (one, (x, y)) in enumerate(zip(signs, at.points.tolist(), strict=True), start=1)
    ]  # fmt: skip


def _plates(at: Places) -> list[dict[str, object]]:
    return [dict(zip(("x", "y", "x2", "y2"), one, strict=True)) for one in at.plates]


def _names(at: Places) -> list[dict[str, object]]:
    return [{"x": one.x, "y": one.y, "text": one.text, "align": one.align} for one in at.lines]
