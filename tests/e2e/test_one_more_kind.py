"""One more kind of question on a real tablet, from files that lie nowhere in the house."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from db.engine import Database
from db.models.participation import AnswerRow
from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.workshops.workshop import WorkshopPlan
from tests.e2e import resident
from tests.e2e.application import on_its_own
from tests.e2e.conftest import TABLET, barriers, watch
from tests.e2e.room import TERRITORY
from tests.engines import Kitchen
from tests.one_more_kind import FOLDER, QUESTION, QUESTIONNAIRE, ask, copied, registered
from texts.typography import typeset

PLACE = 8  # among the questions of its questionnaire: the last one
WORDS = typeset("À quelle heure dînez-vous ?")


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_two_people_are_asked_an_hour_and_read_it_again_before_the_end(
    kitchen: Kitchen, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, faults = copied(tmp_path), list[str]()
    monkeypatch.setenv(FOLDER, str(folder))
    with (
        on_its_own(kitchen, tmp_path, "tests/e2e/one_more_kind.py") as application,
        closing(Database(application.database_url)) as beside,
        browser.new_context(viewport=TABLET, has_touch=True, locale="fr-FR") as context,  # type: ignore[arg-type]
    ):
        with registered(folder):
            ask(beside, tmp_path)
        page = context.new_page()
        watch(page, application.address, faults)
        resident.come_in(page, application.address, opened(beside))
        for hour in ("19:30", "07:05"):  # two people, each with a reload before the end
            resident.agree(page)
            answered(page, hour)
            resident.hand_in(page)
            resident.leave(page)
        with beside.reading() as connection:
            kept = select(AnswerRow.value).where(AnswerRow.question_id == QUESTION)
            assert sorted(map(str, connection.execute(kept).scalars())) == ["07:05", "19:30"]
    assert faults == []


def answered(page: Page, hour: str) -> None:
    """From the first question to the review; what was chosen is still there after a reload."""
    for number in range(1, PLACE):
        resident.reach(page, number)
        resident.decline(page)
    resident.reach(page, PLACE)
    field = resident.screen(page, "question").locator("input[type=time]")
    expect(page.locator("form.screen h1")).to_have_text(WORDS)
    expect(field).to_have_value("")
    field.fill(hour)
    assert barriers(page) == []
    expect(page.locator(".tablet .status")).to_have_attribute("data-state", "saved")
    page.reload()
    expect(field).to_have_value(hour)
    resident.go_on(page, "question")
    expect(resident.screen(page, "review").locator(".option", has_text=WORDS)).to_contain_text(hour)


def opened(database: Database) -> str:
    """The code of a workshop that asks an hour."""
    now = datetime.now(UTC)
    with database.transaction() as connection:
        version = questionnaires.latest_version_id(connection, QUESTIONNAIRE)
        wave = waves.add(connection, TERRITORY, "Vague 1")
        plan = WorkshopPlan(TERRITORY, wave, version, "Bien manger", "Centre social", now.date())
        workshop = workshops.prepare(connection, plan, by=By("facilitator", now))
        workshops.open_(connection, workshop, by=By("facilitator", now))
        return workshops.workshop(connection, workshop).code
