"""Rows into a file that spreadsheets open: UTF-8 with its mark, semicolons. Figures of a report, and its code book."""

import csv
import io
from collections.abc import Sequence

from formats.votes.sheet import guarded

Cell = str | int | float | None


def sheet(rows: Sequence[Sequence[Cell]]) -> bytes:
    """The file of these rows: numbers with a point, nothing for what is not told, no cell that is a formula."""
    file = io.StringIO(newline="")
    out = csv.writer(file, delimiter=";", lineterminator="\r\n")
    out.writerows(
        [guarded(cell) if isinstance(cell, str) else "" if cell is None else cell for cell in row] for row in rows
    )
    return file.getvalue().encode("utf-8-sig")
