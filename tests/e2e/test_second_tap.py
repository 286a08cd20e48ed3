"""A tired finger taps each button twice, a moment apart, at the same place: nothing is lost, nothing is skipped."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sqlalchemy import select

from db.engine import Database
from db.models.participation import AnswerRow
from tests.drawn import SEED, drawn
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.hall import LENGTHWISE, METHODS, Hall
from tests.e2e.room import open_room
from tests.e2e.voter import FILL, choose, confirm, form, hand_over, letters, put_in, to_paper
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
QUESTIONS = 15
PASSED = 4  # the question that is passed
SHOWN = """(form) => {
  const all = (selector) => [...form.querySelectorAll(selector)]
  const moves = form.matches(".done, .vote_cast") // its heading says what became of it
  return JSON.stringify([
    form.className, moves ? "" : form.querySelector("h1").textContent,
    all("input").map((input) => input.type === "text" ? input.value : input.checked),
    all("[aria-pressed=true], .rank, .placed").map((each) => each.textContent),
    all(".progress > span:first-child, .dots .aside, .ticket-digits").map((each) => each.textContent),
  ])
}"""


@pytest.fixture
def hall(loaded: Database, server: Application, browser: Browser) -> Hall:
    return Hall(loaded, server, open_room(loaded, people=20), browser)


class Tired:
    """A hand that taps twice. What adds one more at each tap (a dot, a digit) is tapped once: the screen shows it."""

    def __init__(self, page: Page, walk: str) -> None:
        self.page = page
        self.luck = Random(f"{os.environ[SEED]} {walk}")  # noqa: S311  a draw that must be repeated
        self.undone: list[str] = []

    def __call__(self, target: Locator) -> None:
        """Tap, wait between 100 and 2,000 ms, tap again: the screen is what the first tap made of it."""
        expect(target).to_be_enabled()
        named = target.evaluate("(target) => target.textContent || target.type")
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box is not None
        where = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        adds = target.evaluate("(target) => target.closest('.counted, .keys') !== null")
        self.page.mouse.click(*where)
        if adds:
            return
        pause = self.luck.choice((100, 250, 450, 800, 1_400, 2_000)) + self.luck.randrange(-20, 1)
        self.page.wait_for_timeout(pause)
        before = self.shown()
        self.page.mouse.click(*where)
        self.page.wait_for_timeout(50)
        if not same(before, self.shown()):
            self.undone.append(f"{named}, {pause} ms: {before} -> {self.shown()}")

    def shown(self) -> str:
        """What the screen says and holds."""
        return str(self.page.locator("form.screen").evaluate(SHOWN))

    def button(self, name: str, selector: str = "button[type=submit]") -> None:
        """Tap this button of this screen."""
        resident.screen(self.page, name)
        self(self.page.locator(f"form.screen.{name} {selector}").first)


def same(before: str, after: str) -> bool:
    """Whether a screen is what it was; where a ticket or a receipt is due, its digits may have arrived meanwhile."""
    (*held, digits), (*holds, arrived) = json.loads(before), json.loads(after)
    due = {"done", "vote_cast"} & set(held[0].split()) and not digits
    return held == holds and (digits == arrived or bool(due))


@contextmanager
def tired(hall: Hall, walk: str) -> Iterator[Tired]:
    with hall.device(LENGTHWISE) as page:
        hand = Tired(page, walk)
        yield hand
        assert hand.undone == []


def visit(hand: Tired) -> None:
    """From the welcome to the next person's: every button of a questionnaire."""
    page = hand.page
    hand.button("welcome", ".helping .option")
    hand.button("welcome")
    while resident.one_of(page, "consent", "agreement") == "consent":
        hand.button("consent")
    hand.button("agreement", ".actions button:not(.back)")
    hand(resident.screen(page, "age").locator("label.card").nth(2))
    hand.button("age")
    number = 0
    while resident.one_of(page, "sensitive", "question", "review", "section") != "review":
        name = resident.one_of(page, "sensitive", "question", "section")
        if name != "question":
            hand.button(name, ".actions button:not(.back)")
            continue
        number = resident.reach(page, number + 1)[0]
        answer(hand, number)
    while resident.one_of(page, "review", "done") == "review":
        hand.button("review")
    expect(resident.screen(page, "done").locator("h1")).to_have_text(say("tablet.done.title"))
    hand.button("done")
    hand.button("over", ".menu .option")
    resident.screen(page, "welcome")


def answer(hand: Tired, number: int) -> None:
    page = hand.page
    if number == 2:  # somebody thinks of stopping, and looks for help
        hand.button("question", f"header button:has-text('{say('tablet.stop.label')}')")
        hand.button("stop", ".actions button:first-child")
        hand.button("question", f"header button:has-text('{say('tablet.help.title')}')")
        hand.button("help")
    cards = resident.screen(page, "question").locator("label.card")
    if number == PASSED and page.locator(".actions .pass").count():
        hand.button("question", ".actions .pass")
        return
    if cards.count():
        hand(cards.nth(number % cards.count()))
    elif page.locator("form.screen.question textarea").count():
        page.locator("form.screen.question textarea").fill("Un jardin partagé")
    hand.button("question")


def ballot(hand: Tired, hall: Hall, method: str) -> None:
    """A whole vote."""
    page = hand.page
    vote = hall.opened(method)
    choose(page, hand, method)
    to_paper(page, hand)
    given = letters(FILL[method](page, hand))
    confirm(page, hand)
    hand.button("vote_check", ".actions button.plain")  # second thoughts, and back
    resident.screen(page, "vote_paper")
    while form(page, "vote_paper").count():
        hand.button("vote_paper")
    put_in(page, hand)
    hand_over(page, hand)
    assert hall.closed(vote) == [given]


@pytest.mark.parametrize("walk", drawn(["visit", *METHODS], 2))
def test_a_second_tap_at_the_same_place_loses_and_skips_nothing(hall: Hall, loaded: Database, walk: str) -> None:
    with tired(hall, walk) as hand:
        if walk != "visit":
            ballot(hand, hall, walk)
            return
        visit(hand)
    with loaded.reading() as connection:
        kept = list(connection.execute(select(AnswerRow.value)).scalars())
    assert len(kept) == QUESTIONS
    assert kept.count(None) <= 1
