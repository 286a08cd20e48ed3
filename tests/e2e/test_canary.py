"""What people say never reaches a log, not even when every write fails: through the routes, a page, and each table."""

import json
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import text

from db.engine import Database
from db.models import Base
from domain.roles import Role
from tests.e2e.application import Application
from tests.e2e.room import TERRITORY, hire, open_room
from tests.engines import LOADED, Kitchen
from texts import say

CANARY = "topinambour-canari"
STILL_WRITABLE = {"staff_session"}  # or nobody could open a page


@pytest.fixture
def exposed(kitchen: Kitchen, tmp_path: Path) -> Iterator[Application]:
    """A server and a database of its own, with the route that fails."""
    url = kitchen.fresh(LOADED)
    application = Application(url, tmp_path, "tests/e2e/canary.py")
    try:
        application.start()
        yield application
    finally:
        application.stop()
        kitchen.throw_away(url)


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


def joined(server: Application, code: str) -> str:
    request = urllib.request.Request(
        f"{server.address}/api/visits", json.dumps({"code": code}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=20) as answered:
        return str(json.loads(answered.read())["visits"][0]["token"])


def through_the_routes(server: Application, code: str, token: str) -> dict[str, int]:
    """What each write of a tablet answers."""
    name = str(uuid.uuid4())
    answer = {"request_id": name, "question": CANARY, "value": CANARY, "sequence": 1}
    bodies = {
        "visits": {"code": CANARY},
        "consent": {"version": "1", "language": "fr", "sensitive": True},
        "answers": answer,
        "ideas": {"request_id": name, "theme": "care", "title": CANARY, "description": CANARY},
        "votes/slip": {"code": code, "slip": CANARY},
        "tickets/read": {"ticket": CANARY},
        "tickets/withdraw": {"ticket": f"carotte-lune-poisson-fleur-{CANARY}"},
        "staff/session": {"code": CANARY * 2},
        "partner/session": {"secret": CANARY * 2},
    }
    return {path: post(server, f"/api/{path}?{CANARY}", json.dumps(body), token) for path, body in bodies.items()}


def test_no_word_of_anybody_reaches_a_log_when_writes_fail(
    broken: Database, exposed: Application, browser: Browser
) -> None:
    room, account = open_room(broken), hire(broken, Role.FACILITATOR, TERRITORY)
    token = joined(exposed, room.code)
    break_everything(broken)
    answered = through_the_routes(exposed, room.code, token)
    assert answered["consent"] == 500
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
    assert log.count("IntegrityError at ") >= len(tables)  # each failure is told, with its place
    assert "in prepare" in log or ":prepare" in log
    for kept in (CANARY, room.code, token, account.token, "127.0.0.1"):
        assert kept not in log.replace(exposed.address, "")
