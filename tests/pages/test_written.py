"""Words of questionnaires on «Modération»: of its own territory, wave by wave, read and taken back."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.evaluation import verbatims
from domain.evaluation.verbatims import State
from domain.staff.roles import Role
from tests.pages.conftest import OpenPage, button
from tests.pages.test_priorities import words
from tests.writing import meeting
from texts import say

NOW = datetime.now(UTC)
FIVE = ("Des légumes", "Un four", "Du temps", "Des voisins", "Un jardin")
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def moderation(open_page: OpenPage, database: Database, wave: str = "", territory: str = "lyon") -> AppTest:
    page = open_page("moderation", Role.FACILITATOR, territory=territory, database=database, run=False)
    if wave:
        page.query_params["wave"] = wave
    page.run()
    return page.segmented_control(key="view").set_value("written").run()


def of(database: Database, wave: str) -> dict[str, tuple[str, State]]:
    with database.reading() as connection:
        return {one.words: (one.id, one.state) for one in verbatims.queue(connection, wave, NOW.date())}


def test_words_are_published_with_a_theme_and_taken_back(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        second, _ = meeting(connection, "Vague 2", ("Une autre vague",), now=NOW)
        wave, _ = meeting(connection, "Vague 1", FIVE, now=NOW)
        meeting(connection, "Vague 1", ("Des mots d’ailleurs",), place="montpellier", now=NOW)
    page = moderation(open_page, loaded, wave)
    shown = words(page)
    assert all(one in shown for one in FIVE)
    assert "Une autre vague" not in shown
    assert "ailleurs" not in shown
    one = of(loaded, wave)["Un four"][0]
    page.selectbox(key=f"written_theme_{one}").set_value("skills").run()
    button(page, "publish", one).click().run()
    assert "Un four" not in words(page)
    assert of(loaded, wave)["Un four"] == (one, State.PUBLISHED)
    page.segmented_control(key="written_state").set_value("published").run()
    assert "Un four" in words(page)
    button(page, "take_back", one).click().run()
    assert of(loaded, wave)["Un four"] == (one, State.WAITING)
    assert of(loaded, second)["Une autre vague"][1] is State.WAITING


def test_words_are_refused_with_a_reason_and_masked_by_a_word(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave, _ = meeting(connection, "Vague 1", FIVE, now=NOW)
    page = moderation(open_page, loaded)
    one = of(loaded, wave)["Des voisins"][0]
    button(page, "refuse", one).click().run()
    assert say("error.ReasonUnsaid") in words(page)
    page.selectbox(key=f"written_reason_{one}").set_value("hurts").run()
    button(page, "refuse", one).click().run()
    assert of(loaded, wave)["Des voisins"] == (one, State.REFUSED)
    other = of(loaded, wave)["Un jardin"][0]
    page.text_input(key=f"written_piece_{other}_9").set_value("Jardin").run()
    button(page, "hide", other).click().run()
    assert of(loaded, wave)["Un •••"] == (other, State.WAITING)
    assert "Un •••" in words(page)


def test_somebody_of_elsewhere_reads_nothing_of_it(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave, _ = meeting(connection, "Vague 1", FIVE, now=NOW)
    shown = words(moderation(open_page, loaded, wave, "montpellier"))
    assert not any(one in shown for one in FIVE)
