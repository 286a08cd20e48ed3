"""``python -m commands prepare``: tables, content and, if asked, demonstration accounts. Safe to run again."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from commands import demonstration
from commands.console import opened, own, restored, stop
from db import schema
from db.content import load, places
from db.engine import Database
from db.queries.operations import demonstrations
from db.queries.staff import staff
from domain.operations.content import ContentError
from domain.operations.settings import Settings
from formats.content import folder as files
from frame.operations import copies
from texts import say

CONTENT = Path(__file__).parent.parent / "content"


def prepare(*, demo: Annotated[bool, typer.Option("--demo", help=say("cli.demo"))] = False) -> None:
    """Bring the database up to date, never under a running server."""
    with opened() as database:
        own(database)
        up_to_date(database)
        if demo:
            _invented(database)
            demonstration.accounts(database, Settings.from_environment().var, datetime.now(UTC))


def up_to_date(database: Database) -> None:
    """Tables and content as this version has them; a copy is made first."""
    restored(database)
    _migrate(database)
    _load(database)
    typer.echo(say("cli.prepared"))


def _invented(database: Database) -> None:
    """No demonstration begins in a house that serves for real: its accounts would open there."""
    with database.reading() as connection:
        begun = demonstrations.there(connection)
        real = any(not one.demonstration for one in staff.accounts(connection))
    if real and not begun:
        stop("cli.real_house")


def _migrate(database: Database) -> None:
    known = schema.version(database)
    if known is not None and not schema.knows(known):
        stop("cli.newer", version=known)
    if schema.is_others(database):
        stop("cli.others_tables")
    _save(database, Settings.from_environment().var / "backups")
    schema.upgrade(database)


def _save(database: Database, folder: Path) -> None:
    """A copy, before anything changes. A PostgreSQL elsewhere has another disk, and other copies: it is not held up."""
    try:
        saved = copies.before_migrating(database, folder, datetime.now(UTC))
    except OSError:
        if database.is_sqlite:
            stop("cli.backup_failed", folder=str(folder))
        typer.echo(say("cli.not_saved", folder=str(folder)), err=True)
        return
    if saved is not None:
        typer.echo(say("cli.saved", file=str(saved)))


def _load(database: Database) -> None:
    try:
        content = files.read(CONTENT)
        with database.transaction() as connection:
            load.load(connection, content)
            over = places.standing(connection, content.territories)
    except ContentError as wrong:
        typer.echo(str(wrong), err=True)
        stop("cli.bad_content")
    for one in over:
        key = "cli.page_stands" if one.added else "cli.name_taken"
        typer.echo(say(key, name=one.name, shipped=one.shipped))
