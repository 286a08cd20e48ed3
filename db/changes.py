"""What changed, told to whoever listens: never a value, only a topic such as ``workshop:<id>``.

A write notes its topics on its connection; they are announced when the transaction commits. On SQLite listeners of
this process are called directly; on PostgreSQL the announcement is a NOTIFY inside the transaction, so that every
process hears it exactly when it commits, and one listening connection a process passes it on.
"""

import contextlib
import logging
import threading
from collections.abc import Callable

import psycopg
from sqlalchemy import Connection, Engine, text

log = logging.getLogger("tablee.changes")
CHANNEL = "tablee_changes"
Listener = Callable[[str], None]
RETRY_SECONDS = 1.0


def note(connection: Connection, topic: str) -> None:
    """Announce ``topic`` when this connection's transaction commits."""
    connection.info.setdefault("changes", set()).add(topic)


def leave_no_trace(connection: Connection) -> None:
    """What this transaction deletes must be gone from the files too, as soon as it has committed."""
    connection.info["leave_no_trace"] = True


class Announcer:
    """Passes topics from transactions to listeners."""

    def __init__(self, postgresql: Engine | None) -> None:
        self._postgresql = postgresql
        self._listeners: set[Listener] = set()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._hearing: psycopg.Connection[tuple[object, ...]] | None = None

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener(topic)``, from any thread, at each change; returns the function that stops it."""
        self._listeners.add(listener)
        if self._postgresql is not None and self._thread is None:
            self._thread = threading.Thread(target=self._hear, name="tablee-listen", daemon=True)
            self._thread.start()
        return lambda: self._listeners.discard(listener)

    def inside(self, connection: Connection) -> None:
        """Just before the commit: on PostgreSQL, put the announcement into the transaction."""
        if self._postgresql is not None:
            for topic in connection.info.get("changes", ()):
                connection.execute(text("SELECT pg_notify(:channel, :topic)"), {"channel": CHANNEL, "topic": topic})

    def after(self, connection: Connection) -> None:
        """Just after the commit: on SQLite, tell the listeners of this process."""
        topics = connection.info.pop("changes", ())
        if self._postgresql is None:
            for topic in topics:
                self._tell(topic)

    def close(self) -> None:
        """Stop listening."""
        self._stopping.set()
        if self._hearing is not None:
            with contextlib.suppress(psycopg.Error):
                self._hearing.close()

    def _tell(self, topic: str) -> None:
        for listener in tuple(self._listeners):
            listener(topic)

    def _hear(self) -> None:
        assert self._postgresql is not None
        url = self._postgresql.url.set(drivername="postgresql").render_as_string(hide_password=False)
        while not self._stopping.is_set():
            try:
                with psycopg.connect(url, autocommit=True) as connection:
                    self._hearing = connection
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._tell("*")  # whatever was missed while deaf
                    for message in connection.notifies():
                        self._tell(message.payload)
            except psycopg.Error:
                if not self._stopping.is_set():
                    log.warning("the database stopped notifying; listening again")
            self._stopping.wait(RETRY_SECONDS)
