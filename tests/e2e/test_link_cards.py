"""A link card, typed on a tablet and on a phone, in two languages: a mistake is told, a reload loses nothing."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from db.engine import Database
from db.models.participation import ResponseRow
from db.queries.participation import cards as link_cards
from domain.participation import cards
from domain.staff.by import By
from tests.e2e import resident
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.conftest import TABLET, OpenPage, barriers
from tests.e2e.resident import go_on, screen
from tests.e2e.room import open_room
from tests.e2e.test_languages import arrive
from texts import say

PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("size", "language"), [(PHONE, "ar"), (TABLET, "fr")])
def test_a_card_is_checked_without_network_and_kept_as_a_hash(
    loaded: Database, server: Application, open_device: OpenPage, size: dict[str, int], language: str
) -> None:
    room = open_room(loaded)
    with loaded.transaction() as connection:
        first, mine = link_cards.draw(connection, room.id, 2, By("facilitator", datetime.now(UTC)))
    page = open_device(size)
    if language == "fr":
        resident.come_in(page, server.address, room.code)
    else:
        arrive(page, server.address, room.code, language)
    resident.to_age(page)
    screen(page, "age").get_by_role("button", name=say("tablet.card.offer", language=language)).click()
    assert barriers(page) == []
    field = screen(page, "card_digits").locator("input.figure")
    field.fill(f"{mine[1]}{mine[0]}{mine[2:-1]}{(int(mine[-1]) + 1) % 10}")
    go_on(page, "card_digits")
    expect(page.locator(".note", has_text=say("tablet.card.wrong", language=language)).first).to_be_visible()
    assert field.evaluate("field => getComputedStyle(field).opacity") == "1"  # what is typed can be read
    expect(field).to_be_in_viewport(ratio=1)
    field.fill(cards.grouped(mine))
    expect(field).to_have_value(cards.grouped(mine))
    go_on(page, "card_digits")
    expect(screen(page, "age")).to_contain_text(say("tablet.card.typed", language=language))
    page.context.set_offline(True)
    go_on(page, "age")
    resident.one_of(page, "sensitive", "question")
    page.context.set_offline(False)
    page.reload()
    resident.one_of(page, "sensitive", "question")
    expect(page.locator(resident.SAVED)).to_be_visible()
    with loaded.reading() as connection:
        kept = connection.execute(select(ResponseRow.link_hash)).scalars().all()
    assert kept == [cards.keyed_hash(mine, "lyon", SECRET_KEY)]
    assert first != mine
