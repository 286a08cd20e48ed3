"""``python -m commands backup``, ``restore`` and ``check``: one file that holds everything, beside a running server."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from commands.console import OTHER_KEY, first_line, opened, own, ready, refusals_said, say_held, settings, stop
from db import copying, erasures, keeping, restoring, soundness
from domain.operations.carry import long_enough
from domain.operations.copies import Manifest
from domain.operations.settings import USUAL, Settings, key_file, key_is_here, key_mark, var
from formats.copies import archive, sealed
from frame.operations import copies
from frame.operations.in_clear import in_clear
from texts import day_of, say

Folder = Annotated[Path | None, typer.Option("--to", help=say("cli.backup_to"))]
Passphrase = Annotated[Path | None, typer.Option("--passphrase-file", help=say("cli.passphrase"))]
File = Annotated[Path, typer.Argument(help=say("cli.copy_file"))]
Erasures = Annotated[Path | None, typer.Option("--erasures", help=say("cli.erasures_file"))]
KeyLost = Annotated[bool, typer.Option("--key-lost", help=say("cli.key_lost_help"))]
MaybeFile = Annotated[Path | None, typer.Argument(help=say("cli.copy_file"))]


def backup(*, to: Folder = None, passphrase_file: Passphrase = None) -> None:
    """Copy the database into a new file of a folder, and let the old ones go."""
    own = var() / "backups"
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
            keeping.forget_copies(database, keeping.reckoned(database, now.date()), folder)
        except OSError:
            stop("cli.old_copies_kept", folder=str(folder))
        say_held(database)


def restore(
    file: File, *, passphrase_file: Passphrase = None, erasures_file: Erasures = None, key_lost: KeyLost = False
) -> None:
    """Fill an empty database with a copy, then erase again what people took back since it was made."""
    _there(file)
    words = _words(passphrase_file)
    with suppress(OSError):  # where what is sealed stands in clear meanwhile
        var().mkdir(mode=0o700, parents=True, exist_ok=True)
    with refusals_said(), _in_clear(file, words) as clear, archive.opened(clear) as copy:
        manifest = copy.manifest
        warning = _of_its_key(manifest, lost=key_lost)  # before anything is written, a new key too
        with opened() as database:
            own(database)
            lists = _lists(file, erasures_file)
            erased = {mark: day for one in lists for mark, day in erasures.read(one).items()}
            with restoring.alone(database):
                copy.check()
                copying.bring_back(database, manifest, copy.rows)
                again = restoring.finish(database, erased, datetime.now(UTC))
            say_held(database)
    typer.echo(say("cli.restored", made=_day(manifest), n=sum(manifest.tables.values())))
    if lists or again:
        typer.echo(say("cli.erased_again", n=again))
    _say_lists(file, lists)
    typer.echo(say("cli.restored_accounts", made=_day(manifest)))
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


def _lists(file: Path, named: Path | None) -> list[Path]:
    """The files of what was taken back, as far as there are any.

    Beside the copy, beside the database, in the folder that a server has unless it is told another, and the one named.
    """
    if named is not None and not named.is_file():
        stop("cli.no_erasures", file=str(named))
    found = [folder / erasures.FILE for folder in (file.parent, *_servers())] + [one for one in (named,) if one]
    return list(dict.fromkeys(one.resolve() for one in found if one.exists()))


def _servers() -> tuple[Path, ...]:
    """Where servers keep copies: whatever one erased is in the list there at once, not only at its next copy."""
    return tuple((folder / "backups").resolve() for folder in (var(), Path(USUAL)))


def _say_lists(file: Path, lists: Sequence[Path]) -> None:
    """Which were read; and what nobody knows, where there was none but the one that the copy was made with."""
    if lists:
        typer.echo(say("cli.lists_read", files=", ".join(map(str, lists))))
    made_with = file.parent.resolve()
    if all(one.parent == made_with and made_with not in _servers() for one in lists):
        typer.echo(say("cli.lists_lacking", name=erasures.FILE), err=True)


def _there(file: Path) -> Path:
    """The file of a copy; ends the command where nothing is there: a name that is mistyped is no damaged copy."""
    return file if file.exists() else stop("cli.no_copy", file=str(file))


def _day(manifest: Manifest) -> str:
    return day_of(date.fromisoformat(manifest.made))


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
    words = _words(passphrase_file)
    with refusals_said(), _in_clear(_there(file), words) as clear, archive.opened(clear) as copy:
        copy.check()
        typer.echo(say("cli.check_copy", made=_day(copy.manifest), n=sum(copy.manifest.tables.values())))
        if copy.manifest.key_mark and not _of_here(copy.manifest):
            typer.echo(say("cli.copy_needs_key"))


@contextmanager
def _in_clear(file: Path, words: str) -> Iterator[Path]:
    """The copy itself, or a private file with what is sealed in it, for as long as it is read."""
    if not sealed.is_sealed(file):
        yield file
        return
    if not words:
        stop("cli.sealed")
    with in_clear(datetime.now(UTC).date()) as private:
        clear = private / "copy.zip"
        sealed.unseal(file, clear, words)
        yield clear


def _words(file: Path | None) -> str:
    """Empty only where none was named: who names a file means to seal, and a copy in clear would be none."""
    return first_line(file) if file else ""
