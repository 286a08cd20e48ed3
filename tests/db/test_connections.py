"""How many processes one PostgreSQL takes as it comes."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import TimeoutError as PoolTimeout

from db.engine import POOL, Database

BESIDE = 2  # connections of a process beside its pool: who tells the other processes, and who hears them
PROCESSES = 4
pytestmark = pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)


def test_four_processes_fit_into_a_server_as_it_comes(database: Database) -> None:
    with database.reading() as connection:
        most, kept = (
            int(connection.execute(text(f"SHOW {name}")).scalar_one())
            for name in ("max_connections", "superuser_reserved_connections")
        )
    assert most == 100
    assert most - kept >= PROCESSES * (POOL + BESIDE)


def test_a_process_takes_no_more_connections_than_it_may(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database.engine.pool, "_timeout", 0.2)
    taken = [database.engine.connect() for _ in range(POOL)]
    with pytest.raises(PoolTimeout):
        database.engine.connect()
    for one in taken:
        one.close()
