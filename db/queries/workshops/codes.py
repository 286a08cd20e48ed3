"""The codes by which people join: which are taken, and where they lead."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from db.models.workshop import WorkshopRow
from domain.workshops.workshop import State, draw_code


def known(connection: Connection, typed: Collection[str]) -> dict[str, str]:
    """Those of these codes that some workshop has, or had: the id of the one that is open, empty if none is."""
    rows = select(WorkshopRow.code, WorkshopRow.id, WorkshopRow.state).where(WorkshopRow.code.in_(typed))
    found: dict[str, str] = {}
    for row in connection.execute(rows):
        found[row.code] = row.id if row.state == State.OPEN else found.get(row.code, "")
    return found


def free(connection: Connection) -> str:
    """A new one, that no workshop has or had."""
    while True:
        code = draw_code()
        if connection.execute(select(WorkshopRow.id).where(WorkshopRow.code == code)).first() is None:
            return code
