"""``python -m commands serve``: the real thing. No demonstration, a first account, and nothing that is not safe.

What cannot be served is refused before anything listens, in one sentence that says what to do.
"""

import contextlib
import errno
import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from commands import first
from commands.console import NEXT_ACCOUNT, opened, own, say_held, stop, typed
from commands.prepare import up_to_date
from db import soundness
from db.engine import Database
from db.queries.operations import demonstrations
from db.queries.staff import staff as accounts
from domain.operations.loopback import is_loopback
from domain.operations.retention import TERMS, Stock
from domain.operations.settings import Settings
from texts import say

ROOT = Path(__file__).parent.parent

EVERYWHERE, HERE = "0.0.0.0", "127.0.0.1"  # noqa: S104  tablets come from elsewhere

Address = Annotated[str | None, typer.Option(help=say("cli.address"))]
Port = Annotated[int, typer.Option(min=1, max=65535, help=say("cli.port"))]
Alone = Annotated[bool, typer.Option("--alone", help=say("cli.alone"))]
CheckOnly = Annotated[bool, typer.Option("--check", help=say("cli.check_only"))]


def serve(*, address: Address = None, port: Port = 8501, alone: Alone = False, check: CheckOnly = False) -> None:
    """Look at everything, bring the database up to date, ask for the first account, then serve."""
    address = address or (HERE if alone else EVERYWHERE)
    with opened() as database:
        if alone and not is_loopback(address):
            stop("cli.alone_open", address=address)
        if is_loopback(address) and not alone and not Settings.from_environment().hosts:
            stop("cli.loopback", address=address)
        if not check:
            _free(address, port)
        own(database)
        _fit(database)
        up_to_date(database)
        say_held(database)
        _real(database)
        _first(database)
    _say_where(address, str(port))
    if not check:
        _run(address, port)


def _say_where(address: str, port: str) -> None:
    """Where to open it: every address of a machine is none that a browser opens."""
    everywhere = address in {EVERYWHERE, "::"}
    typer.echo(say("cli.serving", address=HERE if everywhere else address, port=port))
    if everywhere:
        typer.echo(say("cli.serving_room", port=port))


def _free(address: str, port: int) -> None:
    """Nobody else listens there: what would be announced is another house."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with contextlib.closing(socket.socket(family, socket.SOCK_STREAM)) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server itself: not what was just left
        try:
            tried.bind((address, port))
        except OSError as refused:
            if refused.errno == errno.EADDRINUSE:
                stop("cli.port_taken", port=str(port), other=str(port + 1))
            stop("cli.not_ours", address=address, port=str(port))


def _fit(database: Database) -> None:
    """Whole, and ours to write."""
    if not soundness.whole(database):
        stop("cli.corrupt", database=str(database.url.database))
    if not soundness.writable(database):
        stop("cli.no_right", database=str(database.url.database))


def _real(database: Database) -> None:
    with database.reading() as connection:
        if demonstrations.there(connection):
            stop("cli.demonstration_there", command=typed("demo --remove"))


def _first(database: Database) -> None:
    """What residents will read, and the first account: by whoever starts the server for the first time."""
    first_kept = TERMS[Stock.ACCOUNTS].first_kept(datetime.now(UTC).date())  # the purge of the first turn takes others
    with database.reading() as connection:
        known = [one for one in accounts.accounts(connection) if not one.demonstration]
    if any(one.active and (one.seen_on is None or one.seen_on >= first_kept) for one in known):
        return
    if not sys.stdin.isatty():
        if not known:
            stop("cli.first_account", command=typed(NEXT_ACCOUNT))
        # What residents were promised goes on: their tickets, their rooms.
        typer.echo(say("cli.no_account_left", command=typed(NEXT_ACCOUNT)))
        return
    if not known and not first.promises(database):
        stop("cli.first_untrue")
    first.account(database, known=bool(known))


def _run(address: str, port: int) -> NoReturn:
    """The server takes the place of this process: what stops one stops the other."""
    server = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    os.chdir(ROOT)
    os.execv(sys.executable, [*server, "--server.address", address, "--server.port", str(port)])  # noqa: S606  no shell
