"""A workshop closed too early, on the consoles of two facilitators; and results that leave the wall."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.wall import SceneRow
from db.models.workshop import ReopeningRow, WorkshopRow
from db.queries.workshops import workshops
from domain.staff.roles import Role
from domain.workshops.ending import REOPENS
from domain.workshops.workshop import State, Workshop
from tests.pages.conftest import OpenPage, button
from tests.pages.consoles import console, opened
from tests.pages.test_workshop import NEEDED, people, words
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def about(database: Database, workshop: str) -> Workshop:
    with database.reading() as connection:
        return workshops.workshop(connection, workshop)


def ago(database: Database, workshop: str, time: timedelta) -> None:
    """It was closed that much earlier, and its wall changed then too."""
    closed = about(database, workshop).closed_at
    with database.transaction() as connection:
        if closed is not None:
            row = update(WorkshopRow).where(WorkshopRow.id == workshop)
            connection.execute(row.values(closed_at=closed - time))
        for one in connection.execute(select(SceneRow).where(SceneRow.workshop_id == workshop)).all():
            connection.execute(update(SceneRow).where(SceneRow.id == one.id).values(since=one.since - time))


def wall(open_page: OpenPage, database: Database, workshop: str) -> str:
    page = open_page("wall", Role.FACILITATOR, territory="lyon", database=database, run=False)
    page.query_params["workshop"] = workshop
    return words(page.run())


def told(page: AppTest) -> list[str]:
    return [each.value for each in page.error]


def test_one_of_two_closed_workshops_is_reopened_and_an_old_screen_does_nothing(
    loaded: Database, open_page: OpenPage
) -> None:
    other, workshop = opened(loaded, "Vague 1", ()), opened(loaded, "Vague 2", ())
    for one in (workshop, other):
        button(console(open_page, loaded, one), "close", one).click().run()
    old, page = (console(open_page, loaded, workshop) for _ in range(2))
    button(page, "reopen", workshop).click().run()
    assert told(page) == [say("error.ReasonMissing")]
    page.text_input(key="reopening_why").set_value("Clos par *erreur*").run()
    button(page, "reopen", workshop).click().run()
    assert [about(loaded, one).state for one in (workshop, other)] == [State.OPEN, State.CLOSED]
    assert say("reopening.done") in [each.value for each in page.success]
    old.text_input(key="reopening_why").set_value("Moi aussi")
    button(old, "reopen", workshop).click().run()
    assert told(old) == [say("error.NotClosed")]
    with loaded.reading() as connection:
        assert connection.execute(select(ReopeningRow.reason)).scalars().all() == ["Clos par *erreur*"]


def test_the_half_hour_over_nobody_is_offered_to_reopen_and_readers_see_what_waited(
    loaded: Database, open_page: OpenPage
) -> None:
    beside, workshop = opened(loaded, "Vague 1", ()), opened(loaded, "Vague 2", ())
    for one in (workshop, beside):
        people(loaded, about(loaded, one), NEEDED)
        button(console(open_page, loaded, one), "close", one).click().run()
    late = console(open_page, loaded, workshop)
    themes = open_page("themes", Role.COMMITTEE, territory="lyon", database=loaded, run=False)
    themes.query_params["wave"] = about(loaded, workshop).wave
    assert say("themes.population", n=0) in words(themes.run())
    assert say("wall.who", n=NEEDED) not in wall(open_page, loaded, workshop)
    ago(loaded, workshop, REOPENS)
    assert say("themes.population", n=NEEDED) in words(themes.run())
    assert say("wall.who", n=NEEDED) in wall(open_page, loaded, workshop)
    assert say("wall.who", n=NEEDED) not in wall(open_page, loaded, beside)
    late.text_input(key="reopening_why").set_value("Trop tard")
    button(late, "reopen", workshop).click().run()
    assert told(late) == [say("error.TooLateToReopen")]
    again = console(open_page, loaded, workshop)
    assert say("reopening.title") not in words(again)
    assert say("console.closed") in [each.value for each in again.success]


def test_results_leave_the_wall_and_come_back(loaded: Database, open_page: OpenPage) -> None:
    other, workshop = opened(loaded, "Vague 1", ()), opened(loaded, "Vague 2", ())
    for one in (workshop, other):
        people(loaded, about(loaded, one), NEEDED)
        button(console(open_page, loaded, one), "reveal", one).click().run()
        ago(loaded, one, timedelta(minutes=1))
    page, old = (console(open_page, loaded, workshop) for _ in range(2))
    button(page, "take_off", workshop).click().run()
    assert say("console.off_wall") in words(page)
    shown = say("wall.who", n=NEEDED)
    assert [shown in wall(open_page, loaded, one) for one in (workshop, other)] == [False, True]
    ago(loaded, workshop, timedelta(minutes=1))
    button(old, "take_off", workshop).click().run()
    assert told(old) == [say("error.AlreadyMoved")]
    button(console(open_page, loaded, workshop), "put_back", workshop).click().run()
    assert shown in wall(open_page, loaded, workshop)
