"""Charts as Vega-Lite dicts, built once for what they show.

Altair takes 45 ms to build and check a chart and Streamlit 24 ms to convert it; a page that reruns at each glance paid
both. The same dict drawn again, its rows already as the browser gets them, costs 3 ms (docs/decisions/0086).
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa
from pandas.api.types import is_numeric_dtype, is_string_dtype

from charts.look import DESK

KEPT = 128  # charts of a process: a dozen rooms and committees at once, with what they looked at before
Spec = dict[str, Any]

Draw = Callable[..., alt.LayerChart]

_kept: OrderedDict[Hashable, Spec] = OrderedDict()
_shapes: dict[Draw, Callable[[pd.DataFrame, int], Hashable]] = {}
_one_at_a_time = RLock()  # Altair's theme and transformer belong to the whole process


def shaped_by(shape: Callable[[pd.DataFrame, int], Hashable]) -> Callable[[Draw], Draw]:
    """Say of a drawing what of a frame, beside its ``attrs``, gives it its shape at a size; None: all of it.

    Everything else is only rows to it, one set of them: a version more costs its rows, and no chart.
    """

    def said(draw: Draw) -> Draw:
        _shapes[draw] = shape
        return draw

    return said


def spec(draw: Draw, frame: pd.DataFrame, *, size: int = DESK, wide: int = 0) -> Spec:
    """The Vega-Lite dict of ``draw(frame, size=size)``, ``wide`` pixels across, or of the page's width if it is 0.

    It is kept by all that it shows, so it is never older than the frame: whoever publishes a new version, corrects a
    word or reads in another language gets another one. It is shared by everyone who sees the same: do not change it.
    """
    how = (draw.__module__, draw.__name__, size, wide)

    def anew() -> Spec:
        with alt.theme.enable("none"), alt.data_transformers.enable("default"):
            chart = draw(frame, size=size)
            drawn: Spec = (chart.properties(width=wide) if wide else chart).to_dict()
        # Whoever does not see a chart hears its words (``components.chart``), not every mark of it too.
        _silent(drawn)
        drawn["datasets"] = {name: arrow(rows) for name, rows in drawn.get("datasets", {}).items()}
        return drawn

    def made() -> Spec:
        shape = _shapes[draw](frame, size) if draw in _shapes else None
        if shape is None:
            return anew()
        like = kept((*how, "shape", repr((shape, list(frame.columns), sorted(frame.attrs.items())))), anew)
        [name] = like["datasets"]
        return {**like, "datasets": {name: _rows(frame)}}

    return kept((*how, _contents(frame)), made)


def _silent(drawn: Spec) -> None:
    """Take every mark out of what is read aloud: a mark says no word, and its config alone leaves some (measured)."""
    drawn.setdefault("config", {})["aria"] = False
    parts = [drawn]
    for one in parts:
        parts += one.get("layer", ())
        if "mark" in one:
            named = one["mark"] if isinstance(one["mark"], dict) else {"type": one["mark"]}
            one["mark"] = {**named, "aria": False}


def kept(shown: Hashable, make: Callable[[], Spec]) -> Spec:
    """What ``make`` draws, made once for all that it shows: ``shown`` holds everything it depends on."""
    with _one_at_a_time:
        if shown in _kept:
            _kept.move_to_end(shown)
            return _kept[shown]
        made = _kept[shown] = make()
        if len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def arrow(rows: list[dict[str, object]]) -> bytes:
    """Rows as an Arrow stream: Streamlit sends such bytes as they are."""
    return _stream(pd.DataFrame(rows))


def _rows(frame: pd.DataFrame) -> bytes:
    """The rows of a frame as Altair writes them: of words and numbers it makes the same, in ten times the time."""
    plain = all(is_string_dtype(column) or is_numeric_dtype(column) for _, column in frame.items())
    return _stream(frame) if plain else arrow(list(alt.to_values(frame)["values"]))


def _stream(frame: pd.DataFrame) -> bytes:
    table = pa.Table.from_pandas(frame, preserve_index=False)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def _contents(frame: pd.DataFrame) -> str:
    """Everything in a frame, as one word: NaN, which is equal to nothing, is written as it is."""
    return repr((list(frame.columns), frame.to_numpy(dtype=object).tolist(), sorted(frame.attrs.items())))
