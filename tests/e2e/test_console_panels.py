"""Every panel of the console, in three windows, light and dark: no barrier, nothing wider than the window."""

import itertools
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from domain.staff.roles import Role
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, OpenPage, barriers
from tests.e2e.consoles import PANELS
from tests.e2e.hall import PHONE
from tests.e2e.meetings import settled
from tests.e2e.room import TERRITORY, hire

UPRIGHT = {"width": 768, "height": 1024}
WINDOWS = {"tablet": TABLET, "upright": UPRIGHT, "phone": PHONE}
PANEL = '[data-testid="stMain"]'  # the bar of pages, with its lists on a phone, is Streamlit's own
SOME, WHOLE = {"step accueil", "hands and paper", "objections", "room"}, pytest.mark.soak  # of these one is drawn
PICTURES = "TABLEE_PICTURES"  # a folder, for whoever wants to look at them

# What is wider than the window: the page itself, or something of it that is not scrolled by design.
WIDER = """() => {
  const main = document.querySelector('[data-testid="stMain"]')
  return [document.documentElement, main].filter((one) => one.scrollWidth > one.clientWidth + 1).length
}"""


def unfolded(page: Page) -> None:
    """Every panel that is folded, open, of the part in front: each part is in front of some address."""
    folded = page.locator("details:not([open]) > summary").filter(visible=True)
    while folded.count():  # what is opened may have folds of its own
        folded.first.click()
        settled(page)


def grave(page: Page) -> list[str]:
    """The barriers that stay: what is drawn again, as the day's clock or a pulse makes it be, is faded for a moment."""
    first = [one for one in barriers(page, PANEL) if "serious" in one or "critical" in one]
    if not first:
        return []
    settled(page)
    again = barriers(page, PANEL)
    return [one for one in first if one in again]


@pytest.mark.parametrize("panel", [pytest.param(one, marks=[] if one in SOME else WHOLE) for one in PANELS])
@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
@pytest.mark.timeout(420)
def test_a_panel_has_no_barrier_in_any_window_and_light(
    loaded: Database, server: Application, open_device: OpenPage, panel: str
) -> None:
    with loaded.transaction() as connection:
        address = PANELS[panel](connection)
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    page.goto(f"{server.address}{address}")
    expect(page.get_by_test_id("stMain").get_by_role("button").first).to_be_visible(timeout=60_000)
    settled(page)
    unfolded(page)
    found = []
    for (window, size), scheme in itertools.product(WINDOWS.items(), ("light", "dark")):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        settled(page)
        if folder := os.environ.get(PICTURES):
            page.get_by_test_id("stMain").screenshot(path=Path(folder) / f"{panel} {window} {scheme}.png")
        found += [f"{window}, {scheme}: {one}" for one in grave(page)]
        found += [f"{window}, {scheme}: wider than the window"] * bool(page.evaluate(WIDER))
    assert found == []
