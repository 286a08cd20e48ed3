"""An outage of the database is asked about again; a bug, or a refusal, is not."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from db.engine import Database
from db.errors import is_outage


def test_a_database_that_cannot_be_reached_is_an_outage() -> None:
    for url in ("postgresql+psycopg://nobody@/nothing?host=/nowhere", "sqlite:////nowhere/at/all.db"):
        with pytest.raises(DBAPIError) as refused, create_engine(url).connect():
            pass
        assert is_outage(refused.value)


def test_no_free_connection_is_an_outage() -> None:
    busy = create_engine("sqlite://", poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=0.01)
    with busy.connect(), pytest.raises(PoolTimeout) as refused:
        busy.connect()
    assert is_outage(refused.value)


def test_a_refusal_and_a_bug_are_none(database: Database) -> None:
    for statement in ("INSERT INTO territory (id) VALUES (NULL)", "SELECT nothing FROM nowhere"):
        with pytest.raises(SQLAlchemyError) as refused, database.transaction() as connection:
            connection.execute(text(statement))
        assert not is_outage(refused.value)
    assert not is_outage(KeyError("a bug"))
