"""A phone comes with a code and keeps a cookie that scripts cannot read."""

from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from db.engine import Database
from db.queries.staff import staff
from db.queries.workshops import remotes
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.remotes import Remote, draw, keyed
from frame.workshops.remote import COOKIE
from tests.conftest import SECRET_KEY
from tests.programmes import SHORT, opened

HERE = {"Origin": "http://testserver"}
ADMISSION = "/api/remote/admission"


def offered(database: Database, label: str) -> tuple[str, str]:
    """A workshop that awaits a remote: its id, and the code."""
    code, now = draw(), datetime.now(UTC)
    with database.transaction() as connection:
        workshop = opened(connection, label, SHORT)
        places = {Role.FACILITATOR: {"lyon"}}
        account = staff.create(connection, login=f"a.{workshop}", name="Ana", password_hash="-", places=places)
        remotes.offer(connection, workshop, keyed(SECRET_KEY, code), By(Role.FACILITATOR, now, account))
    return workshop, code


def carried(database: Database, token: str | None) -> Remote | None:
    with database.reading() as connection:
        return remotes.carried(connection, token or "", datetime.now(UTC))


def test_two_phones_come_to_two_workshops_each_with_its_code(loaded: Database, client: TestClient) -> None:
    (first, one), (second, other) = offered(loaded, "Vague 1"), offered(loaded, "Vague 2")
    tokens = []
    for code in (f"{other[:4].lower()} {other[4:]}", one):
        client.cookies.clear()
        answer = client.post(ADMISSION, json={"code": code}, headers=HERE)
        assert (answer.status_code, answer.content) == (204, b"")
        parts = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
        assert parts == {"httponly", "samesite=lax", "path=/", "max-age=43200"}
        tokens.append(client.cookies.get(COOKIE))
    found = [carried(loaded, token) for token in tokens]
    assert [remote and (remote.workshop, remote.number) for remote in found] == [(second, 1), (first, 1)]
    again = client.post(ADMISSION, json={"code": one}, headers=HERE)
    assert (again.status_code, again.json()["code"]) == (422, "RemoteCodeUnknown")
    assert "set-cookie" not in again.headers
    assert carried(loaded, client.cookies.get(COOKIE)) is not None


@pytest.mark.parametrize("body", [{}, {"code": 3}, {"code": "x" * 41}, {"code": "x", "more": 1}, []])
def test_an_odd_body_lets_nobody_in(client: TestClient, body: object) -> None:
    answer = client.post(ADMISSION, json=body, headers=HERE)
    assert (answer.status_code, answer.json()["code"]) == (422, "MalformedRequest")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null"])
def test_a_page_of_another_site_makes_no_remote(loaded: Database, client: TestClient, origin: str) -> None:
    workshop, code = offered(loaded, "Vague 1")
    answer = client.post(ADMISSION, json={"code": code}, headers={"Origin": origin})
    assert (answer.status_code, answer.json()["code"]) == (403, "NotAllowed")
    with loaded.reading() as connection:
        assert remotes.admitted(connection, workshop, datetime.now(UTC)) == ()
