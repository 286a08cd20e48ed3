"""What the commands share: a database for their time, and refusals as one plain sentence and an exit code."""

import contextlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

import typer

from db import engine, keeping, restoring, schema
from db.engine import Database, DatabaseInUse
from db.errors import DatabaseAway, reached
from domain.errors import AppError
from domain.operations import private
from domain.operations.retention import HeldBack
from domain.operations.settings import EvenKey, KeyDamaged, PortUnfit, Settings, UnsafeConfiguration, var
from texts import day_of, say

OTHER_KEY = 3  # the exit code where nothing is damaged, and the key is another one
NEXT_ACCOUNT = "staff create camille --name Camille --role administrator --everywhere"


def stop(key: str, *, code: int = 1, **values: Any) -> NoReturn:  # noqa: ANN401  whatever its sentence prints
    """Say why on the error output, and end with the exit code."""
    typer.echo(say(key, **values), err=True)
    raise typer.Exit(code)


def typed(words: str) -> str:
    """A command of ours as it is typed where this one runs: beside the code, or in an image, which has one Python."""
    python, here = Path(sys.executable), Path.cwd()
    if python.is_relative_to(here):
        return f"{python.relative_to(here)} -m commands {words}"
    return f"{'python' if shutil.which('python') == sys.executable else python} -m commands {words}"


def first_line(file: Path) -> str:
    """The passphrase in a file, which is its first line; ends the command if there is none to read."""
    try:
        words = file.read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError):
        stop("cli.no_passphrase", file=str(file))
    return words or stop("cli.passphrase_empty", file=str(file))


@contextmanager
def refusals_said() -> Iterator[None]:
    """Say an expected refusal as its sentence."""
    try:
        yield
    except AppError as refusal:
        stop(refusal.key, **refusal.values)


def settings() -> Settings:
    """What the environment says; ends the command where it is unsafe."""
    try:
        found = Settings.from_environment()
        private.correct(found.var)
    except EvenKey:
        stop("cli.even_key")
    except KeyDamaged as damaged:
        stop("cli.key_damaged", file=str(damaged.file))
    except PortUnfit:
        stop("cli.port_unfit")
    except UnsafeConfiguration:
        stop("cli.short_key")
    except OSError:
        stop("cli.var_unfit", folder=str(var()))
    return found


@contextmanager
def opened() -> Iterator[Database]:
    """The database that the environment names, closed at the end."""
    url = settings().database_url
    try:
        with refusals_said(), reached(url), contextlib.closing(Database(url)) as database:
            yield engine.use(database)
    except DatabaseAway as away:
        why = "cli.no_file" if away.is_file else "cli.no_answer"
        stop("cli.read_only" if "readonly" in str(away.__cause__) else why, database=away.database)


@contextmanager
def ready() -> Iterator[Database]:
    """The same, if its tables are there: most commands need them."""
    with opened() as database:
        restored(database)
        if not schema.is_current(database):
            stop("cli.not_prepared", command=typed("prepare"))
        yield database


def say_held(database: Database) -> None:
    """Say it where nothing is erased, since the clock is not believed, and how to go on."""
    if held := keeping.held_back(database, datetime.now(UTC).date()):
        typer.echo(_not_believed(held), err=True)


def believed(database: Database, said: date | None) -> date:
    """Today, by the clock; ends the command where it is not believed. ``said``: what somebody read on a calendar."""
    today = datetime.now(UTC).date()
    if said is not None and abs(said - today) > timedelta(days=1):  # somebody's day may have begun before that of UTC
        stop("cli.clock_differs", today=day_of(today), said=day_of(said))
    if said is None and (held := keeping.held_back(database, today)):
        typer.echo(_not_believed(held), err=True)
        raise typer.Exit(1)
    return today


def _not_believed(held: HeldBack) -> str:
    command = typed("purge --now --today")
    return say("cli.purge_held", today=day_of(held.today), last=day_of(held.last), command=command)


def restored(database: Database) -> None:
    """Refuse if a copy was not brought back to the end: people's erasures are not done again yet."""
    if restoring.is_cut(database):
        stop("cli.restore_cut")


def own(database: Database) -> None:
    """Keep the SQLite file to ourselves while we write much; refuse if a server runs on it."""
    try:
        database.own()
    except DatabaseInUse:
        stop("cli.in_use", file=str(database.url.database))
