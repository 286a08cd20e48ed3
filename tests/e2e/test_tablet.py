"""The tablet in a real browser before the real server: a whole visit, what is kept of it, and how it ends."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from db.engine import Database
from db.models.participation import ConsentRow, ResponseRow, VisitRow
from db.queries.workshops import workshops
from domain.staff.by import By
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, OpenPage
from tests.e2e.room import Room
from tests.e2e.traces import counts
from tests.e2e.visiting import QUESTIONS, SECRET, STATUS, Kept, acknowledged, kept, question, to_question
from texts import say

PHONE = {"width": 390, "height": 844}
SENSITIVE = 3
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def test_a_whole_visit_by_touch(loaded: Database, tablet: Page) -> None:
    resident.agree(tablet)
    for number in range(1, QUESTIONS):
        resident.decide(tablet)
        question(tablet, number).locator("label.card input").nth(1).tap()
        tablet.locator("form.screen.question button[type=submit]").tap()
    question(tablet, QUESTIONS).locator("textarea").fill(SECRET)
    resident.go_on(tablet, "question")
    resident.hand_in(tablet)
    expect(resident.screen(tablet, "done").locator("h1")).to_have_text(say("tablet.done.title"))
    [response] = kept(loaded)
    assert response.state == "complete"
    assert response.age == "a15_17"
    assert response.answers == {
        "r01": "pas_tous", "r02": "2", "r03": "1", "r04": "1", "r05": "plupart", "r06": "un_deux", "r07": "bon",
        "r08": "2", "r09": "jardiner", "r10": "stage", "r11": "2", "r12": "2", "r13": "2", "r14": "2", "r15": SECRET,
    }  # fmt: skip


@one_engine
def test_a_whole_visit_by_keyboard_alone(
    loaded: Database, server: Application, open_device: OpenPage, room: Room
) -> None:
    page = open_device(TABLET)
    page.goto(f"{server.address}/participer")
    expect(resident.screen(page, "code").locator("input.code")).to_be_focused()
    page.keyboard.type(f"{room.code[:3].lower()} {room.code[3:].lower()}")
    page.keyboard.press("Enter")
    expect(resident.screen(page, "prepare").locator("input.pin")).to_be_focused()
    page.keyboard.type(resident.pin(page))
    page.keyboard.press("Enter")
    resident.screen(page, "welcome")
    press_button(page, "button[type=submit]")
    while not page.locator("form.screen.agreement").count():
        resident.screen(page, "consent")
        press_button(page, "button[type=submit]")
    press_button(page, "button.plain >> nth=0")
    resident.screen(page, "age")
    press_choice(page, down=2)
    for number in range(1, QUESTIONS):
        if resident.one_of(page, "question", "sensitive") == "sensitive":
            press_button(page, "button.plain >> nth=0")
        question(page, number)
        press_choice(page)
    question(page, QUESTIONS)
    press_button(page, "button.pass")
    while resident.one_of(page, "review", "done") == "review":
        press_button(page, "button[type=submit]")
    acknowledged(page)
    [response] = kept(loaded)
    assert (response.state, response.age) == ("complete", "a18_29")
    assert response.answers["r09"] == "cuisiner"
    assert response.answers["r15"] is None


def press_button(page: Page, button: str) -> None:
    """Tab from the heading, where the focus is on every new screen, to this button; press it."""
    wanted = page.locator(f"form.screen .actions {button}")
    heading = page.locator("form.screen h1")
    expect(heading).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Tab")
        if wanted.evaluate("button => button.getRootNode().activeElement === button"):
            break
    expect(wanted).to_be_focused()
    gone = heading.element_handle()
    page.keyboard.press("Enter")
    page.wait_for_function("heading => !heading.isConnected", arg=gone)


def press_choice(page: Page, down: int = 0) -> None:
    """Tab to the choices, choose the first with the space bar, or one further down with the arrow; go on with Enter."""
    heading = page.locator("form.screen h1")
    expect(heading).to_be_focused()
    first = page.locator("label.card input").first
    for _ in range(5):
        page.keyboard.press("Tab")
        if first.evaluate("input => input.getRootNode().activeElement === input"):
            break
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    for _ in range(down):
        page.keyboard.press("ArrowDown")
    gone = heading.element_handle()
    page.keyboard.press("Enter")
    page.wait_for_function("heading => !heading.isConnected", arg=gone)


@one_engine
def test_nothing_is_chosen_for_anyone(tablet: Page) -> None:
    resident.agree(tablet)
    resident.begin(tablet)
    for number in range(1, QUESTIONS):
        shown = question(tablet, number)
        expect(shown.locator("input:checked")).to_have_count(0)
        button = shown.locator("button[type=submit]")
        expect(button).to_have_attribute("aria-disabled", "true")
        button.dispatch_event("click")
        expect(shown.locator(".note")).to_have_text(say("tablet.choose_or_pass"))
        expect(shown.locator("button.pass")).to_be_visible()
        shown.locator("label.card").first.click()
        resident.go_on(tablet, "question")
    shown = question(tablet, QUESTIONS)
    shown.locator("button[type=submit]").dispatch_event("click")
    expect(shown.locator(".note")).to_have_text(say("tablet.choose_or_pass"))
    expect(shown.locator("button.pass")).to_be_visible()


@one_engine
def test_an_exclusive_choice_unticks_the_others(tablet: Page) -> None:
    resident.agree(tablet)
    to_question(tablet, resident.ORDER.index("r09") + 1)
    boxes = tablet.get_by_role("checkbox")
    for at in (0, 2):
        boxes.nth(at).check()
    nothing = tablet.locator("input[value=rien]")
    nothing.check()
    expect(tablet.locator("input:checked")).to_have_count(1)
    boxes.nth(2).check()
    expect(nothing).not_to_be_checked()
    acknowledged(tablet)


@one_engine
def test_a_correction_replaces_the_answer(loaded: Database, tablet: Page) -> None:
    resident.agree(tablet)
    to_question(tablet, 3)
    tablet.locator("form.screen button.back").click()
    question(tablet, 2).locator("input[value='5']").check()
    acknowledged(tablet)
    assert kept(loaded)[0].answers == {"r03": "0", "r04": "5"}


@one_engine
def test_without_consent_to_sensitive_questions_they_are_not_asked(loaded: Database, tablet: Page) -> None:
    resident.agree(tablet)
    assert resident.answer(tablet, sensitive=False) == QUESTIONS - SENSITIVE
    resident.leave(tablet)
    [response] = kept(loaded)
    assert set(response.answers) == {f"r{n:02d}" for n in range(1, QUESTIONS + 1)} - {"r01", "r05", "r07"}


@one_engine
@pytest.mark.parametrize("way_out", ["refusing", "too young"])
def test_refusing_or_being_too_young_keeps_and_sends_nothing(loaded: Database, tablet: Page, way_out: str) -> None:
    sent: list[str] = []
    tablet.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    resident.go_on(tablet, "welcome")
    while tablet.locator("form.screen.consent").count():
        resident.go_on(tablet, "consent")
    choices = resident.screen(tablet, "agreement").locator("button.plain")
    assert len(set(choices.evaluate_all("all => all.map((one) => `${one.offsetWidth} ${one.offsetHeight}`)"))) == 1
    if way_out == "refusing":
        choices.nth(1).click()
        resident.screen(tablet, "refused")
    else:
        choices.nth(0).click()
        resident.screen(tablet, "age").locator("label.card").first.click()
        resident.go_on(tablet, "age")
        resident.screen(tablet, "young")
    expect(tablet.locator(STATUS)).to_have_attribute("data-state", "nothing")
    tablet.get_by_role("button", name=say("tablet.next_person")).click()
    resident.screen(tablet, "welcome")
    asked = {"/api/votes/papers", "/api/visits/more"}  # a tablet asks what is open, whoever holds it
    assert {urlsplit(address).path for address in sent} <= asked
    assert counts(tablet) == {"device": 3, "keys": 1, "outbox": 0, "visit": 0}
    with loaded.reading() as connection:
        assert [connection.execute(select(row)).all() for row in (VisitRow, ConsentRow, ResponseRow)] == [[], [], []]


@one_engine
def test_stopping_keeps_what_was_said_as_partial(loaded: Database, tablet: Page) -> None:
    resident.agree(tablet)
    to_question(tablet, 3)
    tablet.get_by_role("button", name=say("tablet.stop.label")).click()
    resident.screen(tablet, "stop").get_by_role("button", name=say("tablet.stop.continue")).click()
    question(tablet, 3)
    tablet.get_by_role("button", name=say("tablet.stop.label")).click()
    resident.screen(tablet, "stop").get_by_role("button", name=say("tablet.stop.now")).click()
    resident.leave(tablet)
    assert kept(loaded) == [Kept("partial", "a15_17", {"r03": "0", "r04": "0"})]


@one_engine
def test_a_double_tap_turns_one_page(tablet: Page) -> None:
    tablet.locator("form.screen.welcome button[type=submit]").dblclick()
    expect(tablet.locator("form.screen.consent .dots .aside")).to_have_text(say("tablet.step", at=1, of=2))


@one_engine
def test_an_unknown_and_a_closed_code_are_explained(
    loaded: Database, server: Application, open_device: OpenPage, room: Room
) -> None:
    page = open_device(TABLET)
    resident.come_in(page, server.address, "ZZZZZZ")
    note = page.locator("form.screen.code .note")
    expect(note).to_have_text(say("error.UnknownCode"))
    expect(page.locator("input.code")).to_be_focused()
    close(loaded, room)
    page.locator("input.code").fill(room.code)
    resident.go_on(page, "code")
    expect(note).not_to_have_text(say("error.UnknownCode"))
    expect(note).to_have_text(re.compile(r"^\w.+\.$"))
    resident.screen(page, "code")


def close(database: Database, room: Room) -> None:
    with database.transaction() as connection:
        workshops.close(connection, room.id, by=By("facilitator", datetime.now(UTC)))


@one_engine
def test_a_tablet_hears_that_its_workshop_is_over(loaded: Database, tablet: Page, room: Room) -> None:
    resident.agree(tablet)
    to_question(tablet, 2)
    close(loaded, room)
    tablet.get_by_role("button", name=say("tablet.stop.label")).click()
    resident.screen(tablet, "stop").get_by_role("button", name=say("tablet.stop.now")).click()
    resident.go_on(tablet, "done")
    resident.pass_on(tablet)
    expect(resident.screen(tablet, "closed").locator(".lead")).to_have_text(say("error.WorkshopClosed"))
    resident.go_on(tablet, "closed")
    resident.screen(tablet, "code")
    assert counts(tablet) == {"device": 1, "keys": 1, "outbox": 0, "visit": 0}  # its own random name, no workshop


@one_engine
def test_a_visit_that_the_server_disowns_ends_plainly_and_the_next_one_works(
    loaded: Database, server: Application, tablet: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    resident.agree(tablet)
    to_question(tablet, 2)
    acknowledged(tablet)
    server.kill()
    monkeypatch.setattr("tests.e2e.application.SECRET_KEY", "the key of a server installed anew, long enough")
    server.start()
    question(tablet, 2).locator("label.card").first.click()
    expect(resident.screen(tablet, "stopped").locator(".lead")).to_have_text(say("error.VisitUnknown"), timeout=30_000)
    server.kill()
    monkeypatch.undo()  # a server that knows neither key nor device lets nobody in: the usual one comes back
    server.start()
    tablet.get_by_role("button", name=say("tablet.next_person")).click()
    resident.take_a_turn(tablet)
    assert [(response.state, len(response.answers)) for response in kept(loaded)] == [
        ("open", 1),
        ("complete", QUESTIONS),
    ]


@one_engine
def test_the_code_of_the_qr_leaves_the_address_and_the_history(
    server: Application, open_device: OpenPage, room: Room
) -> None:
    page = open_device(PHONE)
    page.goto(f"{server.address}/participer?code={room.code}")
    resident.screen(page, "welcome")
    assert page.url == f"{server.address}/participer"
    length = page.evaluate("history.length")
    resident.agree(page)
    resident.answer(page)
    assert page.evaluate("history.length") == length
    expect(page.locator("form.screen.done button[type=submit]")).to_have_text(re.compile(say("tablet.done.close")))
