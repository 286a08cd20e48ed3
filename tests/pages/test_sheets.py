"""«Saisie papier»: two workshops, sheets in another order than they were numbered, a reload in the middle."""

import pytest
from sqlalchemy import Connection, select
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.participation import AnswerRow, ResponseRow
from db.queries.participation import questionnaires, sheets
from db.queries.workshops import workshops
from domain.participation.sheets import AGE, AGREED, SENSITIVE, State
from domain.staff.by import By
from domain.staff.roles import Role
from tests.ballots import NOW, SECRET, room
from tests.pages.conftest import OpenPage
from texts import say

BY = By("facilitator", NOW)
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def at(open_page: OpenPage, database: Database, workshop: str) -> AppTest:
    page = open_page("paper", Role.FACILITATOR, territory="lyon", database=database, run=False)
    page.query_params["workshop"] = workshop
    return page.run()


def two_rooms(database: Database) -> tuple[str, str]:
    with database.transaction() as connection:
        second, first = room(connection, "Vague 2"), room(connection)
        for workshop in (second, first):
            sheets.draw(connection, workshop, 2, SECRET, BY)
    return first, second


def fill(page: AppTest, number: int, **typed: str) -> AppTest:
    """Take the sheet, type, keep."""
    [which] = [one for one in page.number_input if one.label == say("sheet.number")]
    if which.value != number:
        which.set_value(number).run()
    for name, words in {AGREED: "1", AGE: "3", **typed}.items():
        [field] = [one for one in page.text_input if str(one.key).endswith(f"_{name}")]
        field.set_value(words)
    [button] = [one for one in page.button if one.label == say("sheet.keep")]
    return button.click().run()


def said(connection: Connection, workshop: str) -> dict[str, str | None]:
    asked = (ResponseRow.id == AnswerRow.response_id) & (ResponseRow.workshop_id == workshop)
    rows = connection.execute(select(AnswerRow.question_id, AnswerRow.value).join(ResponseRow, asked))
    return {name: value for name, value in rows if value is not None}


def states(database: Database, workshop: str) -> list[State]:
    with database.reading() as connection:
        return [sheet.state for sheet in sheets.of(connection, workshop)]


def test_a_pile_is_copied_twice_and_counted(loaded: Database, open_page: OpenPage) -> None:
    first, second = two_rooms(loaded)
    page = fill(at(open_page, loaded, second), 2, r02="5", r09="3 2", r15="Un four")
    assert [one.value for one in (*page.exception, *page.error)] == []
    assert say("sheet.then_read", n=2) in [one.value for one in page.success]
    assert states(loaded, second) == [State.DRAWN, State.READ]
    page = fill(at(open_page, loaded, second), 2, r02="5", r09="2 3", r15="Un four")
    assert say("sheet.then_counted", n=2) in [one.value for one in page.success]
    assert states(loaded, second) == [State.DRAWN, State.COUNTED]
    assert states(loaded, first) == [State.DRAWN, State.DRAWN]
    with loaded.reading() as connection:
        asked = questionnaires.asked_in(
            connection, "lyon", workshops.workshop(connection, second).questionnaire_version
        )
        learned = asked.question("r09")
        assert learned is not None
        two = " ".join(choice.id for choice in learned.choices[1:3])
        assert said(connection, second) == {"r02": "5", "r09": two, "r15": "Un four"}


def test_what_cannot_be_taken_is_said_beside_its_field_and_nothing_is_lost(
    loaded: Database, open_page: OpenPage
) -> None:
    first, _ = two_rooms(loaded)
    page = fill(at(open_page, loaded, first), 1, r02="9", r15="Un four")
    assert [one.value for one in page.error] == [say("error.NoSuchBox", most=6)]
    assert states(loaded, first) == [State.DRAWN, State.DRAWN]
    [words] = [one for one in page.text_input if str(one.key).endswith("_r15")]
    assert words.value == "Un four"
    page = fill(page, 1, r02="4")
    assert states(loaded, first) == [State.READ, State.DRAWN]


@pytest.mark.parametrize(
    ("typed", "fault"), [({AGREED: "2"}, "NotAgreed"), ({AGREED: ""}, "NotAgreed"), ({AGE: "1"}, "TooYoung")]
)
def test_without_agreement_nothing_is_kept(
    loaded: Database, open_page: OpenPage, typed: dict[str, str], fault: str
) -> None:
    first, _ = two_rooms(loaded)
    page = fill(at(open_page, loaded, first), 2, r02="5", **typed)
    assert [one.value for one in page.error] == [say(f"error.{fault}")]
    assert states(loaded, first) == [State.DRAWN, State.DRAWN]


def test_two_readings_that_differ_are_decided_line_by_line(loaded: Database, open_page: OpenPage) -> None:
    first, _ = two_rooms(loaded)
    fill(at(open_page, loaded, first), 2, r02="5", r06="1", **{SENSITIVE: "2"})
    page = fill(at(open_page, loaded, first), 2, r02="4", r06="1")
    assert say("sheet.then_differs", n=2) in [one.value for one in page.success]
    page = at(open_page, loaded, first)
    [which] = [one for one in page.number_input if one.label == say("sheet.number")]
    which.set_value(2).run()
    [line] = page.radio
    decide = next(one for one in page.button if one.label == say("sheet.decide"))
    decide.click().run()
    assert [one.value for one in page.error] == [say("error.StillToDecide")]
    page.radio[0].set_value(2).run()
    next(one for one in page.button if one.label == say("sheet.decide")).click().run()
    assert states(loaded, first) == [State.DRAWN, State.COUNTED]
    with loaded.reading() as connection:
        assert said(connection, first)["r02"] == "4"
    assert line is not None


def test_a_sheet_without_a_stub_gets_a_number(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
    page = at(open_page, loaded, workshop)
    assert say("sheet.none") in [one.value for one in page.info]
    next(one for one in page.button if one.label == say("sheet.draw")).click().run()
    assert say("sheet.drawn", n=1) in [one.value for one in page.success]
    page = fill(page, 1, r02="5")
    assert states(loaded, workshop) == [State.READ]
