"""``python -m commands backup``, ``restore`` and ``check``: one file that holds everything, beside a running server."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from commands.console import OTHER_KEY, first_line, opened, own, ready, refusals_said, settings, stop
from db import copying, erasures, keeping, restoring, soundness
from domain.operations.carry import long_enough
from domain.operations.copies import CopySealed, Manifest
from domain.operations.settings import Settings, key_file, key_is_here, key_mark, var
from formats.copies import archive, sealed
from frame.operations import copies
from frame.operations.in_clear import in_clear
from texts import say

Folder = Annotated[Path | None, typer.Option("--to", help=say("cli.backup_to"))]
Passphrase = Annotated[Path | None, typer.Option("--passphrase-file", help=say("cli.passphrase"))]
File = Annotated[Path, typer.Argument(help=say("cli.copy_file"))]
Erasures = Annotated[Path | None, typer.Option("--erasures", help=say("cli.erasures_file"))]
KeyLost = Annotated[bool, typer.Option("--key-lost", help=say("cli.key_lost_help"))]
MaybeFile = Annotated[Path | None, typer.Argument(help=say("cli.copy_file"))]


def backup(*, to: Folder = None, passphrase_file: Passphrase = None) -> None:
    """Copy the database into a new file of a folder, and let the old ones go."""
    own = Settings.from_environment().var / "backups"
    folder, now = to or own, datetime.now(UTC)
    with refusals_said():
        words = long_enough(first_line(passphrase_file)) if passphrase_file else ""
    with ready() as database:
        try:
            target, manifest = copies.make(database, folder, now, words, more=[own / erasures.FILE])
        except OSError:
            stop("cli.backup_failed", folder=str(folder))
        typer.echo(say("cli.backed_up", file=str(target), n=sum(manifest.tables.values())))
        try:
            keeping.forget_copies(database, now.date(), folder)
        except OSError:
            stop("cli.old_copies_kept", folder=str(folder))


def restore(
    file: File, *, passphrase_file: Passphrase = None, erasures_file: Erasures = None, key_lost: KeyLost = False
) -> None:
    """Fill an empty database with a copy, then erase again what people took back since it was made."""
    words = _words(passphrase_file)
    with suppress(OSError):  # where what is sealed stands in clear meanwhile
        var().mkdir(mode=0o700, parents=True, exist_ok=True)
    with refusals_said(), _in_clear(file, words) as clear, archive.opened(clear) as copy:
        warning = _of_its_key(copy.manifest, lost=key_lost)  # before anything is written, a new key too
        with opened() as database:
            own(database)
            erased = _taken_back(file, erasures_file)
            with restoring.alone(database):
                copy.check()
                copying.bring_back(database, copy.manifest, copy.rows)
                again = restoring.finish(database, erased, datetime.now(UTC))
    typer.echo(say("cli.restored", made=copy.manifest.made, n=sum(copy.manifest.tables.values())))
    typer.echo(say("cli.erased_again", n=again))
    typer.echo(say("cli.restored_accounts", made=copy.manifest.made))
    if warning:
        typer.echo(say(warning, file=str(key_file())), err=True)


def _of_its_key(manifest: Manifest, *, lost: bool) -> str:
    """What is to be said once a copy is back, of its key; ends the command where that key is not here and not lost.

    A former copy does not say which: only where there is none here yet it cannot be that one.
    """
    if _of_here(manifest):
        return ""
    if not manifest.key_mark:
        return "" if key_is_here() else "cli.key_drawn"
    return "cli.key_lost" if lost else stop("cli.other_key", file=str(key_file()))


def _of_here(manifest: Manifest) -> bool:
    """Whether the key of here is the one under which a copy was made. Draws none."""
    return key_is_here() and manifest.key_mark == key_mark(settings().secret_key)


def _taken_back(file: Path, named: Path | None) -> erasures.Erased:
    """What the files say that stand beside the copy and beside the database, and the one that was named."""
    if named is not None and not named.is_file():
        stop("cli.no_erasures", file=str(named))
    folders = (file.parent, Settings.from_environment().var / "backups")
    files = [folder / erasures.FILE for folder in folders] + [one for one in (named,) if one]
    return {mark: day for one in files for mark, day in erasures.read(one).items()}


def check(file: MaybeFile = None, *, passphrase_file: Passphrase = None) -> None:
    """Read a copy through, or the database."""
    if file is None:
        with ready() as database:
            secret_key = Settings.from_environment().secret_key
            wrong, strange = soundness.problems(database, secret_key), soundness.other_keys(database, secret_key)
        if wrong:
            stop("cli.check_broken", what=", ".join(wrong))
        if strange:
            stop("cli.check_other_key", code=OTHER_KEY, file=str(key_file()))
        typer.echo(say("cli.check_whole"))
        return
    with refusals_said(), _in_clear(file, _words(passphrase_file)) as clear, archive.opened(clear) as copy:
        copy.check()
        typer.echo(say("cli.check_copy", made=copy.manifest.made, n=sum(copy.manifest.tables.values())))
        if copy.manifest.key_mark and not _of_here(copy.manifest):
            typer.echo(say("cli.copy_needs_key"))


@contextmanager
def _in_clear(file: Path, words: str) -> Iterator[Path]:
    """The copy itself, or a private file with what is sealed in it, for as long as it is read."""
    if not sealed.is_sealed(file):
        yield file
        return
    if not words:
        raise CopySealed
    with in_clear(datetime.now(UTC).date()) as private:
        clear = private / "copy.zip"
        sealed.unseal(file, clear, words)
        yield clear


def _words(file: Path | None) -> str:
    """Empty only where none was named: who names a file means to seal, and a copy in clear would be none."""
    return first_line(file) if file else ""
