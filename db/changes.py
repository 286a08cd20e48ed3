"""What changed, told to whoever listens: never a value, only a topic such as ``workshop:<id>``.

A write notes its topics on its connection. Whoever listens in this process is called as soon as the transaction has
committed; other processes are told just afterwards, outside of it (``db.announcing``).
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from db.announcing import postgresql, sqlite
from db.announcing.postgresql import ANYTHING
from db.duties import going_on


@dataclass(frozen=True)
class Change:
    """A topic that changed. ``soon``: one of many such changes, told with the others; else it is told at once."""

    topic: str
    soon: bool = False

    def __str__(self) -> str:
        return f"~{self.topic}" if self.soon else self.topic

    @classmethod
    def read(cls, said: str) -> "Change":
        """What ``str`` said."""
        return cls(said.removeprefix("~"), said.startswith("~"))


Listener = Callable[[Change], None]


def note(connection: Connection, topic: str, *, soon: bool = False) -> None:
    """Announce ``topic`` when this connection's transaction has committed.

    ``soon``: for what people in a room do all the time. What is shown to them (a publication, a step) is told at once.
    """
    changes: dict[str, bool] = connection.info.setdefault("changes", {})
    changes[topic] = changes.get(topic, True) and soon


def noted(connection: Connection) -> tuple[Change, ...]:
    """What this transaction has noted."""
    return tuple(Change(*one) for one in connection.info.pop("changes", {}).items())


def forget(connection: Connection) -> None:
    """Begin a transaction in which nothing is noted: what an earlier one noted never happened."""
    connection.info.pop("changes", None)
    connection.info.pop("leave_no_trace", None)


def leave_no_trace(connection: Connection) -> None:
    """What this transaction deletes must be gone from the files too, as soon as it has committed."""
    connection.info["leave_no_trace"] = True


class Announcer:
    """Passes topics from transactions to listeners, of this process and of others."""

    def __init__(self, engine: Engine, writing: threading.Lock) -> None:
        self._listeners: set[Listener] = set()
        file, url = engine.dialect.name == "sqlite", engine.url
        self._others = sqlite.Others(engine, writing, self._heard) if file else postgresql.Others(url, self._heard)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener(change)``, from any thread, at each change; returns the function that stops it."""
        self._listeners.add(listener)
        self._others.hear()
        return lambda: self._listeners.discard(listener)

    def write(self, connection: Connection, changes: tuple[Change, ...]) -> None:
        """Last of all in a transaction: keep them until others are told; on PostgreSQL, commit with it."""
        if changes:
            self._others.write(connection, map(str, changes))

    def after(self, changes: tuple[Change, ...]) -> None:
        """Once the transaction has committed, or nobody knows whether it has: tell them."""
        for change in changes:
            self._announce(change)
        if changes:
            self._others.announce()

    def close(self) -> None:
        """Tell what is left, and stop listening."""
        self._others.close()

    def _heard(self, said: str) -> None:
        self._announce(Change.read(said))

    def _announce(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            with going_on():  # what is written is written, and the others are to hear of it
                listener(change)


__all__ = ["ANYTHING", "Announcer", "Change", "Listener", "forget", "leave_no_trace", "note", "noted"]
