"""Start and stop of the server."""

import gc
import logging
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import altair as alt  # noqa: F401  imported before the freeze, so that no later collection walks it
import pandas as pd  # noqa: F401  the same
from streamlit import config

from db import clock, engine, restoring, schema, soundness
from db.clock import Clock
from db.engine import Database
from db.errors import DatabaseAway, reached
from db.keeping import Daily
from db.simulated import Simulated
from domain.operations import logs, private
from domain.operations.loopback import is_loopback
from domain.operations.settings import CannotStart, UnsafeConfiguration
from server.context import now, settings
from server.hub import hub
from server.operations.copies import DailyCopy
from server.operations.exposed import Exposed
from server.staff.provider import doors

log = logging.getLogger("tablee.server")

# What .streamlit/config.toml must say, whatever the environment says.
REQUIRED = {
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
    "logger.enableRich": False,
    "client.showErrorDetails": "none",
    "server.enableAgentApi": False,
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": False,
}


class SchemaBehind(CannotStart):
    """The database needs ``python -m commands prepare`` first."""


class RestoreCut(CannotStart):
    """A copy was not brought back to the end: ``python -m commands restore`` again, which begins anew."""


class NoDatabase(CannotStart):
    """The database does not answer, or is none that may be written."""


def set_up() -> None:
    """Before anything else speaks or writes: no value in the log, no file that others may read."""
    logs.set_up()
    private.set_up()


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Own the database, listen to it, and let streams end before the server does."""
    try:
        database, exposed = _database(), Exposed(settings().metrics_port)
        exposed.start()
    except CannotStart as reason:  # the web server would write a traceback, of which the log keeps no words
        log.critical("%s", reason)
        raise
    hub.start(database)
    daily = Daily(settings().secret_key, settings().var / "backups")
    copies = DailyCopy(settings().var / "backups")
    clocks = [Clock(database, now, turn) for turn in (clock.turn, daily.turn, copies.turn)]  # none waits for another
    if is_loopback(config.get_option("server.address")):  # whoever tries the demonstration alone finds people there
        clocks.append(Clock(database, now, Simulated(settings().secret_key).turn))
    for one in clocks:
        one.start()
    _stop_streams_on_signal()
    # Measured: with postScriptGC off and the start-up objects frozen, a tap costs 4 ms of CPU instead of 58.
    gc.collect()
    gc.freeze()
    log.info("ready")
    yield {}
    for one in clocks:
        one.stop()
    hub.stop()
    exposed.stop()
    database.close()


def _database() -> Database:
    check_configuration()
    private.correct(settings().var)
    url = settings().database_url
    try:
        with reached(url):
            return _opened(url)
    except DatabaseAway as away:  # a traceback would not say what to do
        message = f"the database {away.database} does not answer, cannot be opened or written, or is none"
        raise NoDatabase(message) from away


def _opened(url: str) -> Database:
    database = engine.use(Database(url))
    database.own()
    soundness.writable(database)
    _served(database)
    return database


def _served(database: Database) -> None:
    """Nobody is served from what was brought back in part, or is of another version."""
    if restoring.is_cut(database):
        message = "a copy was not brought back to the end: run `python -m commands restore` again"
        raise RestoreCut(message)
    if not schema.is_current(database):
        message = "the database is not up to date: run `python -m commands prepare` (or `make run`)"
        raise SchemaBehind(message)


def check_configuration() -> None:
    """Refuse to serve a workshop with a configuration that would show tracebacks or open a side door.

    Raises
    ------
    UnsafeConfiguration
        Naming the option.
    """
    for option, wanted in REQUIRED.items():
        if config.get_option(option) != wanted:
            message = f"{option} must be {wanted!r} (.streamlit/config.toml)"
            raise UnsafeConfiguration(message)
    doors()  # an identity provider of which something is missing


def _stop_streams_on_signal() -> None:
    """Live streams never end by themselves, and the server waits for open responses: end them at the first signal."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def ended(received: int, frame: Any, before: Any = before) -> None:  # noqa: ANN401  the signal module's own types
            hub.stopping = True
            if callable(before):
                before(received, frame)

        signal.signal(number, ended)
