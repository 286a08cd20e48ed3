"""What does not last is told as such, and kept by whoever sent it: a database that is away, a disk that is full."""

import uuid
from collections.abc import Iterator

import httpx2
import psycopg
import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from db import engine
from db.engine import Database
from tests.api.conftest import Room, Tablet
from tests.api.test_visits import refused
from tests.api.test_votes import cast, tokens
from tests.ballots import opened, plan
from tests.full import no_room

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name AND pid != pg_backend_pid()"
CUT_SHORT = """
CREATE FUNCTION cut_short() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
CREATE TRIGGER cut_short BEFORE INSERT ON answer FOR EACH ROW EXECUTE FUNCTION cut_short()
"""
on_postgresql = pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)


def test_a_full_disk_is_for_now_and_what_was_sent_is_taken_once_there_is_room(
    loaded: Database, client: TestClient, room: Room, tablet: Tablet
) -> None:
    tablet.agree()
    with loaded.transaction() as connection:
        vote = opened(connection, room.id, plan("majority"))
    right = tokens(tablet, vote)[0]
    request, receipt = str(uuid.uuid4()), "a" * 64
    idea = {"request_id": request, "theme": "care", "title": "Un four", "description": "Pour le quartier"}

    def sent() -> Iterator[httpx2.Response]:
        yield tablet.answer("r02", "5", request_id=request)
        yield tablet.ask("ideas", **idea)
        yield cast(client, right, request_id=request, receipt=receipt)

    with no_room(loaded, "answer", "priority", "sealed_ballot"):
        for each in sent():
            refused(each, 503, "ForNow")
    assert [each.status_code for each in sent()] == [200, 201, 200]


def test_what_is_wrong_in_itself_is_not_for_now(loaded: Database, client: TestClient, tablet: Tablet) -> None:
    tablet.agree()
    with loaded.transaction() as connection:
        connection.execute(text("ALTER TABLE answer RENAME TO elsewhere"))
    refused(tablet.answer("r02", "5"), 500, "Unexpected")


def test_a_database_that_is_away_is_for_now_whoever_asks_and_in_whichever_language(
    loaded: Database, client: TestClient, tablet: Tablet
) -> None:
    nowhere = Database("postgresql+psycopg://nobody@/nothing?host=/nowhere")
    engine.use(nowhere)
    refused(tablet.agree(), 503, "ForNow")
    refused(client.get("/api/health"), 503, "ForNow")
    spoken = client.post("/api/visits", json={"code": "AAAAAA"}, headers={"Accept-Language": "en"})
    refused(spoken, 503, "ForNow")
    assert "Nothing is lost" in spoken.json()["detail"]
    assert client.post("/api/visits", json={"code": 7}, headers={"Accept-Language": "en"}).status_code == 422
    engine.use(loaded)
    nowhere.close()


@on_postgresql
def test_a_connection_that_is_cut_in_the_middle_of_an_answer_is_for_now(
    loaded: Database, client: TestClient, tablet: Tablet
) -> None:
    tablet.agree()
    with loaded.transaction() as connection:
        connection.execute(text(CUT_SHORT))
    refused(tablet.answer("r02", "5"), 503, "ForNow")


@on_postgresql
def test_connections_that_were_cut_a_moment_ago_are_for_now_for_those_who_read_too(
    loaded: Database, client: TestClient
) -> None:
    assert client.get("/api/health").status_code == 200
    with psycopg.connect(loaded.url.set(drivername="postgresql").render_as_string(hide_password=False)) as other:
        other.execute(CUT.replace(":name", "current_database()"))
    refused(client.get("/api/health"), 503, "ForNow")
    assert client.get("/api/health").status_code == 200
