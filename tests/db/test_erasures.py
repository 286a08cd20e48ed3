"""What people took back does not come back with an old copy: it is erased again, whichever engine, whatever is lost."""

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from db import erasures, keeping
from db.engine import Database
from db.models.participation import AnswerRow, ConsentRow, ErasureRow, ResponseRow, VisitRow
from db.queries.participation import responses, tickets
from db.restoring import clear
from domain.operations.retention import TERMS, Stock
from domain.participation.tickets import taken_back
from tests.ballots import SECRET
from tests.db.test_copies import Run, elsewhere, run, the_copy
from tests.db.test_counts import Room, stored_of
from texts import say

__all__ = ["elsewhere", "run"]
TODAY = datetime.now(UTC).date()


def ticket(room: Room, person: int) -> str:
    return f"ticket-{room.id}-crowd-1-{person}"


def kept_of(database: Database) -> tuple[int, ...]:
    """How many visits, consents, responses there are, and answers."""
    with database.reading() as connection:
        tables = (VisitRow, ConsentRow, ResponseRow, AnswerRow)
        return tuple(len(connection.execute(select(table.__table__)).all()) for table in tables)


def told(database: Database, room: Room) -> object:
    with database.reading() as connection:
        return stored_of(connection, room.wave, room.id)


def take_back(database: Database, room: Room, *people: int) -> None:
    for person in people:
        with database.transaction() as connection:
            assert responses.withdraw(connection, ticket(room, person), TODAY)


def two_rooms(database: Database) -> tuple[Room, Room]:
    with database.transaction() as connection:
        first, second = Room(connection), Room(connection)
        second.crowd(17)
        first.crowd(23)
        first.reveal()
    return first, second


def copies(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix == ".zip")


def test_an_old_copy_is_brought_back_without_what_was_taken_back_since(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path
) -> None:
    first, second = two_rooms(loaded)
    take_back(loaded, second, 3)  # before the copy: it is not in it
    old, new = tmp_path / "old", tmp_path / "new"
    assert run(loaded, "backup", "--to", str(old)).exit_code == 0
    (old / erasures.FILE).unlink()  # only what is beside the newer copy knows
    take_back(loaded, second, 11, 0)
    take_back(loaded, first, 22)
    figures = told(loaded, first), told(loaded, second)
    assert run(loaded, "backup", "--to", str(new)).exit_code == 0
    [copy] = copies(old)
    moved = copy.replace(new / "former.zip")
    said = run(elsewhere, "restore", str(moved))
    assert (said.exit_code, "de nouveau : 3" in said.output.replace("\u00a0", " ")) == (0, True), said.output
    assert kept_of(elsewhere) == kept_of(loaded)
    assert (told(elsewhere, first), told(elsewhere, second)) == figures
    with elsewhere.reading() as connection:
        gone = [ticket(first, 22), ticket(second, 0), ticket(second, 3), ticket(second, 11)]
        assert tickets.known(connection, gone) == {}
        assert len(tickets.known(connection, [ticket(first, 0), ticket(second, 1)])) == 2
        assert sum(connection.execute(select(ErasureRow.n)).scalars()) == 4
    assert erasures.replay(elsewhere, erasures.everywhere(elsewhere, [new / erasures.FILE])) == 0  # twice is once


def test_a_lost_database_is_told_by_the_file_that_stood_beside_it(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path
) -> None:
    first, second = two_rooms(loaded)
    folder, file = tmp_path / "copies", tmp_path / "kept" / erasures.FILE
    assert run(loaded, "backup", "--to", str(folder)).exit_code == 0
    for room, person in ((second, 5), (first, 7)):
        take_back(loaded, room, person)
        erasures.add(file.parent, taken_back(ticket(room, person)), TODAY)
    missing = run(elsewhere, "restore", str(the_copy(folder)), "--erasures", str(tmp_path / "nothing"))
    assert (missing.exit_code, "Rien n’a été remis" in missing.output) == (1, True)
    assert run(elsewhere, "restore", str(the_copy(folder)), "--erasures", str(file)).exit_code == 0
    assert kept_of(elsewhere) == kept_of(loaded)
    with elsewhere.reading() as connection:
        assert tickets.known(connection, [ticket(second, 5), ticket(first, 7)]) == {}


def test_without_its_lines_an_old_copy_would_bring_it_back(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path
) -> None:
    first, _ = two_rooms(loaded)
    folder = tmp_path / "copies"
    run(loaded, "backup", "--to", str(folder))
    take_back(loaded, first, 7)
    assert run(elsewhere, "restore", str(the_copy(folder))).exit_code == 0
    with elsewhere.reading() as connection:
        assert tickets.known(connection, [ticket(first, 7)])


