"""A demonstration account in one tap: at this very machine; each condition alone closes the way, and tells nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from streamlit import config

from commands.demonstration import ACCOUNTS
from db.engine import Database
from db.queries.staff import sessions, staff
from domain.staff.roles import EVERYWHERE, Role
from domain.staff.trying import LOGINS
from frame.visitor import COOKIE
from server import problems
from server.staff import session, trying

HOST = "http://127.0.0.1:8501"
ROUTE = "/api/staff/trying"
SAME = {"Origin": HOST}


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> dict[str, str | None]:
    """The address that the server is bound to: this machine's, until a test says otherwise."""
    bound: dict[str, str | None] = {"server.address": "127.0.0.1"}
    asked = config.get_option
    monkeypatch.setattr(config, "get_option", lambda key: bound[key] if key in bound else asked(key))
    return bound


@pytest.fixture
def browser(database: Database, address: dict[str, str | None]) -> Iterator[TestClient]:
    assert address
    app = FastAPI()
    app.include_router(session.router, prefix="/api")
    app.include_router(trying.router, prefix="/api")
    problems.handle(app)
    with TestClient(app, base_url=HOST) as client:
        yield client


def account(database: Database, login: str, role: Role, *, demonstration: bool = True) -> str:
    with database.transaction() as connection:
        return staff.create(
            connection, login=login, name=login, password_hash="-", places={role: {EVERYWHERE}},
            demonstration=demonstration,
        )  # fmt: skip


def closed(browser: TestClient, headers: dict[str, str], role: str = "facilitator") -> bool:
    answer = browser.post(ROUTE, json={"role": role}, headers=headers)
    assert "set-cookie" not in answer.headers
    return answer.status_code == 404 and answer.json()["code"] == "NothingToTry"


def test_the_names_are_those_of_the_command() -> None:
    assert {login: ACCOUNTS[login][0] for login in LOGINS.values()} == {login: role for role, login in LOGINS.items()}


def test_one_tap_opens_a_session_of_the_role_and_the_next_one_ends_it(browser: TestClient, database: Database) -> None:
    made = {role: account(database, login, role) for role, login in reversed(LOGINS.items())}
    tokens = []
    for role in (Role.FACILITATOR, Role.COMMITTEE):
        assert browser.post(ROUTE, json={"role": role}, headers=SAME).status_code == 204
        tokens.append(browser.cookies[COOKIE])
        with database.reading() as connection:
            here = sessions.visitor_of(connection, tokens[-1], datetime.now(UTC))
        assert here is not None
        assert (here.staff_id, set(here.roles)) == (made[role], {role})
    with database.reading() as connection:
        assert sessions.visitor_of(connection, tokens[0], datetime.now(UTC)) is None


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "http://tablee.example:8501", "Host": "tablee.example:8501"},
        {"Origin": "http://192.168.1.4:8501", "Host": "192.168.1.4:8501"},
        SAME | {"X-Forwarded-For": "127.0.0.1"},
        SAME | {"Forwarded": "for=127.0.0.1"},
        SAME | {"X-Real-IP": "127.0.0.1"},
    ],
)
def test_each_header_alone_closes_it(browser: TestClient, database: Database, headers: dict[str, str]) -> None:
    account(database, LOGINS[Role.FACILITATOR], Role.FACILITATOR)
    assert closed(browser, headers)
    assert browser.post(ROUTE, json={"role": "facilitator"}, headers=SAME).status_code == 204


@pytest.mark.parametrize("bound", [None, "", "0.0.0.0", "192.168.1.4"])  # noqa: S104  refused
def test_a_server_that_others_reach_closes_it(
    browser: TestClient, database: Database, address: dict[str, str | None], bound: str | None
) -> None:
    account(database, LOGINS[Role.FACILITATOR], Role.FACILITATOR)
    address["server.address"] = bound
    assert closed(browser, SAME)


def test_an_account_that_is_no_demonstration_closes_it(browser: TestClient, database: Database) -> None:
    account(database, LOGINS[Role.FACILITATOR], Role.FACILITATOR, demonstration=False)
    account(database, LOGINS[Role.COMMITTEE], Role.ADMINISTRATOR)  # another role than its name says
    assert closed(browser, SAME)
    assert closed(browser, SAME, "committee")


def test_an_account_that_is_closed_or_missing_closes_it(browser: TestClient, database: Database) -> None:
    one = account(database, LOGINS[Role.FACILITATOR], Role.FACILITATOR)
    account(database, "admin.demo", Role.ADMINISTRATOR)
    with database.transaction() as connection:
        staff.deactivate(connection, one, datetime.now(UTC))
    for role in ("facilitator", "committee", "administrator", "coordinator"):
        assert closed(browser, SAME, role)
