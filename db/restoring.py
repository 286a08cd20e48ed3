"""A copy that is brought back in two steps, its rows and what has happened since: between them nobody is served."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Column, Integer, MetaData, Table, inspect, text

from db import erasures
from db.engine import Connection, Database
from db.erasures import Erased
from db.queries.staff import access_ends, sessions
from domain.operations.copies import RestoreRunning

# There between the two steps, whatever ends them; of no other time, and so of no migration.
MARK = Table("restoring", MetaData(), Column("id", Integer, primary_key=True))
ONE_RESTORE = 0x7AB1E0


@contextmanager
def alone(database: Database) -> Iterator[None]:
    """Of several who would bring a copy back at the same moment one does. A SQLite file has one owner anyway.

    Raises
    ------
    RestoreRunning
    """
    if database.is_sqlite:
        yield
        return
    with database.reading() as connection:  # of its session, and so until it ends, killed or not
        if not connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": ONE_RESTORE}).scalar():
            raise RestoreRunning
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": ONE_RESTORE})


def is_cut(database: Database) -> bool:
    """Whether a copy was not brought back to the end: what people took back since may be here again."""
    with database.reading() as connection:
        return inspect(connection).has_table(MARK.name)


def begin(connection: Connection) -> None:
    """In the transaction that brings back the rows."""
    MARK.create(connection)


def clear(database: Database) -> None:
    """Away with what a restore that was cut has left: all of it was in its copy."""
    with database.transaction() as connection:
        there = MetaData()
        there.reflect(connection)
        there.drop_all(connection)


def finish(database: Database, erased: Erased, now: datetime) -> int:
    """Erase again what was taken back since the copy, and end what it would open again; returns how much was erased.

    ``erased``: what the files say that stood beside it. The copy says what was known when it was made.
    """
    with database.transaction() as connection:
        everything = {**erasures.known(connection), **erased}
        erasures.remember(connection, everything)
        again = erasures.again(connection, everything)
        sessions.revoke_everybody(connection, now)
        access_ends.lapse_all(connection)
        MARK.drop(connection)
    return again
