"""A structure at a person's pace: twelve minutes for the questionnaire, twenty others in its list, on two computers."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from db.engine import Database
from db.queries.cooperation import answers, invented, partners, ties
from db.queries.evaluation import waves
from domain.cooperation.territories import Actor, ActorRole
from domain.evaluation.said import rows
from domain.staff.by import By
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage
from tests.e2e.paces import Person
from tests.e2e.resident import SAVED
from tests.structures import NAMES

DESK = {"width": 1280, "height": 800}
TWELVE_MINUTES = 720.0
OTHERS = 20
LATER = 14  # questions on the first computer; the others on another one
TENS = 3  # of a hundred, given to each share but the last, which has the rest
SINCE = "quelle année"
FIGURES, AFTER = "Vos chiffres", "Pour finir"  # numbers of the year are optional, and left for whoever has them at hand
READ = """form => [...form.querySelectorAll("h1, .lead, .asks, .row, .share-line .words")]
  .map((each) => { const still = each.cloneNode(true)
    still.querySelectorAll(".icon").forEach((icon) => icon.remove())
    return still.textContent }).join(" ")"""
WHOLE = "form => form.textContent"


def people(database: Database) -> str:
    """A wave of twenty-one invented structures, their names as long as real ones; the secret of one in the middle."""
    now = datetime.now(UTC)
    with database.transaction() as connection:
        wave = waves.begin(connection, "lyon", "Essai", by=By("facilitator", now), demonstration=True)
        for number in range(OTHERS + 1):
            name, role = f"{NAMES[number % len(NAMES)]} {number}", list(ActorRole)[number % 4]
            one = Actor(f"pace{number}", name, "", "association", (), "", (role,), {role: name}, {role: number})
            invented.add(connection, wave, one)
        return partners.invite(connection, wave, "pace7", by=By("facilitator", now))


def act(form: Locator, person: Person) -> None:
    """What this screen asks for, all of it; a part of a hundred and a year are typed in no more than a choice takes."""
    lines, shares = form.locator(".line"), form.locator(".share-line")
    if lines.count():
        for number in range(lines.count()):
            person.chooses("row")
            lines.nth(number).locator("label.card").nth(2).click()
    elif shares.count():
        for number in range(shares.count() - 1):
            person.chooses("share")
            for _ in range(TENS):
                person.goes_on("ten")
                shares.nth(number).locator(".steps button").nth(3).click()
        person.chooses("share")
        shares.last.locator(".all").click()
    elif form.locator("textarea").count():
        person.writes()
        form.locator("textarea").fill("Une cuisine ouverte à tout le quartier.")
    elif form.locator("label.card").count():
        person.chooses("card")
        form.locator("label.card").nth(1).click()
    elif SINCE in form.locator("h1").inner_text():
        person.chooses("number")
        form.locator(".figure").fill("2019")


def walk(page: Page, person: Person, most: int | None = None) -> list[str]:
    """Question after question, as they come; returns their headings. Ends at the review, or after ``most``."""
    seen: list[str] = []
    form = page.locator("form.screen")
    while "review" not in str(form.get_attribute("class")).split() and len(seen) != most:
        before = form.evaluate(WHOLE)
        person.reads(form.evaluate(READ))
        if page.locator(".side .section[aria-expanded=true]", has_text=FIGURES).count():
            person.chooses("section")  # a glance at the first one, then on, by the list at the side
            page.locator(".side .section", has_text=AFTER).click()
            continue
        if "question" in str(form.get_attribute("class")).split():
            seen.append(form.locator("h1").inner_text())
            act(form, person)
        person.goes_on("next")
        form.locator("button[type=submit]").press("Enter")
        while form.evaluate(WHOLE) == before:
            page.wait_for_timeout(20)
    return seen


@pytest.mark.timeout(600)
@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_structure_finishes_in_twelve_minutes_on_two_computers(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    secret, person = people(loaded), Person()
    first = open_device(DESK)
    first.goto(f"{server.address}/structure#{secret}")
    expect(first.locator("form.screen.intro")).to_be_visible()
    begun = walk(first, person, LATER)
    expect(first.locator(SAVED)).to_be_visible()
    other = open_device(DESK)
    other.goto(f"{server.address}/structure#{secret}")
    expect(other.locator("form.screen.intro")).to_be_visible()
    went_on = walk(other, person)
    assert any("qui pourrait le soutenir" in one for one in begun)  # asked as soon as its effect was named
    assert begun[-1] not in went_on[1:]  # it goes on where the first one stopped
    person.reads(other.locator("form.screen").evaluate(READ))
    person.goes_on("finish")
    other.locator("form.screen button[type=submit]").press("Enter")
    expect(other.locator("form.screen.done")).to_be_visible()
    expect(other.locator(SAVED)).to_be_visible()
    taps = Counter(person.taps)
    print(f"{person.seconds / 60:.1f} minutes, {len(begun) + len(went_on)} questions, {dict(taps)}")  # noqa: T201
    with loaded.reading() as connection:
        said = answers.answers(connection, partners.seat_of(connection, secret))
    assert len(rows(said, ties.ROSTER)) == OTHERS
    assert person.seconds <= TWELVE_MINUTES, f"{person.seconds:.0f} seconds"
