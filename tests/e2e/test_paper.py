"""On paper: a theme and «Comparer» on one sheet each, the overview and «Résultats» on two; in letters one reads."""

import pypdfium2
import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import raw

from db.engine import Database
from domain.staff.roles import Role
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage
from tests.e2e.demonstrations import TERRITORY, shown
from tests.e2e.room import hire

READ = 7.9  # points: eight, as Chromium rounds them
# The words of each theme, without its icons and links, which paper has as signs or not at all.
TOLD = """(box) => [...document.querySelectorAll(box)].map((theme) =>
  [...theme.querySelectorAll("h3, p")].filter((one) => !one.closest("[data-testid=stPageLink]")).map((one) => {
    const copy = one.cloneNode(true)
    copy.querySelectorAll("[role=img], [aria-hidden=true], [data-testid=stIconMaterial]").forEach((one) => one.remove())
    return copy.textContent
  }))"""
THEMES = ("emancipation", "food_security", "food_system")  # the two longest, and the longest name


def printed(page: Page) -> pypdfium2.PdfDocument:
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton]')")
    page.wait_for_function("document.querySelector('.tablee_printing button')?.textContent")  # paper has its styles
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))


def smallest(document: pypdfium2.PdfDocument) -> float:
    """The height of the smallest letter, in points."""
    sizes: list[float] = []
    for sheet in document:
        text = sheet.get_textpage()
        for at in range(text.count_chars()):
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(text.raw, at, matrix)
            if chr(raw.FPDFText_GetUnicode(text.raw, at)).isalnum():
                sizes.append(raw.FPDFText_GetFontSize(text.raw, at) * abs(matrix.d))
    return min(sizes)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
@pytest.mark.timeout(300)
def test_the_overview_and_results_are_two_sheets_at_most_and_none_is_empty(
    loaded: Database, server: Application, open_device: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(loaded, monkeypatch)
    page = open_device(account=hire(loaded, Role.COMMITTEE, TERRITORY))
    for address, box, sheets in (
        ("/resultats", ".told_theme", (1, 2)),
        ("/themes", "[class*='st-key-tile_']", (2,)),
        ("/resultats", ".told_theme", (1, 2)),
    ):
        page.goto(f"{server.address}{address}")
        boxes = page.locator(box)
        expect(boxes.nth(6)).to_be_visible()
        if address == "/themes":
            expect(page.locator("[data-testid=stVegaLiteChart] svg").first).to_be_visible()
        told = page.evaluate(TOLD, box)
        document = printed(page)
        assert len(document) in sheets, address
        assert smallest(document) >= READ, address
        of_sheets = ["".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
        assert min(map(len, of_sheets)) > 100, address  # none is empty
        assert len(told) >= 7, address
        for one in told:  # each theme stands whole on one of them
            pieces = [letters(piece) for words in one for piece in words.split(". ")]
            assert any(all(piece in letters(sheet) for piece in pieces) for sheet in of_sheets), (address, one)


def letters(words: str) -> str:
    """Of words, what no reader of a document leaves out or writes otherwise."""
    return "".join(letter for letter in words if letter.isascii() and letter.isalnum())


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
@pytest.mark.timeout(300)
def test_a_theme_and_two_waves_side_by_side_are_one_sheet_each(
    loaded: Database, server: Application, open_device: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(loaded, monkeypatch)
    page = open_device(account=hire(loaded, Role.COMMITTEE, TERRITORY))
    for address, drawn in (
        *((f"/theme?theme={theme}", "[data-testid=stVegaLiteChart]") for theme in THEMES),
        ("/comparer", "[data-testid=stMain] li:not(details li)"),
        (f"/theme?theme={THEMES[0]}", "[data-testid=stVegaLiteChart]"),
    ):
        page.goto(f"{server.address}{address}")
        expect(page.locator(drawn).last).to_be_visible()
        document = printed(page)
        assert len(document) == 1, address
        assert smallest(document) >= READ, address
        assert len(document[0].get_textpage().get_text_range()) > 1_000, address
