"""What the commands share: a database for their time, and refusals as one plain sentence and the exit code 1."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from db import engine, schema
from db.engine import Database, DatabaseInUse
from domain import private
from domain.errors import AppError
from domain.settings import Settings
from texts import say


def stop(key: str, **values: str) -> NoReturn:
    """Say why on the error output, and end with the exit code 1."""
    typer.echo(say(key, **values), err=True)
    raise typer.Exit(1)


@contextmanager
def opened() -> Iterator[Database]:
    """The database that the environment names, closed at the end."""
    settings = Settings.from_environment()
    private.correct(settings.var)
    database = engine.use(Database(settings.database_url))
    try:
        yield database
    except AppError as refusal:
        stop(refusal.key, **{name: str(value) for name, value in refusal.values.items()})
    finally:
        database.close()


@contextmanager
def ready() -> Iterator[Database]:
    """The same, if its tables are there: most commands need them."""
    with opened() as database:
        if not schema.is_current(database):
            stop("cli.not_prepared")
        yield database


def own(database: Database) -> None:
    """Keep the SQLite file to ourselves while we write much; refuse if a server runs on it."""
    try:
        database.own()
    except DatabaseInUse:
        stop("cli.in_use", file=str(database.url.database))
