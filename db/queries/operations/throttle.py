"""What may be done so many times an hour, counted in SQL so that every process sees it. A full bucket empties itself.

A bucket's name is the caller's (``ideas:<device>``) and identifies nobody.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, case, delete, select
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


def fail(connection: Connection, bucket: str, *, now: datetime, minutes: int) -> int:
    """Count one; returns how many there now are. The window runs from the first."""
    fresh = _INSERTS[connection.dialect.name](ThrottleRow).values(bucket=bucket, failures=1, since=now)
    over = ThrottleRow.since <= now - timedelta(minutes=minutes)
    failures = case((over, 1), else_=ThrottleRow.failures + 1)
    since = case((over, fresh.excluded.since), else_=ThrottleRow.since)
    counted = fresh.on_conflict_do_update(index_elements=["bucket"], set_={"failures": failures, "since": since})
    return int(connection.execute(counted.returning(ThrottleRow.failures)).scalar_one())


def sweep(connection: Connection, now: datetime) -> None:
    """Remove the buckets whose window is long over."""
    connection.execute(delete(ThrottleRow).where(ThrottleRow.since < now - LONGEST_WINDOW))
