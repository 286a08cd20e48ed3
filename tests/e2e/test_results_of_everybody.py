"""Words are read, results are told to everybody, a wave is closed: in a real browser, on three screens."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from db.engine import Database
from db.models.workshop import WorkshopRow
from db.queries.evaluation import reveals, verbatims
from db.queries.workshops import decisions, endings, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.decisions import Promise
from domain.workshops.ending import REOPENS
from domain.workshops.workshop import Admission
from tests.asked import answer
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, OpenPage, barriers
from tests.e2e.meetings import press, settled
from tests.e2e.room import TERRITORY, hire
from tests.writing import meeting
from texts import say

PHONE = {"width": 390, "height": 844}
WORDS = (
    "Des légumes moins chers au marché", "Un four à pain dans le quartier", "خضار طازجة قريبة من البيت",
    "Du temps pour cuisiner", "Des voisins avec qui manger", "Un jardin partagé",
)  # fmt: skip
SHOTS = Path(os.environ["TABLEE_SHOTS"]) if "TABLEE_SHOTS" in os.environ else None


def shot(page: Page, name: str) -> None:
    settled(page)
    if SHOTS is not None:
        width, height = page.evaluate("[innerWidth, innerHeight]")
        page.set_viewport_size({"width": width, "height": 2600})
        settled(page)
        page.screenshot(path=SHOTS / f"{name}.png")
        page.set_viewport_size({"width": width, "height": height})


def evening(database: Database) -> tuple[str, str]:
    """A wave of two workshops, over; and another one, of which nothing is told yet."""
    now = datetime.now(UTC) - timedelta(hours=1)
    by = By("facilitator", now)
    with database.transaction() as connection:
        later, _ = meeting(connection, "Hiver", (), now=now, close=False)
        wave, workshop = meeting(connection, "Automne 2026", (), now=now, close=False)
        prepared = update(WorkshopRow).where(WorkshopRow.id == workshop)
        connection.execute(prepared.values(admission=Admission.PREPARED))
        said = [
            {"voice": str(1 + n % 5), "power": str(1 + n % 4 + n % 2), "access": str(1 + n % 3), "wish": words,
             "cook_days": str(n % 8), "feel_good": "4" if n % 3 else "2", "learned": "cuisiner"}
            for n, words in enumerate(WORDS * 4)
        ]  # fmt: skip
        for one in said[len(WORDS) :]:
            del one["wish"]
        answer(connection, workshop, said)
        reveals.reveal(connection, workshop, by=By("facilitator", now))
        promise = Promise("Ouvrir un four à pain le samedi", "Le centre social", now.date() + timedelta(days=30))
        decisions.decide(connection, workshop, promise, by, "decision-1")
        workshops.close(connection, workshop, by=By("facilitator", now))
        endings.settle(connection, workshop, now + REOPENS)
    return wave, later


def publish(database: Database, wave: str) -> None:
    by = By("facilitator", datetime.now(UTC))
    with database.transaction() as connection:
        for one in verbatims.queue(connection, wave, by.day):
            verbatims.publish(connection, wave, one, ("food_practices", ""), by)


@pytest.mark.timeout(400)
def test_words_are_read_then_everybody_reads_them(
    loaded: Database, server: Application, open_device: OpenPage, faults: list[str]
) -> None:
    wave, later = evening(loaded)
    page = open_device(TABLET, hire(loaded, Role.COORDINATOR, TERRITORY))
    page.goto(f"{server.address}/moderation?wave={wave}")
    page.get_by_text(say("moderation.view_written"), exact=True).click()
    expect(page.get_by_text(WORDS[1])).to_be_visible()
    shot(page, "moderation")
    assert barriers(page) == []
    publish(loaded, wave)
    page.goto(f"{server.address}/vagues")
    expect(page.get_by_text("Automne 2026")).to_be_visible()
    shot(page, "vagues")
    assert barriers(page) == []
    press(page, say("waves.close"))
    press(page, say("waves.close_yes"))
    expect(page.get_by_text(say("waves.closed", day=f"{datetime.now(UTC):%d/%m/%Y}"))).to_be_visible()
    shot(page, "vagues_closed")
    for name, size, locale in (("tablet", TABLET, "fr-FR"), ("phone", PHONE, "fr-FR"), ("arabic", PHONE, "ar")):
        stranger = open_device(size, locale=locale)
        stranger.goto(f"{server.address}/resultats?territoire={TERRITORY}&wave={wave}")
        expect(stranger.get_by_text(WORDS[1])).to_be_visible()
        shot(stranger, f"results_{name}")
        assert size == PHONE or barriers(stranger) == []
    stranger.goto(f"{server.address}/resultats?territoire={TERRITORY}&wave={later}")
    expect(stranger.get_by_text(WORDS[1])).to_have_count(0)
    home = open_device(PHONE)
    home.goto(server.address)
    expect(home.get_by_text(say("home.results"))).to_be_visible()
    shot(home, "home")
