"""At the door of a workshop, in browsers: who waits is told so, and comes in without a touch."""

import json
import os
from datetime import UTC, datetime
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.votes import votes
from db.queries.workshops import admission
from domain.staff.by import By
from tests.ballots import plan
from tests.e2e import resident
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.conftest import TABLET, OpenPage
from tests.e2e.room import Room, open_room
from texts import say

PHONE = {"width": 390, "height": 844}
BY = By("administrator", datetime.now(UTC))

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def join(page: Page, server: Application, room: Room) -> None:
    page.goto(f"{server.address}/participer")
    resident.screen(page, "code").locator("input.code").fill(room.code)
    resident.go_on(page, "code")


def seen(page: Page, name: str) -> None:
    if folder := os.environ.get("TABLEE_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png")


def let_in(database: Database, room: Room) -> None:
    with database.transaction() as connection:
        phones = admission.door(connection, room.id).phones
        admission.admit(connection, room.id, [one.id for one in phones], BY)


def test_beyond_the_people_present_a_phone_waits_and_comes_in_by_itself(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    room, other = open_room(loaded, people=1), open_room(loaded, "Vague 2", people=1)
    first, second, elsewhere = (open_device(PHONE) for _ in range(3))
    join(second, server, room)
    resident.screen(second, "welcome")
    join(first, server, room)
    resident.screen(first, "door")
    join(elsewhere, server, other)  # full rooms do not mix
    resident.screen(elsewhere, "welcome")
    with loaded.reading() as connection:
        (waiting,) = admission.door(connection, room.id).phones
    expect(first.locator(".letters")).to_have_text(waiting.sign)
    seen(first, "phone_waits")
    first.reload()  # it keeps its place at the door
    resident.screen(first, "door")
    let_in(loaded, room)
    resident.screen(first, "welcome")
    first.reload()
    resident.screen(first, "welcome")
    resident.agree(first)  # a visit that begins and ends: then nobody is asked again
    resident.begin(first)
    first.locator("label.card").first.click()
    first.get_by_role("button", name=say("tablet.stop.label")).click()
    resident.screen(first, "stop").locator(".actions button").last.click()
    resident.screen(first, "done")
    resident.go_on(first, "done")
    resident.screen(first, "finished")
    seen(first, "phone_finished")
    resident.go_on(first, "finished")
    resident.screen(first, "door")
    let_in(loaded, room)
    resident.screen(first, "welcome")
    with loaded.reading() as connection:
        assert sorted(one.places for one in admission.door(connection, room.id).inside) == [1, 2]


def fill(server: Application, room: Room) -> None:
    """A phone takes the only place."""
    body = json.dumps({"code": room.code}).encode()
    request = Request(f"{server.address}/api/visits", body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=20) as answer:
        assert json.loads(answer.read())["device"]["state"] == "admitted"


def status(page: Page, state: str, sentence: str) -> None:
    line = page.locator(f".status[data-state={state}]")
    expect(line).to_contain_text(say(f"tablet.status.{sentence}", here=say("tablet.here.tablet"), n=1))


def test_where_the_room_is_full_a_tablet_says_that_it_waits_for_the_facilitator_not_for_the_network(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    first, second = (open_room(loaded, label, people=1) for label in ("Vague 1", "Vague 2"))
    tablet, other = open_device(TABLET), open_device(TABLET)
    for page, room in ((other, second), (tablet, first)):
        fill(server, room)
        resident.come_in(page, server.address, room.code)
        resident.agree(page)
        status(page, "door", "door")
    seen(tablet, "tablet_full")
    tablet.reload()
    status(tablet, "door", "door")
    resident.begin(tablet)
    tablet.locator("label.card").first.click()
    tablet.context.set_offline(offline=True)
    tablet.evaluate("dispatchEvent(new Event('online'))")  # it tries again
    status(tablet, "waiting", "waiting")  # this is the network
    tablet.context.set_offline(offline=False)
    status(tablet, "door", "door")
    tablet.get_by_role("button", name=say("tablet.stop.label")).click()
    resident.screen(tablet, "stop").locator(".actions button").last.click()
    expect(resident.screen(tablet, "done").locator(".sure")).to_have_text(say("tablet.done.door"))
    seen(tablet, "tablet_full_done")
    let_in(loaded, first)
    status(tablet, "saved", "saved")
    status(other, "door", "door")  # full rooms do not mix
    let_in(loaded, second)
    status(other, "saved", "saved")


def test_a_tablet_is_shared_by_one_touch_of_the_facilitator_and_votes_beyond_wait(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    room = open_room(loaded, people=1)
    tablet = open_device(TABLET)
    join(tablet, server, room)
    resident.screen(tablet, "prepare")
    seen(tablet, "tablet_prepare")
    tablet.locator("input.pin").fill("12345678")
    resident.go_on(tablet, "prepare")
    expect(tablet.locator(".note")).to_have_text(say("error.WrongPin"))
    with loaded.transaction() as connection:
        (waiting,) = admission.door(connection, room.id).tablets
        admission.share(connection, waiting.id, BY)
        vote = votes.prepare(connection, room.id, plan("approval"), by=BY)
        votes.open_(connection, vote, by=BY, secret_key=SECRET_KEY)
    resident.screen(tablet, "welcome")
    tablet.get_by_role("button", name=say("tablet.leave.label")).click()
    tablet.locator("input.pin").fill(resident.pin(tablet))
    resident.go_on(tablet, "leave")
    resident.screen(tablet, "unlocked")
