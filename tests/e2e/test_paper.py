"""A theme and «Comparer» on paper: each on one sheet, in letters that one reads."""

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
THEMES = ("emancipation", "food_security", "food_system")  # the two longest, and the longest name


def printed(page: Page) -> pypdfium2.PdfDocument:
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton]')")
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
def test_a_theme_and_two_waves_side_by_side_are_one_sheet_each(
    loaded: Database, server: Application, open_device: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(loaded, monkeypatch)
    page = open_device(account=hire(loaded, Role.COMMITTEE, TERRITORY))
    for address, drawn in (
        *((f"/theme?theme={theme}", "stVegaLiteChart") for theme in THEMES),
        ("/comparer", "stTable"),
        (f"/theme?theme={THEMES[0]}", "stVegaLiteChart"),
    ):
        page.goto(f"{server.address}{address}")
        expect(page.get_by_test_id(drawn).last).to_be_visible()
        document = printed(page)
        assert len(document) == 1, address
        assert smallest(document) >= READ, address
        assert len(document[0].get_textpage().get_text_range()) > 1_000, address
