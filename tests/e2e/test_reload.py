"""A reload while nobody answers: the tablet comes all the same, with the turn that was in progress."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from db.engine import Database
from db.models.participation import AnswerRow
from frame.registry import FULL_SCREEN
from server.participation import modules
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage
from tests.e2e.room import open_room
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
CACHED = "caches.keys().then((names) => names.filter((name) => name.startsWith('tablee-')).length)"
LATE = 60_000  # milliseconds for a server to come back and a tablet to notice


def kept(page: Page) -> None:
    """What a reload needs is kept."""
    page.wait_for_function("navigator.serviceWorker.getRegistration('/participer').then((it) => Boolean(it?.active))")
    assert page.evaluate(CACHED) == 1


def chosen(page: Page, number: int, card: int) -> None:
    assert resident.reach(page, number)[0] == number
    resident.touch(page, card)


def test_a_turn_goes_on_over_reloads_without_server_and_nothing_is_lost(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    page = open_device()
    resident.come_in(page, server.address, open_room(loaded, people=5).code)
    kept(page)
    for person in range(2):
        resident.agree(page, age=person + 1)
        chosen(page, 1, person)
        resident.go_on(page, "question")
        server.kill()
        page.reload()
        chosen(page, 2, person + 1)
        assert page.evaluate("document.documentElement.dataset.kept") == "true"  # our own page, not Streamlit's
        expect(page.locator(".tablet .status")).to_have_attribute("data-state", "waiting", timeout=LATE)
        resident.go_on(page, "question")
        page.reload()
        resident.reach(page, 3)
        page.locator("form.screen .back").click()
        expect(page.locator("label.card input").nth(person + 1)).to_be_checked()
        server.start()
        expect(page.locator(resident.SAVED)).to_be_visible(timeout=LATE)
        page.get_by_role("button", name=say("tablet.stop.label")).click()
        page.get_by_role("button", name=say("tablet.stop.now")).click()
        resident.screen(page, "done")
        resident.leave(page)
        page.reload()  # the server is there again: so is Streamlit
        resident.screen(page, "welcome")
        assert page.evaluate("document.documentElement.dataset.kept") is None
        kept(page)
    with loaded.reading() as connection:
        values = list(connection.execute(select(AnswerRow.value).where(AnswerRow.value.is_not(None))).scalars())
    assert len(values) == 4


def test_the_worker_looks_after_the_tablet_alone(server: Application, open_device: OpenPage) -> None:
    assert modules.PAGE in FULL_SCREEN
    page = open_device()
    answer = page.request.get(f"{server.address}/assets/tablet/{modules.WORKER}")
    assert answer.headers["service-worker-allowed"] == modules.PAGE
