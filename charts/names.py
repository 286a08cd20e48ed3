"""Names that stand in a chart whole: on as many lines as they need there, which only the browser knows."""

from collections.abc import Sequence
from textwrap import wrap

import pandas as pd

LETTER = 0.56  # of the letters' size: how wide one is at most on the average of a name, in bold
_FITS = 26  # letters of a line of half a page, the narrowest place at a desk
MOST = 4  # lines


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


def _on(name: str, n: int) -> str:
    """On ``n`` lines at most, none longer than it must be."""
    width = max(1, -(-len(name) // n))
    while len(made := wrap(name, width, break_long_words=False)) > n:
        width += 1
    return "\n".join(made) or name
