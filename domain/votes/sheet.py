"""Anonymous ballots as a spreadsheet: one line a ballot, one column an option, safe to open.

A cell that a spreadsheet would take for a formula is written with an apostrophe before it, and read without.
Lines are in the order of the ballots' texts, which tells nothing of who came when.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from domain.errors import MalformedFile
from domain.votes.ballot import Ballot, Option

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"


def guarded(cell: str) -> str:
    """The cell as text for every spreadsheet."""
    return f"{_GUARD}{cell}" if cell.startswith((*_FORMULA, _GUARD)) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARD) else cell


def write(options: Sequence[Option], ballots: Iterable[Ballot]) -> str:
    """Two heading lines, ids then titles; then a line a ballot, empty where it marks nothing; all empty is blank."""
    file = io.StringIO()
    out = csv.writer(file, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    out.writerow([guarded(option.id) for option in options])
    out.writerow([guarded(" ".join(option.title.split())) for option in options])
    for ballot in sorted(ballots, key=lambda ballot: ballot.text):
        marks = dict(ballot.marks)
        out.writerow([str(marks.get(option.id, "")) for option in options])
    return file.getvalue()


def read(text: str) -> tuple[Ballot, ...]:
    """The ballots of a sheet that ``write`` made.

    Raises
    ------
    domain.errors.MalformedFile
    """
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    if len(rows) < 2:  # noqa: PLR2004  the two heading lines
        raise MalformedFile(what="1")
    options = [_unguarded(cell) for cell in rows[0]]
    return tuple(_ballot(options, row, line) for line, row in enumerate(rows[2:], start=3))


def _ballot(options: Sequence[str], row: Sequence[str], line: int) -> Ballot:
    if len(row) != len(options) or not all(cell == "" or cell.isdecimal() for cell in row):
        raise MalformedFile(what=str(line))
    return Ballot.of({option: int(cell) for option, cell in zip(options, row, strict=True) if cell})
