"""What staff read when the disk of the server is full: pages open, and an act is refused in one sentence of its own."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import SQLAlchemyError
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.staff import StaffSessionRow
from domain.staff.roles import Role
from frame.visitor import SEEN
from tests.full import no_room
from tests.pages.conftest import OpenPage
from texts import say

ACT = "UPDATE staff_session SET token_hash = token_hash"


def boundary(error: Exception) -> None:
    """The script of a page in which this was raised."""
    from frame.screen import failed  # noqa: PLC0415  a script of AppTest sees nothing around it

    failed(error)


def test_a_page_is_read_although_nobody_can_note_that_it_was(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("accounts", Role.ADMINISTRATOR, database=loaded, run=False)
    with loaded.transaction() as connection:
        connection.execute(update(StaffSessionRow).values(seen_at=datetime.now(UTC) - timedelta(hours=1)))
    with no_room(loaded, "staff_session"):
        page.run()
    assert not page.exception
    assert page.title


def test_an_act_is_refused_in_a_sentence_that_says_why_and_what_to_do(loaded: Database, open_page: OpenPage) -> None:
    open_page("home", Role.ADMINISTRATOR, database=loaded)
    with (
        no_room(loaded, "staff_session"),
        pytest.raises(SQLAlchemyError) as full,
        loaded.transaction() as connection,
    ):
        connection.execute(text(ACT))
    page = AppTest.from_function(boundary, kwargs={"error": full.value})
    page.session_state[SEEN] = "somebody"
    page.run()
    assert [one.value for one in page.error] == [say("error.full")]
    assert not page.exception
    stranger = AppTest.from_function(boundary, kwargs={"error": full.value}).run()
    assert [one.value for one in stranger.error] == [say("error.unexpected")]
