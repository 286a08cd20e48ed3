"""Which page opens for whom: a list of its own, because an expectation read from the code under test proves nothing."""

from datetime import UTC, datetime

import pytest

from db.engine import Database
from db.queries.staff import sessions
from domain.staff.roles import Role
from frame import visitor
from tests.drawn import drawn
from tests.pages.conftest import OpenPage, screens
from texts import say

EVERYBODY: set[Role | None] = {None, *Role}
RUNNING: set[Role | None] = {Role.FACILITATOR, Role.COORDINATOR}
READING: set[Role | None] = set(Role)
SENSITIVE: set[Role | None] = {Role.COMMITTEE, Role.COORDINATOR, Role.ADMINISTRATOR}

OPENS_FOR: dict[str, set[Role | None]] = {
    "home": EVERYBODY,
    "access": EVERYBODY,
    "participate": EVERYBODY,
    "my_answers": EVERYBODY,
    "my_ballot": EVERYBODY,
    "partners": {Role.COORDINATOR},
    "accounts": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "contents": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "data": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "journal": {Role.COMMITTEE, Role.COORDINATOR, Role.ADMINISTRATOR},
    "structure": EVERYBODY,
    "ties": EVERYBODY,
    "cooperation": READING,
    "project": EVERYBODY,
    "territories": EVERYBODY,
    "priorities": EVERYBODY,
    "follow_up": EVERYBODY,
    "helping": EVERYBODY,
    "privacy": EVERYBODY,
    "accessibility": EVERYBODY,
    "results": EVERYBODY,
    "sign_in": EVERYBODY,
    "solutions": EVERYBODY,
    "together": EVERYBODY,
    "resources": EVERYBODY,
    "prepare": RUNNING,
    "room": RUNNING,
    "facilitate": RUNNING,
    "wall": RUNNING,
    "moderation": RUNNING,
    "theme": READING,
    "waves": RUNNING,
    "themes": READING,
    "paper": RUNNING,
    "recordings": RUNNING,
    "remote": EVERYBODY,
    "votes": READING,
    "minutes": READING,
    "report": SENSITIVE,
    "compare": READING,
    "indicators": READING,
}
PEOPLE: tuple[Role | None, ...] = (None, *Role)


def test_every_page_is_in_the_list() -> None:
    assert set(screens()) == set(OPENS_FOR)


# Of each page one of those who may come is drawn for every run, and `make soak` has them all.
COMES = [one for page in screens() for one in drawn([(page, person) for person in PEOPLE], 1)]


@pytest.mark.parametrize("comes", COMES, ids=lambda comes: f"{comes[0]}-{comes[1]}")
@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_page_alone_opens_for_those_it_is_for_and_for_nobody_else(
    loaded: Database, open_page: OpenPage, comes: tuple[str, Role | None]
) -> None:
    page, person = comes
    shown = open_page(page, person, database=loaded)
    assert not shown.exception
    closed = say("gate.title") in [title.value for title in shown.title]
    assert closed == (person not in OPENS_FOR[page])


@pytest.mark.parametrize("page", [page for page in screens() if None not in OPENS_FOR.get(page, set())])
@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_closed_page_draws_nothing_but_the_closed_door(loaded: Database, open_page: OpenPage, page: str) -> None:
    shown = open_page(page, database=loaded)
    assert [title.value for title in shown.title] == [say("gate.title")]
    assert [text.value for text in shown.markdown] == [say("gate.sign_in")]
    assert not shown.button
    assert not shown.dataframe
    assert not shown.selectbox


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_revoked_session_opens_nothing(
    loaded: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_page("prepare", Role.FACILITATOR, database=loaded)
    token = visitor.cookie()
    assert token is not None
    with loaded.transaction() as connection:
        sessions.revoke(connection, token, datetime.now(UTC))
    shown = open_page("prepare", database=loaded, run=False)
    monkeypatch.setattr(visitor, "cookie", lambda: token)
    assert [error.value for error in shown.run().error] == [say("error.SessionEnded")]
    assert len(shown.text_input) == len(shown.button) + 1  # the form that lets its owner back in, and nothing else
    assert not shown.selectbox
    assert not shown.title
