"""A database that has no room left, on both engines: SQLite's own limit of pages, PostgreSQL's own error."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, event, text

from db.engine import Database

REFUSED = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$
"""
WHOLE = 100_000_000  # bytes: more than any file of a test has left


@contextmanager
def no_room(database: Database, *tables: str) -> Iterator[None]:
    """Inside, what is written to these tables finds no room: each row of them wants as much as there never is."""
    making = _limited(database) if database.is_sqlite else _said(database)
    with making:
        with database.transaction() as connection:
            for table, act in [(table, act) for table in tables for act in ("INSERT", "UPDATE")]:
                each = f"CREATE TRIGGER full_{table}_{act} BEFORE {act} ON {table}"
                wanted = f"BEGIN INSERT INTO full_disk VALUES (zeroblob({WHOLE})); END"  # noqa: S608  nobody typed it
                how = wanted if database.is_sqlite else "FOR EACH ROW EXECUTE FUNCTION full_disk()"
                connection.execute(text(f"{each} {how}"))
        yield
        with database.transaction() as connection:
            for table, act in [(table, act) for table in tables for act in ("INSERT", "UPDATE")]:
                on = "" if database.is_sqlite else f" ON {table}"
                connection.execute(text(f"DROP TRIGGER full_{table}_{act}{on}"))


@contextmanager
def _said(database: Database) -> Iterator[None]:
    """PostgreSQL, which cannot be made small, says what it says then."""
    with database.transaction() as connection:
        connection.execute(text(REFUSED))
    yield
    with database.transaction() as connection:
        connection.execute(text("DROP FUNCTION full_disk"))


@contextmanager
def _limited(database: Database) -> Iterator[None]:
    """No file of so many pages: SQLite says it of each connection."""

    def limit(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {WHOLE // 4_096}")

    with database.transaction() as connection:
        connection.execute(text("CREATE TABLE full_disk (content BLOB)"))
    event.listen(database.engine, "begin", limit)
    yield
    event.remove(database.engine, "begin", limit)
    database.engine.dispose()
    with database.transaction() as connection:
        connection.execute(text("DROP TABLE full_disk"))
