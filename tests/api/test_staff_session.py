"""The staff cookie: one code, one session, unreadable by scripts, gone at sign-out."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from sqlalchemy import select
from starlette.testclient import TestClient

from db import engine
from db.engine import Database
from db.models.staff import AuditRow
from db.passwords import hashed
from db.queries.staff import sessions, staff
from domain.staff.accounts import KNOWN, is_known, mark
from domain.staff.roles import EVERYWHERE, Role, Visitor
from frame.visitor import COOKIE
from server import problems
from server.staff.session import router
from tests.conftest import SECRET_KEY

HOST = "http://tablee.example:8501"
OPEN, END = "/api/staff/session", "/api/staff/session/end"


@pytest.fixture
def browser(database: Database) -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(router, prefix="/api")
    problems.handle(app)
    with TestClient(app, base_url=HOST) as client:
        yield client


@pytest.fixture
def ana(database: Database) -> str:
    with database.transaction() as connection:
        places = {Role.FACILITATOR: {EVERYWHERE}}
        return staff.create(connection, login="ana", name="Ana", password_hash="-", places=places)


def code_for(staff_id: str) -> str:
    code = secrets.token_urlsafe(32)
    with engine.current().transaction() as connection:
        staff.hand_over(connection, staff_id, code, datetime.now(UTC))
    return code


def who(token: str | None) -> Visitor | None:
    with engine.current().reading() as connection:
        return sessions.visitor_of(connection, token or "", datetime.now(UTC))


def test_a_code_becomes_a_cookie_that_scripts_and_other_sites_cannot_use(browser: TestClient, ana: str) -> None:
    answer = browser.post(OPEN, json={"code": code_for(ana)}, headers={"Origin": HOST})
    assert answer.status_code == 204
    assert answer.content == b""
    for sent, name, seconds in zip(
        answer.headers.get_list("set-cookie"), (COOKIE, KNOWN), (43_200, 180 * 86_400), strict=True
    ):
        parts = {part.strip().partition("=")[0].lower(): part.strip() for part in sent.split(";")}
        assert set(parts) == {name, "httponly", "samesite", "path", "max-age"}
        assert [parts[part] for part in ("samesite", "path", "max-age")] == [
            "SameSite=lax", "Path=/", f"Max-Age={seconds}"
        ]  # fmt: skip
    found = who(browser.cookies.get(COOKIE))
    assert found is not None
    assert found.staff_id == ana


def test_a_code_opens_one_session_only(browser: TestClient, ana: str) -> None:
    code = code_for(ana)
    assert browser.post(OPEN, json={"code": code}).status_code == 204
    again = browser.post(OPEN, json={"code": code})
    assert again.status_code == 401
    assert again.headers["content-type"] == "application/problem+json"
    assert again.json()["code"] == "SignInRefused"
    assert "set-cookie" not in again.headers


@pytest.mark.parametrize(
    "body", [{}, {"code": "short"}, {"code": "x" * 101}, {"code": 3}, {"code": "x" * 43, "more": 1}, []]
)
def test_an_odd_body_opens_nothing(browser: TestClient, ana: str, body: object) -> None:
    answer = browser.post(OPEN, json=body)
    assert answer.status_code == 422
    assert answer.json()["code"] == "MalformedRequest"
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://tablee.example", "http://tablee.example:8502", "", "nonsense"]
)
@pytest.mark.parametrize("path", [OPEN, END])
def test_a_page_of_another_site_may_neither_open_nor_end_a_session(
    browser: TestClient, ana: str, origin: str, path: str
) -> None:
    code = code_for(ana)
    browser.post(OPEN, json={"code": code})
    mine = browser.cookies.get(COOKIE)
    answer = browser.post(path, json={"code": code_for(ana)}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert answer.json()["code"] == "NotAllowed"
    assert browser.cookies.get(COOKIE) == mine
    assert who(mine) is not None


def test_sign_out_ends_the_session_for_whoever_kept_the_cookie(browser: TestClient, ana: str) -> None:
    browser.post(OPEN, json={"code": code_for(ana)})
    copied = browser.cookies.get(COOKIE)
    assert browser.post(END, headers={"Origin": HOST}).status_code == 204
    assert browser.cookies.get(COOKIE) is None
    assert who(copied) is None


def test_signing_out_twice_or_as_a_stranger_is_no_error(browser: TestClient) -> None:
    assert browser.post(END).status_code == 204
    browser.cookies.set(COOKIE, "forged")
    assert browser.post(END).status_code == 204


def test_signing_in_again_ends_the_session_this_browser_had(browser: TestClient, ana: str) -> None:
    browser.post(OPEN, json={"code": code_for(ana)})
    first = browser.cookies.get(COOKIE)
    browser.post(OPEN, json={"code": code_for(ana)})
    assert who(first) is None
    assert who(browser.cookies.get(COOKIE)) is not None


@pytest.mark.parametrize("first", ["ana", "ben"])
def test_a_browser_is_known_to_the_accounts_that_signed_in_from_it_until_they_have_another_password(
    browser: TestClient, database: Database, ana: str, first: str
) -> None:
    with database.transaction() as connection:
        ben = staff.create(connection, login="ben", name="Ben", password_hash="+", places={})
    mine = {"ana": mark(SECRET_KEY, ana, "-"), "ben": mark(SECRET_KEY, ben, "+")}
    ids = {"ana": ana, "ben": ben}
    second = "ben" if first == "ana" else "ana"
    browser.post(OPEN, json={"code": code_for(ids[first])})
    kept = browser.cookies[KNOWN]
    assert (is_known(kept, mine[first]), is_known(kept, mine[second])) == (True, False)
    browser.post(OPEN, json={"code": code_for(ids[second])})
    browser.post(END)
    browser.post(OPEN, json={"code": code_for(ids[first])})
    browser.post(END)  # signing out forgets the session, not the browser
    kept = browser.cookies[KNOWN]
    assert kept == f"{mine[first]}.{mine[second]}"
    assert not any(word in kept for word in (ana, ben, "ana", "Ana"))
    with database.transaction() as connection:
        staff.reset(connection, ana, hashed("une autre phrase"), datetime.now(UTC))
        changed = mark(SECRET_KEY, ana, staff.password_hash(connection, ana))
    assert not is_known(kept, changed)


@pytest.mark.parametrize("forged", ["", ".", "a" * 64, "é" * 64, "." * 9_000, f"{'0' * 64}." * 100])
def test_a_forged_mark_is_no_mark(browser: TestClient, ana: str, forged: str) -> None:
    mine = mark(SECRET_KEY, ana, "-")
    assert not is_known(forged, mine)
    assert not is_known(f"{forged[:64]}{mine[1:]}", mine)


def test_an_account_closed_meanwhile_gets_no_session(browser: TestClient, database: Database, ana: str) -> None:
    code = code_for(ana)
    with database.transaction() as connection:
        staff.deactivate(connection, ana, datetime.now(UTC))
    assert browser.post(OPEN, json={"code": code}).status_code == 401


def test_opening_and_ending_are_in_the_audit(browser: TestClient, database: Database, ana: str) -> None:
    browser.post(OPEN, json={"code": code_for(ana)})
    browser.post(END)
    with database.reading() as connection:
        rows = connection.execute(
            select(AuditRow.action, AuditRow.staff_id, AuditRow.details).order_by(AuditRow.id)
        ).all()
    assert [tuple(row) for row in rows] == [("session.opened", ana, {}), ("session.ended", ana, {})]
