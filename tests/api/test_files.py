"""Files to take away: made for whoever may have them when they are fetched, written down beside, for nobody else."""

import secrets
from collections.abc import Callable

import httpx2
import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from db.engine import Connection, Database
from db.models.staff import AuditRow
from db.models.vote import VotingRightRow
from db.queries.staff import sessions, staff
from db.queries.votes import votes
from domain.staff.roles import Role
from domain.votes.record import ELECTION, RULE, SHEET
from server.context import now
from server.staff.session import COOKIE
from tests.ballots import cast, close, opened, plan, room
from texts import say

HERE = "http://testserver"
SLIPS = 14
Change = Callable[[Connection, str, str], object]


def hire(database: Database, role: Role, territory: str = "lyon") -> tuple[str, str]:
    """A new account and the token of its session."""
    token = secrets.token_urlsafe(16)
    with database.transaction() as connection:
        login, places = f"a{secrets.token_hex(4)}", {role: {territory}}
        account = staff.create(connection, login=login, name="Camille", password_hash="none", places=places)
        sessions.open_session(connection, account, token, now())
    return account, token


def fetch(client: TestClient, kind: str, vote: str, token: str | None, origin: str = HERE) -> httpx2.Response:
    client.cookies.clear()
    if token is not None:
        client.cookies.set(COOKIE, token)
    return client.post(f"/api/staff/files/{kind}/{vote}", json={"many": SLIPS}, headers={"Origin": origin})


def rights_of(database: Database) -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(VotingRightRow)).scalar_one()


def taken(database: Database) -> list[tuple[str | None, str, object]]:
    with database.reading() as connection:
        rows = connection.execute(select(AuditRow).where(AuditRow.action == "file.taken").order_by(AuditRow.id)).all()
    return [(row.staff_id, row.subject, row.details) for row in rows]


@pytest.fixture
def two_votes(loaded: Database) -> tuple[str, str]:
    """An open vote, and one that is closed, in one workshop."""
    with loaded.transaction() as connection:
        workshop = room(connection)
        first, second = opened(connection, workshop, plan()), opened(connection, workshop, plan("dots"))
        for number in range(6):
            cast(connection, first, "A=1", number=number)
        close(connection, first)
    return second, first


def test_slips_are_printed_for_who_runs_the_vote_and_written_down(
    loaded: Database, client: TestClient, two_votes: tuple[str, str]
) -> None:
    account, token = hire(loaded, Role.FACILITATOR)
    before = rights_of(loaded)
    printed = fetch(client, "slips", two_votes[0], token)
    assert printed.status_code == 200
    assert printed.content.startswith(b"%PDF")
    assert printed.headers["content-disposition"] == "attachment"
    assert rights_of(loaded) == before + SLIPS
    assert taken(loaded) == [(account, two_votes[0], {"kind": "slips", "many": SLIPS})]


def test_the_files_of_a_closed_vote_are_those_of_that_vote(
    loaded: Database, client: TestClient, two_votes: tuple[str, str]
) -> None:
    _, token = hire(loaded, Role.COMMITTEE)
    with loaded.reading() as connection:
        question = votes.vote(connection, two_votes[1]).plan.question
    assert fetch(client, SHEET, two_votes[1], token).text.count("\n") >= 6
    assert question in fetch(client, RULE, two_votes[1], token).text
    assert question in fetch(client, ELECTION, two_votes[1], token).text
    refused = fetch(client, SHEET, two_votes[0], token)
    assert refused.status_code == 409
    assert refused.json()["detail"] == say("error.VoteStillOpen")


GONE: dict[str, tuple[Change, int, str]] = {
    "deactivated": (
        lambda connection, who, _: staff.deactivate(connection, who, now()),
        401,
        "SessionEnded",
    ),
    "revoked": (lambda connection, _, token: sessions.revoke(connection, token, now()), 401, "SessionEnded"),
    "demoted": (lambda connection, who, _: staff.give(connection, who, {Role.COMMITTEE: {"lyon"}}), 403, "NotAllowed"),
    "moved": (
        lambda connection, who, _: staff.give(connection, who, {Role.FACILITATOR: {"lorient"}}),
        403,
        "OtherTerritory",
    ),
}


@pytest.mark.parametrize("change", sorted(GONE))
def test_nobody_who_may_no_longer_gets_a_slip(
    loaded: Database, client: TestClient, two_votes: tuple[str, str], change: str
) -> None:
    """Measured before: a download made 14 voting rights after its account was closed."""
    account, token = hire(loaded, Role.FACILITATOR)
    assert fetch(client, "slips", two_votes[0], token).status_code == 200
    before, written = rights_of(loaded), taken(loaded)
    make, status, code = GONE[change]
    with loaded.transaction() as connection:
        make(connection, account, token)
    refused = fetch(client, "slips", two_votes[0], token)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert refused.json()["detail"] == say(f"error.{code}")
    assert (rights_of(loaded), taken(loaded)) == (before, written)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_stranger_and_another_site_get_nothing(
    loaded: Database, client: TestClient, two_votes: tuple[str, str]
) -> None:
    _, token = hire(loaded, Role.FACILITATOR)
    before = rights_of(loaded)
    assert fetch(client, "slips", two_votes[0], None).status_code == 401
    assert fetch(client, "slips", two_votes[0], "forged").status_code == 401
    assert fetch(client, "slips", two_votes[0], token, "http://elsewhere.example").status_code == 403
    client.cookies.set(COOKIE, token)
    assert client.get(f"/api/staff/files/slips/{two_votes[0]}").status_code == 405  # no link, no prefetch
    assert fetch(client, "unheard-of", two_votes[0], token).status_code == 422
    assert fetch(client, "slips", "no such vote", token).status_code == 404
    assert (rights_of(loaded), taken(loaded)) == (before, [])
