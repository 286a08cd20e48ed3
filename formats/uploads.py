"""Files of letters as somebody hands them back, on a page or to a command: bytes into text, text into lines of a table.

A spreadsheet saves what it opened in its own way (another separator, another encoding, blank lines at the end), and a
file may have been cut, altered or made up: what cannot be read is refused with the file, the line and the reason.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.votes.values import CONTROL, MOST, MalformedFile

MOST_BYTES = 32_000_000

_COMPRESSED = (b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")  # zip, xlsx, ods; gzip; older workbooks
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 with or without its mark, else the encoding of French Windows.

    Raises
    ------
    MalformedFile
    """
    if not content.strip():
        raise MalformedFile(reason="fault.empty")
    if len(content) > MOST_BYTES:
        raise MalformedFile(reason="fault.too_large", most=MOST_BYTES // 1_000_000)
    if content.startswith(_COMPRESSED):
        raise MalformedFile(reason="fault.compressed")
    text = _text(content).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = CONTROL.search(text)
    if found:
        raise MalformedFile(reason="fault.not_text", line=text.count("\n", 0, found.start()) + 1)
    return text


def _text(content: bytes) -> str:
    marked = next((encoding for mark, encoding in _BOMS if content.startswith(mark)), None)
    for encoding in [marked] if marked else [*_wide(content), "utf-8", "cp1252"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise MalformedFile(reason="fault.encoding")


def _wide(content: bytes) -> list[str]:
    """UTF-16 without its mark: every other byte of plain letters is nothing."""
    if b"\x00" not in content[:4]:
        return []
    return ["utf-16-be" if content[0] == 0 else "utf-16-le"]


@dataclass(frozen=True)
class Row:
    """One line of a table. ``line``: where it ends in the file."""

    line: int
    cells: tuple[str, ...]


def rows(text: str, separator: str) -> Iterator[Row]:
    """The lines of a table, cells without the blanks around them.

    Raises
    ------
    MalformedFile
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            yield Row(reader.line_num, tuple(cell.strip() for cell in cells))
    except csv.Error as wrong:
        raise MalformedFile(reason="fault.table", line=reader.line_num) from wrong


def whole(text: str, most: int = MOST) -> int | None:
    """A whole number as people and spreadsheets write it (``3``, ``3,00``), None if it is none or beyond ``most``."""
    found = re.fullmatch(r"([0-9]{1,15})(?:[.,]0{1,6})?", text)
    return int(found[1]) if found and int(found[1]) <= most else None
