"""Slips of the finger: each has its way back, and what is wrong with a field stands under it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from db.engine import Database
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, OpenPage, barriers
from tests.e2e.hall import PHONE
from tests.e2e.room import open_room
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
CLOSE = 24  # pixels between a field and what is wrong with it


def under(field: Locator, note: Locator) -> None:
    """The note stands right under the field, which names it."""
    expect(note).not_to_be_empty()
    above, below = field.bounding_box(), note.bounding_box()
    assert above is not None
    assert below is not None
    assert 0 <= below["y"] - (above["y"] + above["height"]) <= CLOSE
    assert str(note.get_attribute("id")) in str(field.get_attribute("aria-describedby"))


def typed_at_home(page: Page, address: str, code: str) -> None:
    page.goto(f"{address}/accueil")
    page.get_by_label(say("home.code")).fill(code)
    expect(page.get_by_text("Press Enter")).to_be_hidden()  # Streamlit's words
    page.get_by_label(say("home.code")).press("Enter")


def test_the_code_is_typed_on_the_first_page_and_a_wrong_one_is_explained_beside_its_field(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    first, second = (open_room(loaded, label) for label in ("Vague 1", "Vague 2"))
    for room in (second, first):
        page = open_device(PHONE)
        typed_at_home(page, server.address, "ZZZZZZ")
        field = resident.screen(page, "code").locator("input.code")
        expect(field).to_have_value("ZZZZZZ")
        expect(page.locator(".note")).to_have_text(say("error.UnknownCode"))
        under(field, page.locator(".note"))
        assert [one for one in barriers(page) if "serious" in one or "critical" in one] == []
        typed_at_home(page, server.address, f"{room.code[:3].lower()} {room.code[3:].lower()}")
        resident.screen(page, "welcome")
        assert page.evaluate(resident.WORKSHOP) == room.id
        page.reload()
        resident.screen(page, "welcome")
        assert page.url == f"{server.address}/participer"
    page = open_device(PHONE)
    page.goto(f"{server.address}/accueil")  # without a code, it is asked for
    page.get_by_role("button", name=say("home.join")).click()
    resident.screen(page, "code")


def test_a_card_of_the_first_page_opens_wherever_a_finger_falls_on_it(
    server: Application, open_device: OpenPage
) -> None:
    for page in (open_device(TABLET), open_device(PHONE)):
        for name, corner in (("my_answers", "last"), ("priorities", "first")):  # in another order than they stand
            page.goto(f"{server.address}/accueil")
            card = page.locator(f".st-key-card_{name}")
            card.scroll_into_view_if_needed()
            expect(card.get_by_text(say(f"home.{name}"))).to_be_visible()
            box = card.bounding_box()
            assert box is not None
            edge = {"first": 6.0, "last": box["height"] - 6}[corner]
            card.click(position={"x": box["width"] - 6, "y": edge})
            expect(page).to_have_title(re.compile(re.escape(say(f"screen.{name}"))))
            expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_wrong_age_is_corrected_and_every_question_can_be_passed(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    page = open_device(TABLET)
    resident.come_in(page, server.address, open_room(loaded).code)
    page.get_by_role("button", name=say("tablet.leave.label")).click()
    page.locator("input.pin").fill("11111111")
    resident.go_on(page, "leave")
    under(page.locator("input.pin"), page.locator(".note"))
    page.locator("form.screen button.back").click()
    for age in (2, 3):
        resident.to_age(page, 0)
        resident.go_on(page, "age")
        resident.screen(page, "young").locator("button.back").click()
        expect(resident.screen(page, "age").locator("label.card input").first).to_be_checked()
        page.locator("label.card").nth(age).click()
        resident.go_on(page, "age")
        number = resident.answer(page, lambda _number: None)
        assert number > 10
        resident.leave(page)
