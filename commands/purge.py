"""``python -m commands purge``: what was kept long enough, told or (``--now``) erased. Safe beside a running server."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from commands.console import ready
from db import aside, keeping
from db.queries.operations import content
from domain.operations.settings import Settings
from sentences.operations.kept import heap
from texts import say


def purge(*, now: Annotated[bool, typer.Option("--now", help=say("cli.purge_now"))] = False) -> None:
    """Say what is over, or erase it."""
    settings, today = Settings.from_environment(), datetime.now(UTC).date()
    backups = settings.var / "backups"
    with ready() as database:
        if now:  # whatever the purge itself finds: no family of what is kept
            aside.sweep(backups, today)
        found = keeping.over(database, today, backups)
        with database.reading() as connection:
            places = {place.id: place.name for place in content.territories(connection)}
        if not found:
            typer.echo(say("cli.purge_nothing"))
        elif now:
            for family, n in keeping.purge(database, today, settings.secret_key, backups).items():
                typer.echo(say("cli.purged", what=say(f"kept.{family}"), n=n))
        else:
            for one in found:
                typer.echo(say("cli.purge_would", what=say(f"kept.{one.family}"), heap=heap(one, places)))
            typer.echo(say("cli.purge_how"))
