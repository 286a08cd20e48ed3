"""Databases that serve one test after another: what a test changed is put back, and nothing else is made anew.

A copy of PostgreSQL's 1,000 files for each test was a third of the processor time of ``make test``; and a new engine
forgot what all statements compile to. What is put back is found by what the server counted, table by table; whoever
changed the shape of a database (a column, a setting) leaves it to nobody.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import Engine, make_url

from db.changes import Announcer
from db.engine import Database
from tests.engines import Kitchen

GLANCE = 0.005  # seconds
# Counted from a backend's end on at the latest, rolled back or not; the file: whatever rewrites a table whole.
CHANGED = """
SELECT c.relname::text, c.relfilenode, s.n_tup_ins, s.n_tup_upd, s.n_tup_del
FROM pg_class c JOIN pg_stat_user_tables s ON s.relid = c.oid WHERE c.relnamespace = 'public'::regnamespace"""
SEQUENCES = "SELECT sequencename::text, last_value FROM pg_sequences WHERE schemaname = 'public'"
OTHERS = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""
SHAPE = """
WITH own AS (SELECT oid, relname, relkind, relchecks, relhastriggers FROM pg_class
             WHERE relnamespace = 'public'::regnamespace)
SELECT md5(string_agg(said, ' ' ORDER BY said)) FROM (
  SELECT own::text AS said FROM own
  UNION ALL SELECT concat_ws(' ', attrelid, attname, attnum, atttypid, attnotnull, atthasdef)
            FROM pg_attribute JOIN own ON own.oid = attrelid
  UNION ALL SELECT concat_ws(' ', oid, conname, convalidated) FROM pg_constraint
  UNION ALL SELECT oid::text FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT oid::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT nspname::text FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp'
  UNION ALL SELECT setconfig::text FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
            WHERE d.datname = current_database()) AS all_of_it"""


class Larder:
    """The databases of one process, by engine and template, each for one test at a time; a test may have several."""

    def __init__(self) -> None:
        self._engines: dict[str, Engine] = {}
        self._files: dict[tuple[str, str], list[str]] = {}
        self._served: dict[tuple[str, str], list[Served]] = {}

    @contextmanager
    def lent(self, kitchen: Kitchen, template: str) -> Iterator[Database]:
        """A database that is as ``template`` is, until this ends."""
        key = (kitchen.postgres.socket if kitchen.postgres else str(kitchen.folder), template)
        if kitchen.postgres is None:
            files = self._files.setdefault(key, [])
            url = files.pop() if files else kitchen.fresh(template)
            kitchen.copy_again(template, url)
            yield from self._opened(url)
            files.append(url)
            return
        left = self._served.setdefault(key, [])
        served = left.pop() if left else Served(kitchen, template)
        yield from self._opened(served.url)
        if served.put_back():
            left.append(served)
        else:
            self._engines.pop(served.url).dispose()
            kitchen.throw_away(served.url)

    def _opened(self, url: str) -> Iterator[Database]:
        database = Database(url)
        known = self._engines.setdefault(url, database.engine)
        if known is not database.engine:
            database.engine.dispose()
            database.engine = known
            database.announcer = Announcer(known, database._writing)
        try:
            yield database
        finally:
            database.close()


class Served:
    """A database of PostgreSQL, what its tables held at first, and what was counted of them since."""

    def __init__(self, kitchen: Kitchen, template: str) -> None:
        self.url = kitchen.fresh(template)
        url = make_url(self.url)
        self._where = {"host": str(url.query["host"]), "user": url.username, "dbname": url.database}
        with self._alone() as connection:
            self._shape = connection.execute(SHAPE).fetchone()
            self._sequences = connection.execute(SEQUENCES).fetchall()
            self._counted = _counted(connection)
            self._rows = {name: _rows(connection, name) for name in self._counted}

    @contextmanager
    def _alone(self) -> Iterator[psycopg.Connection[Any]]:
        with psycopg.connect(**self._where, autocommit=True) as connection:  # type: ignore[arg-type]
            yield connection

    def put_back(self) -> bool:
        """Make its tables hold what they held; False where their shape is another one."""
        with self._alone() as connection:
            while connection.execute(OTHERS).fetchall():  # each has counted what it did when it is gone
                sleep(GLANCE)
            if connection.execute(SHAPE).fetchone() != self._shape:
                return False
            counted = _counted(connection)
            changed = [name for name, numbers in counted.items() if numbers != self._counted[name]]
            with connection.transaction():
                connection.execute("SET LOCAL session_replication_role = replica")  # no trigger, no reference
                for name in changed:
                    self._fill(connection, name)
                for name, number in connection.execute(SEQUENCES).fetchall():
                    first = dict(self._sequences)[name]
                    if number != first:
                        connection.execute("SELECT setval(%s, %s, %s)", (name, first or 1, first is not None))
            connection.execute("SELECT pg_stat_force_next_flush()")
            self._counted = _counted(connection)
        return True

    def _fill(self, connection: psycopg.Connection[Any], name: str) -> None:
        connection.execute(SQL("DELETE FROM {}").format(Identifier(name)))
        with connection.cursor().copy(SQL("COPY {} FROM STDIN (FORMAT binary)").format(Identifier(name))) as copy:
            copy.write(self._rows[name])


def _counted(connection: psycopg.Connection[Any]) -> dict[str, tuple[object, ...]]:
    return {str(name): tuple(numbers) for name, *numbers in connection.execute(CHANGED)}


def _rows(connection: psycopg.Connection[Any], name: str) -> bytes:
    with connection.cursor().copy(SQL("COPY {} TO STDOUT (FORMAT binary)").format(Identifier(name))) as copy:
        return b"".join(bytes(part) for part in copy)
