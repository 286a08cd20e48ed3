"""«Résultats», for everybody: real waves first, nothing before a version, in the language of whoever looks."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, update
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.workshop import WorkshopRow
from db.queries.evaluation import reveals, verbatims
from db.queries.participation import responses
from db.queries.workshops import decisions, workshops
from domain.staff.by import By
from domain.workshops.decisions import Promise
from domain.workshops.workshop import Admission
from tests.asked import answer
from tests.pages.conftest import OpenPage, given
from tests.writing import meeting
from texts import LANGUAGES, say, speaking
from texts.field import OTHERS

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("facilitator", NOW)
FIVE = ("Des légumes", "Un four", "Du temps", "Des voisins", "Un jardin")
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def answered(
    connection: Connection, label: str, agree: int, disagree: int, place: str = "lyon", *, close: bool = True,
    demonstration: bool = False,
) -> str:  # fmt: skip
    """The wave of a workshop in which so many people said «d’accord» and «pas d’accord», revealed."""
    wave, workshop = meeting(connection, label, (), place=place, close=False, demonstration=demonstration)
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(admission=Admission.PREPARED))
    said = [{"voice": "4", "wish": "Un mot"}] * agree + [{"voice": "2"}] * disagree
    answer(connection, workshop, said)
    reveals.reveal(connection, workshop, by=BY)
    if close:
        workshops.close(connection, workshop, by=BY)
    return wave


def results(
    open_page: OpenPage, database: Database, place: str = "", wave: str = "", locale: str | None = None
) -> AppTest:
    page = open_page("results", database=database, run=False)
    if locale:
        page.context = {"locale": locale}
    for name, value in (("territoire", place), ("wave", wave)):
        if value:
            page.query_params[name] = value
    return page.run()


def themes(page: AppTest) -> list[dict[str, Any]]:
    """Those that are told, as the browser gets them."""
    return [theme for one in given(page, "tablee_themes") for theme in one["themes"]]


def words(page: AppTest) -> str:
    assert not page.exception
    kinds = (page.title, page.header, page.subheader, page.markdown, page.caption, page.info, page.error)
    told = [str(words) for theme in themes(page) for words in theme.values()]
    return " ".join([str(element.value) for kind in kinds for element in kind] + told)


def test_nothing_is_told_but_not_yet_before_a_version(loaded: Database, open_page: OpenPage) -> None:
    assert say("results.none") in words(results(open_page, loaded))
    with loaded.transaction() as connection:
        meeting(connection, "Vague 1", FIVE)
    shown = words(results(open_page, loaded))
    assert say("results.not_yet") in shown
    assert "100" not in shown
    assert not any(one in shown for one in FIVE)


def test_results_come_back_first_to_the_people_who_answered(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave = answered(connection, "Vague 1", 14, 6, close=False)
    assert say("results.not_yet") in words(results(open_page, loaded))
    with loaded.transaction() as connection:
        [open_] = [one.id for one in workshops.workshops(connection) if one.wave == wave]
        workshops.close(connection, open_, by=BY)
    assert say("results.people", n=20) in words(results(open_page, loaded))


def test_each_wave_of_each_territory_is_told_by_itself_real_ones_first(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        answered(connection, say("demo.wave"), 10, 30, demonstration=True)
        second = answered(connection, "Vague 2", 40, 12)
        first = answered(connection, "Vague 1", 14, 6)
        answered(connection, "Vague 1", 6, 14, "montpellier")
    shown = words(results(open_page, loaded, "lyon", first))
    assert "Entre 55 et 75 personnes sur 100 disent que leur avis compte" in shown
    assert say("results.of", n=20) in shown
    assert say("results.invented") not in shown
    assert "Environ 80 personnes sur 100" in words(results(open_page, loaded, "lyon", second))
    assert "Entre 25 et 45 personnes sur 100" in words(results(open_page, loaded, "montpellier"))
    page = results(open_page, loaded, "lyon")
    assert say("results.people", n=20) in words(page) or say("results.people", n=52) in words(page)
    assert say("results.invented") not in words(page)


def test_few_are_not_counted_and_what_cannot_be_said_says_why(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        answered(connection, "Vague 1", 3, 20)
    page = results(open_page, loaded)
    shown = words(page)
    assert "Moins de 25 personnes sur 100" in shown
    assert [theme["bar"] for theme in themes(page)] == [["half"] * 3 + ["empty"] * 7]
    assert say("results.nobody") in shown
    assert say("results.hidden.no_answer") in shown


def test_words_and_decisions_stand_there_and_go_with_a_ticket(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave = answered(connection, "Vague 1", 14, 6)
        wave, workshop = meeting(connection, "Vague 1", (*FIVE, "Le bruit"), close=False)
        decisions.decide(connection, workshop, Promise("Ouvrir un four", "La mairie", NOW.date()), BY, "decision-1")
        workshops.close(connection, workshop, by=BY)
        for one in verbatims.queue(connection, wave, NOW.date()):
            if one.words in FIVE:
                verbatims.publish(connection, wave, one, ("food_practices", ""), BY)
    shown = words(results(open_page, loaded))
    assert all(one in shown for one in FIVE)
    assert "Le bruit" not in shown
    assert "Ouvrir un four" in shown
    with loaded.transaction() as connection:
        responses.withdraw(connection, f"{workshop}-1", NOW.date())
    shown = words(results(open_page, loaded))
    assert not any(one in shown for one in FIVE)  # four people are too few
    assert "Entre 55 et 75 personnes sur 100" in shown


@pytest.mark.parametrize("language", OTHERS)
def test_it_speaks_the_language_of_whoever_looks(loaded: Database, open_page: OpenPage, language: str) -> None:
    assert language in LANGUAGES
    with loaded.transaction() as connection:
        answered(connection, "Vague 1", 14, 6)
    shown = words(results(open_page, loaded, locale=language))
    with speaking(language):
        assert say("results.people", n=20) in shown
        assert say("results.between", low=55, high=75)[1:] in shown
        assert say("results.nobody") in shown
    assert "personnes" not in shown
