"""Slips to cut out: one voice each, as a QR to photograph and nine characters to type. Drawn, printed, never stored.

The sheet is made where the codes are drawn, because only their hashes are kept: it cannot be made twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import segno
from font_source_sans_pro import SourceSansProBold, SourceSansProSemibold
from fpdf import FPDF

from sentences.numbers import in_groups
from texts import say

COLUMNS, ROWS = 2, 7
PER_PAGE = COLUMNS * ROWS
_MARGIN, _WIDTH, _HEIGHT, _QR = 10, 95, 39, 31  # millimetres, on A4
_GREY = 110


@dataclass(frozen=True)
class Slip:
    """One voice. ``address``: where its QR leads, the code included."""

    code: str
    address: str


def slips(voices: Sequence[Slip], *, question: str, where: str) -> bytes:
    """The sheets as a PDF, A4, ``PER_PAGE`` slips a page, with lines to cut along.

    Parameters
    ----------
    question : what is voted on, printed on every slip.
    where : the address to open by hand, for those who type.
    """
    sheet = FPDF(format="A4")
    sheet.set_auto_page_break(auto=False)
    sheet.add_font("sans", fname=SourceSansProSemibold)
    sheet.add_font("sans", style="B", fname=SourceSansProBold)
    sheet.set_title(say("slip.sheet"))
    sheet.set_lang("fr")
    for first in range(0, len(voices), PER_PAGE):
        sheet.add_page()
        _cut_lines(sheet)
        for position, voice in enumerate(voices[first : first + PER_PAGE]):
            row, column = divmod(position, COLUMNS)
            _slip(sheet, voice, question, where, x=_MARGIN + column * _WIDTH, y=_MARGIN + row * _HEIGHT)
    return bytes(sheet.output())


def _cut_lines(sheet: FPDF) -> None:
    right, bottom = _MARGIN + COLUMNS * _WIDTH, _MARGIN + ROWS * _HEIGHT
    sheet.set_draw_color(_GREY)
    sheet.set_line_width(0.2)
    with sheet.local_context(dash_pattern={"dash": 2, "gap": 1.5, "phase": 0}):
        for row in range(ROWS + 1):
            sheet.line(_MARGIN, _MARGIN + row * _HEIGHT, right, _MARGIN + row * _HEIGHT)
        for column in range(COLUMNS + 1):
            sheet.line(_MARGIN + column * _WIDTH, _MARGIN, _MARGIN + column * _WIDTH, bottom)


def _slip(sheet: FPDF, voice: Slip, question: str, where: str, *, x: float, y: float) -> None:
    _qr(sheet, voice.address, x + 4, y + 4)
    beside, wide = x + _QR + 8, _WIDTH - _QR - 10
    _words(sheet, question, beside, y + 3, wide, size=10, lines=2)
    sheet.set_font("sans", style="B", size=19)  # the widest nine characters and their two spaces fit
    sheet.set_xy(beside, y + 12)
    sheet.cell(wide, 10, in_groups(voice.code))
    _words(sheet, say("slip.where", address=where), beside, y + 23, wide, size=9, lines=2)
    _words(sheet, say("slip.once"), beside, y + 31.5, wide, size=9, lines=1)


def _words(sheet: FPDF, words: str, x: float, y: float, wide: float, *, size: int, lines: int) -> None:
    """As many lines as there is room for; an ellipsis says that there were more."""
    sheet.set_font("sans", size=size)
    high = size * 0.42
    kept = sheet.multi_cell(wide, high, words, dry_run=True, output="LINES")
    assert isinstance(kept, list)
    shown = "\n".join(kept[:lines]) + ("…" if len(kept) > lines else "")
    sheet.set_xy(x, y)
    sheet.multi_cell(wide, high, shown, align="L")


def _qr(sheet: FPDF, address: str, x: float, y: float) -> None:
    """Filled rectangles: sharp at any size, and no picture in the file."""
    modules = [list(row) for row in segno.make(address, error="m").matrix]
    side = _QR / len(modules)
    sheet.set_fill_color(0)
    for line, row in enumerate(modules):
        for start, length in _runs(row):
            sheet.rect(x + start * side, y + line * side, length * side, side, style="F")


def _runs(row: list[int]) -> Iterator[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    for dark, run in groupby(enumerate(row), key=lambda module: module[1]):
        positions = [position for position, _ in run]
        if dark:
            yield positions[0], len(positions)
