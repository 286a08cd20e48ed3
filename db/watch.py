"""Whether anybody has committed anything since: as long as this says the same, what was read stays true."""

from collections.abc import Hashable
from threading import Lock

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import Connection


class Watch:
    """Of a SQLite file: a connection that never writes, whom SQLite tells that another one has committed.

    Any other: of this process, of a command beside it, of a copy that is brought back.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._asking: sqlite.Connection | None = None
        self._one_at_a_time = Lock()

    def moment(self) -> Hashable:
        """Another value as soon as anybody has committed. What is read after it is at least as new."""
        with self._one_at_a_time:
            if self._asking is None:
                self._asking = sqlite.connect(self._path, check_same_thread=False, isolation_level=None)
            return int(self._asking.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Give the connection back."""
        with self._one_at_a_time:
            if self._asking is not None:
                self._asking.close()
                self._asking = None


def snapshot(connection: Connection) -> Hashable:
    """The same of PostgreSQL: which transactions a statement sees. Whatever was committed since is in another one."""
    return str(connection.exec_driver_sql("SELECT pg_current_snapshot()::text").scalar_one())
