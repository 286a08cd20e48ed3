"""«Salle» in browsers: the wall shows its square, devices that hear are held for a minute, one that is cut is not."""

import os

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from domain.staff.roles import Role
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, WALL, OpenPage, barriers
from tests.e2e.hall import PHONE
from tests.e2e.room import TERRITORY, hire, open_room
from texts import say

A_ROLL = 110_000  # milliseconds
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def press(page: Page, key: str) -> None:
    page.get_by_role("button", name=say(key), exact=True).click()


def seen(page: Page, name: str) -> None:
    if folder := os.environ.get("TABLEE_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.timeout(480)
def test_a_room_is_tried_with_its_wall_and_its_devices(
    loaded: Database, server: Application, open_device: OpenPage, faults: list[str]
) -> None:
    other, room = open_room(loaded, "Vague 2"), open_room(loaded)
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    laptop, wall, beside = open_device(TABLET, account), open_device(WALL, account), open_device(WALL, account)
    wall.goto(f"{server.address}/projeter?workshop={room.id}")
    beside.goto(f"{server.address}/projeter?workshop={other.id}")
    phone, tablet, elsewhere = open_device(PHONE), open_device(TABLET), open_device(PHONE)
    for device, where in ((elsewhere, other), (tablet, room), (phone, room)):
        resident.come_in(device, server.address, where.code)
        resident.screen(device, "welcome")
    laptop.goto(f"{server.address}/salle?workshop={room.id}")
    expect(laptop.get_by_text(say("room.tablets.untried", n=2))).to_be_visible()
    expect(laptop.get_by_text(say("room.left", n=5))).to_be_visible()
    seen(laptop, "room_before")
    press(laptop, "room.try")
    number = wall.locator(".square span")
    expect(number).to_be_visible()
    expect(laptop.locator(".st-key-room_wall")).to_contain_text(number.inner_text())
    seen(wall, "room_square")
    expect(beside.locator(".square")).to_have_count(0)
    press(laptop, "room.play")
    press(laptop, "room.answer.heard")
    press(laptop, "room.answer.seen")
    expect(number).to_have_count(0)
    expect(laptop.get_by_text(say("room.tablets.fine", n=2))).to_be_visible(timeout=A_ROLL)
    expect(laptop.get_by_text(say("room.left", n=1))).to_be_visible()  # an address that leads nowhere
    seen(laptop, "room_after")
    laptop.reload()
    expect(laptop.get_by_text(say("room.tablets.fine", n=2))).to_be_visible()
    assert [found for found in barriers(laptop) if "serious" in found or "critical" in found] == []

    phone.context.set_offline(offline=True)
    press(laptop, "room.again")
    expect(laptop.get_by_text(say("room.tablets.lost", held=1, n=2))).to_be_visible(timeout=A_ROLL)
    seen(laptop, "room_lost")
    expect(number).to_have_count(0)  # nobody said that they saw it: it went by itself
    laptop.goto(f"{server.address}/animer?workshop={room.id}&panneau=room")
    expect(laptop.get_by_text(say("crowd.away", n=1))).to_be_visible()
    expect(laptop.get_by_text(say("crowd.ready", n=1))).to_be_visible()
    seen(laptop, "room_console")
    assert [found for found in barriers(laptop) if "serious" in found or "critical" in found] == []
    faults[:] = [fault for fault in faults if "page error" in fault]
