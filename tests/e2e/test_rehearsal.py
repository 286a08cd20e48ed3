"""A workshop is rehearsed in real browsers: its own console, wall and phone, people who are asked to come, its end."""

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.workshops import rehearsals, workshops
from domain.staff.roles import Role
from domain.workshops.workshop import State
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, WALL, OpenPage, barriers
from tests.e2e.hall import PHONE
from tests.e2e.meetings import meeting, settled, three
from tests.e2e.room import TERRITORY, hire
from texts import say

LONG = 60_000  # milliseconds


def tap(page: Page, words: str) -> None:
    settled(page)
    page.get_by_role("button", name=words, exact=False).first.click()


def serious(page: Page) -> list[str]:
    return [found for found in barriers(page) if "serious" in found or "critical" in found]


@BOTH_IN_SOAK
@pytest.mark.timeout(400)
def test_one_of_two_workshops_is_rehearsed_and_nothing_is_left(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    beside, workshop = (meeting(loaded, title, open_=False) for title in ("Le soir", "Le matin"))
    three(loaded, beside, "bbb")
    three(loaded, workshop, "aaa")
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    console, wall, phone = open_device(TABLET, account), open_device(WALL, account), open_device(PHONE)
    console.goto(f"{server.address}/animer?workshop={workshop}")
    expect(console.get_by_text(say("rehearsal.begin"), exact=True).first).to_be_visible(timeout=LONG)
    settled(console)
    console.get_by_text(say("rehearsal.begin"), exact=True).first.click()
    tap(console, say("rehearsal.begin"))
    expect(console.get_by_role("heading").filter(has_text=say("rehearsal.mark"))).to_be_visible(timeout=LONG)
    with loaded.reading() as connection:
        made = rehearsals.of(connection, workshop)
    assert made is not None
    tap(console, say("console.open_button"))
    expect(console.get_by_text(say("workshop.stands.open")).first).to_be_visible(timeout=LONG)
    wall.goto(f"{server.address}/projeter?workshop={made.id}")
    expect(wall.get_by_text(say("rehearsal.mark"))).to_be_visible(timeout=LONG)
    phone.goto(f"{server.address}/participer?code={made.code}")
    expect(phone.get_by_text(say("tablet.demonstration")).first).to_be_visible(timeout=LONG)
    tap(console, say("rehearsal.come", n=5))
    expect(console.get_by_text(say("rehearsal.came", n=5))).to_be_visible(timeout=LONG)
    expect(wall.get_by_text("5", exact=True).first).to_be_visible(timeout=LONG)
    assert [serious(page) for page in (console, wall)] == [[], []]
    tap(console, say("rehearsal.erase"))
    tap(console, say("rehearsal.erase_yes"))
    expect(console.get_by_text(say("rehearsal.erased"))).to_be_visible(timeout=LONG)
    with loaded.reading() as connection:
        assert [workshops.workshop(connection, one).state for one in (workshop, beside)] == [State.PREPARED] * 2
        assert rehearsals.of(connection, workshop) is None
