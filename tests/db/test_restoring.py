"""A restore that was cut serves nobody and is begun again; what was ended since its copy opens nothing."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from db import copying, erasures, keeping, restoring
from db.engine import Database
from db.models.blanks import BlankTicketRow
from db.models.participation import ErasedTicketRow, ErasureRow
from db.models.remotes import RemoteCodeRow, RemoteRow
from db.models.staff import HandoverRow, StaffSessionRow
from db.queries.participation import tickets
from db.queries.staff import access_ends, sessions
from domain.operations.copies import ErasuresUnreadable
from domain.participation.tickets import taken_back
from server import start
from tests.ballots import SECRET, account
from tests.ballots import room as meeting
from tests.db.test_copies import Run, elsewhere, run, the_copy
from tests.db.test_counts import Room
from tests.db.test_erasures import TODAY, kept_of, take_back, ticket, two_rooms
from texts import day_of, say

__all__ = ["elsewhere", "run"]


class Cut(Exception):
    """The power went."""


def copied(database: Database, run: Run, folder: Path) -> tuple[Room, Room, Path]:
    """Two rooms in a copy; then one person of each took their answers back, which only the file beside it says."""
    first, second = two_rooms(database)
    assert run(database, "backup", "--to", str(folder)).exit_code == 0
    copy = the_copy(folder)
    for room, person in ((second, 5), (first, 7)):
        take_back(database, room, person)
        erasures.add(folder, taken_back(ticket(room, person)), TODAY)
    return first, second, copy


@pytest.mark.parametrize("step", ["again", "lapse_all"])
def test_cut_before_its_end_it_serves_nobody_and_is_begun_again(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    first, second, copy = copied(loaded, run, tmp_path / "copies")

    def cut(*_: object) -> None:
        raise Cut

    whose = next(one for one in (erasures, sessions, access_ends) if hasattr(one, step))
    with monkeypatch.context() as broken:
        broken.setattr(whose, step, cut)
        with pytest.raises(Cut):
            run(elsewhere, "restore", str(copy))
    for words in (("prepare",), ("check",), ("purge", "--now"), ("backup", "--to", str(tmp_path / "other"))):
        refused = run(elsewhere, *words)
        assert (refused.exit_code, refused.output.strip()) == (1, say("cli.restore_cut"))
    with pytest.raises(start.RestoreCut):
        start._served(elsewhere)
    assert run(elsewhere, "restore", str(copy)).exit_code == 0
    assert kept_of(elsewhere) == kept_of(loaded)
    with elsewhere.reading() as connection:
        assert tickets.known(connection, [ticket(second, 5), ticket(first, 7)]) == {}
    assert not restoring.is_cut(elsewhere)
    assert run(elsewhere, "restore", str(copy)).exit_code == 1


def test_a_file_that_cannot_be_read_stops_it_before_anything_is_written(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path
) -> None:
    *_, copy = copied(loaded, run, tmp_path / "copies")
    lines = tmp_path / "copies" / erasures.FILE
    kept = lines.read_bytes()
    for wrong in (lambda: lines.write_text("une lettre\nà quelqu’un\n", encoding="utf-8"), lambda: _folder(lines)):
        wrong()
        refused = run(elsewhere, "restore", str(copy))
        assert (refused.exit_code, "Rien n’a été fait" in refused.output) == (1, True)
        with elsewhere.reading() as connection:
            assert not restoring.is_cut(elsewhere)
            assert list(copying._tables(connection)) == []
    lines.rmdir()
    lines.write_bytes(kept)
    assert run(elsewhere, "restore", str(copy)).exit_code == 0
    assert kept_of(elsewhere) == kept_of(loaded)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def test_who_was_signed_in_when_the_copy_was_made_is_not_any_more_and_it_is_said(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    with loaded.transaction() as connection:
        ana, ben = account(connection, "ana"), account(connection, "ben")
        workshop = meeting(connection)
        for who in (ben, ana):
            sessions.open_session(connection, who, f"token {who}", now)
            later = now + timedelta(hours=1)
            code = {"staff_id": who, "expires_at": later, "code_hash": f"code {who}"}
            connection.execute(insert(HandoverRow).values(used=False, **code))
            connection.execute(insert(RemoteCodeRow).values(workshop_id=workshop, **code))
        remote = {"workshop_id": workshop, "number": 1, "staff_id": ana, "token_hash": "t", "ends_at": later}
        connection.execute(insert(RemoteRow).values(**remote))
    assert run(loaded, "backup", "--to", str(tmp_path / "copies")).exit_code == 0
    said = run(elsewhere, "restore", str(the_copy(tmp_path / "copies")))
    assert say("cli.restored_accounts", made=day_of(now)) in said.output
    with elsewhere.reading() as connection:
        for who in (ana, ben):
            assert sessions.visitor_of(connection, f"token {who}", now) is None
        assert connection.execute(select(StaffSessionRow).where(StaffSessionRow.revoked_at.is_(None))).all() == []
        assert set(connection.execute(select(HandoverRow.used)).scalars()) == {True}
        for row in (RemoteCodeRow, RemoteRow):
            assert connection.execute(select(row)).all() == []


def test_marks_of_nobody_here_are_kept_for_who_comes_later_and_the_purge_erases_again(
    loaded: Database, tmp_path: Path
) -> None:
    """A database that other tools brought back: only the file beside it knows."""
    first, second = two_rooms(loaded)
    for one in (ticket(second, 4), "of nobody here", ticket(first, 2)):
        erasures.add(tmp_path, taken_back(one), TODAY)
    before = kept_of(loaded)
    keeping.purge(loaded, TODAY, SECRET, tmp_path)
    assert kept_of(loaded)[0] == before[0] - 2
    with loaded.reading() as connection:
        marks = set(connection.execute(select(ErasedTicketRow.mark)).scalars())
        assert taken_back("of nobody here") in marks
        assert len(marks) == 3
        assert connection.execute(select(func.sum(ErasureRow.n))).scalar() == 2
    keeping.purge(loaded, TODAY, SECRET, tmp_path)
    assert kept_of(loaded)[0] == before[0] - 2


def test_a_printed_ticket_that_was_used_and_taken_back_is_not_unused_again(loaded: Database, tmp_path: Path) -> None:
    first, second = two_rooms(loaded)
    with loaded.transaction() as connection:
        for room, name in ((second, "used"), (first, "free"), (first, "also used")):
            connection.execute(insert(BlankTicketRow).values(workshop_id=room.id, ticket_hash=name, day=TODAY))
    for name in ("also used", "used"):
        erasures.add(tmp_path, taken_back(name), TODAY)
    keeping.purge(loaded, TODAY, SECRET, tmp_path)
    with loaded.reading() as connection:
        assert set(connection.execute(select(BlankTicketRow.ticket_hash)).scalars()) == {"free"}


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever may read everything reads this too")
def test_a_file_of_somebody_else_is_said(tmp_path: Path) -> None:
    (tmp_path / erasures.FILE).touch(mode=0o000)
    with pytest.raises(ErasuresUnreadable):
        erasures.read(tmp_path / erasures.FILE)
