"""The engine: SQLite (one process, one file) or PostgreSQL, with the measures that make each of them safe.

One user action is one ``transaction()``; reads that only look use ``reading()``. Queries never commit.
"""

import fcntl
import os
import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from time import monotonic
from typing import IO, Any

import psycopg
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from db import chain, changes, traces
from db.changes import Announcer
from db.errors import refuse_unkeepable, translated
from db.same_file import SameFile
from db.watch import Watch, snapshot
from domain.operations import private
from domain.operations.settings import CannotStart

OLDEST_SAFE_SQLITE = (3, 51, 3)  # earlier ones can lose a commit when a checkpoint races it (WAL-reset bug)
BUSY_MILLISECONDS = 5_000
POOL = 20  # connections of a process at most: four of them fit into a PostgreSQL as it comes, which takes 100
QUIET = 2.0  # seconds after which a connection of PostgreSQL is asked whether it is still there, before it is used

_numbers = count(1)


class DatabaseInUse(CannotStart):
    """Another server already owns this SQLite file."""


class Database:
    """One database for this process: engine, write lock, and the announcement of what changed."""

    def __init__(self, url: str, *, pool_size: int = POOL) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine: Engine = _sqlite(self.url) if self.is_sqlite else _postgresql(self.url, pool_size)
        event.listen(self.engine, "before_cursor_execute", refuse_unkeepable)
        self._watch = Watch(str(self.url.database)) if self.is_sqlite else None
        self._file = SameFile(Path(str(self.url.database))) if self.is_sqlite else None
        self._number = next(_numbers)
        self._mine = threading.local()
        self.traces_left = False  # what was to leave no trace has left some: the clock tries again
        self.settled: datetime | None = None  # when a clock of this process last settled what was due (``db.clock``)
        self._writing = threading.Lock()
        self.announcer = Announcer(self.engine, self._writing)
        self._owner: IO[str] | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All or nothing. On SQLite writers queue here, fairly: its busy handler was measured to keep one for 2 s."""
        with self._turn(), translated(), self._connected() as connection:
            changes.forget(connection)
            chain.forget(connection)
            told: tuple[changes.Change, ...] = ()
            try:
                with connection.execution_options(tablee_writes=True).begin():
                    yield connection
                    chain.link(connection)
                    told = changes.noted(connection)
                    self.announcer.write(connection, told)
            finally:  # a commit that was cut off may have come through
                self._mine.commits = self.commits + 1
                self.announcer.after(told)
            if connection.info.pop("leave_no_trace", False):
                self.traces_left = not traces.erase(self.engine, connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent look: all its statements see one moment, on both engines. Writing in it is a bug."""
        with self._connected() as connection:
            if not self.is_sqlite:  # whose transaction sees one moment anyway
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """A look of one statement, for the few rows that pages ask for each time: on PostgreSQL without a transaction.

        It asks the server once instead of three times; a second statement in it may see another moment.
        """
        with self._connected() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="AUTOCOMMIT")
            yield connection

    def _connected(self) -> Connection:
        """A connection of the pool; ``FileMoved`` where a new one would make a new file."""
        if self._file is not None:
            self._file.check()
        return self.engine.connect()

    @property
    def commits(self) -> int:
        """How many commits this thread has made: what it knew before may not be what is there now.

        Those of others do not count here. A run that noticed them half-way would read with what it had read before
        them, and keep that as if it were of now.
        """
        return int(getattr(self._mine, "commits", 0))

    def moment(self) -> Hashable:
        """Another value as soon as anybody has committed anything, here or elsewhere.

        What is read in a look that begins after it is at least as new.
        """
        if self._watch is not None:
            return self._number, self._watch.moment()
        with self.glancing() as connection:
            return self._number, snapshot(connection)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self.is_sqlite:
            yield
            return
        with self._writing:
            yield

    def own(self) -> None:
        """Become the one server of this SQLite file. PostgreSQL is shared: nothing to do.

        Raises
        ------
        DatabaseInUse
            If another process holds the file.
        """
        if not self.is_sqlite or self._owner is not None:
            return
        lock = Path(f"{self.url.database}.lock")
        handle = os.fdopen(os.open(lock, os.O_WRONLY | os.O_CREAT, private.FILE), "w")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as held:
            handle.close()
            message = f"another server already uses {self.url.database}; stop it, or set DATABASE_URL to another file"
            raise DatabaseInUse(message) from held
        self._owner = handle

    def close(self) -> None:
        """Give everything back: listeners, connections, the lock on the file."""
        self.announcer.close()
        if self._watch is not None:
            self._watch.close()
        self.engine.dispose()
        if self._owner is not None:
            self._owner.close()
            self._owner = None


def _postgresql(url: URL, pool_size: int) -> Engine:
    engine = create_engine(url, pool_size=pool_size, max_overflow=0, hide_parameters=True)
    event.listen(engine, "checkin", _given_back)
    event.listen(engine, "checkout", _taken)
    return engine


def _given_back(_connection: object, record: ConnectionPoolEntry) -> None:
    record.info["given_back"] = monotonic()


def _taken(connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:  # noqa: ANN401  a raw DB-API connection
    """Ask a connection that was quiet whether its server is still there: if not, the pool takes another one."""
    if monotonic() - record.info.get("given_back", monotonic()) < QUIET:
        return
    try:
        asleep = connection.autocommit
        connection.autocommit = True
        connection.execute("")
        connection.autocommit = asleep
    except psycopg.Error as gone:
        raise DisconnectionError from gone


def _sqlite(url: Any) -> Engine:  # noqa: ANN401  SQLAlchemy's URL type differs between make_url and create_engine
    if sqlite.sqlite_version_info < OLDEST_SAFE_SQLITE:
        message = f"SQLite {sqlite.sqlite_version} can lose commits; install the pinned pysqlite3"
        raise RuntimeError(message)
    private.close_sqlite(Path(url.database))
    engine = create_engine(
        url,
        module=sqlite,
        connect_args={"check_same_thread": False},
        pool_size=20,
        max_overflow=40,
        hide_parameters=True,  # an error names the statement, never what somebody said
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401  a raw DB-API connection
    connection.isolation_level = None  # we say BEGIN ourselves: the driver's own would be deferred, and lose updates
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # NORMAL survives a killed process, not a power cut
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten: sealed ballots, erased answers
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")


def _begin(connection: Connection) -> None:
    # Measured: with SQLAlchemy's default, 697 of 800 concurrent updates were lost without one error.
    writes = connection.get_execution_options().get("tablee_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


_current: Database | None = None


def use(database: Database) -> Database:
    """Make ``database`` the one that this process works with."""
    global _current  # noqa: PLW0603  one database a process, chosen at start-up
    _current = database
    return database


def current() -> Database:
    """The database of this process."""
    if _current is None:
        message = "no database: call db.engine.use() at start-up"
        raise RuntimeError(message)
    return _current


__all__ = ["Connection", "Database", "DatabaseInUse", "current", "use"]
