"""Two questionnaires under one code: a shared tablet and a phone, a step in the middle of a visit, no server."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select, update

from db.engine import Database
from db.models.participation import AnswerRow, ResponseRow
from db.models.workshop import WorkshopRow
from db.queries.workshops import asking, workshops
from domain.participation.questionnaire import family
from domain.workshops.workshop import Admission
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage
from tests.e2e.test_reload import LATE, kept
from tests.several import opened, step
from texts import say
from texts.typography import typeset

PHONE = {"width": 390, "height": 844}
CLOSING = "Avant de partir"
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def room(database: Database, label: str) -> tuple[str, str]:
    """A workshop that asks residents, then how it was when they leave: its id and its code."""
    with database.transaction() as connection:
        made = opened(connection, label, ("q_resident", "q_closing"), at=(5,))
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == made).values(admission=Admission.CODE))
        return made, workshops.workshop(connection, made).code


def knock(page: Page, server: Application, code: str) -> None:
    """One more tablet asks to come in: the server tells that of itself, which on SQLite it does not of a test."""
    asked = {"code": code, "device": "a tablet at the door", "channel": "tablet"}
    assert page.request.post(f"{server.address}/api/visits", data=asked).status == 201


def partly(page: Page) -> None:
    """Answer the first question of the residents' one."""
    resident.agree(page)
    resident.begin(page)
    resident.reach(page, 1)
    resident.touch(page, 0)
    resident.go_on(page, "question")


def stop(page: Page) -> None:
    page.get_by_role("button", name=say("tablet.stop.label")).click()
    page.get_by_role("button", name=say("tablet.stop.now")).click()
    resident.screen(page, "done")


def closing(page: Page) -> None:
    """From its first question to the end: cards are touched, words are passed."""
    assert resident.reach(page, 1) == (1, 7)
    resident.answer(page, lambda number: 0 if number in (1, 5, 6) else None)


def told(database: Database, workshop: str) -> list[tuple[str, str, int]]:
    """Of each response: its questionnaire, its state, how many answers it has that say something."""
    with database.reading() as connection:
        rows = connection.execute(
            select(ResponseRow.version_id, ResponseRow.state, func.count(AnswerRow.value))
            .outerjoin(AnswerRow, AnswerRow.response_id == ResponseRow.id)
            .where(ResponseRow.workshop_id == workshop)
            .group_by(ResponseRow.id, ResponseRow.version_id, ResponseRow.state)
        ).all()
    return sorted((family(version), state, n) for version, state, n in rows)


def test_the_room_goes_on_and_nobody_loses_what_they_began(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    other, _ = room(loaded, "Autre")
    here, code = room(loaded, "Ici")
    tablet, phone = open_device(), open_device(PHONE)
    resident.come_in(phone, server.address, code)
    resident.come_in(tablet, server.address, code)
    kept(phone)
    partly(phone)
    stop(phone)
    resident.leave(phone)
    resident.screen(phone, "finished")
    expect(phone.get_by_role("button", name=CLOSING)).to_have_count(0)
    partly(tablet)
    resident.reach(tablet, 2)
    with loaded.transaction() as connection:
        step(connection, here, 5)
    knock(phone, server, code)
    more = phone.get_by_role("button", name=CLOSING)
    expect(more).to_be_visible()  # without another code, and without a touch
    expect(resident.screen(phone, "finished").locator("h1")).to_have_text(say("tablet.things.title"))

    resident.touch(tablet, 1)  # in the middle of the residents' one, which goes on
    resident.go_on(tablet, "question")
    resident.reach(tablet, 3)
    expect(tablet.locator(resident.SAVED)).to_be_visible()
    tablet.reload()
    resident.reach(tablet, 3)
    stop(tablet)
    resident.leave(tablet)
    resident.agree(tablet)
    closing(tablet)
    resident.leave(tablet)

    server.kill()
    phone.reload()
    resident.screen(phone, "welcome")
    resident.agree(phone)
    closing(phone)
    expect(phone.locator(".tablet .status")).to_have_attribute("data-state", "waiting", timeout=LATE)
    server.start()
    expect(phone.locator(resident.SAVED)).to_be_visible(timeout=LATE)
    resident.leave(phone)
    expect(resident.screen(phone, "finished").locator("h1")).to_have_text(say("tablet.finished.title"))
    expect(phone.get_by_role("button", name=CLOSING)).to_have_count(0)
    assert told(loaded, here) == [
        ("q_closing", "complete", 3),
        ("q_closing", "complete", 3),
        ("q_resident", "partial", 1),
        ("q_resident", "partial", 2),
    ]
    assert told(loaded, other) == []
    with loaded.reading() as connection:
        assert workshops.workshop(connection, here).seated == 2
        assert [typeset(one.title) for one in asking.of(connection, here)][-1] == CLOSING
