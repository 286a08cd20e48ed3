"""From one person to the next: nothing of the former is left, and nothing is lost without network or server."""

import json

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, OpenPage
from tests.e2e.room import Room
from tests.e2e.traces import bearer, counts, everything
from tests.e2e.visiting import QUESTIONS, SECRET, STATUS, acknowledged, kept, question, to_question, waiting
from texts import say

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
CHOSEN = ("a15_17", "15 à 17 ans", "tous", "cuisiner", "Tout le temps")  # by the person that these tests lead through
WITHOUT_SUBTLE = "Object.defineProperty(crypto, 'subtle', { value: undefined })"  # what plain HTTP on a LAN looks like


@one_engine
@pytest.mark.parametrize("plain_http", [False, True], ids=["secure", "plain http"])
@pytest.mark.parametrize("offline", [False, True], ids=["acknowledged", "unsent"])
def test_a_hand_over_leaves_no_trace(
    loaded: Database, server: Application, open_device: OpenPage, room: Room, *, plain_http: bool, offline: bool
) -> None:
    page = open_device(TABLET)
    if plain_http:
        page.add_init_script(WITHOUT_SUBTLE)
    tokens: set[str] = set()
    page.on("request", lambda request: tokens.update(bearer(request)))
    resident.come_in(page, server.address, room.code)
    length = page.evaluate("history.length")
    before = everything(page)
    resident.agree(page)
    to_question(page, QUESTIONS)
    acknowledged(page)
    page.context.set_offline(offline)
    page.locator("textarea").fill(SECRET)
    resident.go_on(page, "question")
    resident.hand_in(page)
    done = resident.screen(page, "done")
    if offline:
        waiting(page)
    signs = done.locator(".ticket ul").inner_text()
    digits = done.locator(".ticket-digits").inner_text()
    assert SECRET not in everything(page)
    assert digits in everything(page)
    resident.go_on(page, "done")
    resident.pass_on(page)
    resident.screen(page, "welcome")
    assert counts(page)["visit"] == 0

    found = everything(page)
    secrets = {SECRET, "Zébulon", "topinambours", signs, digits, *tokens}
    assert len(tokens) == 1
    assert {secret for secret in secrets if secret in found or json.dumps(secret)[1:-1] in found} == set()
    # The questionnaire itself stays on the tablet; what was chosen in it is written nowhere else.
    assert [found.count(chosen) for chosen in CHOSEN] == [before.count(chosen) for chosen in CHOSEN]
    assert page.evaluate("history.length") == length
    if not offline:
        page.reload()
        resident.screen(page, "welcome")
        assert SECRET not in everything(page)

    page.context.set_offline(False)
    expect(page.locator(STATUS)).to_have_attribute("data-state", "nothing", timeout=30_000)
    assert counts(page) == {"device": 3, "keys": 1, "outbox": 0, "visit": 0}
    assert kept(loaded)[0].answers["r15"] == SECRET


@one_engine
def test_back_does_not_show_the_former_person(tablet: Page) -> None:
    resident.take_a_turn(tablet)
    tablet.go_back()
    assert SECRET not in tablet.content()
    tablet.go_forward()
    resident.screen(tablet, "welcome")
    expect(tablet.locator("form.screen.welcome button.back")).to_have_count(0)


def test_a_cut_and_a_killed_server_lose_and_double_nothing(loaded: Database, server: Application, tablet: Page) -> None:
    resident.agree(tablet)
    to_question(tablet, 4)
    tablet.context.set_offline(True)
    for number in range(4, 7):
        question(tablet, number).locator("label.card").nth(1).click()
        resident.go_on(tablet, "question")
    expect(tablet.locator(STATUS)).to_contain_text("3 réponses en attente sur cette tablette")
    tablet.context.set_offline(False)
    acknowledged(tablet)
    server.kill()
    for number in range(7, QUESTIONS):
        question(tablet, number).locator("label.card").nth(2).click()
        resident.go_on(tablet, "question")
    resident.decline(tablet)
    resident.hand_in(tablet)
    expect(resident.screen(tablet, "done").locator("h1")).to_have_text(
        say("tablet.done.kept", here=say("tablet.here.tablet"))
    )
    server.start()
    expect(tablet.locator("form.screen.done h1")).to_have_text(say("tablet.done.title"), timeout=30_000)
    [response] = kept(loaded)
    assert response.state == "complete"
    assert [response.answers[asked] for asked in resident.ORDER[:6]] == ["0", "0", "zero", "2", "jardiner", "2"]
    assert len(response.answers) == QUESTIONS


@one_engine
def test_people_follow_one_another_without_network(loaded: Database, tablet: Page) -> None:
    tablet.context.set_offline(True)
    for person in range(3):
        resident.agree(tablet, age=person + 1)
        resident.answer(tablet, lambda _number, card=person: card)  # type: ignore[misc]
        waiting(tablet)
        resident.go_on(tablet, "done")
        resident.pass_on(tablet)
    assert kept(loaded) == []
    tablet.context.set_offline(False)
    expect(tablet.locator(STATUS)).to_have_attribute("data-state", "nothing", timeout=30_000)
    found = kept(loaded)
    assert [(response.state, response.age, len(response.answers)) for response in found] == [
        ("complete", age, QUESTIONS) for age in ("a15_17", "a18_29", "a30_49")
    ]
    assert [response.answers["r02"] for response in found] == ["1", "2", "3"]


@one_engine
def test_a_reload_comes_back_to_the_same_question_of_the_same_person(loaded: Database, tablet: Page) -> None:
    resident.agree(tablet)
    to_question(tablet, 5)
    tablet.locator("label.card").nth(2).click()
    acknowledged(tablet)
    tablet.reload()
    expect(question(tablet, 5).locator("label.card input").nth(2)).to_be_checked()
    resident.go_on(tablet, "question")
    for number in range(6, QUESTIONS):
        question(tablet, number).locator("label.card").first.click()
        resident.go_on(tablet, "question")
    resident.decline(tablet)
    resident.hand_in(tablet)
    digits = resident.screen(tablet, "done").locator(".ticket-digits").inner_text()
    acknowledged(tablet)
    tablet.reload()
    expect(resident.screen(tablet, "done").locator(".ticket-digits")).to_have_text(digits)
    assert digits in resident.leave(tablet)
    [response] = kept(loaded)
    assert (response.state, len(response.answers)) == ("complete", QUESTIONS)
