"""What a closing vote deleted, or a purge, leaves the files as well: journal and dead rows, as far as each engine can.

What remains out of reach (archives of the log, blocks that a disk has set aside) is in docs/decisions/0013.
"""

import logging
from time import monotonic, sleep

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

log = logging.getLogger("tablee.traces")
TABLES = ("sealed_ballot", "vote_key", "voting_right", "paper_entry")
PATIENCE = 5.0  # seconds
GLANCE = 0.05  # seconds
# Whoever began to read before the rows were deleted still sees them: they would be rewritten with the others. Whoever
# began to write before, be it in another database of the server, holds back every snapshot that is taken since, that of
# ``VACUUM (FULL)`` itself included.
EARLIER = """SELECT pg_snapshot_xmin(pg_current_snapshot()) <= CAST(%(deleted)s AS xid8) OR EXISTS (
             SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
             AND age(backend_xmin) > age(CAST(CAST(%(deleted)s AS xid8) AS xid)))"""


def erase(engine: Engine, connection: Connection) -> bool:
    """Empty the journal, just after the commit. False if somebody is in the way: it is logged, and tried again later.

    On SQLite, ``secure_delete`` has already overwritten the rows: the journal is the last place. On PostgreSQL, dead
    rows stay in the tables until they are rewritten.
    """
    done = _sqlite(connection) if engine.dialect.name == "sqlite" else _postgresql(engine)
    if not done:
        log.warning("the traces of what was erased are still there: the database was busy")
    return done


def _sqlite(connection: Connection) -> bool:
    # The driver's own connection: SQLAlchemy would begin a transaction, in which a checkpoint is impossible.
    cursor = connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    busy, _, _ = cursor.fetchone()
    return not busy


def _postgresql(engine: Engine) -> bool:
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as alone:
            if not _unseen(alone):
                return False
            alone.exec_driver_sql(f"SET lock_timeout = '{int(PATIENCE)}s'")
            for table in TABLES:
                alone.exec_driver_sql(f"VACUUM (FULL) {table}")
            alone.exec_driver_sql("RESET lock_timeout")
    except OperationalError:
        return False
    return True


def _unseen(alone: Connection) -> bool:
    """Wait until nobody reads or writes as of before now; False if somebody does not end (an analysis, a backup)."""
    now = {"deleted": str(alone.exec_driver_sql("SELECT pg_current_xact_id()").scalar())}
    latest = monotonic() + PATIENCE
    while alone.exec_driver_sql(EARLIER, now).scalar():
        if monotonic() > latest:
            return False
        sleep(GLANCE)
    return True
