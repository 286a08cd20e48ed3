"""The server copies everything once a day by itself: whoever turns first, never during a vote, never on a full disk."""

import shutil
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from db import backup, erasures, unfinished
from db.engine import Database
from db.models.staff import StaffRow
from db.queries.staff import audit, staff
from domain.operations.copies import ErasuresUnreadable, due, room_for
from formats.copies import archive
from frame.operations import copies
from server.operations.copies import DailyCopy
from tests.ballots import account, close, opened, plan, room

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
DAY = timedelta(days=1)
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def days(folder: Path) -> list[str]:
    return [f"{moment:%m-%d}" for moment, _ in backup.copies(folder)]


@pytest.fixture
def lived(loaded: Database) -> Database:
    with loaded.transaction() as connection:
        account(connection, "ana")
    return loaded


def test_two_processes_make_one_copy_a_day_and_it_is_whole(lived: Database, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    first, second = DailyCopy(folder), DailyCopy(folder)
    for n in range(3):
        for one in (second, first, second):
            one.turn(lived, NOW + n * DAY)
            one.turn(lived, NOW + n * DAY + timedelta(hours=4))
    assert days(folder) == ["11-22", "11-23", "11-24"]
    for _, path in backup.copies(folder):
        with archive.opened(path) as copy:
            copy.check()
            assert copy.manifest.tables["staff"] == 1
    with lived.reading() as connection:
        assert [one.action for one in audit.journal(connection, "", 9)].count("copy.made") == 3
    assert not [path for path in folder.iterdir() if path.name.startswith(unfinished.PREFIX)]


def test_processes_that_turn_at_once_make_one(lived: Database, tmp_path: Path) -> None:
    together = threading.Barrier(4)

    def turn() -> None:
        together.wait()
        DailyCopy(tmp_path).turn(lived, NOW)

    threads = [threading.Thread(target=turn) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert days(tmp_path) == ["11-22"]


@one_engine
def test_it_waits_for_a_vote_and_comes_after_it(lived: Database, tmp_path: Path) -> None:
    with lived.transaction() as connection:
        workshop = room(connection)
        votes = [opened(connection, workshop, plan()) for _ in range(2)]
    daily = DailyCopy(tmp_path)
    for n, vote in enumerate(reversed(votes)):
        daily.turn(lived, NOW + timedelta(hours=n))
        assert days(tmp_path) == []
        with lived.transaction() as connection:
            close(connection, vote)
    daily.turn(lived, NOW + timedelta(hours=3))
    assert days(tmp_path) == ["11-22"]


@one_engine
def test_a_disk_without_room_keeps_the_former_copies(
    lived: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    daily = DailyCopy(tmp_path)
    daily.turn(lived, NOW)
    full = SimpleNamespace(total=10**9, used=10**9 - 10**6, free=10**6)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: full)
        daily.turn(lived, NOW + DAY)
        assert days(tmp_path) == ["11-22"]
    daily.turn(lived, NOW + DAY + timedelta(hours=1))
    assert days(tmp_path) == ["11-22", "11-23"]


@one_engine
def test_a_demonstration_alone_is_not_copied(loaded: Database, tmp_path: Path) -> None:
    DailyCopy(tmp_path / "none").turn(loaded, NOW)
    assert not (tmp_path / "none").exists()


def test_a_timer_at_night_comes_first_and_a_copy_by_hand_is_as_good() -> None:
    night, morning = datetime(2026, 11, 23, 2, 30, tzinfo=UTC), datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
    yesterday = datetime(2026, 11, 22, 2, 40, tzinfo=UTC)
    assert not due([yesterday], night)
    assert due([yesterday], morning)
    assert not due([night, yesterday], morning)
    assert due([], night)
    assert due([yesterday - 3 * DAY], night)


def test_a_copy_leaves_room() -> None:
    assert room_for(10**9, 10**8)
    assert not room_for(10**8, 0)
    assert not room_for(10**9, 3 * 10**8)


@one_engine
def test_a_house_whose_accounts_are_over_is_copied_as_before(lived: Database, tmp_path: Path) -> None:
    with lived.transaction() as connection:
        for login in ("zoe", "bea"):
            account(connection, login)
        for staff_id in connection.execute(select(StaffRow.id)).scalars().all():
            staff.erase(connection, staff_id)
    DailyCopy(tmp_path).turn(lived, NOW)
    assert days(tmp_path) == ["11-22"]


@one_engine
def test_a_name_of_no_day_and_a_file_of_somebody_else_stop_no_copy_but_the_one_that_would_bring_people_back(
    lived: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    odd = [tmp_path / f"tablee-{moment}-0074.zip" for moment in ("20269931T140000", "20260132T006100")]
    for path in odd:
        path.write_bytes(b"")
    DailyCopy(tmp_path).turn(lived, NOW)
    DailyCopy(tmp_path).turn(lived, NOW + 40 * DAY)
    assert days(tmp_path) == ["11-22", "01-01"]
    assert all(path.exists() for path in odd)
    assert backup.old(tmp_path, (NOW + 40 * DAY).date()) == (backup.copies(tmp_path)[0][1],)
    (tmp_path / erasures.FILE).write_text("une lettre\nà quelqu’un\n", encoding="utf-8")
    DailyCopy(tmp_path).turn(lived, NOW + 41 * DAY)
    assert days(tmp_path) == ["11-22", "01-01"]
    assert "what people took back" in caplog.text
    with pytest.raises(ErasuresUnreadable):
        copies.make(lived, tmp_path, NOW + 42 * DAY)
    with pytest.raises(ErasuresUnreadable):
        copies.make(lived, tmp_path / "stick", NOW + 42 * DAY, more=[tmp_path / erasures.FILE])
    assert not (tmp_path / "stick").exists()
    assert days(tmp_path) == ["11-22", "01-01"]
