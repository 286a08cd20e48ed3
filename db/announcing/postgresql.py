"""What changed, from one process to the others of one PostgreSQL: told outside the transactions that change anything.

A NOTIFY takes a lock of the whole server until its transaction has committed: inside each write it makes all of them
wait for one another. So a write leaves a row in ``untold``, and one thread a process tells what its process wrote: at
once, then at most once in ``PACE``, in a transaction of its own, which deletes the rows with the very NOTIFY that tells
them. Rows that a process leaves behind (killed, or cut from the database) are told by whichever other one looks next.

Whoever hears nothing for a while (a new process, a lost connection, a server that crashed and emptied ``untold``)
begins by being told that anything may have changed. docs/decisions/0177.
"""

import contextlib
import logging
import threading
import uuid
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import count
from time import monotonic
from typing import Any

import psycopg
from psycopg.sql import SQL
from sqlalchemy import URL, Connection

from db.duties import going_on

log = logging.getLogger("tablee.changes")
CHANNEL = "tablee_changes"
PACE = 0.1  # seconds between two tellings of one process
LOOK = 2.0  # seconds between two looks at what others left; a row that is there twice has nobody to tell it
RETRY = 1.0  # seconds
CLOSING = 3.0  # seconds for the last telling
MANY = 100  # topics of one message, which may have 8,000 bytes
ANYTHING = "*"
# A connection that died without a word is found dead within this time, on either side.
ALIVE = {
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}

_WRITE = "INSERT INTO untold (writer, number, topic) VALUES {}; COMMIT"
_TELL = """
WITH gone AS (DELETE FROM untold WHERE {which} RETURNING writer, topic),
     parts AS (SELECT writer, topic, row_number() OVER (PARTITION BY writer ORDER BY topic) / %(many)s AS part
               FROM (SELECT DISTINCT writer, topic FROM gone) AS told)
SELECT pg_notify(%(channel)s, writer || ' ' || string_agg(topic, ' ')) FROM parts GROUP BY writer, part"""
_TELL_OWN = _TELL.format(which="writer = %(writer)s")
_TELL_LEFT = _TELL.format(which="(writer, number) IN (SELECT * FROM unnest(%(writers)s::text[], %(numbers)s::int8[]))")
_OF_OTHERS = "SELECT writer, number FROM untold WHERE writer <> %s"


@lru_cache(1_024)
def _quoted(word: str) -> str:
    """As the driver writes it into a statement; what is told again and again is written once."""
    return SQL("{}").format(word).as_string()


Own = psycopg.Connection[tuple[Any, ...]]


class Others:
    """The other processes of one PostgreSQL: ``heard(topic)`` is called from a thread at each change of another one."""

    def __init__(self, url: URL, heard: Callable[[str], None]) -> None:
        self._url = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._heard = heard
        self._name, self._numbers = uuid.uuid4().hex, count()
        self._threads: dict[str, threading.Thread] = {}
        self._starting = threading.Lock()
        self._wake, self._stopping = threading.Event(), threading.Event()
        self._hearing: Own | None = None

    def write(self, connection: Connection, topics: Iterable[str]) -> None:
        """Leave these to be told, and commit: both in one message, or each change costs one more than what is silent.

        SQLAlchemy commits afterwards what is committed already, which the driver knows and does not send.
        """
        rows = (f"({_quoted(self._name)}, {next(self._numbers)}, {_quoted(topic)})" for topic in topics)
        connection.exec_driver_sql(_WRITE.format(", ".join(rows)), execution_options={"no_parameters": True})

    def announce(self) -> None:
        """What was written is committed."""
        self._wake.set()
        self._start(self._announcing)

    def hear(self) -> None:
        """Listen from now on; and look at what others leave behind."""
        self._start(self._listening)
        self._start(self._announcing)

    def close(self) -> None:
        """Tell what is left, then be deaf."""
        self._stopping.set()
        self._wake.set()
        teller = self._threads.get(self._announcing.__name__)
        if teller is not None:
            teller.join(CLOSING)
        if self._hearing is not None:
            with contextlib.suppress(psycopg.Error):
                self._hearing.close()

    def _start(self, run: Callable[[Own], None]) -> None:
        name = run.__name__
        if name in self._threads:
            return
        with self._starting:
            if name not in self._threads:
                thread = threading.Thread(target=self._again, args=(run,), name=f"tablee{name}", daemon=True)
                self._threads[name] = thread
                thread.start()

    def _again(self, run: Callable[[Own], None]) -> None:
        """Until the end, on a connection of its own, whatever becomes of each of them."""
        while True:
            with going_on():  # deaf or dumb until the next start, it would be said nowhere
                self._once(run)
            if self._stopping.wait(RETRY):
                return

    def _once(self, run: Callable[[Own], None]) -> None:
        try:
            with psycopg.connect(self._url, autocommit=True, **ALIVE) as own:  # type: ignore[arg-type]
                run(own)
        except psycopg.Error as failure:
            if not self._stopping.is_set():
                log.warning("the database is away, changes are told later: %s", type(failure).__name__)

    def _listening(self, own: Own) -> None:
        self._hearing = own
        if self._stopping.is_set():  # it was closed before there was anything to close
            return
        own.execute(f"LISTEN {CHANNEL}")
        self._heard(ANYTHING)  # whatever was missed while deaf
        for message in own.notifies():
            writer, *topics = message.payload.split(" ")
            if writer != self._name:  # who listens here knows already
                for topic in topics:
                    self._heard(topic)

    def _announcing(self, own: Own) -> None:
        own.execute("SET synchronous_commit = off")  # a row that comes back after a crash would be told twice, no more
        looked, seen = monotonic(), set[tuple[Any, ...]]()
        while True:
            last = self._stopping.is_set()
            self._wake.clear()
            own.execute(_TELL_OWN, {"writer": self._name, "channel": CHANNEL, "many": MANY})
            if last:
                return
            if monotonic() >= looked + LOOK:
                looked, seen = monotonic(), self._look(own, seen)
            self._stopping.wait(PACE)
            self._wake.wait(LOOK)

    def _look(self, own: Own, seen: set[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
        """Tell what others left since the look before; returns what they have there now."""
        there = set(own.execute(_OF_OTHERS, (self._name,)).fetchall())
        left = there & seen
        if left:
            writers, numbers = zip(*left, strict=True)
            told = {"writers": list(writers), "numbers": list(numbers), "channel": CHANNEL, "many": MANY}
            own.execute(_TELL_LEFT, told)
        return there - left
