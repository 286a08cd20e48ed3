"""A visit at a person's pace: five minutes as announced, and no tap more than it takes."""

from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, OpenPage
from tests.e2e.paces import Person
from tests.e2e.room import open_room

PHONE = {"width": 390, "height": 844}
FIVE_MINUTES = 300.0
QUESTIONS = 15
TO_THE_FIRST, A_QUESTION, TO_THE_TICKET = 5, 2, 3  # taps
# What a screen says; the signs of the icons' font are no words, and answers are looked at while one chooses.
READ = """form => {
  const still = form.cloneNode(true)
  still.querySelectorAll(".icon").forEach((each) => each.remove())
  return [...still.querySelectorAll("h1, .lead, .asks")].map((each) => each.textContent).join(" ")
}"""
WHOLE = "form => form.textContent"
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def shown(page: Page) -> str:
    form = page.locator("form.screen")
    expect(form).to_be_visible()
    return str(form.get_attribute("class")).split()[1]


def act(page: Page, here: str, person: Person) -> None:
    """What this screen asks for, and on to the next one."""
    form = page.locator("form.screen")
    if form.locator("textarea").count():
        person.writes()
        form.locator("textarea").fill("Un jardin partagé près de chez moi")
    elif form.locator("label.card").count():
        person.chooses(here)
        form.locator("label.card").nth(1).click()
    if here in {"agreement", "sensitive"}:
        person.chooses(here)
        form.locator(".actions button:not(.back)").first.click()
        return
    person.goes_on(here)
    form.locator("button[type=submit]").click()


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_a_visit_takes_the_five_minutes_that_it_announces(
    loaded: Database, server: Application, open_device: OpenPage, size: dict[str, int]
) -> None:
    room = open_room(loaded, people=12)
    page = open_device(size)
    resident.come_in(page, server.address, room.code)
    person = Person()
    seen: list[str] = []
    while (here := shown(page)) != "done":
        before = page.locator("form.screen").evaluate(WHOLE)
        person.reads(page.locator("form.screen").evaluate(READ))
        act(page, here, person)
        seen.append(here)
        while page.locator("form.screen").evaluate(WHOLE) == before:
            page.wait_for_timeout(50)
    taps = Counter(person.taps)
    assert seen.count("question") == QUESTIONS
    assert taps["question"] + taps["keyboard"] <= A_QUESTION * QUESTIONS
    first = seen.index("question")
    assert sum(taps[here] for here in seen[:first]) <= TO_THE_FIRST, seen[:first]
    assert taps["review"] <= TO_THE_TICKET
    assert person.seconds <= FIVE_MINUTES, person
