"""A clock that jumped erases nothing until somebody says that it is right; a house that slept has one way on."""

import logging
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy import text as sql

from components.operations.kept import written
from db import erasures, keeping, schema
from db.engine import Database
from db.models.participation import ResponseRow
from db.queries.operations import purge_turns
from db.queries.staff import audit
from domain.operations.retention import ASLEEP, HeldBack
from domain.staff.by import By
from frame.operations import copies
from server.operations.copies import DailyCopy
from tests.ballots import NOW, SECRET
from tests.db.test_copies import Run, run
from tests.db.test_keeping import evening
from texts import day_of, say

__all__ = ["run"]
DAY, HOUR, JUMP = timedelta(days=1), timedelta(hours=1), timedelta(days=1200)
TODAY = NOW.date()
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def said(database: Database) -> int:
    with database.reading() as connection:
        return len(connection.execute(select(ResponseRow.id)).all())


def known(database: Database) -> tuple[date | None, HeldBack | None]:
    with database.reading() as connection:
        return purge_turns.last(connection), purge_turns.held_back(connection)


def copied(folder: Path, *days: date) -> list[str]:
    """Copies of those days, beside a line of what was taken back on each."""
    folder.mkdir(parents=True, exist_ok=True)
    for n, day in enumerate(days):
        (folder / f"tablee-{day:%Y%m%d}T030000-0074.zip").write_bytes(b"")
        erasures.add(folder, f"{n:064x}", day)
    return names(folder)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("tablee-*.zip"))


