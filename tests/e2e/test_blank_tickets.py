"""A ticket on paper, typed at the start of a turn: theirs at the end; a used one is told, and the turn goes on."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.participation import blanks, tickets
from domain.participation.tickets import Ticket, keyed_hash
from domain.staff.by import By
from tests.e2e import resident
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.conftest import TABLET, OpenPage, barriers
from tests.e2e.resident import go_on, screen
from tests.e2e.room import open_room
from tests.e2e.test_my_answers import type_in
from texts import say


def with_ticket(page: Page, ticket: Ticket) -> None:
    """From the welcome to the first question, a ticket typed on the way."""
    resident.to_age(page)
    screen(page, "age").get_by_role("button", name=say("tablet.own.offer")).click()
    assert barriers(page) == []
    type_in(page, list(ticket.words), ticket.digits)
    expect(screen(page, "age")).to_contain_text(say("tablet.own.typed"))
    go_on(page, "age")
    resident.one_of(page, "sensitive", "question")


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_printed_ticket_is_theirs_and_serves_once(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    room = open_room(loaded)
    with loaded.transaction() as connection:
        _, printed = blanks.draw(connection, room.id, 2, SECRET_KEY, By("facilitator", datetime.now(UTC)))
    page = open_device(TABLET)
    resident.come_in(page, server.address, room.code)
    with_ticket(page, printed)
    page.reload()
    resident.one_of(page, "sensitive", "question")
    resident.answer(page)
    done = screen(page, "done")
    expect(done.locator(".own")).to_have_text(say("tablet.own.taken"))
    expect(done.locator(".ticket-digits")).to_have_text(f"{printed.digits[:3]} {printed.digits[3:]}")
    resident.leave(page)

    with_ticket(page, printed)  # the next person finds the slip that was used
    expect(page.locator(".note", has_text=say("tablet.own.refused")).first).to_be_visible()
    resident.answer(page, lambda _: None)
    expect(screen(page, "done").locator(".own")).to_have_text(say("tablet.own.refused"))
    assert printed.digits not in resident.leave(page).replace(" ", "")
    with loaded.reading() as connection:
        held = tickets.opened(connection, keyed_hash(printed.text, SECRET_KEY))
    assert held is not None
    assert any(held.answers.values())
