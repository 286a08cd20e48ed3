"""Nothing is cut, whatever the window, the letters, the voice and the language; dots stay, and nothing glides."""

import os
import random
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from db.engine import Database
from tests.drawn import SEED
from tests.drawn import told as drawn
from tests.e2e import boxes, heard
from tests.e2e.application import Application
from tests.e2e.hall import Hall

FEW = 250  # states of a draw
HEARD = 60  # of a draw that listens
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)

# Where lines end: what stands before, and after.
LINES = r"""() => [...tablet.root.querySelectorAll("h1, .lead, .card .words")].flatMap((element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const ends = []
  let said = ""
  let top
  while (walker.nextNode()) for (const [at, letter] of [...walker.currentNode.data].entries()) {
    range.setStart(walker.currentNode, at)
    range.setEnd(walker.currentNode, at + 1)
    const box = range.getBoundingClientRect()
    const after = walker.currentNode.data.slice(at, at + 5)
    if (box.width && top !== undefined && box.top > top + 8) ends.push(`${said.slice(-8)}|${after}`)
    if (box.width) top = box.top
    said += letter
  }
  return ends
})"""

PACES = "tablet.root.getAnimations({ subtree: true }).map(({ effect }) => effect.getKeyframes()[0].easing)"


@one_engine
@pytest.mark.timeout(600)
def test_nothing_is_cut(browser: Browser, server: Application, loaded: Database) -> None:
    seen = boxes.Seen()
    boxes.campaign(browser, server, loaded, seen, random.Random(f"boxes {os.environ[SEED]}"))  # noqa: S311  a sample
    assert seen.states >= FEW
    assert {"consent", "question", "review", "done", "vote_paper", "vote_cast", "my_answers:holding"} <= seen.screens
    assert seen.faults == [], f"{drawn()}\n{boxes.told(seen)}"


@one_engine
@pytest.mark.timeout(600)
def test_every_state_is_heard_as_it_is_seen(browser: Browser, server: Application, loaded: Database) -> None:
    found = heard.Heard()
    heard.campaign(browser, server, loaded, found, random.Random(f"heard {os.environ[SEED]}"))  # noqa: S311  a sample
    assert found.states >= HEARD
    assert found.controls > 4 * found.states
    assert len(found.languages) > 2
    assert found.faults == [], f"{drawn()}\n" + "\n".join(found.faults)


@pytest.fixture
def page(browser: Browser, server: Application, loaded: Database) -> Iterator[Page]:
    """A tablet with two votes and every module, at its first screen."""
    room = boxes.hosted(loaded, boxes.QUESTIONNAIRES[1])
    hall = Hall(loaded, server, room, browser)
    for method in ("majority", "dots"):
        hall.opened(method)
    faults: list[str] = []
    with boxes.table(browser, server, room, 2, faults) as found:
        for scene in ("outside", "phone", "prepare", "tablet"):
            found.evaluate("name => boxes.enter(name)", scene)
        yield found
    assert faults == []


@one_engine
def test_nothing_moves_for_whoever_asked_for_that(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    assert _paces(page) == {"linear"}
    page.emulate_media(reduced_motion="reduce")
    assert _paces(page) == {"steps(4)"}  # what is left of the time, quarter by quarter
    arrow = page.locator(".onward button")
    arrow.click()
    assert page.evaluate("tablet.root.scrollTop") > 100  # at once


def _paces(page: Page) -> set[str]:
    """How everything that moves does, over all screens; the last one is long."""
    found = set()
    names = page.evaluate("boxes.told()")
    for at in range(len(names)):
        page.evaluate("at => boxes.draw({ language: 'fr', size: 2, voice: true }, at)", at)
        found |= set(page.evaluate(PACES))
    page.evaluate("at => boxes.draw({ language: 'fr', size: 2, voice: true }, at)", _place(names, "talk"))
    return found


def _place(names: list[str], wanted: str) -> int:
    return next(at for at, name in enumerate(names) if name.startswith(wanted))


@one_engine
def test_dots_stay_in_sight_down_a_long_ballot(page: Page) -> None:
    method = page.evaluate("tablet.votes.here.map(({ paper }) => paper.method)").index("dots")
    page.evaluate("n => boxes.enter(`ballot ${n}`)", method)
    at = _place(page.evaluate("boxes.told()"), "vote_paper")
    for width, height in ((390, 844), (320, 568), (844, 390)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("at => boxes.draw({ language: 'fr', size: 2, voice: true }, at)", at)
        page.locator(".card.counted").last.locator("button").last.scroll_into_view_if_needed()
        page.locator(".card.counted").last.locator("button").last.click()
        signs = page.locator(".signs")
        assert signs.inner_text() == "●●○"
        box = signs.bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= height - box["height"]


@one_engine
def test_no_line_ends_inside_what_belongs_together(page: Page) -> None:
    page.evaluate("boxes.enter('questions')")
    names = page.evaluate("boxes.told()")
    ends = []
    for width, height in boxes.WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        for at in range(len(names)):
            page.evaluate("at => boxes.draw({ language: 'fr', size: 1, voice: true }, at)", at)
            ends += page.evaluate(LINES)
    assert len(ends) > FEW
    assert [end for end in ends if re.search(r"\w-\|\w|\b(vous|nous) \|\1", end)] == []
