"""Meetings with votes that nobody has opened, and a facilitator's hand on the pages of the desk."""

import contextlib
import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page, expect

from db.engine import Database
from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.votes import votes
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.workshops.workshop import WorkshopPlan
from tests.ballots import plan
from tests.e2e.room import TERRITORY
from texts import say


def meeting(database: Database, title: str, days: int = 0, *, demonstration: bool = False, open_: bool = True) -> str:
    now = datetime.now(UTC)
    with database.transaction() as connection:
        wave = waves.add(connection, TERRITORY, f"Vague {title}", demonstration=demonstration)
        version = questionnaires.latest_version_id(connection, "q_resident")
        day = (now + timedelta(days=days)).date()
        planned = WorkshopPlan(TERRITORY, wave, version, title, "Centre social", day)
        made = workshops.prepare(connection, planned, by=By("facilitator", now))
        if open_:
            workshops.open_(connection, made, by=By("facilitator", now))
    return made


def three(database: Database, workshop: str, name: str) -> dict[str, str]:
    """Three votes that nobody has opened: their ids by question."""
    with database.transaction() as connection:
        made = {}
        for letter in "abc":
            asked = plan()
            question = f"{name} {letter}"
            worded = type(asked)(**{**vars(asked), "question": question})
            made[question] = votes.prepare(connection, workshop, worded, by=By("facilitator", datetime.now(UTC)))
    return made


def two_meetings(database: Database) -> tuple[str, str]:
    """Of one day, each with three votes."""
    first, second = meeting(database, "Le matin"), meeting(database, "Le soir")
    three(database, first, "aaa")
    three(database, second, "bbb")
    return first, second


def states(database: Database, workshop: str) -> dict[str, str]:
    with database.reading() as connection:
        return {one.plan.question: str(one.state) for one in votes.votes_of(connection, workshop)}


def settled(page: Page) -> None:
    """Until the page has drawn what it was last asked for."""
    page.wait_for_timeout(400)  # a press is on its way
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()


def _list(page: Page, label: str) -> Locator:
    """The list of that name, once the page stands still: what it opened is closed by what is drawn after it."""
    found = page.get_by_test_id("stSelectbox").filter(has_text=label).first.locator("input")
    expect(found).to_be_visible()
    settled(page)
    return found


def front(page: Page, part: str) -> None:
    """On a console: bring one of its parts to the front."""
    tab = page.get_by_role("tab", name=say(f"console.part.{part}"), exact=True)
    settled(page)
    tab.click()
    expect(tab).to_have_attribute("aria-selected", "true")
    settled(page)


def chosen(page: Page, label: str) -> str:
    return _list(page, label).input_value()


def choose(page: Page, label: str, words: str) -> None:
    """A list that opens while the page is drawn once more, as it begins to listen, closes again: it is asked anew."""
    wanted = page.get_by_role("option", name=re.compile(words)).first
    for _ in range(5):
        _list(page, label).click()
        with contextlib.suppress(PlaywrightError):
            wanted.click(timeout=3_000)
            settled(page)
            return
    raise AssertionError(words)


def press(page: Page, name: str) -> None:
    settled(page)
    page.get_by_role("button", name=name, exact=True).first.click(timeout=15_000)
    settled(page)
