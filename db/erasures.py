"""What people took back is remembered for as long as a copy from before may be brought back, so that it goes again.

A line says a day, and a hash of what a ticket is already only known by: of use beside the copy that still has the
answers, and of none anywhere else. The lines are kept in the database; in a file beside it, which stays when the
database is lost; and beside each copy (docs/decisions/0160).
"""

import fcntl
import os
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from sqlalchemy import delete, exists, select

from db.changes import leave_no_trace
from db.engine import Connection, Database
from db.models.blanks import BlankTicketRow
from db.models.carry import CarryRow
from db.models.participation import ErasedTicketRow, ResponseRow
from db.models.sheets import SheetRow
from db.queries.participation import responses
from db.unfinished import private_folder
from db.upsert import insert
from domain.operations import private
from domain.operations.carry import State as Journey
from domain.operations.copies import ErasuresUnreadable
from domain.operations.retention import TERMS, Stock
from domain.participation.tickets import taken_back

FILE = "tablee-erasures.txt"
Erased = Mapping[str, date]  # the day on which what this mark stands for was erased
_LINE = re.compile(r"(\d{4}-\d\d-\d\d) ([0-9a-f]{64})")


def add(folder: Path, mark: str, day: date) -> None:
    """One more line at the end of the file of a folder, and on its disk.

    Raises
    ------
    OSError
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(folder), (folder / FILE).open("ab+") as file:
        # After a line that was cut: it takes none of this one with it.
        cut = file.seek(0, os.SEEK_END) and (file.seek(-1, os.SEEK_END), file.read())[1] != b"\n"
        file.write(b"\n" * bool(cut) + f"{day:%Y-%m-%d} {mark}\n".encode("ascii"))
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No other process or thread of this machine writes the file meanwhile. The folder itself is locked: no file more.

    Where a folder cannot be locked (some networks), it is written all the same.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def read(path: Path) -> Erased:
    """The lines of a file; none if it is not there. A line that was cut says nothing.

    Raises
    ------
    ErasuresUnreadable
        It cannot be read, or is another file.
    """
    try:
        lines = path.read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    except OSError as away:
        raise ErasuresUnreadable(file=path) from away
    found = dict(one for one in map(_said, lines) if one)
    if not found and len(lines) > 1:
        raise ErasuresUnreadable(file=path)
    return found


def _said(line: str) -> tuple[str, date] | None:
    found = _LINE.fullmatch(line)
    with suppress(ValueError):  # no day of the calendar
        return (found.group(2), date.fromisoformat(found.group(1))) if found else None
    return None


def known(connection: Connection) -> Erased:
    """Those that the database remembers."""
    rows = connection.execute(select(ErasedTicketRow.mark, ErasedTicketRow.day))
    return {row.mark: row.day for row in rows}


def keep(folder: Path, more: Erased, today: date) -> None:
    """Write the file of a folder anew, with ``more``, without what no copy is old enough for; whole or not at all.

    Raises
    ------
    OSError
    """
    term = TERMS[Stock.BACKUPS]
    if not more and not (folder / FILE).exists():
        return
    # Whoever adds a line waits, and adds it to the new file.
    with _alone(folder), private_folder(folder, today) as unfinished:
        known = {**read(folder / FILE), **more}.items()
        lines = sorted((day, mark) for mark, day in known if not term.over(day, today))
        new = unfinished / FILE
        with new.open("w", encoding="ascii") as file:
            file.writelines(f"{day:%Y-%m-%d} {mark}\n" for day, mark in lines)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(private.FILE)
        new.replace(folder / FILE)


def forget(database: Database, folder: Path, today: date) -> None:
    """Those that no copy is old enough for any more; in the database not while a laptop may still bring them back."""
    keep(folder, {}, today)
    away = exists().where(CarryRow.state == Journey.AWAY)
    with database.transaction() as connection:
        first = TERMS[Stock.BACKUPS].first_kept(today)
        connection.execute(delete(ErasedTicketRow).where(ErasedTicketRow.day < first, ~away))


def remember(connection: Connection, erased: Erased) -> None:
    """Have these in the database too: what they name may come back later, from a laptop."""
    for mark, day in erased.items():
        new = insert(connection.dialect.name, ErasedTicketRow).values(mark=mark, day=day)
        connection.execute(new.on_conflict_do_nothing())


def named(connection: Connection, erased: Erased) -> tuple[str, ...]:
    """The tickets that are here although they were taken back."""
    if not erased:
        return ()
    return tuple(
        ticket
        for column in (ResponseRow.ticket_hash, SheetRow.ticket_hash)
        for ticket in connection.execute(select(column)).scalars()
        if ticket and taken_back(ticket) in erased
    )


def spend(connection: Connection, erased: Erased) -> None:
    """A printed ticket that was used and taken back since the copy is there unused again: nobody answers with it.

    What they said would be erased at the next replay.
    """
    for ticket in connection.execute(select(BlankTicketRow.ticket_hash)).scalars().all() if erased else ():
        if taken_back(ticket) in erased:
            connection.execute(delete(BlankTicketRow).where(BlankTicketRow.ticket_hash == ticket))


def again(connection: Connection, erased: Erased) -> int:
    """Erase again what was taken back, all at once; returns how much of it was there."""
    spend(connection, erased)
    here = named(connection, erased)
    for ticket in here:
        responses.withdraw(connection, ticket, erased[taken_back(ticket)])
    if here:
        leave_no_trace(connection)
    return len(here)


def replay(database: Database, erased: Erased) -> int:
    """The same beside people who answer, one after the other. Twice erases nothing more."""
    with database.reading() as connection:
        here, lacking = named(connection, erased), erased.keys() - known(connection).keys()
    if lacking:
        with database.transaction() as connection:
            remember(connection, {mark: erased[mark] for mark in lacking})
            spend(connection, erased)
    for ticket in here:
        with database.transaction() as connection:
            responses.withdraw(connection, ticket, erased[taken_back(ticket)])
            leave_no_trace(connection)
    return len(here)


def everywhere(database: Database, files: Collection[Path]) -> Erased:
    """What the database remembers, and what these files do."""
    with database.reading() as connection:
        found = dict(known(connection))
    for path in files:
        found |= read(path)
    return found
