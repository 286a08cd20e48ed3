"""A session that ends while a form is filled: it is said where one is; what was typed waits for its account."""

import json
from collections.abc import Iterable
from typing import Any

import bcrypt
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.priorities import ideas
from db.queries.staff import sessions, staff
from domain.staff.accounts import session_token
from domain.staff.roles import EVERYWHERE, Role
from frame import visitor
from server import api
from server.context import now
from tests.conftest import SECRET_KEY
from tests.pages.conftest import OpenPage
from texts import say

PASSWORD = "une-phrase-qui-ouvre"
QUICK = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()
TITLE, WORDS = "Un four à pain pour la rue", "Deux fois par mois, devant l’école."
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def hire(database: Database, login: str) -> tuple[str, str]:
    token = f"token of {login}"
    with database.transaction() as connection:
        places = {Role.FACILITATOR: {EVERYWHERE}}
        account = staff.create(connection, login=login, name="Ana", password_hash=QUICK, places=places)
        sessions.open_session(connection, account, token, now())
    return account, token


def sign_in(page: AppTest, login: str) -> dict[str, object]:
    """Type into the form that stands in the page; what its component is told to do."""
    page.text_input[0].set_value(login)
    page.text_input[1].set_value(PASSWORD)
    page.button[0].click().run()
    assert not page.exception
    [told] = [each for each in page.main if getattr(each.proto, "component_name", "") == "tablee_handover"]
    data: dict[str, object] = json.loads(told.proto.json)
    with TestClient(Starlette(routes=[Mount("/api", app=api.build())])) as browser:
        entered = browser.post("/api/staff/session", json=data["body"])
    assert entered.status_code == 204
    assert entered.cookies["tablee_staff"] == session_token(SECRET_KEY, data["body"]["code"])  # type: ignore[index]
    return data


def new(widgets: Iterable[Any], name: str) -> Any:  # noqa: ANN401  of the kind that was asked for
    """The field or button of the form for a new idea: its key ends with the id that the idea will have."""
    [found] = [each for each in widgets if str(each.key).startswith(f"{name}_")]
    return found


def proposals(database: Database) -> int:
    with database.reading() as connection:
        return len(ideas.waiting(connection, ["lyon"]))


@pytest.fixture
def typed(loaded: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A page of two fields, filled and sent by somebody whose session was revoked meanwhile."""
    account, token = hire(loaded, "ana")
    page = open_page("moderation", database=loaded, run=False)
    monkeypatch.setattr(visitor, "cookie", lambda: token)
    page.run()
    page.segmented_control(key="view").set_value("said").run()
    new(page.text_input, "title").set_value(TITLE)
    new(page.text_area, "words").set_value(WORDS)
    new(page.checkbox, "yearly").check()
    with loaded.transaction() as connection:
        sessions.revoke_all(connection, account, now())
    new(page.button, "sent").click().run()
    return page


def read(page: AppTest) -> tuple[str | None, str | None, bool]:
    return (
        new(page.text_input, "title").value,
        new(page.text_area, "words").value,
        new(page.checkbox, "yearly").value,
    )


@one_engine
def test_it_is_said_where_one_is_and_what_was_typed_comes_back(typed: AppTest) -> None:
    assert not typed.exception
    assert [error.value for error in typed.error] == [say("error.SessionEnded")]
    assert TITLE not in [field.value for field in typed.text_input]
    typed.run()  # whatever else happens meanwhile
    assert sign_in(typed, "ana")["stay"] is True
    typed.run()  # as the component asks for, once the cookie is there
    assert not typed.error
    assert read(typed) == (TITLE, WORDS, True)
    assert say("gate.back") in [note.value for note in typed.info]
    new(typed.button, "sent").click().run()
    assert not typed.exception
    assert [done.value for done in typed.success] == [say("moderation.said")]


@one_engine
def test_a_wrong_password_loses_nothing(typed: AppTest) -> None:
    typed.text_input[0].set_value("ana")
    typed.text_input[1].set_value("wrong")
    typed.button[0].click().run()
    assert say("error.SignInRefused") in [error.value for error in typed.error]
    sign_in(typed, "ana")
    typed.run()
    assert read(typed) == (TITLE, WORDS, True)


@one_engine
def test_another_person_gets_nothing_of_what_the_first_typed(loaded: Database, typed: AppTest) -> None:
    hire(loaded, "bea")
    assert sign_in(typed, "bea")["stay"] is False  # a new page, of which nothing is known
    typed.run()
    assert [error.value for error in typed.error] == [say("error.SessionEnded")]


@one_engine
def test_a_connection_that_comes_back_as_another_account_starts_anew(
    loaded: Database, typed: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cut websocket is opened again with the cookie of that moment, and finds what this page remembers."""
    _, token = hire(loaded, "bea")
    monkeypatch.setattr(visitor, "cookie", lambda: token)
    typed.run()
    assert not typed.error
    typed.segmented_control(key="view").set_value("said").run()
    assert read(typed) == ("", "", False)
