"""Make a copy: in a file of another name until it is whole, so that a full disk or a killed process leaves the former.

Beside it stands what people took back lately, so that none of it comes back with an older copy (``db.erasures``).
"""

import os
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from db import backup, copying, erasures, keeping
from db.aside import aside
from db.engine import Database
from db.queries.staff import audit
from domain.operations.copies import Manifest
from domain.staff.by import CONSOLE, By
from formats.copies import archive, sealed
from frame.operations.aside import in_clear


def make(
    database: Database, folder: Path, now: datetime, words: str = "", more: Collection[Path] = ()
) -> tuple[Path, Manifest]:
    """Copy everything into a new file of a folder, write the act down, and let the old copies there go.

    Parameters
    ----------
    words : a passphrase under which the copy is sealed; empty: it is not.
    more : other files of what was taken back, which the one of the folder is to hold too.

    Raises
    ------
    OSError
        The disk is full, or the folder is not ours.
    domain.votes.errors.VoteStillOpen
    """
    with aside(folder, now.date()) as unfinished:
        finished = unfinished / "copy"
        manifest = _sealed(database, finished, now, words) if words else _written(database, finished, now)
        with finished.open("rb") as file:
            os.fsync(file.fileno())
        target = folder / f"{backup.name(now, manifest.revision)}.{'sealed' if words else 'zip'}"
        finished.rename(target)
    erasures.keep(folder, erasures.everywhere(database, more), now.date())
    with database.transaction() as connection:
        audit.record(connection, By(CONSOLE, now), action="copy.made", subject=target.name)
    keeping.forget_copies(database, now.date(), folder)
    return target, manifest


def _written(database: Database, path: Path, now: datetime) -> Manifest:
    with copying.whole(database) as found:
        return archive.write(path, found.revision, f"{now:%Y-%m-%d}", found.tables)


def _sealed(database: Database, path: Path, now: datetime, words: str) -> Manifest:
    """What is in clear never lies where the sealed file goes: a stick gives back what was deleted on it."""
    with in_clear(now.date()) as private:
        plain = private / "copy.zip"
        manifest = _written(database, plain, now)
        sealed.seal(plain, path, words)
    return manifest
