"""What is folded on a console is drawn when it is opened: it stays open while its room speaks, and loses nothing."""

import pytest
from playwright.sync_api import Locator, Page, expect

from db.engine import Database
from db.queries.workshops import tables, weather, words, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.words import Round
from domain.workshops.workshop import Admission, State
from sentences.workshops.words import moods
from tests import ballots
from tests.ballots import NOW
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, OpenPage
from tests.e2e.meetings import front, settled
from tests.e2e.room import TERRITORY, hire
from texts import say

LONG = 120_000  # milliseconds


def two(database: Database) -> list[tuple[str, str]]:
    """Two open workshops without programme, each with a closed vote: their ids."""
    made = []
    with database.transaction() as connection:
        for label in ("Vague 2", "Vague 1"):
            workshop = ballots.room(connection, label)
            vote = ballots.opened(connection, workshop, ballots.plan())
            ballots.close(connection, vote)
            made.append((workshop, vote))
    return made


def console(open_device: OpenPage, database: Database, server: Application, workshop: str, vote: str) -> Page:
    page = open_device(TABLET, hire(database, Role.FACILITATOR, TERRITORY))
    page.goto(f"{server.address}/animer?workshop={workshop}&vote={vote}")
    front(page, "said")
    expect(fold(page, "weather.title")).to_be_visible(timeout=LONG)
    page.wait_for_timeout(2_000)  # it is drawn once more when it listens
    settled(page)
    return page


def fold(page: Page, key: str) -> Locator:
    return page.locator("summary").filter(has_text=say(key))


def turn(page: Page, key: str) -> None:
    """Open a fold, or shut it."""
    fold(page, key).click()
    settled(page)


def popover(page: Page, key: str) -> Locator:
    return page.get_by_test_id("stPopover").get_by_role("button", name=say(key))


def number(page: Page, words_: str) -> Locator:
    return page.get_by_role("spinbutton", name=words_)


def types(page: Page, words_: str, said: str) -> None:
    """And goes on to the next field. What still stands under the cursor is Streamlit's to keep, and it may not."""
    number(page, words_).fill(said)
    page.keyboard.press("Tab")
    settled(page)


def press(page: Page, key: str) -> None:
    page.get_by_role("button", name=say(key), exact=True).click()
    settled(page)


def speaks(database: Database, page: Page, workshop: str, word: str, *, behind: bool = False) -> None:
    """Somebody else adds a word, which this console shows; ``behind`` the part in front, if another one is."""
    with database.transaction() as connection:
        words.say(connection, workshop, Round.CLOSING, word, None, By("facilitator", NOW), word)
    shown = expect(page.get_by_text(word).first)
    shown.to_be_attached(timeout=LONG) if behind else shown.to_be_visible(timeout=LONG)
    settled(page)


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
def test_what_is_typed_behind_a_fold_outlasts_its_room_and_every_fold(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    (second, theirs), (first, mine) = two(loaded)
    one, other = (console(open_device, loaded, server, *each) for each in ((first, mine), (second, theirs)))
    storm, rain, *_ = moods()
    for page in (other, one):
        expect(number(page, storm)).to_have_count(0)
        turn(page, "weather.title")
    for page, picture, hands in ((one, storm, "2"), (one, rain, "5"), (other, rain, "1")):
        types(page, picture, hands)
    speaks(loaded, one, first, "joie")
    speaks(loaded, other, second, "calme")
    for page, typed in ((one, ("2", "5")), (other, ("0", "1"))):
        assert [number(page, each).input_value() for each in (storm, rain)] == [*typed]
    turn(one, "weather.title")
    expect(number(one, rain)).not_to_be_visible()
    speaks(loaded, one, first, "faim")
    turn(one, "weather.title")
    assert [number(one, each).input_value() for each in (storm, rain)] == ["2", "5"]
    press(one, "weather.keep")
    other.reload()
    expect(fold(other, "weather.title")).to_be_visible(timeout=LONG)
    settled(other)
    expect(number(other, rain)).to_have_count(0)
    turn(other, "weather.title")
    types(other, storm, "4")
    press(other, "weather.keep")
    with loaded.reading() as connection:
        kept = [weather.of(connection, each).hands for each in (first, second)]
    assert kept == [(2, 5, 0, 0, 0), (4, 0, 0, 0, 0)]
    expect(number(one, rain)).to_have_value("5")  # and open still


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
def test_a_popover_stays_open_and_in_its_place_and_acts_at_the_first_press(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    (second, theirs), (first, mine) = two(loaded)
    other, one = (console(open_device, loaded, server, *each) for each in ((second, theirs), (first, mine)))
    pin = one.get_by_test_id("stMetric").filter(has_text=say("door.pin"))
    expect(pin).to_have_count(0)
    front(one, "room")
    popover(one, "door.more").click()
    expect(pin).to_be_visible()
    popover(other, "capture.no_seats").first.click()
    settled(other)
    types(other, say("capture.how_many"), "3")
    pin.evaluate("(element) => (element.marked = true)")
    speaks(loaded, other, second, "joie")
    speaks(loaded, one, first, "calme", behind=True)
    assert pin.evaluate("(element) => element.marked")  # the very same: nothing under the finger moved
    assert number(other, say("capture.how_many")).input_value() == "3"
    one.get_by_role("radiogroup").get_by_text(say("door.how.prepared")).click()
    other.get_by_test_id("stPopoverBody").get_by_role("button", name=say("capture.keep_seats")).click()
    settled(other)
    there = other.get_by_test_id("stPopover").get_by_role("button", name=say("capture.seats", n=3))
    expect(there.first).to_be_visible()
    expect(pin).to_be_visible()
    settled(one)
    one.keyboard.press("Escape")
    front(one, "answers")
    popover(one, "console.close_button").click()
    press(one, "console.close_yes")
    expect(one.get_by_text(say("reopening.title"))).to_be_visible(timeout=LONG)
    with loaded.reading() as connection:
        stand = [workshops.workshop(connection, each) for each in (first, second)]
        seated = [tables.of(connection, each) for each in (first, second)]
    assert [(each.admission, each.state) for each in stand] == [
        (Admission.PREPARED, State.CLOSED),
        (Admission.CODE, State.OPEN),
    ]
    assert seated == [0, 3]
