"""Failed tries: counted for everybody at once, forgotten by themselves."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from db.engine import Database
from db.models.staff import ThrottleRow
from db.queries import throttle
from domain.errors import TooManyTries

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MOST, MINUTES = 5, 15


def fail(database: Database, minute: float, *, most: int = MOST, bucket: str = "b") -> int:
    with database.transaction() as connection:
        moment = NOW + timedelta(minutes=minute)
        return throttle.fail(connection, bucket, now=moment, minutes=MINUTES, most=most)


def full(database: Database, minute: float, bucket: str = "b") -> int | None:
    """Minutes left, None if it is not full."""
    with database.reading() as connection:
        moment = NOW + timedelta(minutes=minute)
        try:
            throttle.check(connection, bucket, now=moment, most=MOST, minutes=MINUTES)
        except TooManyTries as refusal:
            return int(str(refusal.values["minutes"]))
    return None


def test_the_fifth_failure_fills_the_bucket_and_no_other_bucket(database: Database) -> None:
    for count in range(1, MOST + 1):
        assert full(database, 0) is None
        assert fail(database, 0) == count
    assert full(database, 0) == MINUTES
    assert full(database, 0, bucket="another") is None


def test_a_full_bucket_empties_itself_fifteen_minutes_after_it_filled(database: Database) -> None:
    for minute in (0, 3, 6, 9, 12):
        fail(database, minute)
    assert full(database, 26.9) == 1
    assert full(database, 27) is None
    assert fail(database, 27) == 1


def test_tries_at_a_full_bucket_do_not_prolong_it(database: Database) -> None:
    for _ in range(MOST):
        fail(database, 0)
    assert fail(database, 14) == MOST + 1
    assert full(database, 15) is None


def test_rare_failures_never_fill_it(database: Database) -> None:
    assert [fail(database, minute) for minute in (0, 4, 8, 12, 16, 20, 24)] == [1, 2, 3, 4, 1, 2, 3]


def test_without_a_ceiling_the_window_runs_from_the_first_failure(database: Database) -> None:
    counts = [fail(database, minute, most=0) for minute in (0, 1, 2, 3, 4, 5, 14.9, 15)]
    assert counts == [1, 2, 3, 4, 5, 6, 7, 1]


def test_success_empties_it(database: Database) -> None:
    for _ in range(MOST):
        fail(database, 0)
    with database.transaction() as connection:
        throttle.clear(connection, "b")
    assert full(database, 0) is None
    assert fail(database, 0) == 1


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
