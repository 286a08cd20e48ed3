"""What people took back is remembered for as long as a copy from before may be brought back, so that it goes again.

A line says a day, and a hash of what a ticket is already only known by: of use beside the copy that still has the
answers, and of none anywhere else. The lines are kept in the database; in a file beside it, which stays when the
database is lost; and beside each copy (docs/decisions/0160).
"""

import re
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from sqlalchemy import delete, select

from db.aside import aside
from db.changes import leave_no_trace
from db.engine import Connection, Database
from db.models.participation import ErasedTicketRow, ResponseRow
from db.models.sheets import SheetRow
from db.queries.participation import responses
from domain.operations import private
from domain.operations.retention import TERMS, Family
from domain.participation.tickets import taken_back

FILE = "tablee-erasures.txt"
Erased = Mapping[str, date]  # the day on which what this mark stands for was erased
_LINE = re.compile(r"(\d{4}-\d\d-\d\d) ([0-9a-f]{64})")


def add(folder: Path, mark: str, day: date) -> None:
    """One more line at the end of the file of a folder.

    Raises
    ------
    OSError
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / FILE).open("a", encoding="ascii") as file:
        file.write(f"{day:%Y-%m-%d} {mark}\n")


def read(path: Path) -> Erased:
    """The lines of a file; none if it is not there. A line that was cut says nothing."""
    if not path.is_file():
        return {}
    found = (_LINE.fullmatch(line) for line in path.read_text(encoding="ascii", errors="replace").splitlines())
    return {line.group(2): date.fromisoformat(line.group(1)) for line in found if line}


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
    term = TERMS[Family.BACKUPS]
    lines = {mark: day for mark, day in {**read(folder / FILE), **more}.items() if not term.over(day, today)}
    if not lines and not (folder / FILE).exists():
        return
    with aside(folder, today) as unfinished:
        new, told = unfinished / FILE, sorted(lines.items(), key=lambda one: one[::-1])
        new.write_text("".join(f"{day:%Y-%m-%d} {mark}\n" for mark, day in told), encoding="ascii")
        new.chmod(private.FILE)
        new.replace(folder / FILE)


def forget(database: Database, folder: Path, today: date) -> None:
    """Those that no copy is old enough for any more."""
    keep(folder, {}, today)
    with database.transaction() as connection:
        first = TERMS[Family.BACKUPS].first_kept(today)
        connection.execute(delete(ErasedTicketRow).where(ErasedTicketRow.day < first))


def replay(database: Database, erased: Erased) -> int:
    """Erase again what was taken back; returns how much of it was there. Twice erases nothing more."""
    with database.reading() as connection:
        here = [
            ticket
            for column in (ResponseRow.ticket_hash, SheetRow.ticket_hash)
            for ticket in connection.execute(select(column)).scalars()
            if ticket and taken_back(ticket) in erased
        ]
    for ticket in here:
        with database.transaction() as connection:
            responses.withdraw(connection, ticket, erased[taken_back(ticket)])
    if here:
        with database.transaction() as connection:
            leave_no_trace(connection)
    return len(here)


def everywhere(database: Database, files: Collection[Path]) -> Erased:
    """What the database remembers, and what these files do."""
    with database.reading() as connection:
        found = dict(known(connection))
    for path in files:
        found |= read(path)
    return found
