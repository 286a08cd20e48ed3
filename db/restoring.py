"""A copy that is brought back in two steps, its rows and what has happened since: between them nobody is served."""

from datetime import datetime

from sqlalchemy import Column, Integer, MetaData, Table, inspect

from db import erasures
from db.engine import Connection, Database
from db.erasures import Erased
from db.queries.staff import access_ends, sessions

# There between the two steps, whatever ends them; of no other time, and so of no migration.
MARK = Table("restoring", MetaData(), Column("id", Integer, primary_key=True))


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
