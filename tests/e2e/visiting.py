"""Somebody on a tablet, question by question, and what the database has of it."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from db.engine import Database
from db.models.participation import AnswerRow, ResponseRow
from tests.e2e import resident
from texts import say

QUESTIONS = 15
SECRET = "Zébulon aimerait des topinambours"
STATUS = ".tablet .status"


@dataclass(frozen=True)
class Kept:
    """One response as the database has it."""

    state: str
    age: str | None
    answers: dict[str, str | None]


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
