"""Failed tries, counted in SQL so that every process sees them. A full bucket empties itself.

A bucket's name is the caller's (``join:<workshop>``, ``sign-in:<keyed hash of the name>``) and identifies nobody.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, case, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from db.models.staff import ThrottleRow
from domain.errors import TooManyTries

_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
LONGEST_WINDOW = timedelta(days=1)


def check(connection: Connection, bucket: str, *, now: datetime, most: int, minutes: int) -> None:
    """Refuse if the bucket is full: ``most`` failures within ``minutes``.

    Raises
    ------
    TooManyTries
        With the minutes left until it empties.
    """
    start = now - timedelta(minutes=minutes)
    full = select(ThrottleRow.since).where(
        ThrottleRow.bucket == bucket, ThrottleRow.failures >= most, ThrottleRow.since > start
    )
    since = connection.execute(full).scalar()
    if since is not None:
        raise TooManyTries(minutes=max(1, round((since - start).total_seconds() / 60)))


def fail(connection: Connection, bucket: str, *, now: datetime, minutes: int, most: int = 0) -> int:
    """Count one failure; returns how many there now are.

    The window runs from the first failure and, if ``most`` is given, anew from the one that fills the bucket: it then
    stays full for all of ``minutes``, and tries made meanwhile do not prolong that. Whoever counts *before* trying,
    refuses above ``most`` and clears on success lets no more than ``most`` through, however many try at once.
    """
    fresh = _INSERTS[connection.dialect.name](ThrottleRow).values(bucket=bucket, failures=1, since=now)
    over = ThrottleRow.since <= now - timedelta(minutes=minutes)
    failures = case((over, 1), else_=ThrottleRow.failures + 1)
    since = case((over | (ThrottleRow.failures == most - 1), fresh.excluded.since), else_=ThrottleRow.since)
    counted = fresh.on_conflict_do_update(index_elements=["bucket"], set_={"failures": failures, "since": since})
    return int(connection.execute(counted.returning(ThrottleRow.failures)).scalar_one())


def forgive(connection: Connection, bucket: str) -> None:
    """Take back one failure that was counted before the try: it succeeded, and the earlier ones still count."""
    mine = (ThrottleRow.bucket == bucket) & (ThrottleRow.failures > 0)
    connection.execute(update(ThrottleRow).where(mine).values(failures=ThrottleRow.failures - 1))


def clear(connection: Connection, bucket: str) -> None:
    """Empty the bucket: the try succeeded."""
    connection.execute(delete(ThrottleRow).where(ThrottleRow.bucket == bucket))


def sweep(connection: Connection, now: datetime) -> None:
    """Remove the buckets whose window is long over."""
    connection.execute(delete(ThrottleRow).where(ThrottleRow.since < now - LONGEST_WINDOW))
