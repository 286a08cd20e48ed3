"""Names that stand in a chart whole: on as many lines as they need there, which only the browser knows."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import altair as alt
import pandas as pd

from charts.look import DESK, INK

LETTER = 0.56  # of the letters' size: how wide one is at most on the average of a name, in bold
_FITS = 26  # letters of a line of half a page, the narrowest place at a desk
MOST = 4  # lines
PHONE = 300  # px that a chart has in a box on the narrowest screen
_BOLD: dict[str, Any] = {"align": "left", "baseline": "middle", "fontWeight": "bold", "color": INK}
LINE = 20  # px of a line of words at a desk


def lines(names: Sequence[str]) -> int:
    """On how many lines the longest may have to stand."""
    return min(MOST, max((len(wrap(name, _FITS)) for name in names), default=1))


def broken(frame: pd.DataFrame, column: str = "option", *, of: str = "") -> pd.DataFrame:
    """The same with ``on_1`` to ``on_4``: each name on so many lines; ``wide_1``…: letters of its longest line.

    ``of``: what those begin with, where two columns of a frame are broken.
    """
    made = {n: [_on(name, n) for name in frame[column]] for n in range(1, MOST + 1)}
    wide = {f"{of}wide_{n}": [max(map(len, name.split("\n"))) for name in names] for n, names in made.items()}
    return frame.assign(**{f"{of}on_{n}": names for n, names in made.items()}, **wide)


def fewest(size: int, room: str, *, of: str = "") -> str:
    """How many lines that is, as an expression of Vega: none where nothing is said."""
    n = str(MOST)
    for fewer in range(MOST - 1, 0, -1):
        n = f"datum.{of}wide_{fewer} * {LETTER * size} < {room} ? {fewer} : {n}"
    return f"datum.{of}wide_1 == 0 ? 0 : {n}"


def whole(size: int, room: str) -> str:
    """Of those, as an expression of Vega: the one with the fewest lines that fits. ``room``: pixels across, in Vega."""
    said = f"datum.on_{MOST}"
    for n in range(MOST - 1, 0, -1):
        said = f"datum.wide_{n} * {LETTER * size} < {room} ? datum.on_{n} : {said}"
    return said


def further(names: Sequence[str], beside: int = 0) -> list[int]:
    """How many px each name needs at a desk beyond its first line, where a chart is narrowest.

    ``beside``: px that its line leaves to something else.
    """
    fits = max(1, int((PHONE - beside) / (LETTER * DESK)))
    return [LINE * (min(MOST, len(wrap(name, fits))) - 1) if name else 0 for name in names]


def above(base: alt.Chart, room: str = "width", *, size: int = DESK, dy: float = 0) -> alt.Chart:
    """Names at a desk: on as few lines as the browser has room for, the last at its place, the others above it.

    ``base``: of a ``broken`` frame, with its places; ``dy``: px from there.
    """
    up = alt.expr(f"{dy} - {LINE} * max(0, datum.lines - 1)")
    words: dict[str, Any] = {"fontSize": size, "dy": up, "lineBreak": "\n", "lineHeight": LINE, **_BOLD}
    counted = base.transform_calculate(lines=fewest(size, room), said=whole(size, room))
    named: alt.Chart = counted.mark_text(**words).encode(x=alt.value(0), text="said:N")
    return named


def along(base: alt.Chart, column: str, room: str = "width", *, size: int, dy: float = 0) -> alt.Chart:
    """Names on a wall: one line for each, as far as there is room."""
    words: dict[str, Any] = {"fontSize": size, "dy": dy, "limit": alt.expr(room), **_BOLD}
    named: alt.Chart = base.mark_text(**words).encode(x=alt.value(0), text=f"{column}:N")
    return named


def _on(name: str, n: int) -> str:
    """On ``n`` lines at most, none longer than it must be."""
    width = max(1, -(-len(name) // n))
    while len(made := wrap(name, width, break_long_words=False)) > n:
        width += 1
    return "\n".join(made) or name
