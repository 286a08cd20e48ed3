"""What rooms say of former decisions: typed at its step, told at the wall, and by everybody read once it is over."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.workshops import decisions, judging
from domain.staff.by import By
from domain.workshops.decisions import Promise
from domain.workshops.judging import Judgement
from sentences.workshops.judging import by_room
from tests import programmes
from tests.pages.conftest import OpenPage, button, unfolded
from tests.pages.consoles import console, opened
from tests.pages.test_decisions import follow_up
from tests.pages.test_questions import wall_of
from tests.pages.test_workshop import words
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
NOW = datetime.now(UTC)
BACK = ("cadre", "decisions")


def former(database: Database) -> tuple[str, str]:
    """Two decisions of a workshop that is over."""
    then = NOW - timedelta(days=30)
    with database.transaction() as connection:
        workshop = programmes.opened(connection, "Vague 1", BACK, then)
        made = [
            decisions.decide(
                connection, workshop, Promise(text, "La mairie", NOW.date()), By("facilitator", then), f"{text}-1"
            )
            for text in ("Un four à pain", "Un jardin")
        ]
        programmes.over(connection, workshop, then)
    return made[0], made[1]


def raised(page: AppTest, decision: str, hands: tuple[int, int, int]) -> AppTest:
    for verdict, n in zip(("done", "partly", "undone"), hands, strict=True):
        [field] = [one for one in page.number_input if str(one.key).startswith(f"judging_{verdict}_{decision}_")]
        field.set_value(n)
    return button(page, "judge", decision).click().run()


def test_two_decisions_are_judged_in_the_other_order_and_read_by_everybody(
    loaded: Database, open_page: OpenPage
) -> None:
    oven, garden = former(loaded)
    other, workshop = opened(loaded, "Vague 3", BACK), opened(loaded, "Vague 2", BACK)
    page = unfolded(console(open_page, loaded, workshop))
    assert say("judging.title") in words(page)
    page = raised(page, garden, (40, 0, 0))
    assert say("error.MoreHandsThanPeople", most=30) in [error.value for error in page.error]
    page = raised(page, garden, (1, 2, 9))
    again = unfolded(console(open_page, loaded, workshop))  # a reload
    assert by_room(Judgement((1, 2, 9))) in " ".join(each.value for each in again.caption)
    raised(again, oven, (0, 2, 0))
    with loaded.reading() as connection:
        assert judging.of(connection, workshop) == {garden: Judgement((1, 2, 9)), oven: Judgement((0, 2, 0))}
        assert judging.of(connection, other) == {}
    wall = wall_of(open_page, loaded, workshop)
    assert not wall.exception
    assert say("judging.beside") not in words(follow_up(open_page, loaded))
    with loaded.transaction() as connection:
        programmes.over(connection, workshop, NOW)
    said = words(follow_up(open_page, loaded))
    assert said.count(say("judging.beside")) == 2
    assert by_room(Judgement((1, 2, 9))) in said
    assert say("judging.few", few=5) in said


def test_nothing_is_asked_elsewhere(loaded: Database, open_page: OpenPage) -> None:
    nothing = console(open_page, loaded, opened(loaded, "Vague 2", BACK))
    assert say("judging.title") not in words(nothing)  # nothing was decided before
    former(loaded)
    assert say("judging.title") not in words(console(open_page, loaded, opened(loaded, "Vague 3", ("accueil",))))
