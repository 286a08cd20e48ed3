"""A facilitator records a sentence in a language that no browser speaks; residents hear it, and read French."""

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.participation import recordings
from domain.participation.recordings import name_of
from domain.staff.roles import Role
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, OpenPage, barriers
from tests.e2e.room import TERRITORY, hire, open_room
from texts import HEARD, say
from texts.typography import typeset

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
SAID = "desk.recorder"


def press(page: Page, key: str) -> None:
    page.get_by_role("button", name=say(f"tablet.{SAID}.{key}"), exact=True).click()


def record(page: Page) -> None:
    """A second of whatever the microphone hears."""
    press(page, "start")
    expect(page.locator(".microphone .recording")).to_be_visible()
    page.wait_for_timeout(1_000)
    press(page, "stop")
    expect(page.get_by_role("button", name=say(f"tablet.{SAID}.listen"))).to_be_visible()


def language(page: Page, name: str) -> None:
    resident.screen(page, "tongues").locator(".option", has_text=name).click()
    resident.screen(page, "sentences")


def test_two_sentences_of_two_languages_are_recorded_and_heard(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.reading() as connection:
        first, second, *_ = said = recordings.sentences(connection, TERRITORY)
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    page.goto(f"{server.address}/preparer")
    page.get_by_role("link", name=say("prepare.recordings")).click()
    language(page, HEARD["rom"])
    page.locator("form.screen.sentences li button").nth(1).click()
    record(page)
    press(page, "listen")
    press(page, "again")  # second thoughts
    page.wait_for_timeout(700)
    press(page, "stop")
    resident.go_on(page, "sentence")
    expect(resident.screen(page, "sentence").locator("h1")).not_to_have_text(typeset(second))
    page.reload()
    assert say(f"tablet.{SAID}.count", n=1, of=len(said)) in resident.screen(page, "tongues").inner_text()
    language(page, HEARD["swb"])
    resident.go_on(page, "sentences")  # the first one that nobody has said
    form = resident.screen(page, "sentence")
    resident.go_on(page, "sentence")  # nothing was recorded
    expect(form.locator(".note")).to_have_text(say(f"tablet.{SAID}.none"))
    record(page)
    assert [each for each in barriers(page) if "(serious)" in each or "(critical)" in each] == []
    resident.go_on(page, "sentence")
    expect(form.locator("h1")).not_to_have_text(typeset(first))
    with loaded.reading() as connection:
        kept = recordings.recorded(connection, TERRITORY)
    assert {tongue: set(names) for tongue, names in kept.items()} == {"rom": {name_of(second)}, "swb": {name_of(first)}}
    device = open_device()
    resident.come_in(device, server.address, open_room(loaded, people=5).code)
    device.locator(".tongue .option", has_text=HEARD["swb"]).first.click()
    expect(device.locator(".tongue .option[aria-pressed=true]").first).to_contain_text(HEARD["swb"])
    expect(device.locator("header .voice")).to_be_hidden()  # nothing of this screen is recorded
    resident.go_on(device, "welcome")
    heading = resident.screen(device, "consent").locator("h1")
    expect(heading).to_have_text(typeset(first))  # in French, which nothing marks as another language
    expect(heading.locator(".foreign")).to_have_count(0)
    expect(device.locator("header .voice")).to_be_visible()
    device.go_back()
    resident.agree(device)
    expect(device.locator(resident.SAVED)).to_be_visible(timeout=30_000)
