"""``python -m commands backup``, ``restore`` and ``check``: one file that holds everything, beside a running server.

What is being written has another name until it is whole: a full disk or a killed command leaves the former copies.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from commands.console import opened, own, ready, stop, told
from db import backup as kept
from db import copying, keeping, schema, soundness
from db.engine import Database
from db.queries.staff import audit
from domain.operations.copies import CopySealed, Manifest
from domain.operations.settings import Settings
from formats.copies import archive, sealed
from texts import say

Folder = Annotated[Path | None, typer.Option("--to", help=say("cli.backup_to"))]
Passphrase = Annotated[Path | None, typer.Option("--passphrase-file", help=say("cli.passphrase"))]
File = Annotated[Path, typer.Argument(help=say("cli.copy_file"))]
MaybeFile = Annotated[Path | None, typer.Argument(help=say("cli.copy_file"))]


def backup(*, to: Folder = None, passphrase_file: Passphrase = None) -> None:
    """Copy the database into a new file of a folder, and let the old ones go."""
    folder, now, words = to or Settings.from_environment().var / "backups", datetime.now(UTC), _words(passphrase_file)
    with ready() as database:
        target = folder / f"{kept.name(now, schema.version(database))}.{'sealed' if words else 'zip'}"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=folder, prefix=".unfinished-") as unfinished:
                manifest = _written(database, Path(unfinished), now, words, target)
        except OSError:
            stop("cli.backup_failed", folder=str(folder))
        with database.transaction() as connection:
            audit.record(connection, now=now, staff_id=None, action="copy.made", subject=target.name)
        keeping.forget_copies(database, now.date(), folder)
    typer.echo(say("cli.backed_up", file=str(target), n=sum(manifest.tables.values())))


def restore(file: File, *, passphrase_file: Passphrase = None) -> None:
    """Fill an empty database with a copy."""
    with opened() as database:
        own(database)
        with _in_clear(file, _words(passphrase_file)) as clear, archive.opened(clear) as copy:
            copy.check()
            copying.bring_back(database, copy.manifest, copy.rows)
            manifest = copy.manifest
    typer.echo(say("cli.restored", made=manifest.made, n=sum(manifest.tables.values())))


def check(file: MaybeFile = None, *, passphrase_file: Passphrase = None) -> None:
    """Read a copy through, or the database."""
    if file is None:
        with ready() as database:
            wrong = soundness.problems(database, Settings.from_environment().secret_key)
        if wrong:
            stop("cli.check_broken", what=", ".join(wrong))
        typer.echo(say("cli.check_whole"))
        return
    with told(), _in_clear(file, _words(passphrase_file)) as clear, archive.opened(clear) as copy:
        copy.check()
        typer.echo(say("cli.check_copy", made=copy.manifest.made, n=sum(copy.manifest.tables.values())))


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


@contextmanager
def _in_clear(file: Path, words: str) -> Iterator[Path]:
    """The copy itself, or a private file with what is sealed in it, for as long as it is read."""
    if not sealed.is_sealed(file):
        yield file
        return
    if not words:
        raise CopySealed
    with tempfile.TemporaryDirectory() as private:
        clear = Path(private) / "copy.zip"
        sealed.unseal(file, clear, words)
        yield clear


def _words(file: Path | None) -> str:
    return file.read_text(encoding="utf-8").partition("\n")[0].strip() if file else ""
