"""Two and three live pages of one browser: nothing is lost behind «enregistré», nothing is shared, nothing is stuck."""

import json
import re
import secrets
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from db.engine import Database
from domain.staff.roles import Role
from tests.e2e import resident, tabs
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, WALL, OpenPage
from tests.e2e.cuts import kept
from tests.e2e.interleaving import Interleaving, Judged
from tests.e2e.room import TERRITORY, Room, hire, open_room
from texts import say

PHONE = {"width": 390, "height": 844}
SAVED = say("tablet.done.title")
MINUTES = 60_000  # milliseconds

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


@pytest.fixture
def tablet(server: Application, open_device: OpenPage, room: Room) -> Page:
    """A shared tablet, ready for its first person."""
    page = open_device(TABLET)
    page.add_init_script(tabs.BASES)
    resident.come_in(page, server.address, room.code)
    return page


def complete(page: Page, database: Database) -> list[int]:
    """How many answers each complete turn has, once everything that waits has arrived."""
    for _ in range(40):
        if kept(database).get("complete"):
            break
        page.wait_for_timeout(250)
    return kept(database).get("complete", [])


def begun(page: Page) -> None:
    """Somebody agrees and comes to the first question."""
    resident.agree(page)
    resident.begin(page)


def test_a_code_scanned_twice_and_a_cut_lose_nothing(
    loaded: Database, server: Application, open_device: OpenPage, room: Room
) -> None:
    first = open_device(PHONE)
    resident.come_in(first, server.address, room.code)
    second = tabs.another(first, server.address, room.code)
    resident.screen(second, "welcome")
    begun(second)
    expect(second.locator(resident.SAVED)).to_be_visible()
    second.context.set_offline(True)
    resident.touch(second, 0)
    second.wait_for_timeout(300)
    second.context.set_offline(False)
    first.evaluate("dispatchEvent(new Event('online'))")
    second.wait_for_timeout(1_500)
    tabs.answer_the_rest(second)
    expect(second.locator("form.screen.done h1")).to_have_text(SAVED)
    assert complete(second, loaded) == [tabs.QUESTIONS]
    expect(first.locator("form.screen")).to_have_class(re.compile("elsewhere"))
    tabs.go_on_here(first)
    assert SAVED in resident.screen(first, "done").inner_text()
    expect(second.get_by_role("button", name=tabs.HERE)).to_be_visible()
    assert second.locator(".ticket").count() == 0


def test_two_pages_of_a_tablet_give_two_tickets(
    loaded: Database, server: Application, tablet: Page, room: Room
) -> None:
    other = tabs.another(tablet, server.address, room.code)
    resident.screen(other, "welcome")
    resident.agree(other)
    tabs.go_on_here(tablet)  # on a page that was there before
    if tablet.locator("form.screen.welcome").count():  # which does not know of the turn in the other one
        resident.agree(tablet)
    resident.answer(tablet)
    first = resident.leave(tablet)
    tabs.go_on_here(other)
    if other.locator("form.screen.welcome").count():
        resident.agree(other)
    resident.answer(other)
    second = resident.leave(other)
    assert first != second
    assert complete(other, loaded) == [tabs.QUESTIONS, tabs.QUESTIONS]


def test_an_old_page_touched_after_a_hand_over_then_loaded_again_still_serves(
    loaded: Database, server: Application, tablet: Page, room: Room
) -> None:
    begun(tablet)
    expect(tablet.locator(resident.SAVED)).to_be_visible()
    asked = resident.screen(tablet, "question").locator("h1").inner_text()
    other = tabs.another(tablet, server.address, room.code)
    resident.screen(other, "question")
    if tablet.locator("label.card").count():
        tablet.locator("label.card").first.click()  # an old page that still shows the question
    tabs.answer_the_rest(other)
    resident.leave(other)
    if tablet.locator("label.card").count():
        tablet.locator("label.card").nth(1).click()
        tablet.wait_for_timeout(500)
    assert asked not in tablet.locator(".tablet").inner_text()
    tablet.bring_to_front()  # a page in the background draws once a second
    tablet.reload()
    expect(tablet.locator("form.screen").first).to_be_visible()
    resident.screen(tablet, "welcome")
    resident.take_a_turn(tablet)
    assert complete(tablet, loaded) == [tabs.QUESTIONS, tabs.QUESTIONS]


