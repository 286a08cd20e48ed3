"""An eleventh kind of question on a real tablet, from files that lie nowhere in the house."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from db.engine import Database
from db.models.participation import AnswerRow
from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.workshops import workshops
from domain.workshops.workshop import WorkshopPlan
from tests.e2e import resident
from tests.e2e.application import on_its_own
from tests.e2e.conftest import TABLET, barriers, watch
from tests.e2e.room import TERRITORY
from tests.eleventh import FOLDER, QUESTION, QUESTIONNAIRE, ask, copied, registered
from tests.engines import Kitchen
from texts.typography import typeset

PLACE = 8  # among the questions of its questionnaire: the last one
WORDS = typeset("À quelle heure dînez-vous ?")


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_an_hour_is_asked_answered_and_read_again_before_the_end(
    kitchen: Kitchen, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, faults = copied(tmp_path), list[str]()
    monkeypatch.setenv(FOLDER, str(folder))
    with (
        on_its_own(kitchen, tmp_path, "tests/e2e/eleventh.py") as application,
        closing(Database(application.database_url)) as beside,
        browser.new_context(viewport=TABLET, has_touch=True, locale="fr-FR") as context,  # type: ignore[arg-type]
    ):
        with registered(folder):
            ask(beside, tmp_path)
        page = context.new_page()
        watch(page, application.address, faults)
        resident.come_in(page, application.address, opened(beside))
        resident.agree(page)
        for number in range(1, PLACE):
            resident.reach(page, number)
            resident.decline(page)
        resident.reach(page, PLACE)
        shown = resident.screen(page, "question")
        expect(shown.locator("h1")).to_have_text(WORDS)
        shown.locator("input[type=time]").fill("19:30")
        assert barriers(page) == []
        resident.go_on(page, "question")
        expect(resident.screen(page, "review").locator(".option", has_text=WORDS)).to_contain_text("19:30")
        resident.hand_in(page)
        expect(page.locator(resident.SAVED)).to_be_visible()
        with beside.reading() as connection:
            kept = select(AnswerRow.value).where(AnswerRow.question_id == QUESTION)
            assert connection.execute(kept).scalars().all() == ["19:30"]
    assert faults == []


def opened(database: Database) -> str:
    """The code of a workshop that asks an hour."""
    now = datetime.now(UTC)
    with database.transaction() as connection:
        version = questionnaires.latest_version_id(connection, QUESTIONNAIRE)
        wave = waves.add(connection, TERRITORY, "Vague 1")
        plan = WorkshopPlan(TERRITORY, wave, version, "Bien manger", "Centre social", now.date())
        workshop = workshops.prepare(connection, plan, by=None, now=now)
        workshops.open_(connection, workshop, by=None, now=now)
        return workshops.workshop(connection, workshop).code
