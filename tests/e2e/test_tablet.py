"""The tablet in a real browser before the real server: complete, stubborn when the network goes, and without memory."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from db.engine import Database
from db.models.participation import AnswerRow, ConsentRow, ResponseRow, VisitRow
from db.queries.workshops import workshops
from domain.staff.by import By
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage, barriers
from tests.e2e.room import Room, open_room
from tests.e2e.traces import bearer, counts, everything
from texts import say

LENGTHWISE = {"width": 1024, "height": 768}
UPRIGHT = {"width": 768, "height": 1024}
PHONE = {"width": 390, "height": 844}
QUESTIONS = 15
SENSITIVE = 3
SECRET = "Zébulon aimerait des topinambours"
CHOSEN = ("a15_17", "15 à 17 ans", "tous", "cuisiner", "Tout le temps")  # by the person that this file leads through
STATUS = ".tablet .status"
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
WITHOUT_SUBTLE = "Object.defineProperty(crypto, 'subtle', { value: undefined })"  # what plain HTTP on a LAN looks like


@dataclass(frozen=True)
class Kept:
    """One response as the database has it."""

    state: str
    age: str | None
    answers: dict[str, str | None]


@pytest.fixture
def room(loaded: Database) -> Room:
    return open_room(loaded)


@pytest.fixture
def tablet(server: Application, open_device: OpenPage, room: Room) -> Page:
    """A tablet that has joined the room and waits for its first person."""
    page = open_device(LENGTHWISE)
    resident.come_in(page, server.address, room.code)
    return page


def kept(database: Database) -> list[Kept]:
    with database.reading() as connection:
        rows = connection.execute(select(ResponseRow.id, ResponseRow.state, ResponseRow.age_band)).all()
        answers = connection.execute(select(AnswerRow.response_id, AnswerRow.question_id, AnswerRow.value)).all()
    given: dict[int, dict[str, str | None]] = {row.id: {} for row in rows}
    for row in answers:
        given[row.response_id][row.question_id] = row.value
    return [Kept(row.state, row.age_band, given[row.id]) for row in rows]


def to_question(page: Page, number: int) -> None:
    """From the first question to this one, touching the first answer of each one before."""
    for before in range(1, number):
        resident.decide(page)
        question(page, before).locator("label.card").first.click()
        resident.go_on(page, "question")
    resident.decide(page)
    question(page, number)


def question(page: Page, number: int) -> Locator:
    resident.decide(page)
    shown = resident.screen(page, "question")
    expect(shown.locator(".progress > span").first).to_have_text(say("tablet.question", at=number, of=QUESTIONS))
    return shown


def acknowledged(page: Page) -> None:
    expect(page.locator(STATUS)).to_have_attribute("data-state", "saved", timeout=30_000)


def waiting(page: Page) -> None:
    expect(page.locator(STATUS)).to_have_attribute("data-state", "waiting", timeout=30_000)


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
    page = open_device(LENGTHWISE)
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
    page = open_device(LENGTHWISE)
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


@one_engine
@pytest.mark.parametrize("plain_http", [False, True], ids=["secure", "plain http"])
@pytest.mark.parametrize("offline", [False, True], ids=["acknowledged", "unsent"])
def test_a_hand_over_leaves_no_trace(
    loaded: Database, server: Application, open_device: OpenPage, room: Room, *, plain_http: bool, offline: bool
) -> None:
    page = open_device(LENGTHWISE)
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


@one_engine
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible(server: Application, open_device: OpenPage, room: Room, scheme: str) -> None:
    page = open_device(LENGTHWISE)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{server.address}/participer")
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        if problems := [barrier for barrier in barriers(page) if re.search(r"serious|critical", barrier)]:
            found[name] = problems

    resident.screen(page, "code")
    look("code")
    page.locator("input.code").fill(room.code)
    resident.go_on(page, "code")
    resident.screen(page, "prepare")
    look("prepare")
    resident.prepare(page)
    look("welcome")
    resident.go_on(page, "welcome")
    look("consent")
    while page.locator("form.screen.consent").count():
        resident.go_on(page, "consent")
    look("agreement")
    resident.screen(page, "agreement").locator("button.plain").first.click()
    look("age")
    page.locator("label.card").nth(1).click()
    resident.go_on(page, "age")
    for number in range(1, QUESTIONS):
        if resident.one_of(page, "question", "sensitive") == "sensitive":
            look("sensitive")
            resident.decide(page)
        question(page, number).locator("label.card").first.click()
        if number in {1, 2, 3, 9}:  # one of each kind
            look(f"question {number}")
        resident.go_on(page, "question")
    look("text")
    page.get_by_role("button", name=say("tablet.stop.label")).click()
    look("stop")
    page.get_by_role("button", name=say("tablet.stop.continue")).click()
    page.get_by_role("button", name=say("tablet.help.title")).click()
    look("help")
    for at, name in enumerate(("comfort", "who", "talk")):
        page.locator(".menu .option").nth(at).click()
        resident.screen(page, name)
        look(name)
        resident.go_on(page, name)
        page.get_by_role("button", name=say("tablet.help.title")).click()
    resident.go_on(page, "help")
    resident.decline(page)
    look("review")
    resident.hand_in(page)
    acknowledged(page)
    look("done")
    assert found == {}


_CRAMPED = """() => {
  const form = (function find(root) {
    return root.querySelector("form.screen") ?? [...root.querySelectorAll("*")]
      .map((element) => element.shadowRoot && find(element.shadowRoot)).find(Boolean)
  })(document)
  const idea = form.querySelector(".idea")
  const small = [...form.querySelectorAll("button, a, label.card, input.code, textarea")]
    .filter((target) => target.checkVisibility()) // the voice has no button where there is no voice
    .filter((target) => Math.min(target.offsetWidth, target.offsetHeight) < 48).map((target) => target.textContent)
  const long = form.matches(".review") // all answers, whole: an arrow says that they go on
  const scrolls = (!long && idea.scrollHeight > idea.clientHeight) || document.documentElement.scrollWidth > innerWidth
  return [...small, ...(scrolls ? [`${form.querySelector("h1").textContent} scrolls`] : [])]
}"""


@one_engine
@pytest.mark.parametrize("size", [LENGTHWISE, UPRIGHT], ids=["lengthwise", "upright"])
def test_every_target_is_large_and_nothing_scrolls(
    server: Application, open_device: OpenPage, room: Room, size: dict[str, int]
) -> None:
    page = open_device(size)
    resident.come_in(page, server.address, room.code)
    cramped: list[str] = page.evaluate(_CRAMPED)
    resident.go_on(page, "welcome")
    resident.screen(page, "consent")
    while page.locator("form.screen.consent").count():
        cramped += page.evaluate(_CRAMPED)
        resident.go_on(page, "consent")
    cramped += page.evaluate(_CRAMPED)
    page.locator("form.screen.agreement button.plain").first.click()
    cramped += page.evaluate(_CRAMPED)
    page.locator("label.card").nth(1).click()
    resident.go_on(page, "age")
    for number in range(1, QUESTIONS):
        resident.decide(page)
        question(page, number).locator("label.card").last.click()
        cramped += page.evaluate(_CRAMPED)
        resident.go_on(page, "question")
    cramped += page.evaluate(_CRAMPED)
    resident.decline(page)
    resident.screen(page, "review")
    cramped += page.evaluate(_CRAMPED)
    expect(page.locator("form.screen.review .answered .option")).to_have_count(QUESTIONS + 1)
    resident.go_on(page, "review")
    resident.screen(page, "done")
    acknowledged(page)
    cramped += page.evaluate(_CRAMPED)
    assert cramped == []
