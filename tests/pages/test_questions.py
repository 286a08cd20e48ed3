"""Questions on the console and on the wall: one tap puts one there, another one takes its place."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.evaluation import reveals
from db.queries.participation import questionnaires
from db.queries.workshops import standing, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.scene import Scene, What
from sentences.evaluation.questions import title
from tests.asked import NOW, answer, room
from tests.pages.conftest import OpenPage, button
from tests.pages.consoles import console
from tests.pages.test_workshop import words
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
ITEMS = ("voice", "understand")


def answered(database: Database, label: str, *, shown: bool = True) -> str:
    """A room of prepared tablets in which fifteen people answered two questions."""
    with database.transaction() as connection:
        workshop = room(connection, label, ("resultats", "cloture"))
        answer(connection, workshop, [dict.fromkeys(ITEMS, value) for value in "112244444455555"])
        if shown:
            reveals.reveal(connection, workshop, by=By("facilitator", NOW))
    return workshop


def scene(database: Database, workshop: str) -> Scene:
    with database.reading() as connection:
        return standing.standing(connection, workshop).scene


def asked(database: Database, workshop: str, item: str) -> str:
    """The words of a question."""
    with database.reading() as connection:
        version = workshops.workshop(connection, workshop).questionnaire_version
        questions = questionnaires.questionnaire(connection, version).questions
    return next(title(question) for question in questions if question.item == item)


def wall_of(open_page: OpenPage, database: Database, workshop: str) -> AppTest:
    page = open_page("wall", Role.FACILITATOR, territory="lyon", database=database, run=False)
    page.query_params["workshop"] = workshop
    return page.run()


def test_two_rooms_show_two_questions_and_take_them_off(loaded: Database, open_page: OpenPage) -> None:
    second, first = answered(loaded, "Vague 2"), answered(loaded, "Vague 1")
    button(console(open_page, loaded, first), "show", "voice").click().run()
    button(console(open_page, loaded, second), "show", "understand").click().run()
    page = console(open_page, loaded, first)
    button(page, "show", "understand").click().run()
    button(page, "show", "voice").click().run()
    assert not page.error
    assert [scene(loaded, one).about for one in (first, second)] == ["voice", "understand"]
    wall = wall_of(open_page, loaded, first)
    said = words(wall)
    assert not wall.exception
    assert asked(loaded, first, "voice") in said
    assert asked(loaded, first, "understand") not in said
    [drawn] = wall.get("vega_lite_chart")
    assert say("question.row", choice="Plutôt d’accord", people="5 à 9") in drawn.proto.alt
    button(console(open_page, loaded, second), "take_off", second).click().run()
    assert scene(loaded, second) == Scene(What.THEMES)
    assert scene(loaded, first) == Scene(What.QUESTION, "voice")


def test_before_the_reveal_there_is_no_panel(loaded: Database, open_page: OpenPage) -> None:
    page = console(open_page, loaded, answered(loaded, "Vague 1", shown=False))
    assert say("question.title") not in [one.value for one in page.subheader]
    page = console(open_page, loaded, answered(loaded, "Vague 2"))
    assert say("question.title") in [one.value for one in page.subheader]


def test_two_facilitators_press_and_one_is_asked_to_look_again(loaded: Database, open_page: OpenPage) -> None:
    workshop = answered(loaded, "Vague 1")
    one, other = (console(open_page, loaded, workshop) for _ in range(2))
    button(other, "show", "understand").click().run()
    button(one, "show", "voice").click().run()
    assert scene(loaded, workshop).about == "understand"
    assert [error.value for error in (*one.error, *one.warning, *one.info)].count(say("error.WallChanged")) == 1
