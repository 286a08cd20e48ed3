"""A partner at a desk: the link leaves the address, answers are kept as they come and come back on another computer."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.cooperation import partners, proposals
from db.queries.evaluation import waves
from domain.cooperation.partners import Progress
from domain.staff.by import By
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage, barriers
from tests.e2e.resident import SAVED, go_on, screen

DESK = {"width": 1280, "height": 800}
SERIOUS = re.compile(r"\((serious|critical)\)")
MISSED, PERSON = "Épicerie du quai", "Jean Dupont"


def aside(page: Page, words: str) -> None:
    """A section or a question of the list at the side."""
    page.locator(".side button", has_text=words).click()


def fill_in(page: Page) -> None:
    """Answer whatever is still necessary, from the list of what is left."""
    while page.locator(".left-over button").count():
        page.locator(".left-over button").first.click()
        question = screen(page, "question")
        question.locator(".cards").first.locator("label.card").first.click()
        aside(page, "Relire et terminer")
        screen(page, "review")


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_an_organisation_answers_stops_and_goes_on_elsewhere(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        wave = waves.add(connection, "lyon", "Vague 1")
        actor = partners.invitations(connection, wave)[0].actor
        secret = partners.invite(connection, wave, actor, by=By("facilitator", datetime.now(UTC)))
    first = open_device(DESK)
    first.goto(f"{server.address}/structure#{secret}")
    screen(first, "intro")
    assert secret not in first.evaluate("location.href + JSON.stringify(history.state)")
    go_on(first, "intro")
    screen(first, "question").locator("label.card", has_text="Association").click()
    aside(first, "Le territoire")
    aside(first, "Avec chacun de ces acteurs")
    first.locator(".line").first.locator("label.card").nth(2).click()
    twin = first.locator(".line .row").last.inner_text().upper()
    first.locator(".proposing input").fill(twin)
    first.locator(".proposing button").click()
    expect(first.locator(".note")).to_contain_text("Déjà dans la liste")
    first.locator(".proposing input").fill(MISSED)
    first.locator(".proposing button").click()
    expect(first.locator(".line", has_text=MISSED)).to_have_count(1)
    expect(first.locator(".note")).to_contain_text("Ajouté à votre liste")
    first.locator(".proposing input").click()  # as a finger does, which then is no second tap
    first.locator(".proposing input").fill(PERSON)
    first.locator(".proposing button").click()
    expect(first.locator(".note")).to_contain_text("celui d’une personne")
    first.locator(".proposing button").click()
    expect(first.locator(".line", has_text=PERSON)).to_have_count(1)
    assert [barrier for barrier in barriers(first) if SERIOUS.search(barrier)] == []
    expect(first.locator(SAVED)).to_be_visible()
    first.reload()  # without the link: this computer knows it still
    expect(screen(first, "intro")).to_contain_text("Continuer")

    other = open_device(DESK)
    other.goto(f"{server.address}/structure#{secret}")
    expect(screen(other, "intro")).to_contain_text("Continuer")
    expect(other.locator(".side .section", has_text="Votre structure")).to_contain_text("1 sur 5")
    aside(other, "Relire et terminer")
    fill_in(other)
    go_on(other, "review")
    screen(other, "done")
    expect(other.locator(SAVED)).to_be_visible()
    with loaded.reading() as connection:
        assert partners.invitations(connection, wave)[0].progress is Progress.COMPLETE
        assert {each.name for each in proposals.of(connection, wave)} == {MISSED, PERSON}
    other.locator("form.screen.done .actions button").last.click()
    screen(other, "left")
    other.reload()
    screen(other, "unknown")
    assert secret not in server.log.read_text()
