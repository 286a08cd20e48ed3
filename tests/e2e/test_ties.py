"""Two structures say their ties by their links; the committee reads who agreed: by keyboard, on a desk and a phone."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.cooperation import partners, ties
from domain.staff.roles import Role
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage, barriers
from tests.e2e.room import hire
from tests.structures import LYON, agrees, hands, link, says, seats, wave
from texts import say

DESK, PHONE = {"width": 1024, "height": 768}, {"width": 390, "height": 844}
TALL = 2600  # pixels: a whole page on a picture, which scrolls inside itself
SERIOUS = re.compile(r"\((serious|critical)\)")


def choose(page: Page, name: str, level: str) -> None:
    """A level for one actor, with the keyboard alone."""
    field = page.get_by_role("combobox", name=name, exact=True)
    field.focus()
    page.keyboard.type(level)
    page.keyboard.press("Enter")


def seen(page: Page, name: str) -> None:
    """A picture for whoever asks for them."""
    size = page.viewport_size
    if size and (folder := os.environ.get("TABLEE_PICTURES")):
        page.set_viewport_size({"width": size["width"], "height": TALL})
        page.screenshot(path=Path(folder) / f"{name}.png")
        page.set_viewport_size(size)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_tie_is_said_from_both_sides_and_read_by_the_committee(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        for one_wave, level in ((second, "2"), (first, "3")):
            here = seats(connection, one_wave, LYON[:4])
            for one, seat in here.items():
                agrees(connection, seat)
                says(connection, seat, *(f"{other}={level}" for other in LYON[:4] if other != one))
            hands(connection, *list(here.values())[::-1])
        secret = link(connection, second, "ccas_lyon")
    page = open_device(DESK)
    page.goto(f"{server.address}/liens#{secret}")
    expect(page.get_by_role("heading", name="CCAS de Lyon")).to_be_visible()
    assert secret not in page.evaluate("location.href + JSON.stringify(history.state)")
    choose(page, "GRAP", say("tie_level.2"))
    expect(page.get_by_text(say("ties.kept")).first).to_be_visible()
    seen(page, "say_desk")
    page.get_by_role("tab", name=say("ties.tab.both")).click()
    expect(page.get_by_role("cell", name=say("tie_level.2")).first).to_be_visible()
    seen(page, "both_desk")
    page.get_by_role("tab", name=say("ties.tab.about")).click()
    seen(page, "about_desk")
    assert [barrier for barrier in barriers(page) if SERIOUS.search(barrier)] == []
    phone = open_device(PHONE)  # another device, the same link
    phone.goto(f"{server.address}/liens#{secret}")
    expect(phone.get_by_text(say("ties.hand"))).to_be_enabled()
    seen(phone, "say_phone")
    with loaded.reading() as connection:
        assert {
            one: said.level for one, said in ties.mine(connection, partners.seat_of(connection, secret)).items()
        } == {"grap": "2"}
    desk = open_device(DESK, hire(loaded, Role.COMMITTEE))
    desk.goto(f"{server.address}/cooperation")
    expect(desk.get_by_role("rowheader", name="GRAP")).to_be_visible()
    seen(desk, "cooperation_desk")
    assert [barrier for barrier in barriers(desk) if SERIOUS.search(barrier)] == []
    desk.set_viewport_size({"width": 390, "height": 844})
    seen(desk, "cooperation_phone")
