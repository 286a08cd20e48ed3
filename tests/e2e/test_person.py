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
# Everything that stands in the middle of a screen and on its buttons; the signs of the icons' font are no words.
READ = """form => {
  const still = form.cloneNode(true)
  still.querySelectorAll(".icon, header, input, [aria-hidden=true]").forEach((each) => each.remove())
  return [...still.querySelectorAll("*")].flatMap((each) => [...each.childNodes])
    .filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data).join(" ")
}"""
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


Screen = tuple[str, str]


def shown(page: Page) -> Screen:
    form = page.locator("form.screen")
    expect(form).to_be_visible()
    return str(form.get_attribute("class")).removeprefix("screen "), form.locator("h1").inner_text()


def act(page: Page, here: str, person: Person) -> None:
    """What this screen asks for, and on to the next one."""
    form = page.locator("form.screen")
    if form.locator("textarea").count():
        person.writes()
        form.locator("textarea").fill("Un jardin partagé près de chez moi")
    elif form.locator("label.card").count():
        person.taps_on(here)
        form.locator("label.card").nth(1).click()
    person.taps_on(here)
    buttons = form.locator(".actions button:not(.back)")
    (buttons.first if here in {"agreement", "sensitive"} else form.locator("button[type=submit]")).click()


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_a_visit_takes_the_five_minutes_that_it_announces(
    loaded: Database, server: Application, open_device: OpenPage, size: dict[str, int]
) -> None:
    room = open_room(loaded, people=12)
    page = open_device(size)
    resident.come_in(page, server.address, room.code)
    person, before, seen = Person(), ("", ""), []
    while (now := shown(page)) != before and now[0] != "done":
        before, here = now, now[0]
        person.reads(page.locator("form.screen").evaluate(READ))
        act(page, here, person)
        seen.append(here)
        expect(page.locator("form.screen h1")).not_to_have_text(now[1])
    taps = Counter(person.taps)
    assert shown(page)[0] == "done"
    assert seen.count("question") == QUESTIONS
    assert taps["question"] + taps["keyboard"] <= A_QUESTION * QUESTIONS
    first = seen.index("question")
    assert sum(taps[here] for here in seen[:first]) <= TO_THE_FIRST, seen[:first]
    assert taps["review"] <= TO_THE_TICKET
    assert person.seconds <= FIVE_MINUTES, person
