"""What may be done so many times an hour: counted for everybody at once, forgotten by itself."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from db.engine import Database
from db.models.staff import ThrottleRow
from db.queries.operations import throttle
from domain.errors import TooManyTries

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MOST, MINUTES = 5, 15


def fail(database: Database, minute: float, *, bucket: str = "b") -> int:
    with database.transaction() as connection:
        return throttle.fail(connection, bucket, now=NOW + timedelta(minutes=minute), minutes=MINUTES)


def full(database: Database, minute: float, bucket: str = "b") -> int | None:
    """Minutes left, None if it is not full."""
    with database.reading() as connection:
        moment = NOW + timedelta(minutes=minute)
        try:
            throttle.check(connection, bucket, now=moment, most=MOST, minutes=MINUTES)
        except TooManyTries as refusal:
            return int(str(refusal.values["minutes"]))
    return None


def test_the_fifth_fills_the_bucket_and_no_other_bucket(database: Database) -> None:
    for count in range(1, MOST + 1):
        assert full(database, 0) is None
        assert fail(database, 0) == count
    assert full(database, 0) == MINUTES
    assert full(database, 0, bucket="another") is None


def test_a_full_bucket_empties_itself_fifteen_minutes_after_its_first(database: Database) -> None:
    for minute in (0, 3, 6, 9, 12):
        fail(database, minute)
    assert full(database, 14) == 1
    assert full(database, 15) is None
    assert fail(database, 15) == 1


def test_rare_ones_never_fill_it(database: Database) -> None:
    assert [fail(database, minute) for minute in (0, 4, 8, 12, 16, 20, 24)] == [1, 2, 3, 4, 1, 2, 3]


def test_twenty_tries_at_once_are_twenty_failures(database: Database) -> None:
    barrier, counts = threading.Barrier(20), []

    def one() -> None:
        barrier.wait()
        counts.append(fail(database, 0))

    threads = [threading.Thread(target=one) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == list(range(1, 21))


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_old_buckets_are_swept(database: Database) -> None:
    fail(database, 0, bucket="old")
    fail(database, 60 * 24, bucket="new")
    with database.transaction() as connection:
        throttle.sweep(connection, NOW + timedelta(minutes=60 * 24 + 1))
        assert connection.execute(select(ThrottleRow.bucket)).scalars().all() == ["new"]
