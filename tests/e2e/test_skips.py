"""Skip logic on the tablet: what is not relevant is not asked, and is taken back; what does not go together is said."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select, update

from db.engine import Database
from db.models.participation import AnswerRow, ResponseRow
from db.models.questionnaire import QuestionnaireVersionRow, QuestionRow
from db.queries.evaluation import waves
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.workshops.workshop import WorkshopPlan
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage
from texts import say

BEHIND = 8  # questions behind the gate of the module on lack of food
OUI, NON = 0, 1  # where these answers stand on the screen

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def room(database: Database, version: str) -> str:
    """The code of an open workshop that asks this."""
    now = datetime.now(UTC)
    with database.transaction() as connection:
        wave = waves.add(connection, "lyon", "Vague 1")
        plan = WorkshopPlan("lyon", wave, version, "Essai", "", now.date())
        workshop = workshops.prepare(connection, plan, by=By("facilitator", now))
        workshops.open_(connection, workshop, by=By("facilitator", now))
        return workshops.workshop(connection, workshop).code


@pytest.fixture
def tablet(loaded: Database, server: Application, open_device: OpenPage) -> Page:
    """A tablet whose person begins the module."""
    page = open_device()
    resident.come_in(page, server.address, room(loaded, "mod_fies@1"))
    resident.agree(page, age=2)
    resident.begin(page)
    return page


def question(page: Page, number: int, of: int) -> Locator:
    shown = resident.screen(page, "question")
    expect(shown.locator(".progress > span").first).to_have_text(say("tablet.question", at=number, of=of))
    return shown


def gate(page: Page) -> Locator:
    """The question that opens the module: none of those that it announces, so it has no number."""
    shown = resident.screen(page, "question")
    expect(shown.locator("h1")).to_contain_text("8 questions de plus")
    expect(shown.locator(".progress")).to_have_count(0)
    return shown


def choose(page: Page, card: int) -> None:
    page.locator("form.screen.question label.card").nth(card).click()


def kept(database: Database) -> dict[str, str | None]:
    with database.reading() as connection:
        assert connection.execute(select(ResponseRow.state)).scalar_one() == "complete"
        return {row[0]: row[1] for row in connection.execute(select(AnswerRow.question_id, AnswerRow.value))}


def saved(page: Page) -> None:
    resident.hand_in(page)
    expect(resident.screen(page, "done").locator("h1")).to_have_text(say("tablet.done.title"), timeout=30_000)


def test_a_shut_gate_ends_the_module(loaded: Database, tablet: Page) -> None:
    gate(tablet)
    choose(tablet, NON)
    resident.go_on(tablet, "question")
    saved(tablet)
    assert kept(loaded) == {"f0": "non"}


def test_an_open_gate_leads_through_every_question(loaded: Database, tablet: Page) -> None:
    gate(tablet)
    choose(tablet, OUI)
    expect(tablet.locator("form.screen.question button[type=submit]")).to_contain_text(say("tablet.next"))
    resident.go_on(tablet, "question")
    resident.decide(tablet)
    for number in range(1, BEHIND + 1):
        question(tablet, number, BEHIND)
        choose(tablet, OUI)
        resident.go_on(tablet, "question")
    saved(tablet)
    assert kept(loaded) == {f"f{number}": "oui" for number in range(BEHIND + 1)}


def test_a_change_of_mind_takes_back_what_was_said_behind_the_gate(loaded: Database, tablet: Page) -> None:
    choose(tablet, OUI)
    resident.go_on(tablet, "question")
    resident.decide(tablet)
    question(tablet, 1, BEHIND)
    choose(tablet, OUI)
    tablet.locator("form.screen.question button.back").click()
    gate(tablet)
    choose(tablet, NON)
    resident.go_on(tablet, "question")
    saved(tablet)
    assert kept(loaded) == {"f0": "non", "f1": None}


def test_a_second_change_of_mind_finds_everything_again(loaded: Database, tablet: Page) -> None:
    choose(tablet, OUI)
    resident.go_on(tablet, "question")
    resident.decide(tablet)
    question(tablet, 1, BEHIND)
    choose(tablet, NON)
    tablet.locator("form.screen.question button.back").click()
    choose(tablet, NON)
    tablet.reload()
    gate(tablet)
    choose(tablet, OUI)
    resident.go_on(tablet, "question")
    expect(question(tablet, 1, BEHIND).locator("label.card input").nth(NON)).to_be_checked()


def test_an_answer_that_does_not_go_with_the_others_is_said_so(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        days = update(QuestionRow).where(QuestionRow.version_id == "q_resident@1", QuestionRow.id == "r04")
        connection.execute(days.values(check="r04 <= r03"))
        says = update(QuestionnaireVersionRow).where(QuestionnaireVersionRow.id == "q_resident@1")
        connection.execute(says.values(digest="with a check"))  # a server remembers versions by their digest
    page = open_device()
    resident.come_in(page, server.address, room(loaded, "q_resident@1"))
    resident.agree(page)
    resident.begin(page, sensitive=False)
    expect(page.locator("form.screen.question .progress > span").first).to_contain_text(" 1 ")
    choose(page, 3)
    resident.go_on(page, "question")
    expect(page.locator("form.screen.question .progress > span").first).to_contain_text(" 2 ")
    choose(page, 5)
    page.locator("form.screen.question button[type=submit]").click(force=True)  # it says why it does not go on
    expect(page.get_by_text(say("tablet.does_not_fit"))).to_be_visible()
    choose(page, 3)
    resident.go_on(page, "question")
    expect(page.locator("form.screen.question .progress > span").first).to_contain_text(" 3 ")
    page.locator("form.screen.question button.back").click()
    page.locator("form.screen.question input[value=pnr]").check()  # declining is never wrong
    resident.go_on(page, "question")
    expect(page.locator("form.screen.question .progress > span").first).to_contain_text(" 3 ")
