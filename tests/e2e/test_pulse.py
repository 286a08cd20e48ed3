"""A page whose room speaks while somebody leaves it for another one: the other one comes, and stays."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from db.engine import Database
from db.queries.staff import sessions
from domain.staff.roles import Role
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, OpenPage
from tests.e2e.meetings import choose, chosen, front, settled, states, two_meetings
from tests.e2e.room import TERRITORY, hire
from texts import say

# What a device's answer says to every page of a browser, `after` milliseconds once the way was taken.
SPEAK = """
(link, [topic, after]) => {
  const speak = () => channel.postMessage({ type: "changed", topic, from: "another page" })
  const channel = new BroadcastChannel("tablee-live")
  if (link.closest("a, [role=menuitem]")) link.click()
  else history.back()
  for (const wait of after) setTimeout(speak, wait)
}
"""
FRAGMENTS = 2  # of an open workshop without programme
TELL = """
(_, topic) => {
  new BroadcastChannel("tablee-live").postMessage({ type: "changed", topic, from: "another page" })
}
"""
# Two fragments send their triggers in the same instant, as they do where a server is slow to say that it is drawing.
AT_ONCE = """
const wait = globalThis.setTimeout
globalThis.setTimeout = (then, after, ...more) => wait(then, after === 250 ? 0 : after, ...more)
"""
# A room that speaks all the time, and is quiet again.
SPEAKS = """
(_, topic) => {
  const channel = new BroadcastChannel("tablee-live")
  globalThis.room = setInterval(() => channel.postMessage({ type: "changed", topic, from: "another page" }), 37)
}
"""
QUIET = "() => clearInterval(globalThis.room)"
MOMENTS = ([0], [15, 40], [80], [0, 30, 60, 90, 200])


def in_menu(page: Page, name: str) -> Locator:
    """The way to another page of those that run workshops, in the bar above."""
    page.get_by_test_id("stTopNav").get_by_text(say("menu.workshops"), exact=True).click()
    way = page.get_by_role("menuitem", name=name, exact=True)
    expect(way).to_be_visible()
    return way


def left(page: Page, workshop: str, after: list[int], way: str, screen: str) -> None:
    leave = page.get_by_test_id("stMain") if way == "back" else in_menu(page, way)
    leave.evaluate(SPEAK, [f"workshop:{workshop}", after])
    expect(page.get_by_role("heading", level=1)).to_have_text(say(f"screen.{screen}"))
    page.wait_for_timeout(700)  # long enough for whatever was spoken to be heard
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(say(f"screen.{screen}"))


@BOTH_IN_SOAK
@pytest.mark.timeout(300)
def test_a_room_that_speaks_while_one_page_is_left_for_another_does_not_empty_it(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    first, second = two_meetings(loaded)
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    for workshop, title in ((second, "Le soir"), (first, "Le matin")):
        page.goto(f"{server.address}/animer?workshop={workshop}")
        settled(page)
        for after in MOMENTS:
            left(page, workshop, after, say("screen.prepare"), "prepare")
            left(page, workshop, after, "back", "facilitate")
            assert title in chosen(page, say("facilitate.choose"))


@BOTH_IN_SOAK
def test_a_fragment_whose_trigger_is_lost_runs_all_the_same(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    for workshop in reversed(two_meetings(loaded)):
        account = hire(loaded, Role.FACILITATOR, TERRITORY)
        page = open_device(TABLET, account)
        page.add_init_script(AT_ONCE)
        page.goto(f"{server.address}/animer?workshop={workshop}")
        expect(page.get_by_text(say("console.code"))).to_be_visible()
        expect(page.get_by_text(say("door.people")).first).to_be_visible()
        page.wait_for_timeout(2_000)  # it is drawn once more when it listens
        settled(page)
        with loaded.transaction() as connection:
            sessions.revoke(connection, account.token, datetime.now(UTC))
        page.get_by_test_id("stMain").evaluate(TELL, f"workshop:{workshop}")
        expect(page.get_by_text(say("error.SessionEnded")).first).to_be_visible()
        expect(page.get_by_text(say("console.code"))).to_have_count(0, timeout=10_000)
        expect(page.get_by_text(say("door.people"))).to_have_count(0, timeout=10_000)


@BOTH_IN_SOAK
def test_fragments_of_a_page_that_was_left_ask_for_nothing(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    first, second = two_meetings(loaded)
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    asked: list[str] = []

    def sent(frame: str | bytes) -> None:
        assert isinstance(frame, bytes)
        asked.append(BackMsg.FromString(frame).rerun_script.fragment_id)

    def told(workshop: str) -> tuple[int, int]:
        """How many fragments the page asks Streamlit for once its room has spoken, and how often it asks."""
        asked.clear()
        page.get_by_test_id("stMain").evaluate(TELL, f"workshop:{workshop}")
        page.wait_for_timeout(6_000)  # whoever did not run is told again after four seconds
        return len(set(asked)), len(asked)

    page.on("websocket", lambda socket: socket.on("framesent", sent))
    for workshop, other in ((second, first), (first, second)):
        page.goto(f"{server.address}/animer?workshop={workshop}")
        expect(page.get_by_text(say("door.people")).first).to_be_visible()
        page.wait_for_timeout(2_000)  # it is drawn once more when it listens
        settled(page)
        own, others, again = told(workshop), told(other), told(workshop)
        assert others == (0, 0)
        # Each of its fragments; on a busy machine one or two are told again, of two listeners all would be.
        assert [fragments for fragments, _ in (own, again)] == [FRAGMENTS, FRAGMENTS]
        assert all(times <= FRAGMENTS + 2 for _, times in (own, again))
        in_menu(page, say("screen.prepare")).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(say("screen.prepare"))
        page.wait_for_timeout(2_000)
        settled(page)
        assert [told(workshop), told(other)] == [(0, 0), (0, 0)]  # nothing moves on this page


@BOTH_IN_SOAK
@pytest.mark.timeout(300)
def test_no_press_is_lost_while_the_room_speaks_all_the_time(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    first, second = two_meetings(loaded)
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    for workshop, name in ((second, "bbb"), (first, "aaa")):
        page.goto(f"{server.address}/animer?workshop={workshop}")
        front(page, "votes")
        for letter in "acb":
            choose(page, say("vote.choose"), f"{name} {letter}")
            page.get_by_test_id("stMain").evaluate(SPEAKS, f"workshop:{workshop}")
            page.wait_for_timeout(300)
            page.get_by_role("button", name=say("vote.act.open"), exact=True).first.click(timeout=15_000)
            page.wait_for_timeout(3_000)
            page.get_by_test_id("stMain").evaluate(QUIET)
            settled(page)
            assert states(loaded, workshop)[f"{name} {letter}"] == "open"
            page.reload()