def test_a_database_that_the_browser_closed_or_threw_away_is_opened_again(loaded: Database, tablet: Page) -> None:
    begun(tablet)
    for number, harm in enumerate((tabs.CLOSE, tabs.THROW_AWAY, tabs.CLOSE), start=1):
        resident.reach(tablet, number)
        tablet.evaluate(harm)
        resident.touch(tablet, 1)
        resident.go_on(tablet, "question")
    resident.reach(tablet, 4)
    expect(tablet.locator(resident.SAVED)).to_be_visible()
    assert kept(loaded) == {"open": [3]}
    tablet.reload()  # what was thrown away was put back: the turn, its key, the passes
    resident.reach(tablet, 4)
    tabs.answer_the_rest(tablet, 4)
    resident.leave(tablet)
    resident.take_a_turn(tablet)
    assert complete(tablet, loaded) == [tabs.QUESTIONS, tabs.QUESTIONS]


@pytest.mark.parametrize("locks", ["with locks", "as in a room"])  # whose address is not a secure one
@pytest.mark.parametrize("thrown_away", [lambda page: page.evaluate(tabs.THROW_AWAY), tabs.evict], ids=["base", "all"])
def test_a_new_page_waits_for_the_live_one_to_put_back_what_was_thrown_away(
    loaded: Database, server: Application, tablet: Page, locks: str, thrown_away: Callable[[Page], object]
) -> None:
    if locks == "as in a room":
        tablet.context.add_init_script(tabs.NO_LOCKS)
        tablet.reload()
        assert tablet.evaluate("navigator.locks === undefined")
    begun(tablet)
    resident.touch(tablet, 1)
    resident.go_on(tablet, "question")
    expect(tablet.locator(resident.SAVED)).to_be_visible()
    tablet.evaluate(tabs.FULL)  # the live page cannot put anything back for a while
    thrown_away(tablet)
    other = tablet.context.new_page()
    other.goto(f"{server.address}/participer")
    other.wait_for_timeout(3_000)
    tablet.evaluate(tabs.ROOM_AGAIN)
    expect(other.locator("form.screen").first).to_be_visible(timeout=20_000)
    resident.reach(other, 2)  # the same person's turn, not the door of a new browser
    tabs.answer_the_rest(other, 2)
    resident.leave(other)
    assert complete(other, loaded) == [tabs.QUESTIONS]


def test_a_tap_that_cannot_be_kept_stays_on_the_screen_and_is_tried_again(loaded: Database, tablet: Page) -> None:
    begun(tablet)
    expect(tablet.locator(resident.SAVED)).to_be_visible()
    tablet.evaluate(tabs.FULL)
    resident.touch(tablet, 2)
    expect(tablet.get_by_role("button", name=tabs.RETRY)).to_be_visible()
    expect(tablet.locator(".trouble")).to_contain_text(say("tablet.trouble.full"))
    expect(tablet.locator("form.screen.question input").nth(2)).to_be_checked()
    expect(tablet.locator(".status")).to_have_text(re.compile(say("tablet.status.unkept")))
    tablet.evaluate(tabs.ROOM_AGAIN)
    tablet.get_by_role("button", name=tabs.RETRY).click()
    expect(tablet.locator(resident.SAVED)).to_be_visible()
    expect(tablet.locator(".trouble")).to_be_hidden()
    assert kept(loaded) == {"open": [1]}


def test_a_turn_that_nobody_can_open_is_dropped_and_its_loss_told(loaded: Database, tablet: Page) -> None:
    begun(tablet)
    expect(tablet.locator(resident.SAVED)).to_be_visible()
    tablet.route("**/api/answers", lambda route: route.abort())
    resident.touch(tablet, 0)
    expect(tablet.locator(".status")).to_have_attribute("data-state", "waiting")
    tablet.evaluate(tabs.FORGET_A_KEY)
    tablet.reload()
    expect(tablet.locator("form.screen").first).to_be_visible()
    expect(tablet.locator("form.screen .actions button").first).to_be_visible(timeout=5_000)
    resident.go_on(tablet, "dropped")
    tablet.unroute_all()
    expect(resident.screen(tablet, "welcome")).to_contain_text(say("tablet.losses"))
    resident.take_a_turn(tablet)
    assert complete(tablet, loaded) == [tabs.QUESTIONS]


