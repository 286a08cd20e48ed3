"""``python -m commands showcase``: a demonstration to look around in, made once."""

from datetime import UTC, datetime

import typer

from commands.console import own, ready
from db import showcase
from domain.operations.settings import Settings
from texts import say


def show() -> None:
    """Make what is missing of the demonstration, never under a running server."""
    with ready() as database:
        own(database)
        showcase.make(database, datetime.now(UTC), Settings.from_environment().secret_key)
        typer.echo(say("showcase.ready"))