def test_nothing_goes_at_the_turn_of_a_clock_that_jumped_whatever_is_done_under_it(
    loaded: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for day in (TODAY, TODAY - 20 * DAY):
        evening(loaded, day)
    there = copied(tmp_path, TODAY, TODAY - 20 * DAY)
    keeping.Daily(SECRET, tmp_path).turn(loaded, NOW)
    assert known(loaded) == (TODAY, None)
    daily, caplog_at = keeping.Daily(SECRET, tmp_path), caplog.at_level(logging.WARNING, "tablee.keeping")
    with caplog_at:
        for hours in (0, 0.5, 1, 2):  # looked at every hour
            daily.turn(loaded, NOW + JUMP + hours * HOUR)
            with loaded.transaction() as connection:  # under this clock people sign in, and the copy of the day is made
                by = By("facilitator", NOW + JUMP + hours * HOUR)
                audit.record(connection, by, action="session.opened", subject="-")
            DailyCopy(tmp_path).turn(loaded, NOW + JUMP + hours * HOUR)
    assert [record.name for record in caplog.records] == ["tablee.keeping"] * 3
    keeping.Daily(SECRET, tmp_path).turn(loaded, NOW + JUMP + DAY)  # another process, the day after
    assert (said(loaded), set(there) - set(names(tmp_path))) == (52, set())
    assert len(erasures.read(tmp_path / erasures.FILE)) == 2
    last, held = known(loaded)
    assert (last, held) == (TODAY, HeldBack(TODAY, TODAY + JUMP + DAY))
    assert day_of(TODAY) in written((), (), {}, held=held).heaps
    daily.turn(loaded, NOW + DAY)  # somebody has set the clock
    assert known(loaded) == (TODAY + DAY, None)
    assert (said(loaded), set(there) <= set(names(tmp_path))) == (52, True)


@one_engine
def test_a_house_may_sleep_for_some_months_and_no_longer(loaded: Database, laptop: Database, tmp_path: Path) -> None:
    for house, asleep, goes in ((loaded, ASLEEP + DAY, False), (laptop, ASLEEP, True)):
        there = copied(tmp_path / str(goes), TODAY, TODAY - DAY)
        keeping.Daily(SECRET, tmp_path / str(goes)).turn(house, NOW)
        keeping.Daily(SECRET, tmp_path / str(goes)).turn(house, NOW + asleep)
        assert names(tmp_path / str(goes)) == ([] if goes else there)
        keeping.Daily(SECRET, tmp_path / str(goes)).turn(house, NOW - 900 * DAY)  # a clock that was set back
        assert known(house)[0] == (TODAY + asleep if goes else TODAY)


def test_whoever_reads_a_calendar_goes_on_and_nobody_else(loaded: Database, run: Run, tmp_path: Path) -> None:
    today, backups = datetime.now(UTC).date(), tmp_path / "var" / "backups"
    for day in (today - 900 * DAY, today - 901 * DAY):
        evening(loaded, day)
    last = today - 400 * DAY
    keeping.purge(loaded, last, SECRET, backups)
    there = copied(backups, last, last - DAY)
    told = say("cli.purge_held", today=day_of(today), last=day_of(last), command="…")
    beginning, end = told.split("…")

    def unsure(stderr: str) -> bool:
        return stderr.startswith(beginning) and stderr.endswith(f"{end}\n")

    asked = run(loaded, "purge")
    assert (asked.exit_code, unsure(asked.stderr), "--now" in asked.stdout) == (0, True, True)
    refused = run(loaded, "purge", "--now")
    assert (refused.exit_code, unsure(refused.stderr), refused.stdout) == (1, True, "")
    for wrong in (last, today + 2 * DAY):
        refused = run(loaded, "purge", "--now", "--today", f"{wrong}")
        sentence = say("cli.clock_differs", today=day_of(today), said=day_of(wrong))
        assert (refused.exit_code, refused.stderr.strip(), refused.stdout) == (1, sentence, "")
    made = run(loaded, "backup")
    assert (made.exit_code, unsure(made.stderr)) == (0, True)
    assert (said(loaded), set(there) <= set(names(backups))) == (52, True)
    assert len(erasures.read(backups / erasures.FILE)) == 2
    daily = keeping.Daily(SECRET, backups)
    daily.turn(loaded, datetime.now(UTC))
    assert known(loaded) == (last, HeldBack(last, today))
    done = run(loaded, "purge", "--now", "--today", f"{today}")
    assert (done.exit_code, done.stderr) == (0, "")
    assert known(loaded) == (today, None)
    assert (said(loaded), set(there) & set(names(backups))) == (0, set())
    assert (run(loaded, "purge").stderr, run(loaded, "purge", "--now").exit_code) == ("", 0)


@one_engine
def test_a_start_and_a_restore_say_it(
    loaded: Database, laptop: Database, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = datetime.now(UTC) - 400 * DAY
    keeping.purge(loaded, long_ago.date(), SECRET, tmp_path)
    copy, _ = copies.make(loaded, tmp_path / "copies", long_ago)
    new = Database(f"sqlite:///{tmp_path / 'new.sqlite'}")
    done = run(new, "restore", str(copy))
    assert (done.exit_code, day_of(long_ago.date()) in done.stderr) == (0, True)
    new.close()
    keeping.purge(laptop, datetime.now(UTC).date() - DAY, SECRET, tmp_path)
    monkeypatch.setenv("TABLEE_HOSTS", "tablee.example.org")
    for house, unsure in ((loaded, True), (laptop, False)):
        started = run(house, "serve", "--check")  # refused for want of an account, and after this was said
        assert (re.search("AAAA-MM-JJ", started.stderr) is not None) == unsure


def test_what_a_former_house_knew_last_is_known_and_not_what_a_clock_ahead_said(loaded: Database) -> None:
    with loaded.transaction() as connection:
        for days in (-30, 4000, -50):
            by = By("facilitator", datetime.now(UTC) + days * DAY)
            audit.record(connection, by, action="wave.added", subject=f"{days}", territory="lyon")
        for days in (-70, -60):
            row = {"day": f"{datetime.now(UTC).date() + days * DAY}", "family": "answers", "subject": "-", "n": 1}
            connection.execute(sql("insert into erased values (:day, :family, :subject, :n)"), row)
    schema.downgrade(loaded, "0075")
    schema.upgrade(loaded)
    assert known(loaded) == (datetime.now(UTC).date() - 30 * DAY, None)
    with loaded.transaction() as connection:
        connection.execute(sql("delete from audit"))
    schema.downgrade(loaded, "0075")
    schema.upgrade(loaded)
    assert known(loaded) == (datetime.now(UTC).date() - 60 * DAY, None)
