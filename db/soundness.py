"""Whether a database is whole: what its engine says of its file, that every row points at one that is there, chains."""

from sqlalchemy import text

from db import chain
from db.engine import Database


def problems(database: Database, secret_key: str) -> list[str]:
    """What is wrong, in technical words; nothing if nothing is."""
    found: list[str] = []
    with database.reading() as connection:
        if database.is_sqlite:
            told = connection.execute(text("pragma integrity_check(3)")).scalars().all()
            found += [line for line in told if line != "ok"]
            found += sorted({f"{row[0]} → {row[2]}" for row in connection.execute(text("pragma foreign_key_check"))})
        found += [
            f"journal {one.chain or '*'} {one.broken}"
            for one in chain.check(connection, secret_key)
            if one.broken is not None
        ]
    return found
