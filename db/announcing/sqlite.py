"""What changed, from a command to the server of one SQLite file: one serves, others may write beside it for a moment.

Who listens in its own process is called directly. A command has nobody who listens: it leaves a row in ``untold``, and
the server looks every ``LOOK`` seconds. Without a server rows stay until one starts: topics, of what a command did.
"""

import logging
import threading
import uuid
from collections.abc import Callable, Iterable
from itertools import count

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from db.duties import going_on

log = logging.getLogger("tablee.changes")
LOOK = 2.0  # seconds

_WRITE = "INSERT INTO untold (writer, number, topic) VALUES (?, ?, ?)"
_ANY = "SELECT EXISTS (SELECT 1 FROM untold)"
_TAKE = "DELETE FROM untold RETURNING topic"


class Others:
    """The commands beside the server of a SQLite file: ``heard(topic)`` is called from a thread at each change."""

    def __init__(self, engine: Engine, writing: threading.Lock, heard: Callable[[str], None]) -> None:
        self._engine, self._writing, self._heard = engine, writing, heard
        self._name, self._numbers = uuid.uuid4().hex, count()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()

    def write(self, connection: Connection, topics: Iterable[str]) -> None:
        """Leave these to whoever serves, unless it is this process."""
        if self._thread is None:
            connection.exec_driver_sql(_WRITE, [(self._name, next(self._numbers), topic) for topic in topics])

    def announce(self) -> None:
        """Nothing: whoever serves looks."""

    def hear(self) -> None:
        """Look from now on."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._looking, name="tablee-look", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Look no more."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(LOOK)

    def _looking(self) -> None:
        while not self._stopping.wait(LOOK):
            with going_on():  # or nobody would ever hear of a command again
                self._once()

    def _once(self) -> None:
        try:
            for topic in self._take():
                self._heard(topic)
        except SQLAlchemyError as failure:  # a file that is busy is looked at again
            log.warning("what was written beside is heard later: %s", type(failure).__name__)

    def _take(self) -> list[str]:
        with self._engine.connect() as connection:
            if not connection.exec_driver_sql(_ANY).scalar():
                return []
        with self._writing, self._engine.connect().execution_options(tablee_writes=True) as own, own.begin():
            return list(own.exec_driver_sql(_TAKE).scalars())