@pytest.mark.parametrize(("kitchen", "elsewhere"), [("sqlite", "sqlite")], indirect=True)
def test_which_lists_were_read_is_said_and_that_none_of_a_server_was(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the table of docs/copies.md: from the folder in which the former server had its own, into another one."""
    monkeypatch.chdir(tmp_path)
    first, second = two_rooms(loaded)
    stick, lacking = tmp_path / "stick", say("cli.lists_lacking", name=erasures.FILE)
    assert run(loaded, "backup", "--to", str(stick)).exit_code == 0
    take_back(loaded, second, 5)
    copy = the_copy(stick)
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path / "new"))
    said = run(elsewhere, "restore", str(copy))
    assert lacking in said.output  # nobody looked anywhere: none were erased again, which is not said
    assert say("cli.erased_again", n=0) not in said.output
    erasures.add(stick, taken_back(ticket(second, 5)), TODAY)  # with a later copy
    clear(elsewhere)
    said = run(elsewhere, "restore", str(copy))
    assert say("cli.lists_read", files=str(stick / erasures.FILE)) in said.output
    assert (say("cli.erased_again", n=1) in said.output, lacking in said.output) == (True, True)
    take_back(loaded, first, 7)
    erasures.add(tmp_path / "var" / "backups", taken_back(ticket(first, 7)), TODAY)
    clear(elsewhere)
    said = run(elsewhere, "restore", str(copy))
    assert (say("cli.erased_again", n=2) in said.output, lacking in said.output) == (True, False)
    assert kept_of(elsewhere) == kept_of(loaded)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_line_says_a_day_and_nothing_that_a_ticket_or_its_hash_says(loaded: Database, tmp_path: Path) -> None:
    first, _ = two_rooms(loaded)
    take_back(loaded, first, 1)
    with loaded.reading() as connection:
        known = erasures.known(connection)
    erasures.keep(tmp_path, known, TODAY)
    [line] = (tmp_path / erasures.FILE).read_text(encoding="ascii").splitlines()
    assert line == f"{TODAY:%Y-%m-%d} {taken_back(ticket(first, 1))}"
    assert ticket(first, 1) not in line


def test_lines_go_with_the_last_copy_that_could_need_them(loaded: Database, tmp_path: Path) -> None:
    first, second = two_rooms(loaded)
    take_back(loaded, first, 1)
    take_back(loaded, second, 2)
    erasures.add(tmp_path, "a" * 64, TODAY - timedelta(days=1))
    with loaded.reading() as connection:
        erasures.keep(tmp_path, erasures.known(connection), TODAY)
    over = TERMS[Stock.BACKUPS].until(TODAY)
    assert known_on(loaded, tmp_path, over - timedelta(days=1)) == (2, 2)  # the older line is gone
    assert known_on(loaded, tmp_path, over) == (0, 0)


def known_on(database: Database, folder: Path, day: date) -> tuple[int, int]:
    """How many lines the database and the file keep after the purge of that day."""
    keeping.purge(database, day, SECRET, folder)
    with database.reading() as connection:
        return len(erasures.known(connection)), len(erasures.read(folder / erasures.FILE))


def test_a_line_that_was_cut_says_nothing_and_the_others_do(tmp_path: Path) -> None:
    erasures.add(tmp_path, "b" * 64, TODAY)
    with (tmp_path / erasures.FILE).open("a", encoding="ascii") as file:
        file.write("2026-11-2")
    assert erasures.read(tmp_path / erasures.FILE) == {"b" * 64: TODAY}
    assert erasures.read(tmp_path / "none") == {}


def test_of_many_who_write_at_once_no_line_is_lost(tmp_path: Path) -> None:
    """Copies write the file anew while people take back."""
    marks = [f"{n:064x}" for n in range(120)]
    begin = threading.Barrier(4)

    def adding(part: int) -> None:
        begin.wait()
        for mark in marks[part::3]:
            erasures.add(tmp_path, mark, TODAY)

    def keeping_on() -> None:
        begin.wait()
        for _ in range(40):
            erasures.keep(tmp_path, {"f" * 64: TODAY}, TODAY)

    threads = [threading.Thread(target=adding, args=(part,)) for part in range(3)]
    threads.append(threading.Thread(target=keeping_on))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert erasures.read(tmp_path / erasures.FILE).keys() == {*marks, "f" * 64}


def test_after_a_line_that_was_cut_the_next_one_is_whole(tmp_path: Path) -> None:
    (tmp_path / erasures.FILE).write_text("2026-11-2", encoding="ascii")
    erasures.add(tmp_path, "c" * 64, TODAY)
    erasures.add(tmp_path, "b" * 64, TODAY)
    with (tmp_path / erasures.FILE).open("a", encoding="ascii") as file:
        file.write(f"2026-99-99 {'a' * 64}\n")
    assert erasures.read(tmp_path / erasures.FILE).keys() == {"b" * 64, "c" * 64}


def test_a_line_in_which_a_sign_is_another_says_nothing_and_the_others_do(tmp_path: Path) -> None:
    days = ("2026-19-22", f"{TODAY:%Y-%m-%d}", "2026-02-30", "0000-11-22")
    lines = [f"{day} {mark * 64}\n" for day, mark in zip(days, "dacb", strict=True)]
    (tmp_path / erasures.FILE).write_text("".join(lines))
    assert erasures.read(tmp_path / erasures.FILE) == {"a" * 64: TODAY}
    erasures.keep(tmp_path, {"f" * 64: TODAY}, TODAY)
    assert erasures.read(tmp_path / erasures.FILE) == {"a" * 64: TODAY, "f" * 64: TODAY}
    assert [path.name for path in tmp_path.iterdir()] == [erasures.FILE]
