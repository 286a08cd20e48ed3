"""``python -m commands purge``: what was kept long enough, told or (``--now``) erased. Safe beside a running server."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from commands.console import believed, ready, say_held, stop
from db import keeping
from db.engine import Database
from db.queries.operations import content
from domain.operations.retention import Heap, PurgeIncomplete, Stock
from domain.operations.settings import Settings, var
from sentences.operations.kept import heap
from texts import say

Now = Annotated[bool, typer.Option("--now", help=say("cli.purge_now"))]
Today = Annotated[datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help=say("cli.purge_today"))]


def purge(*, now: Now = False, today: Today = None) -> None:
    """Say what is over, or erase it. ``today``: where the clock alone is not believed."""
    backups = var() / "backups"
    with ready() as database:
        if now:
            day = believed(database, today.date() if today else None)
            _erase(database, day, Settings.from_environment().secret_key, backups)
        else:
            _say_over(database, keeping.over(database, datetime.now(UTC).date(), backups))
            say_held(database)


def _erase(database: Database, today: date, secret_key: str, backups: Path) -> None:
    failed = tuple[str, ...]()
    try:
        gone: Mapping[Stock, int] = keeping.purge(database, today, secret_key, backups)
    except PurgeIncomplete as incomplete:
        gone, failed = incomplete.gone, incomplete.families
    for family, n in gone.items():
        typer.echo(say("cli.purged", what=say(f"kept.{family}"), n=n))
    if failed:
        stop("cli.purge_failed", what=", ".join(say(f"kept.{family}") for family in failed))
    if not gone:
        typer.echo(say("cli.purge_nothing"))


def _say_over(database: Database, found: Sequence[Heap]) -> None:
    if not found:
        typer.echo(say("cli.purge_nothing"))
        return
    with database.reading() as connection:
        places = {place.id: place.name for place in content.territories(connection)}
    for one in found:
        typer.echo(say("cli.purge_would", what=say(f"kept.{one.family}"), heap=heap(one, places)))
    typer.echo(say("cli.purge_how"))
