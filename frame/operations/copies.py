"""Make a copy: in a file of another name until it is whole, so that a full disk or a killed process leaves the former.

Beside it stands what people took back lately, so that none of it comes back with an older copy (``db.erasures``).
"""

import errno
import os
import shutil
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from db import backup, copying, erasures, keeping, schema
from db.engine import Database
from db.queries.operations import health
from db.queries.staff import audit
from db.unfinished import private_folder
from domain.operations import private
from domain.operations.copies import Manifest, room_for
from domain.operations.settings import Settings, key_mark
from domain.staff.by import CONSOLE, By
from formats.copies import archive, sealed
from frame.operations.in_clear import in_clear

OF_ITS_SIZE = 3  # a copy takes at most one third of what the tables and indexes of a PostgreSQL take


def make(
    database: Database, folder: Path, now: datetime, words: str = "", more: Collection[Path] = ()
) -> tuple[Path, Manifest]:
    """Copy everything into a new file of a folder, and write the act down.

    Parameters
    ----------
    words : a passphrase under which the copy is sealed; empty: it is not.
    more : other files of what was taken back, which the one of the folder is to hold too.

    Raises
    ------
    OSError
        The disk is full, or the folder is not ours.
    domain.votes.errors.VoteStillOpen
    domain.operations.copies.ErasuresUnreadable
        Before anything is written: beside such a file a copy would bring back what was taken back.
    """
    for path in (folder / erasures.FILE, *more):
        erasures.read(path)
    with private_folder(folder, now.date()) as unfinished:
        finished = unfinished / "copy"
        manifest = _sealed(database, finished, now, words) if words else _written(database, finished, now)
        _on_disk(finished)
        target = backup.keep(finished, folder, now, manifest.revision, ".sealed" if words else ".zip")
    erasures.keep(folder, erasures.everywhere(database, more), keeping.reckoned(database, now.date()))
    with database.transaction() as connection:
        audit.record(connection, By(CONSOLE, now), action="copy.made", subject=target.name)
    return target, manifest


def before_migrating(database: Database, folder: Path, now: datetime) -> Path | None:
    """Copy a database that a migration is about to change; None if there is nothing to lose or to migrate.

    It waits for no vote: the urns that are open are not in it. Neither the journal nor what people took back is
    touched, whose tables may not be there yet.

    Raises
    ------
    OSError
        The disk is full, or the folder is not ours.
    """
    if database.is_sqlite:
        return backup.before_migrating(database, folder, now)
    if schema.version(database) is None or schema.is_current(database):
        return None
    with private_folder(folder, now.date()) as unfinished:
        with database.reading() as connection:
            size = health.size(connection)
        if not room_for(shutil.disk_usage(folder).free, size // OF_ITS_SIZE):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finished = unfinished / "copy"
        with copying.whole(database, urns=False) as found:
            _archived(found, finished, now)
        _on_disk(finished)
        ending = f"{backup.WITHOUT_URNS if found.voting else ''}.zip"
        return backup.keep(finished, folder, now, found.revision, ending)


def _on_disk(path: Path) -> None:
    path.chmod(private.FILE)
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _written(database: Database, path: Path, now: datetime) -> Manifest:
    with copying.whole(database) as found:
        return _archived(found, path, now)


def _archived(found: copying.Whole, path: Path, now: datetime) -> Manifest:
    mark = key_mark(Settings.from_environment().secret_key)
    return archive.write(path, found.revision, f"{now:%Y-%m-%d}", found.tables, mark)


def _sealed(database: Database, path: Path, now: datetime, words: str) -> Manifest:
    """What is in clear never lies where the sealed file goes: a stick gives back what was deleted on it."""
    with in_clear(now.date()) as private:
        plain = private / "copy.zip"
        manifest = _written(database, plain, now)
        sealed.seal(plain, path, words)
    return manifest
