"""``python -m commands carry``: a workshop goes to a laptop without internet, is held there, and comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from commands.console import first_line, ready, refusals_said, stop
from commands.speaking import Command, Group
from db import schema
from db.carrying import packing, receiving, returning
from db.carrying.rows import Parcel
from db.engine import Database
from db.queries.operations import carries
from db.queries.workshops import workshops
from domain.operations.carry import Kind, long_enough
from domain.operations.settings import Settings
from domain.staff.by import By
from domain.staff.roles import Role
from frame.operations import carry
from frame.operations.carry import Opened
from texts import day_of, say

app = typer.Typer(cls=Group, no_args_is_help=True)

Workshop = Annotated[str, typer.Argument(help=say("carry.cli_workshop"))]
File = Annotated[Path, typer.Argument(help=say("carry.cli_file"))]
Folder = Annotated[Path, typer.Option("--to", help=say("carry.cli_to"))]
Passphrase = Annotated[Path, typer.Option("--passphrase-file", help=say("carry.cli_passphrase"))]
Again = Annotated[bool, typer.Option("--again", help=say("carry.cli_again_help"))]
Accounts = Annotated[list[str], typer.Option("--account", help=say("carry.cli_account"))]


@app.command("pack", cls=Command, help=say("carry.cli_pack"))
def pack(
    workshop: Workshop,
    *,
    passphrase_file: Passphrase,
    to: Folder,
    account: Accounts = [],  # noqa: B006  typer's own way
    again: Again = False,
) -> None:
    """Write a prepared workshop for a laptop; from now on it is held there. ``again``: one that is."""
    with ready() as database:
        words, secret = long_enough_in(passphrase_file), Settings.from_environment().secret_key
        with database.transaction() as connection:
            made = packing.pack_again if again else packing.pack
            parcel = made(connection, workshop, account, secret, _by())
        try:
            target = _written(database, parcel, words, to)
        except OSError:
            if not again:
                with database.transaction() as connection:  # no file, no journey
                    carries.give_up(connection, workshop, _by())
            stop("carry.cli_failed", folder=str(to))
    typer.echo(say("carry.cli_packed", file=str(target)))


@app.command("unpack", cls=Command, help=say("carry.cli_unpack"))
def unpack(file: File, *, passphrase_file: Passphrase) -> None:
    """Have a workshop here, on the laptop."""
    with (
        ready() as database,
        _opened(database, file, passphrase_file, Kind.PACK) as found,
        database.transaction() as connection,
    ):
        done = packing.unpack(connection, found.parcel, _by())
        title = workshops.workshop(connection, done.workshop).title
    typer.echo(say("carry.cli_unpacked" if done.new else "carry.cli_here", title=title, workshop=done.workshop))
    for sentence in carry.passwords(done):
        typer.echo(sentence)


@app.command("return", cls=Command, help=say("carry.cli_return"))
def back(workshop: Workshop, *, passphrase_file: Passphrase, to: Folder) -> None:
    """Write what a closed workshop brings back; from now on nothing of it changes here."""
    with ready() as database:
        words = long_enough_in(passphrase_file)
        with database.transaction() as connection:
            parcel = returning.leave(connection, workshop, _by())
        try:
            target = _written(database, parcel, words, to)
        except OSError:
            stop("carry.cli_failed", folder=str(to))
    typer.echo(say("carry.cli_returned", file=str(target), n=len(parcel["response"])))


@app.command("receive", cls=Command, help=say("carry.cli_receive"))
def receive(file: File, *, passphrase_file: Passphrase) -> None:
    """Take what a laptop brings back."""
    with ready() as database, _opened(database, file, passphrase_file, Kind.RETURN) as found:
        secret = Settings.from_environment().secret_key
        with database.transaction() as connection:
            found.verify(receiving.public_key(connection, found.label))
            brought = receiving.receive(connection, found.parcel, secret, _by())
    key = "carry.cli_again" if brought.again else "carry.cli_received"
    typer.echo(say(key, title=brought.title, n=brought.responses))
    typer.echo(say("carry.cli_quittance", quittance=brought.quittance, workshop=brought.workshop))


@app.command("lost", cls=Command, help=say("carry.cli_lost"))
def lost(workshop: Workshop) -> None:
    """Give a laptop up: the workshop is held here again."""
    with ready() as database, database.transaction() as connection:
        carries.give_up(connection, workshop, _by())
    typer.echo(say("carry.cli_given_up"))


@app.command("erase", cls=Command, help=say("carry.cli_erase"))
def erase(workshop: Workshop, quittance: Annotated[str, typer.Argument(help=say("carry.cli_typed"))]) -> None:
    """Erase a workshop on the laptop, once it was taken where it came from."""
    with ready() as database, database.transaction() as connection:
        carries.forget(connection, workshop, quittance, _by())
    typer.echo(say("carry.cli_erased"))


@app.command("list", cls=Command, help=say("carry.cli_list"))
def shown() -> None:
    """Say what is held elsewhere, and what came from elsewhere."""
    with ready() as database, database.reading() as connection:
        away, guests = carries.away(connection), carries.guests(connection)
    for one in away:
        typer.echo(say("carry.away_since", title=one.title, day=day_of(one.since), workshop=one.workshop))
    for guest in guests:
        key = "carry.guest_written" if guest.written else "carry.guest_since"
        typer.echo(say(key, title=guest.title, day=day_of(guest.since), workshop=guest.workshop))
    if not away and not guests:
        typer.echo(say("carry.none"))


def long_enough_in(file: Path) -> str:
    """The first line of a file, if it is long enough for a passphrase; raises ``PassphraseShort``."""
    return long_enough(first_line(file))


def _by() -> By:
    return By(Role.ADMINISTRATOR, datetime.now(UTC))


def _written(database: Database, parcel: Parcel, words: str, folder: Path) -> Path:
    return carry.write(parcel, schema.version(database) or "", datetime.now(UTC).date(), words, folder)


@contextmanager
def _opened(database: Database, file: Path, passphrase_file: Path, kind: Kind) -> Iterator[Opened]:
    words, revision = first_line(passphrase_file), schema.version(database) or ""
    with refusals_said(), carry.opened(file, words, kind, revision) as found:
        yield found
