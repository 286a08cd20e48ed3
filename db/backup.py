"""A copy of a SQLite file, taken while it may be in use. PostgreSQL has its own tools (pg_dump)."""

import re
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import Connection, inspect, select

from db import schema
from db.aside import aside
from db.engine import Database
from db.models.vote import VoteRow
from db.traces import TABLES as URN
from domain.operations.retention import TERMS, Family
from domain.votes.errors import VoteStillOpen
from domain.workshops.workshop import State

_MADE = re.compile(r"tablee-(\d{8})T")  # the day, as ``before_migrating`` names its copies
_MOMENT = re.compile(r"tablee-(\d{8}T\d{6})-.*\.(zip|sealed)")


def name(now: datetime, revision: str | None) -> str:
    """What every copy is called, without its ending: its day is read there, when it has been kept long enough."""
    return f"tablee-{now:%Y%m%dT%H%M%S}-{revision}"


def before_migrating(database: Database, folder: Path, now: datetime) -> Path | None:
    """Copy a database that a migration is about to change; None if there is nothing to lose or to migrate."""
    if not database.is_sqlite or schema.version(database) is None or schema.is_current(database):
        return None
    with database.reading() as connection:
        voting = _is_voting(connection)
    ending = f"{'-sans-les-urnes' * voting}.sqlite"
    with aside(folder, now.date()) as unfinished:
        (_without_urns if voting else copy)(database, unfinished / "copy")
        # Two in one second are two copies: the later one is called after the next second that is free.
        while (target := folder / f"{name(now, schema.version(database))}{ending}").exists():
            now += timedelta(seconds=1)
        return (unfinished / "copy").rename(target)


def copy(database: Database, target: Path) -> None:
    """Copy a SQLite database, whole and consistent, into a new file that only its owner reads.

    Raises
    ------
    VoteStillOpen
        A copy made now would outlive the urn, with its key.
    """
    with database.reading() as connection:
        refuse_while_voting(connection)
    target.touch(mode=0o600, exist_ok=False)
    source, duplicate = sqlite.connect(database.url.database), sqlite.connect(str(target))
    try:
        source.backup(duplicate)
    finally:
        duplicate.close()
        source.close()


def _without_urns(database: Database, target: Path) -> None:
    """The same while votes are open, without their urns: in the copy those votes are still to be opened.

    An upgrade waits for no vote, and no copy outlives an urn (docs/decisions/0184): the urns are emptied in memory, so
    that no envelope, no key and no used right is written beside the database.
    """
    target.touch(mode=0o600, exist_ok=False)
    with closing(sqlite.connect(database.url.database)) as source, closing(sqlite.connect(":memory:")) as duplicate:
        source.backup(duplicate)
        for table in URN:
            duplicate.execute(f"DELETE FROM {table} WHERE vote_id IN (SELECT id FROM vote WHERE state = 'open')")  # noqa: S608  names of ours
        duplicate.execute("UPDATE vote SET state = 'prepared', public_key = NULL, hand_voices = 0 WHERE state = 'open'")
        duplicate.commit()
        duplicate.execute("VACUUM INTO ?", (str(target),))


def old(folder: Path, today: date) -> tuple[Path, ...]:
    """The copies of a folder that were kept long enough: what was erased since is still in them."""
    term = TERMS[Family.BACKUPS]
    made = ((path, _MADE.match(path.name)) for path in sorted(folder.glob("tablee-*")))
    return tuple(path for path, found in made if found and term.over(date.fromisoformat(found.group(1)), today))


def copies(folder: Path) -> tuple[tuple[datetime, Path], ...]:
    """The whole copies of a folder, and when each was made, the first first."""
    found = ((path, _MOMENT.fullmatch(path.name)) for path in folder.glob("tablee-*"))
    made = [
        (datetime.strptime(name.group(1), "%Y%m%dT%H%M%S").replace(tzinfo=UTC), path) for path, name in found if name
    ]
    return tuple(sorted(made))


def refuse_while_voting(connection: Connection) -> None:
    """Before any copy.

    Raises
    ------
    VoteStillOpen
    """
    if _is_voting(connection):
        raise VoteStillOpen


def _is_voting(connection: Connection) -> bool:
    opened = select(VoteRow.id).where(VoteRow.state == State.OPEN)
    there = inspect(connection).has_table(VoteRow.__tablename__)
    return there and connection.execute(opened).first() is not None
