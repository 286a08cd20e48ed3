"""Whether a proxy is to send people here: not while it stops, without its database, or before its migration."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from db import engine, schema
from db.engine import Database
from server.hub import hub


@pytest.fixture
def stopping() -> Iterator[None]:
    hub.stopping = True
    yield
    hub.stopping = False


def told(client: TestClient) -> tuple[int, str]:
    answer = client.get("/api/ready")
    return answer.status_code, answer.json()["status"]


def test_one_that_serves_is_ready_asked_twice(client: TestClient) -> None:
    assert [told(client) for _ in "12"] == [(200, "ready")] * 2
    assert "/ready" in client.get("/api/openapi.json").json()["paths"]


def test_one_that_stops_is_well_and_not_ready(client: TestClient, stopping: None) -> None:
    assert told(client) == (503, "stopping")
    assert client.get("/api/health").status_code == 200


def test_of_a_former_version_it_is_not_ready_and_of_a_later_one_it_is(client: TestClient, loaded: Database) -> None:
    now = schema.version(loaded)
    for version, said in (("9999", (200, "ready")), ("0071", (503, "schema behind")), (now, (200, "ready"))):
        with loaded.transaction() as connection:
            connection.execute(text("update alembic_version set version_num = :to"), {"to": version})
        assert told(client) == said, version
    with loaded.transaction() as connection:
        connection.execute(text("delete from alembic_version"))
    assert told(client) == (503, "schema behind")


def test_without_its_database_it_is_not_ready_and_with_it_again_it_is(client: TestClient, loaded: Database) -> None:
    nowhere = Database("postgresql+psycopg://nobody@/nothing?host=/nowhere")
    engine.use(nowhere)
    assert told(client) == (503, "database away")
    engine.use(loaded)
    assert told(client) == (200, "ready")
    nowhere.close()
