"""Whether a database is whole: what its engine says of its file, that every row points at one that is there, chains."""

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from db import chain
from db.engine import Database


def whole(database: Database) -> bool:
    """Whether the engine finds nothing wrong with its file. A short look, for a start; raises as engines do."""
    if not database.is_sqlite:
        return True
    try:
        with database.reading() as connection:
            return connection.execute(text("pragma quick_check(1)")).scalar() == "ok"
    except DatabaseError as wrong:
        if "malformed" in str(wrong.orig):
            return False
        raise


def writable(database: Database) -> bool:
    """Whether this account may write, and make tables; raises as engines do."""
    if database.is_sqlite:
        with database.transaction():  # takes the lock of whoever writes
            return True
    with database.reading() as connection:
        closed = connection.execute(text("select current_setting('transaction_read_only')")).scalar() == "on"
        may = connection.execute(text("select has_schema_privilege(current_schema(), 'create')")).scalar()
        return bool(may) and not closed


def problems(database: Database, secret_key: str) -> list[str]:
    """What is wrong, in technical words; nothing if nothing is. Another key is nothing wrong: see ``other_keys``."""
    found: list[str] = []
    with database.reading() as connection:
        if database.is_sqlite:
            told = connection.execute(text("pragma integrity_check(3)")).scalars().all()
            found += [line for line in told if line != "ok"]
            found += sorted({f"{row[0]} → {row[2]}" for row in connection.execute(text("pragma foreign_key_check"))})
        found += [
            f"journal {one.chain or '*'} {one.broken}"
            for one in chain.check(connection, secret_key)
            if one.broken is not None and not one.other_key
        ]
    return found


def other_keys(database: Database, secret_key: str) -> list[str]:
    """The chains of the journal that fit, but for what signed their beginning: another key, or one that nobody knows.

    Nothing but the key itself tells whether that beginning was changed.
    """
    with database.reading() as connection:
        return [one.chain for one in chain.check(connection, secret_key) if one.other_key]
