"""The browser's «back», as a key or a swipe gives it: the screen before, and no way out of a locked tablet."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from db.engine import Database
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage
from tests.e2e.hall import LENGTHWISE, PHONE, Hall
from tests.e2e.room import open_room
from tests.e2e.test_end import one_answer, press, to_vote, vote_in
from tests.e2e.test_ideas import write
from tests.e2e.voter import approval, confirm, to_paper, touch
from texts import say

HOME = re.compile(r"/(accueil)?$")  # Streamlit shows its first page under both

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


@pytest.fixture
def hall(loaded: Database, server: Application, browser: Browser) -> Hall:
    return Hall(loaded, server, open_room(loaded, people=20), browser)


def frames(page: Page) -> list[object]:
    """What the page tells Streamlit from its next loading on: a script that runs again is asked for this way."""
    said: list[object] = []

    def sent(frame: object) -> None:
        said.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", sent))
    return said


def drawn(page: Page, said: list[object]) -> None:
    """Until the page has drawn itself and says nothing more."""
    while True:
        before = len(said)
        page.wait_for_timeout(3_000)
        if said and len(said) == before:
            break
    said.clear()


def number(page: Page, wanted: int) -> None:
    assert resident.reach(page, wanted)[0] == wanted


def test_on_a_locked_tablet_back_is_the_screen_before_and_never_the_way_out(hall: Hall) -> None:
    with hall.device(LENGTHWISE) as page:
        said = frames(page)
        page.reload()
        resident.screen(page, "welcome")
        drawn(page, said)
        length = page.evaluate("history.length")
        for person in range(2):
            for _ in range(3):
                page.go_back()
                resident.screen(page, "welcome")
            resident.agree(page, age=person + 1)
            page.go_back()  # nothing comes before an agreement that was given
            resident.screen(page, "question")
            resident.begin(page)
            for _ in range(3):
                page.locator("label.card").nth(person).click()
                resident.go_on(page, "question")
            number(page, 4)
            for before in (3, 2):
                page.go_back()
                number(page, before)
                expect(page.locator("label.card input").nth(person)).to_be_checked()
            if person == 1:
                assert said == []  # Streamlit was told nothing
                page.reload()
                number(page, 2)
                drawn(page, said)
                page.go_back()
                number(page, 1)
            here = page.locator("form.screen h1").inner_text()
            for aside in ("stop.label", "help.title"):
                press(page, aside)
                resident.one_of(page, "stop", "help")
                page.go_back()
                expect(resident.screen(page, "question").locator("h1")).to_have_text(here)
            press(page, "stop.label")
            press(page, "stop.now")
            digits = resident.screen(page, "done").locator(".ticket-digits").inner_text()
            page.go_back()
            expect(resident.screen(page, "done").locator(".ticket-digits")).to_have_text(digits)
            resident.go_on(page, "done")
            resident.screen(page, "over")
            page.go_back()
            expect(resident.screen(page, "slip").locator(".ticket-digits")).to_have_text(digits)
            resident.go_on(page, "slip")
            resident.pass_on(page)
        assert page.url == f"{hall.server.address}/participer"
        assert page.evaluate("history.length") == length
        assert said == []  # Streamlit was told nothing


def test_back_in_ballots_ideas_and_before_a_receipt(hall: Hall) -> None:
    with hall.device(LENGTHWISE) as page:
        resident.agree(page)
        hall.heard(page, "approval", "dots")
        one_answer(page, 1)
        press(page, "idea.propose")
        write(page, "Un four à pain")
        page.go_back()
        expect(resident.screen(page, "propose").locator("textarea")).to_have_value("Un four à pain")
        page.go_back()
        resident.screen(page, "done")
        to_vote(page)
        resident.screen(page, "votes").get_by_role("button", name="dots").click()
        to_paper(page, touch)
        for name in ("vote_rules", "vote", "done"):
            page.go_back()
            resident.screen(page, name)
        to_vote(page)
        resident.screen(page, "votes").get_by_role("button", name="approval").click()
        to_paper(page, touch)
        approval(page, touch)
        confirm(page, touch)
        page.go_back()
        expect(resident.screen(page, "vote_paper").locator("input:checked")).to_have_count(2)
        confirm(page, touch)
        resident.go_on(page, "vote_check")
        receipt = resident.screen(page, "vote_cast").locator(".ticket-digits")
        code = receipt.inner_text()
        page.go_back()
        expect(receipt).to_have_text(code)
        page.reload()
        resident.screen(page, "done")
        page.go_back()
        resident.screen(page, "done")
        vote_in(page, "dots")
        page.go_back()
        resident.screen(page, "vote_cast")


def test_a_phone_is_left_where_nothing_holds_and_held_in_a_turn(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    rooms = [open_room(loaded, label, people=5) for label in ("Vague 1", "Vague 2")]
    page = open_device(PHONE)
    for room in reversed(rooms):
        page.goto(f"{server.address}/accueil")
        page.goto(f"{server.address}/participer?code={room.code}")
        resident.screen(page, "welcome")
        page.go_back()
        page.wait_for_url(HOME)
        page.goto(f"{server.address}/participer?code={room.code}")
        resident.agree(page)
        page.go_back()
        resident.screen(page, "question")
        one_answer(page, 1)
        page.go_back()
        resident.screen(page, "done")
        resident.go_on(page, "done")
        resident.screen(page, "finished")
        page.go_back()
        page.wait_for_url(HOME)


def test_back_in_my_answers(server: Application, open_device: OpenPage) -> None:
    page = open_device(PHONE)
    page.goto(f"{server.address}/accueil")
    for _ in range(2):
        page.goto(f"{server.address}/mes-reponses")
        signs = resident.screen(page, "signs")
        for at in range(6):
            signs.locator(".sign").nth(at).click()
        resident.go_on(page, "signs")
        resident.screen(page, "figures")
        page.go_back()
        expect(resident.screen(page, "signs").locator(".places li")).to_have_count(6)
        signs.locator(".write").click()
        resident.screen(page, "writing")
        page.go_back()
        resident.screen(page, "signs")
        page.go_back()
        page.wait_for_url(HOME)
    expect(page.get_by_text(say("home.join"))).to_be_visible()
