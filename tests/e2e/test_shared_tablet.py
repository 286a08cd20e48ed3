"""A tablet that goes from hand to hand: it notices that somebody left, keeps what may be kept, and lets nobody out."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from db.engine import Database
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, OpenPage, barriers
from tests.e2e.cuts import Cuts, kept
from tests.e2e.room import open_room
from tests.e2e.traces import everything
from texts import say

QUESTIONS = 15
QUIET, GRACE = 91_000, 31_000  # milliseconds, and a little more

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


@pytest.fixture
def tablet(loaded: Database, server: Application, open_device: OpenPage) -> Page:
    """A tablet of table 3, ready for its first person; its clock can be moved."""
    page = open_device(TABLET)
    page.clock.install()
    resident.come_in(page, server.address, open_room(loaded).code)
    return page


def left_behind(tablet: Page, database: Database) -> None:
    """One answer, marked partial: the end of a turn may still be on its way when the next screen shows."""
    for _ in range(60):
        if kept(database) == {"partial": [1]}:
            break
        tablet.wait_for_timeout(500)
    assert kept(database) == {"partial": [1]}


def test_whoever_walks_away_is_asked_then_forgotten(loaded: Database, tablet: Page) -> None:
    tablet.locator(".light .option").nth(1).click()
    tablet.locator(".size .option").nth(2).click()
    root = tablet.locator(".tablet")
    expect(root).to_have_attribute("data-light", "dark")
    resident.agree(tablet)
    resident.begin(tablet)
    asked = resident.screen(tablet, "question").locator("h1").inner_text()
    tablet.locator("label.card").first.click()
    tablet.clock.fast_forward(QUIET)
    still = resident.screen(tablet, "still")
    expect(still.locator("h1")).to_have_text(say("tablet.still.title"))
    assert asked not in tablet.content()
    assert barriers(tablet) == []
    still.locator(".actions button").first.click()
    expect(resident.screen(tablet, "question").locator("input").first).to_be_checked()
    tablet.clock.fast_forward(QUIET)
    resident.screen(tablet, "still")
    tablet.clock.fast_forward(GRACE)
    resident.screen(tablet, "welcome")
    expect(root).to_have_attribute("data-size", "middle")
    expect(root).not_to_have_attribute("data-light", "dark")
    expect(tablet.locator(".status")).to_have_attribute("data-state", "nothing")
    left_behind(tablet, loaded)

    resident.agree(tablet)  # the next person leaves before saying anything
    expect(tablet.locator(resident.SAVED)).to_be_visible()
    tablet.clock.fast_forward(QUIET)
    resident.screen(tablet, "still")
    tablet.clock.fast_forward(GRACE)
    resident.screen(tablet, "welcome")
    expect(tablet.locator(".status")).to_have_attribute("data-state", "nothing")
    left_behind(tablet, loaded)


def test_whoever_says_that_they_have_finished_gets_their_ticket(loaded: Database, tablet: Page) -> None:
    """Twice: after an answer, and before any, when there is nothing to withdraw."""
    resident.agree(tablet)
    resident.begin(tablet)
    resident.screen(tablet, "question")
    tablet.locator("label.card").first.click()
    tablet.clock.fast_forward(QUIET)
    resident.screen(tablet, "still").get_by_role("button", name=say("tablet.still.no")).click()
    ticket = resident.leave(tablet)
    assert len(ticket) > 6
    left_behind(tablet, loaded)

    resident.agree(tablet)
    resident.begin(tablet)
    resident.screen(tablet, "question")
    tablet.clock.fast_forward(QUIET)
    resident.screen(tablet, "still").get_by_role("button", name=say("tablet.still.no")).click()
    resident.screen(tablet, "welcome")
    expect(tablet.locator(".status")).to_have_attribute("data-state", "nothing")


def test_one_tap_too_many_loses_no_ticket(tablet: Page) -> None:
    """A tired finger taps «Terminer» again and again: the ticket stays for two seconds, then one tap goes on. Twice."""
    for person in range(2):
        resident.agree(tablet)
        resident.begin(tablet)
        tablet.locator("label.card").nth(person).click()
        tablet.locator("form.screen header button", has_text=say("tablet.stop.label")).click()
        end = resident.screen(tablet, "stop").locator(".actions button").last.bounding_box()
        assert end is not None
        for _ in range(5):  # at 0, 400, 800, 1,200 and 1,600 ms
            tablet.mouse.click(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2)
            tablet.wait_for_timeout(400)
        done = resident.screen(tablet, "done")
        expect(done.locator(".ticket-digits")).to_be_visible()
        button = done.locator("button[type=submit]")
        tablet.evaluate("() => new Promise((soon) => setTimeout(soon, 2_000))")
        expect(button).to_have_attribute("aria-disabled", "false")
        resident.leave(tablet)


def test_nobody_leaves_a_shared_tablet_without_its_number(server: Application, tablet: Page) -> None:
    tablet.goto(f"{server.address}/participer?code=ZZZZZZ")
    resident.screen(tablet, "leave")
    assert barriers(tablet) == []
    for _ in range(5):
        tablet.locator("input.pin").fill("11111111")
        resident.go_on(tablet, "leave")
        expect(tablet.locator("input.pin")).to_have_value("")
    tablet.locator("input.pin").fill(resident.pin(tablet))
    resident.go_on(tablet, "leave")
    expect(tablet.locator(".note")).to_contain_text("Attendez")
    assert resident.pin(tablet) not in everything(tablet)
    tablet.clock.fast_forward(GRACE)
    tablet.locator("form.screen button.back").click()
    resident.screen(tablet, "welcome").get_by_role("button", name=say("tablet.leave.label")).click()
    tablet.locator("input.pin").fill(resident.pin(tablet))
    resident.go_on(tablet, "leave")
    resident.screen(tablet, "unlocked")
    assert barriers(tablet) == []
    resident.screen(tablet, "unlocked").get_by_role("button", name=say("tablet.closed.other")).click()
    resident.screen(tablet, "code")


def test_a_request_on_which_the_server_fails_holds_nobody_up(loaded: Database, tablet: Page) -> None:
    def broken(route: Route) -> None:
        question = json.loads(route.request.post_data or "{}").get("question")
        route.fulfill(status=500, json={}) if question == "r03" else route.continue_()

    tablet.route("**/api/answers", broken)
    resident.agree(tablet)
    resident.answer(tablet)
    resident.go_on(tablet, "done")
    resident.pass_on(tablet)
    tablet.unroute_all()
    tablet.route("**/api/answers", broken, times=1)
    resident.take_a_turn(tablet)
    tablet.clock.fast_forward(GRACE)
    expect(tablet.locator(".status")).to_have_attribute("data-state", "nothing")
    assert kept(loaded) == {"complete": [QUESTIONS, QUESTIONS]}


def test_cuts_at_several_steps_lose_and_double_nothing(loaded: Database, server: Application, tablet: Page) -> None:
    cuts = Cuts(tablet, server)
    calm = [cuts.at_once] * 2
    kinds = [cuts.network(5), *calm, cuts.network(130), *calm, cuts.unanswered, *calm]
    cuts.visit(kinds, card=1)
    assert cuts.made > 0
    assert kept(loaded) == {"complete": [QUESTIONS]}
