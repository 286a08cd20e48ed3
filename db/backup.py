"""A copy of a SQLite file, taken while it may be in use. One of PostgreSQL is a file of rows (``db.copying``)."""

import re
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import Connection, inspect, select

from db import schema
from db.engine import Database
from db.models.vote import VoteRow
from db.traces import TABLES as URN
from db.unfinished import private_folder
from domain.operations import private
from domain.operations.retention import TERMS, Stock
from domain.votes.errors import VoteStillOpen
from domain.workshops.workshop import State

_MADE = re.compile(r"tablee-(\d{8})T")  # the day, as ``before_migrating`` names its copies
WITHOUT_URNS = "-sans-les-urnes"
_MOMENT = re.compile(rf"tablee-(\d{{8}}T\d{{6}})-(?!.*{WITHOUT_URNS}).*\.(zip|sealed)")
# What a vote is in a copy that does not hold its urn: still to be opened.
UNOPENED = {"state": State.PREPARED.value, "public_key": None, "hand_voices": 0}


def name(now: datetime, revision: str | None) -> str:
    """What every copy is called, without its ending: its day is read there, when it has been kept long enough."""
    return f"tablee-{now:%Y%m%dT%H%M%S}-{revision}"


def keep(made: Path, folder: Path, now: datetime, revision: str | None, ending: str) -> Path:
    """Give a whole copy its name, and say it. Two in one second are two: one has the name of the next that is free."""
    while not private.named(made, path := folder / f"{name(now, revision)}{ending}"):
        now += timedelta(seconds=1)
    return path


def before_migrating(database: Database, folder: Path, now: datetime) -> Path | None:
    """Copy a file that a migration is about to change; None if there is nothing to lose or to migrate.

    Raises
    ------
    OSError
        The disk is full, or the folder is not ours.
    """
    if not database.is_sqlite or schema.version(database) is None or schema.is_current(database):
        return None
    with database.reading() as connection:
        voting = open_votes(connection)
    ending = f"{WITHOUT_URNS if voting else ''}.sqlite"
    with private_folder(folder, now.date()) as unfinished:
        try:
            (_without_urns if voting else copy)(database, unfinished / "copy")
        except sqlite.OperationalError as full:
            raise OSError(*full.args) from full
        return keep(unfinished / "copy", folder, now, schema.version(database), ending)


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
        changed = ", ".join(f"{column} = ?" for column in UNOPENED)
        duplicate.execute(f"UPDATE vote SET {changed} WHERE state = 'open'", tuple(UNOPENED.values()))  # noqa: S608  ours
        duplicate.commit()
        duplicate.execute("VACUUM INTO ?", (str(target),))


def old(folder: Path, today: date) -> tuple[Path, ...]:
    """The copies of a folder that were kept long enough: what was erased since is still in them."""
    term = TERMS[Stock.BACKUPS]
    made = ((path, _moment(_MADE.match(path.name), "%Y%m%d")) for path in _files(folder))
    return tuple(path for path, when in made if when and term.over(when.date(), today))


def copies(folder: Path) -> tuple[tuple[datetime, Path], ...]:
    """The whole copies of a folder, and when each was made, the first first."""
    made = ((_moment(_MOMENT.fullmatch(path.name), "%Y%m%dT%H%M%S"), path) for path in _files(folder))
    return tuple(sorted((when, path) for when, path in made if when))


def _moment(found: re.Match[str] | None, form: str) -> datetime | None:
    """The moment in a name; None if it is none of the calendar: the file is somebody else's."""
    with suppress(ValueError):
        return datetime.strptime(found.group(1), form).replace(tzinfo=UTC) if found else None
    return None


def _files(folder: Path) -> Sequence[Path]:
    """A folder of such a name is somebody's own, who took a copy apart."""
    return [path for path in sorted(folder.glob("tablee-*")) if path.is_symlink() or path.is_file()]


def refuse_while_voting(connection: Connection) -> None:
    """Before any copy.

    Raises
    ------
    VoteStillOpen
    """
    if open_votes(connection):
        raise VoteStillOpen


def open_votes(connection: Connection) -> frozenset[str]:
    """Those that an urn is open for, whatever the revision is."""
    if not inspect(connection).has_table(VoteRow.__tablename__):
        return frozenset()
    return frozenset(connection.execute(select(VoteRow.id).where(VoteRow.state == State.OPEN)).scalars())