def test_a_key_that_is_missing_in_the_middle_of_a_turn_is_never_called_saved(loaded: Database, tablet: Page) -> None:
    begun(tablet)
    expect(tablet.locator(resident.SAVED)).to_be_visible()
    tablet.route("**/api/answers", lambda route: route.abort())
    resident.touch(tablet, 0)
    expect(tablet.locator(".status")).to_have_attribute("data-state", "waiting")
    tablet.evaluate(tabs.FORGET_A_KEY)
    tablet.unroute_all()
    tablet.evaluate("dispatchEvent(new Event('online'))")
    tablet.wait_for_timeout(1_500)
    claimed = tablet.locator(".status").get_attribute("data-state") == "saved"
    assert not claimed or kept(loaded) == {"open": [1]}


def test_what_the_server_refuses_is_never_called_saved(loaded: Database, tablet: Page) -> None:
    def refuse(route: Route) -> None:
        question = json.loads(route.request.post_data or "{}").get("question")
        refusal = {"code": "ValueNotInList", "detail": "Non."}
        route.fulfill(status=422, json=refusal) if question == "r03" else route.continue_()

    tablet.route("**/api/answers", refuse)
    resident.agree(tablet)
    resident.answer(tablet)
    for _ in range(20):
        if "complete" in kept(loaded):
            break
        tablet.wait_for_timeout(250)
    tablet.wait_for_timeout(500)
    done = tablet.locator("form.screen.done")
    assert (done.locator("h1").inner_text(), tablet.locator(".status").get_attribute("data-state")) == (
        say("tablet.done.partly"),
        "refused",
    )
    tablet.reload()
    expect(resident.screen(tablet, "done").locator("h1")).to_have_text(say("tablet.done.partly"))
    assert kept(loaded) == {"complete": [tabs.QUESTIONS - 1]}


def test_a_clock_that_jumps_asks_before_it_ends_a_turn(
    loaded: Database, server: Application, open_device: OpenPage, room: Room
) -> None:
    page = open_device(TABLET)
    page.clock.install()
    resident.come_in(page, server.address, room.code)
    begun(page)
    resident.touch(page, 0)
    expect(page.locator(resident.SAVED)).to_be_visible()
    for jump in (3 * MINUTES, 3 * MINUTES):  # the second one while it asks
        page.clock.fast_forward(jump)
        page.wait_for_timeout(1_500)
        assert str(page.locator("form.screen.still, form.screen.welcome").get_attribute("class")).split()[1] == "still"
    page.locator("form.screen.still .actions button").first.click()
    resident.screen(page, "question")
    page.clock.fast_forward(5)
    page.evaluate("() => { const now = Date.now; Date.now = () => now() - 86_400_000 }")  # set back by a day
    page.clock.fast_forward(91_000)
    resident.screen(page, "still")
    page.clock.fast_forward(20 * MINUTES)
    page.reload()
    resident.screen(page, "still").locator(".actions button").first.click()
    expect(resident.screen(page, "question").locator("input").first).to_be_checked()
    assert kept(loaded) == {"open": [1]}


def test_ten_live_pages_of_one_browser_all_load_and_hear(
    loaded: Database, server: Application, open_device: OpenPage, room: Room
) -> None:
    first = open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY))
    address = f"{server.address}/projeter?workshop={room.id}"
    walls = [first, *(first.context.new_page() for _ in range(9))]
    for wall in walls:
        wall.goto(address, wait_until="commit", timeout=60_000)
        expect(wall.locator(".answered")).to_have_text("0", timeout=60_000)
    tabs.visit_by_nobody(server, room)
    for wall in walls:
        expect(wall.locator(".answered")).to_have_text("1")
    for leader in walls[:2]:  # whoever listened for the others, sooner or later
        leader.close()
    server.kill()
    server.start()
    walls[3].wait_for_timeout(5_000)
    tabs.visit_by_nobody(server, room)
    for wall in walls[2:]:
        expect(wall.locator(".answered")).to_have_text("2", timeout=60_000)


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_some_interleavings_lose_share_and_stick_nothing(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    """Three of the campaign of benchmarks/soak_tabs.py."""
    judged = Judged()
    for _ in range(3):
        seed = secrets.randbelow(10_000)
        print(f"interleaving: seed {seed}")  # noqa: T201  it repeats what failed
        room = open_room(loaded, f"Vague {seed}")
        page = open_device(TABLET)
        page.context.add_init_script(tabs.BASES)
        resident.come_in(page, server.address, room.code)
        Interleaving(page, server, loaded, room, seed, judged).run()
    assert judged.faults == []
