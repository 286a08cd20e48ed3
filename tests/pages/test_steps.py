"""The step that is now on the console: its minutes, the way on, and one great button."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.workshop import CurrentStepRow
from db.queries.workshops import programme, workshops
from tests.pages.conftest import OpenPage, button
from tests.pages.consoles import console, opened
from tests.pages.test_workshop import NEEDED, people, words
from tests.programmes import MINUTES, SHORT, TWO_HOURS
from texts import say

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
pytestmark = one_engine


def kind(database: Database, workshop: str) -> str:
    with database.reading() as connection:
        step = programme.programme(connection, workshop).step
    assert step is not None
    return step.kind


def ago(database: Database, workshop: str, minutes: float) -> None:
    """The step began that long ago."""
    then = datetime.now(UTC) - timedelta(minutes=minutes)
    with database.transaction() as connection:
        chosen = update(CurrentStepRow).where(CurrentStepRow.workshop_id == workshop)
        connection.execute(chosen.values(since=then))


def great(page: AppTest) -> list[str]:
    """The labels of the great buttons."""
    return [each.label for each in page.main.button if each.proto.type == "primary"]


def test_each_console_moves_its_own_workshop_even_after_a_reload(loaded: Database, open_page: OpenPage) -> None:
    long, short = opened(loaded, "Vague 1", TWO_HOURS), opened(loaded, "Vague 2", SHORT)
    second, first = console(open_page, loaded, short), console(open_page, loaded, long)
    button(second, "step_on", short).click().run()
    button(first, "step_on", long).click().run()
    assert (kind(loaded, long), kind(loaded, short)) == ("cadre", "questionnaire")
    ago(loaded, long, 1)
    again = console(open_page, loaded, long)
    assert say("step.which", n="2", steps="8") in words(again)
    assert "Ce qui s’est passé depuis la dernière fois" in words(again)
    button(again, "step_back", long).click().run()
    assert (kind(loaded, long), kind(loaded, short)) == ("accueil", "questionnaire")


def test_two_facilitators_press_and_one_is_told_that_it_is_done(loaded: Database, open_page: OpenPage) -> None:
    workshop = opened(loaded, "Vague 1", TWO_HOURS)
    one, other = (console(open_page, loaded, workshop) for _ in range(2))
    button(other, "step_on", workshop).click().run()
    button(one, "step_on", workshop).click().run()
    assert kind(loaded, workshop) == "cadre"
    assert [error.value for error in (*one.error, *one.warning, *one.info)].count(say("error.AlreadyMoved")) == 1


@pytest.mark.parametrize(("gone", "pace"), [(0, None), (MINUTES - 1, "near"), (MINUTES + 1, "over")])
def test_time_is_told_to_the_facilitator_and_five_minutes_more_calm_it(
    loaded: Database, open_page: OpenPage, gone: float, pace: str | None
) -> None:
    workshop = opened(loaded, "Vague 1", TWO_HOURS)
    ago(loaded, workshop, gone)
    page = console(open_page, loaded, workshop)
    assert [each.value for each in page.warning] == ([say(f"step.pace.{pace}")] if pace else [])
    button(page, "step_more", workshop).click().run()
    assert [each.value for each in page.warning] == []


def test_one_button_is_great_and_it_is_the_next_one(loaded: Database, open_page: OpenPage) -> None:
    workshop = opened(loaded, "Vague 1", SHORT)
    page = console(open_page, loaded, workshop)
    on = say("step.on", title="Questionnaire")
    close = say("console.close_yes")  # behind its popover
    assert great(page) == [on, close]
    button(page, "step_on", workshop).click().run()
    with loaded.reading() as connection:
        about = workshops.workshop(connection, workshop)
    people(loaded, about, NEEDED)
    page = console(open_page, loaded, workshop)
    assert great(page) == [say("console.reveal_button"), close]
    button(page, "reveal", workshop).click().run()
    assert great(page) == [say("step.on", title="Priorités"), close]
    ago(loaded, workshop, 1)
    page = console(open_page, loaded, workshop)
    button(page, "step_on", workshop).click().run()
    assert great(page) == [close]
    assert say("step.last") in words(page)
