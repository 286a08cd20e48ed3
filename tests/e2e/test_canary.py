"""What people say never reaches a log, not even when every write fails: through the routes, a page, and each table."""

import json
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import text

from db.engine import Database
from db.models import Base
from db.queries.votes import votes
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes.ballot import Ballot
from tests.ballots import plan
from tests.e2e.application import SECRET_KEY, Application, on_its_own
from tests.e2e.room import TERRITORY, hire, open_room
from tests.engines import Kitchen
from texts import say

CANARY = "topinambour-canari"
STILL_WRITABLE = {"staff_session"}  # or nobody could open a page


@pytest.fixture
def exposed(kitchen: Kitchen, tmp_path: Path) -> Iterator[Application]:
    """A server and a database of its own, with the route that fails."""
    with on_its_own(kitchen, tmp_path, "tests/e2e/canary.py") as application:
        yield application


@pytest.fixture
def broken(exposed: Application) -> Iterator[Database]:
    """Its database, to be broken beside it."""
    with closing(Database(exposed.database_url)) as beside:
        yield beside


def break_everything(database: Database) -> None:
    """From now on no table takes a row; PostgreSQL quotes the row that it refuses."""
    with database.engine.begin() as connection:
        for name in Base.metadata.tables.keys() - STILL_WRITABLE:
            if database.is_sqlite:
                refusal = "BEGIN SELECT RAISE(ABORT, 'broken'); END"
                connection.execute(text(f"CREATE TRIGGER broken_{name} BEFORE INSERT ON {name} {refusal}"))
            else:
                connection.execute(text(f"ALTER TABLE {name} ADD CONSTRAINT broken_{name} CHECK (false) NOT VALID"))


def post(server: Application, path: str, body: str, token: str = "") -> int:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(f"{server.address}{path}", body.encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answered:
            return int(answered.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def told(server: Application, path: str, body: Mapping[str, object], token: str = "") -> dict[str, Any]:
    """What the server answers to a request that it takes."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(f"{server.address}/api/{path}", json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=20) as answered:
        answer: dict[str, Any] = json.loads(answered.read())
    return answer


@dataclass(frozen=True)
class Admitted:
    """A device that came in. ``visit``: the token of a visit; ``right``: of a ballot."""

    token: str
    visit: str
    right: str


def admitted(server: Application, code: str) -> Admitted:
    """A device with all that it may ever send, given out before anything breaks."""
    package = told(server, "visits", {"code": code})
    token = package["device"]["token"]
    (rights,) = told(server, "votes/papers", {}, token)["rights"].values()
    return Admitted(token, package["visits"][0]["token"], rights[0]["token"])


AGREED = Ballot.of(dict.fromkeys("ABCD", 0)).text
CONSENT = {"version": "1", "language": "fr", "sensitive": True}


def by_the_routes(server: Application, code: str, fresh: Admitted, begun: Admitted) -> dict[str, int]:
    """What each write answers to a device that may do it: nobody has begun on the first, somebody on the second."""
    name = str(uuid.uuid4())
    idea = {"request_id": name, "theme": "care", "title": CANARY, "description": CANARY}
    writes: dict[str, tuple[Mapping[str, object], str]] = {
        "visits": ({"code": code, "device": CANARY}, ""),
        "consent": (CONSENT, fresh.visit),
        "answers": ({"request_id": name, "question": "r15", "value": CANARY, "sequence": 1}, begun.visit),
        "finish": ({}, begun.visit),
        "ideas": (idea, fresh.token),
        "ballots": ({"request_id": name, "ballot": AGREED, "receipt": "b" * 64, "words": CANARY}, fresh.right),
    }
    return {path: post(server, f"/api/{path}?{CANARY}", json.dumps(body), of) for path, (body, of) in writes.items()}


def refused(server: Application, code: str) -> set[int]:
    """What is said to words that open nothing."""
    bodies = {
        "visits": {"code": CANARY},
        "ideas": {"request_id": str(uuid.uuid4()), "theme": CANARY, "title": CANARY, "description": CANARY},
        "votes/slip": {"code": code, "slip": CANARY},
        "tickets/read": {"ticket": CANARY},
        "tickets/withdraw": {"ticket": f"carotte-lune-poisson-fleur-{CANARY}"},
        "staff/session": {"code": CANARY * 2},
        "partner/session": {"secret": CANARY * 2},
    }
    return {post(server, f"/api/{path}?{CANARY}", json.dumps(body), CANARY) for path, body in bodies.items()}


def test_no_word_of_anybody_reaches_a_log_when_writes_fail(
    broken: Database, exposed: Application, browser: Browser
) -> None:
    room, account = open_room(broken), hire(broken, Role.FACILITATOR, TERRITORY)
    now = datetime.now(UTC)
    with broken.transaction() as connection:
        vote = votes.prepare(connection, room.id, plan("consent"), by=By("facilitator", now))
        votes.open_(connection, vote, by=By("facilitator", now), secret_key=SECRET_KEY)
    fresh, begun = admitted(exposed, room.code), admitted(exposed, room.code)
    told(exposed, "consent", CONSENT, begun.visit)
    break_everything(broken)
    answered = by_the_routes(exposed, room.code, fresh, begun)
    assert set(answered.values()) == {500}, answered  # each reached its table, and failed there
    assert all(400 <= status < 500 for status in refused(exposed, room.code))
    tables = sorted(Base.metadata.tables)
    assert {post(exposed, f"/api/canary/{table}", CANARY) for table in tables} == {500}
    context = browser.new_context(locale="fr-FR")
    context.add_cookies([{"name": "tablee_staff", "value": account.token, "url": exposed.address}])
    page = context.new_page()
    page.goto(f"{exposed.address}/preparer?{CANARY}")
    page.get_by_label(say("plan.title"), exact=True).fill(CANARY)
    page.get_by_role("button", name=say("plan.send")).click()
    expect(page.get_by_text(say("error.unexpected"))).to_be_visible()
    context.close()
    log = exposed.log.read_text()
    assert log.count("IntegrityError at ") >= len(tables) + len(answered)  # each failure is told, with its place
    assert "in prepare" in log or ":prepare" in log
    for kept in (CANARY, room.code, *vars(fresh).values(), *vars(begun).values(), account.token, "127.0.0.1"):
        assert kept not in log.replace(exposed.address, "")
