"""Whether a proxy is to send people here: not while it stops, without its database, or before its migration."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from db import engine, schema
from db.engine import Database
from db.same_file import FileMoved
from server.hub import hub
from tests.engines import LOADED, Kitchen


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
    assert [client.head(f"/api/{path}").status_code for path in ("ready", "health")] == [200, 200]
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


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_file_that_is_moved_is_no_database_and_nothing_is_kept_in_it(
    kitchen: Kitchen, run_folder: Path, client: TestClient
) -> None:
    """Two of them, the second first; moved, removed, another one in its place; and back again."""
    urls = [kitchen.fresh(LOADED) for _ in "12"]
    for url in reversed(urls):
        served, file = Database(url), Path(url.removeprefix("sqlite:///"))
        engine.use(served)
        away = file.with_suffix(".away")
        for another in (False, True):
            assert told(client) == (200, "ready")
            file.rename(away)
            if another:
                shutil.copy(away, file)
            assert told(client) == (503, "database away")
            assert client.get("/api/health").status_code == 503
            with pytest.raises(FileMoved), served.transaction():
                pass
            away.replace(file)
        assert told(client) == (200, "ready")
        served.close()
        kitchen.throw_away(url)
