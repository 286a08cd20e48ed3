"""``python -m commands audit``: read the journals through, or remove what is too old and sign what that leaves."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from commands.console import OTHER_KEY, ready, stop
from commands.speaking import Command, Group
from db import chain
from db.queries.staff import audit
from domain.operations.settings import Settings, key_file
from domain.staff.by import CONSOLE, By
from texts import say

app = typer.Typer(cls=Group, no_args_is_help=True)


@app.command("check", cls=Command, help=say("cli.audit_check"))
def check() -> None:
    """Say of every chain whether it is whole; the exit code is 1 if one is not."""
    with ready() as database, database.reading() as connection:
        found = chain.check(connection, Settings.from_environment().secret_key)
    for one in found:
        if one.broken is None:
            typer.echo(say("cli.audit_whole", head=one.head))
    for one in found:
        if one.broken is not None and not one.other_key:
            stop("cli.audit_broken", chain=one.chain or "*", number=str(one.broken))
    if any(one.other_key for one in found):
        stop("cli.check_other_key", code=OTHER_KEY, file=str(key_file()))


@app.command("prune", cls=Command, help=say("cli.audit_prune"))
def prune(before: Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], help=say("cli.audit_before"))]) -> None:
    """Remove the acts of before that day. A signed anchor keeps the rest verifiable."""
    now = datetime.now(UTC)
    with ready() as database, database.transaction() as connection:
        secret_key = Settings.from_environment().secret_key
        for name, n in chain.prune(connection, before.replace(tzinfo=UTC), now, secret_key).items():
            audit.record(
                connection,
                By(CONSOLE, now),
                action="journal.pruned",
                subject=name,
                details={"n": n},
                territory=name,
            )
            typer.echo(say("cli.audit_pruned", chain=name or "*", n=n))
