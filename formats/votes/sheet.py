"""Anonymous ballots as a spreadsheet: one line a ballot, one column an option, safe to open.

It is what a French spreadsheet opens without being asked anything (semicolons, UTF-8 with its mark), and it is read
again however such a program saved it: another separator or encoding, quoted or not, blank lines and columns at the end,
lines in another order. A cell that would be taken for a formula is written with an apostrophe before it, and read
without. Lines are in the order of the ballots' texts, which tells nothing of who came when; the number before each of
them keeps a blank ballot apart from an empty line.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import dropwhile

from domain.votes.ballot import Ballot, Option
from domain.votes.values import MOST_BALLOTS, MalformedFile, brief
from formats.uploads import Row, rows, whole

NUMBER = "#"  # the heading of the numbers
MARK = "\ufeff"  # by which spreadsheets know UTF-8
SEPARATORS = (";", ",", "\t")
# The last four are the wide forms of = + - @, which some spreadsheets take for the same.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_GUARD = "'"


def guarded(cell: str) -> str:
    """The cell as text for every spreadsheet."""
    return f"{_GUARD}{cell}" if cell.startswith((*_FORMULA, _GUARD)) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARD) else cell


def write(options: Sequence[Option], ballots: Iterable[Ballot]) -> str:
    """Two heading lines, ids then titles; then a line a ballot: its number, its marks, nothing where it has none."""
    file = io.StringIO()
    file.write(MARK)
    out = csv.writer(file, delimiter=SEPARATORS[0], lineterminator="\r\n")
    out.writerow([NUMBER, *[guarded(option.id) for option in options]])
    out.writerow(["", *[guarded(" ".join(option.title.split())) for option in options]])
    for number, ballot in enumerate(sorted(ballots, key=lambda ballot: ballot.text), start=1):
        marks = dict(ballot.marks)
        out.writerow([str(number), *[str(marks.get(option.id, "")) for option in options]])
    return file.getvalue()


def read(text: str, titles: Mapping[str, str]) -> Mapping[int, Ballot]:
    """The ballots of a sheet that ``write`` made, by their lines.

    Parameters
    ----------
    titles : of the options that have a column each, by their ids, in any order.

    Raises
    ------
    MalformedFile
    """
    text = text.removeprefix(MARK)
    table = list(dropwhile(lambda row: not any(row.cells), rows(text, _separator(text))))
    while table and not any(table[-1].cells):
        table.pop()
    if len(table) < 2:  # noqa: PLR2004  the two heading lines
        raise MalformedFile(reason="fault.no_heading", line=1)
    if len(table) > MOST_BALLOTS:
        raise MalformedFile(reason="fault.too_many_ballots", most=MOST_BALLOTS)
    columns = _columns(table[0], titles)
    _titled(columns, table[1], titles)
    numbered = columns[0] == NUMBER
    ballots = [row for row in table[2:] if any(row.cells) or (row.cells and not numbered)]
    if numbered:
        _each_once(ballots)
    return {row.line: _ballot(columns, row) for row in ballots}


def _separator(text: str) -> str:
    """The one that the first line holds most of: ids have none of them."""
    first = text.lstrip("\n").partition("\n")[0]
    return max(SEPARATORS, key=first.count)


def _columns(heading: Row, options: Iterable[str]) -> list[str]:
    """The ids of the columns, those of the numbers and without any at the end set aside."""
    columns = [_unguarded(cell) for cell in heading.cells]
    columns = list(dropwhile(lambda cell: not cell, reversed(columns)))[::-1]
    known = {*options}
    twice = [column for column in columns if columns.count(column) > 1]
    unknown = [column for column in columns if column not in known and column != NUMBER]
    missing = sorted(known - set(columns))
    faults = (("fault.column_twice", twice), ("fault.column_unknown", unknown), ("fault.column_missing", missing))
    for reason, found in faults:
        if found:
            raise MalformedFile(reason=reason, line=heading.line, column=brief(found[0]))
    if NUMBER in columns[1:]:
        raise MalformedFile(reason="fault.column_unknown", line=heading.line, column=NUMBER)
    return columns


def _titled(columns: Sequence[str], row: Row, titles: Mapping[str, str]) -> None:
    """Refuse a column under another title than its option has: its marks would be told of another proposal."""
    known = {option: _plain(title) for option, title in titles.items()}
    for column, cell in zip(columns, [*row.cells, *[""] * len(columns)], strict=False):
        if column == NUMBER or known[column] in {_plain(cell), _plain(_unguarded(cell))}:
            continue
        # A spreadsheet writes dates and sums in its own way: such a title may differ, but never be another option's.
        own_way = known[column][:1].isdigit() and cell[:1].isdigit() and _plain(cell) not in known.values()
        if not own_way:
            said, other = brief(cell), brief(titles[column])
            raise MalformedFile(
                reason="fault.column_title", line=row.line, column=brief(column), said=said, other=other
            )


def _plain(title: str) -> str:
    """The title as every encoding that a sheet is saved in can hold it."""
    return " ".join(title.split()).encode("cp1252", errors="replace").decode("cp1252")


def _each_once(ballots: Iterable[Row]) -> None:
    """Refuse a number that is missing, is none, or stands on two lines: a line was copied, cut or typed in."""
    known: dict[int, int] = {}
    for row in ballots:
        number = whole(row.cells[0], MOST_BALLOTS)
        if number is None:
            raise MalformedFile(reason="fault.ballot_number", line=row.line)
        if number in known:
            raise MalformedFile(reason="fault.ballot_twice", line=row.line, number=number, other=known[number])
        known[number] = row.line


def _ballot(columns: Sequence[str], row: Row) -> Ballot:
    if any(row.cells[len(columns) :]):
        raise MalformedFile(reason="fault.cells", line=row.line, n=len(columns))
    marks: dict[str, int] = {}
    for column, cell in zip(columns, row.cells, strict=False):
        if column == NUMBER or not cell:
            continue
        mark = whole(cell)
        if mark is None:
            raise MalformedFile(reason="fault.cell", line=row.line, cell=brief(cell))
        marks[column] = mark
    return Ballot.of(marks)
