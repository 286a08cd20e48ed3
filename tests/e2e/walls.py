"""The wall of a workshop, looked at: its letters, on paper and in charts, and what is wrong with it."""

import os
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.workshops import workshops
from tests.e2e.application import Application
from tests.e2e.conftest import WALL

SIZES = (WALL, {"width": 1366, "height": 768}, {"width": 1280, "height": 720})
SMALLEST = 28  # px of letters at 1920 × 1080
ROUNDED = 0.1  # px: a zoom is found in steps
PATIENCE = 120_000  # ms for a page, on a machine that does other things too
CONTRAST = 4.5  # of letters, by night as by day
DRAWN = ("result", "question", "themes")  # scenes with a chart to wait for
# A module for the linter, a function for the browser.
MEASURED = (Path(__file__).parent / "wall.js").read_text(encoding="utf-8").partition("export const measured = ")[2]
EVERYWHERE = {
    "door",
    "open-consent",
    "question-access",
    "question-barriers",
    "question-job_step",
    "question-learned",
    "result-budget",
    "result-consent-two-versions",
    "step-cadre",
    "step-decisions",
    "themes",
}  # the fullest


def measured(page: Page, scene: str) -> dict[str, Any]:
    """What is on the wall once it has settled; a picture of it if a folder is named."""
    before: Any = None
    for _ in range(40):
        page.wait_for_timeout(400)
        found: dict[str, Any] = page.evaluate(MEASURED)
        if found == before and found["zoom"] and (found["charts"] or not scene.startswith(DRAWN)):
            break
        before = found
    if folder := os.environ.get("TABLEE_PICTURES"):
        size = page.viewport_size or WALL
        night = "-night" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else ""
        page.screenshot(path=Path(folder) / f"{scene}-{size['width']}{night}.png")
    return found


def wrong(found: dict[str, Any], *, largest: bool) -> list[str]:
    """``largest``: on a projector of 1920 × 1080, of which letters are measured."""
    (size, words), (light, faint) = found["smallest"], found["dimmest"]
    said = [f"cut: {words}" for words in found["over"]] + [f"waits for a tap: {words}" for words in found["taps"]]
    said += [f"contrast {light}: {faint}"] if light < CONTRAST else []
    return said + ([f"{size} px: {words}"] if largest and size < SMALLEST - ROUNDED else [])


class Wall:
    """The wall of one workshop; ``faults``: what is wrong on it, scene by scene, by day and by night."""

    def __init__(
        self, page: Page, server: Application, database: Database, workshop: str, *, address: str = ""
    ) -> None:
        self._page, self._code = page, workshop_code(database, workshop)
        self._address = f"{address or server.in_the_room}/projeter?workshop={workshop}"
        self.faults: dict[str, list[str]] = {}

    def look(self, scene: str, seen: str = "", *, coded: bool = True) -> None:
        """Load it, wait for the words of the scene, measure it in all its sizes, then at night."""
        page = self._page
        self._load(seen)
        for size in SIZES if scene in EVERYWHERE else (WALL,):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            self._note(f"{scene} {size['width']}", wrong(measured(page, scene), largest=size == WALL))
        shown = page.locator(".code").count() > 0 and page.locator(".code").inner_text() == self._code
        if shown is not coded:
            self._note(f"{scene}: the code", [str(shown)])
        page.emulate_media(color_scheme="dark")
        self._load(seen)
        self._note(f"{scene} at night", wrong(measured(page, scene), largest=True))
        page.emulate_media(color_scheme="light")

    def _load(self, seen: str) -> None:
        self._page.set_viewport_size(WALL)  # type: ignore[arg-type]
        self._page.goto(self._address, timeout=PATIENCE)
        expect(self._page.get_by_text(seen or self._code).first).to_be_visible(timeout=PATIENCE)

    def _note(self, where: str, said: list[str]) -> None:
        if said:
            self.faults[where] = said


def workshop_code(database: Database, workshop: str) -> str:
    """As the wall writes it."""
    with database.reading() as connection:
        code = workshops.workshop(connection, workshop).code
    return f"{code[:3]} {code[3:]}"
