"""The three sections of a Pabulib file, each a heading and lines: where every line stands, whatever its length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.votes.values import MalformedFile
from formats.uploads import Row, rows

SECTIONS = ("META", "PROJECTS", "VOTES")


@dataclass(frozen=True)
class Line:
    """A line of a section: its number in the file, and its cells by the names of their columns."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell, empty where the line is shorter than its heading."""
        return self.cells.get(column, "")


def has_sections(text: str) -> bool:
    """Whether at least one section begins in this text."""
    return any(line.strip().strip('";').upper() in SECTIONS for line in text.splitlines())


def read_sections(text: str) -> Mapping[str, Sequence[Row]]:
    """The lines of each section, its heading first.

    Raises
    ------
    MalformedFile
    """
    sections: dict[str, list[Row]] = {}
    for row in rows(text.removeprefix("\ufeff"), ";"):
        word = row.cells[0].upper() if row.cells else ""
        if word in SECTIONS and not any(row.cells[1:]):
            if word in sections:
                raise MalformedFile(reason="fault.section_twice", line=row.line, section=word)
            sections[word] = []
        elif any(row.cells) and sections:
            sections[next(reversed(sections))].append(row)
    missing = [section for section in SECTIONS if section not in sections]
    if missing:
        raise MalformedFile(reason="fault.section_missing", section=missing[0])
    return sections


def table(sections: Mapping[str, Sequence[Row]], section: str, *columns: str) -> list[Line]:
    """The lines of a section, which has at least these columns."""
    heading, *others = sections[section] or [Row(0, ())]
    missing = [column for column in columns if column not in heading.cells]
    if missing:
        raise MalformedFile(reason="fault.column_missing", line=heading.line, column=missing[0])
    return [Line(row.line, dict(zip(heading.cells, row.cells, strict=False))) for row in others]
