"""The goals that a room keeps, on its console and at its wall: each workshop its own, at their step only."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.cooperation import goals
from tests.pages.conftest import OpenPage, button
from tests.pages.consoles import console, opened
from tests.pages.test_questions import wall_of
from tests.pages.test_workshop import words
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
COURSE = ("cap_commun", "decisions")


def kept(database: Database, workshop: str) -> tuple[str, ...]:
    with database.reading() as connection:
        return goals.of(connection, workshop)


def ticked(page: AppTest, *wanted: str) -> AppTest:
    [cards] = [one for one in page.pills if str(one.key).startswith("goals_")]
    cards.set_value(list(wanted))
    return button(page, "keep_goals").click().run()


def test_each_room_keeps_its_own_course_and_its_wall_shows_it(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", COURSE), opened(loaded, "Vague 1", COURSE)
    one, other = console(open_page, loaded, first), console(open_page, loaded, second)
    late = console(open_page, loaded, first)
    other = ticked(other, "17")
    one = ticked(one, "12", "2")
    assert not one.exception
    assert (kept(loaded, first), kept(loaded, second)) == (("2", "12"), ("17",))
    late = ticked(late, "4")
    assert say("error.GoalsMoved") in [error.value for error in late.error]
    again = console(open_page, loaded, first)  # a reload
    [cards] = [each for each in again.pills if str(each.key).startswith("goals_")]
    assert cards.value == ["2", "12"]
    again = ticked(again, "1", "2", "3", "4", "5", "6")
    assert say("error.TooManyGoals") in [error.value for error in again.error]
    assert kept(loaded, first) == ("2", "12")
    wall = wall_of(open_page, loaded, first)
    assert not wall.exception


def test_without_its_step_a_console_asks_for_no_goals(loaded: Database, open_page: OpenPage) -> None:
    for label, steps in (("Vague 2", ()), ("Vague 1", ("decisions", "cap_commun"))):
        page = console(open_page, loaded, opened(loaded, label, steps))
        assert say("compass.step") not in words(page)
