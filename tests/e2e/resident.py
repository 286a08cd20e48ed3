"""A resident at a tablet: reads what is on the screen, touches it, goes on."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from domain.workshops import admission
from tests.e2e.application import SECRET_KEY

# Which card of the n-th question a person touches, from 0; None to pass.
Pick = Callable[[int], int | None]
NUMBER = re.compile(r"(\d+)\D+(\d+)")
# The residents' questionnaire, in the order in which it asks.
ORDER = ("r03", "r04", "r06", "r08", "r09", "r12", "r10", "r11", "r13", "r14", "r02", "r05", "r07", "r01", "r15")
SHOWN_ONCE = {"done", "proposed", "slip", "vote_cast"}  # for two seconds nothing leaves them
SAVED = ".status[data-state=saved]"
WORKSHOP = """async () => {
  const opened = await new Promise((done) => (indexedDB.open("tablee").onsuccess = ({ target }) => done(target.result)))
  const reading = opened.transaction("device").objectStore("device").get("workshop")
  const kept = await new Promise((done) => (reading.onsuccess = () => done(reading.result)))
  opened.close()
  return kept.workshop.workshop.id
}"""


def pin(page: Page) -> str:
    """The number of the workshop that this tablet has joined, as the facilitator reads it on «Animer»."""
    return admission.pin(SECRET_KEY, page.evaluate(WORKSHOP))


def first(_question: int) -> int | None:
    """Touch the first answer of every question."""
    return 0


def come_in(page: Page, address: str, code: str) -> None:
    """Open Participer, type the code from the wall, prepare the device if people will share it."""
    page.goto(f"{address}/participer")
    screen(page, "code").locator("input.code").fill(code)
    go_on(page, "code")
    if one_of(page, "prepare", "welcome", "code .note:not(:empty)") == "prepare":
        prepare(page)


def prepare(page: Page, place: str = "") -> None:
    """Type the workshop's number, which makes this tablet a shared one."""
    screen(page, "prepare").locator("input.pin").fill(pin(page))
    page.locator("input.place").fill(place)
    go_on(page, "prepare")
    screen(page, "welcome")


def one_of(page: Page, *names: str) -> str:
    """Which of these screens comes."""
    expect(page.locator(", ".join(f"form.screen.{name}" for name in names)).first).to_be_visible()
    return next(name for name in names if page.locator(f"form.screen.{name}").count())


def screen(page: Page, name: str) -> Locator:
    """The tablet's current screen, which must be this one."""
    shown = page.locator(f"form.screen.{name}")
    expect(shown).to_be_visible()
    return shown


def go_on(page: Page, name: str) -> None:
    """The one obvious button, by the Enter key: a finger at the same place twice counts once, see finger.js."""
    button = page.locator(f"form.screen.{name} button[type=submit]")
    if name in SHOWN_ONCE:
        expect(button).to_be_enabled()
    button.press("Enter")


def agree(page: Page, *, age: int = 1) -> None:
    """From the welcome to the first question: read the consent screens, accept, give an age band."""
    to_age(page, age)
    go_on(page, "age")
    one_of(page, "sensitive", "question")


def to_age(page: Page, age: int = 1) -> None:
    """From the welcome to the age band, which is chosen: the last step before anything is kept."""
    go_on(page, "welcome")
    screen(page, "consent")
    while page.locator("form.screen.consent").count():
        heading = page.locator("form.screen.consent h1").inner_text()
        go_on(page, "consent")
        page.wait_for_function(f"before => {_HEADING} !== before", arg=heading)
    screen(page, "agreement").locator(".actions button:not(.back)").first.click()
    screen(page, "age").locator("label.card").nth(age).click()


def begin(page: Page, *, sensitive: bool = True) -> None:
    """Before the first question, the consent of its own if that is a sensitive one."""
    decide(page, sensitive=sensitive)


def decide(page: Page, *, sensitive: bool = True) -> str:
    """Say yes or no to sensitive questions if that is asked now; the screen that comes then."""
    if one_of(page, "sensitive", "question", "review") == "sensitive":
        page.locator("form.screen.sensitive .actions button:not(.back)").nth(0 if sensitive else 1).click()
    return one_of(page, "question", "review")


# The heading of the current screen, wherever the component is mounted.
_HEADING = "(() => { const find = root => root.querySelector('form.screen h1') ?? [...root.querySelectorAll('*')].map(e => e.shadowRoot && find(e.shadowRoot)).find(Boolean); return find(document)?.textContent })()"  # noqa: E501


def answer(page: Page, pick: Pick = first, *, sensitive: bool = True) -> int:
    """From the first question to the end; returns how many questions there were."""
    number = 0
    while decide(page, sensitive=sensitive) == "question":
        number = reach(page, number + 1)[0]
        card = pick(number)
        if card is None:
            decline(page)
        else:
            touch(page, card)
            go_on(page, "question")
    hand_in(page)
    return number


def hand_in(page: Page) -> None:
    """Look at the answers, page after page, and end."""
    while one_of(page, "review", "done") == "review":
        go_on(page, "review")


def reach(page: Page, wanted: int) -> tuple[int, int]:
    """The question of this number, when it shows; returns it and how many there are."""
    progress = page.locator("form.screen.question .progress > span").first
    expect(progress).to_have_text(re.compile(rf"\D{wanted}\D"))
    found = NUMBER.search(progress.inner_text())
    assert found is not None
    return int(found[1]), int(found[2])


def decline(page: Page) -> None:
    """«Passer»."""
    page.locator("form.screen.question .actions .pass").click()


def touch(page: Page, card: int) -> None:
    """Choose the n-th answer, or write something."""
    question = page.locator("form.screen.question")
    if question.locator("label.card").count():
        question.locator("label.card").nth(card).click()
    elif question.locator("textarea").count():
        question.locator("textarea").fill("Un jardin partagé")
    else:
        question.locator(".keys button").first.click()


def leave(page: Page) -> str:
    """Wait until everything is acknowledged; read the ticket; hand the tablet over."""
    expect(page.locator(SAVED)).to_be_visible()
    ticket = " ".join(page.locator("form.screen.done .ticket li").all_inner_texts())
    digits = page.locator("form.screen.done .ticket-digits").inner_text()
    go_on(page, "done")
    pass_on(page)
    return f"{ticket} {digits}"


def pass_on(page: Page) -> None:
    """After the ticket: a shared tablet goes to the next person, on a phone the end is there."""
    if one_of(page, "over", "finished") == "over":
        page.locator("form.screen.over .menu .option").click()
        one_of(page, "welcome", "closed", "waiting")


def take_a_turn(page: Page, pick: Pick = first, *, sensitive: bool = True) -> str:
    """The whole of it, on a tablet that has already joined; returns the ticket."""
    agree(page)
    answer(page, pick, sensitive=sensitive)
    return leave(page)
