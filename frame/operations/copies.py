"""Make a copy: in a file of another name until it is whole, so that a full disk or a killed process leaves the former.

Beside it stands what people took back lately, so that none of it comes back with an older copy (``db.erasures``).
"""

import os
import tempfile
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from db import backup, copying, erasures, keeping, schema
from db.engine import Database
from db.queries.staff import audit
from domain.operations.copies import Manifest
from domain.staff.by import CONSOLE, By
from formats.copies import archive, sealed

UNFINISHED = ".unfinished-"


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
    target = folder / f"{backup.name(now, schema.version(database))}.{'sealed' if words else 'zip'}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=UNFINISHED) as unfinished:
        manifest = _written(database, Path(unfinished), now, words, target)
    erasures.keep(folder, erasures.everywhere(database, more), now.date())
    with database.transaction() as connection:
        audit.record(connection, By(CONSOLE, now), action="copy.made", subject=target.name)
    keeping.forget_copies(database, now.date(), folder)
    return target, manifest


def _written(database: Database, folder: Path, now: datetime, words: str, target: Path) -> Manifest:
    plain = folder / "copy.zip"
    with copying.whole(database) as tables:
        manifest = archive.write(plain, schema.version(database) or "", f"{now:%Y-%m-%d}", tables)
    finished = plain
    if words:
        finished = folder / "copy.sealed"
        sealed.seal(plain, finished, words)
    with finished.open("rb") as file:
        os.fsync(file.fileno())
    finished.rename(target)
    return manifest
