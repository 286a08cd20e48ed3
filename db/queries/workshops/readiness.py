"""What is tried in the room of a workshop before people come. Each try is written with its audit row."""

import secrets
from datetime import datetime

from sqlalchemy import Connection, delete, select

from db import upsert
from db.changes import note
from db.models.readiness import RoomCheckRow, WallSquareRow
from db.queries.staff import audit
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.workshops.readiness import NUMBERS, Check, Seen, Square
from domain.workshops.workshop import Over, State


def seen(connection: Connection, workshop: str) -> dict[Check, Seen]:
    """What became of each check that was made."""
    chosen = select(RoomCheckRow.what, RoomCheckRow.passed, RoomCheckRow.at).where(RoomCheckRow.workshop_id == workshop)
    return {Check(what): Seen(passed, at) for what, passed, at in connection.execute(chosen)}


def check(connection: Connection, workshop: str, what: Check, *, passed: bool, by: By) -> Seen:
    """Write down what became of a check, and read it again; returns what is there.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop, domain.workshops.workshop.Over
    """
    _held(connection, workshop)
    row = upsert.insert(connection.dialect.name, RoomCheckRow)
    row = row.values(workshop_id=workshop, what=what, passed=passed, at=by.now)
    kept = {"passed": row.excluded.passed, "at": row.excluded.at}
    connection.execute(row.on_conflict_do_update(index_elements=["workshop_id", "what"], set_=kept))
    if what is Check.WALL:
        connection.execute(delete(WallSquareRow).where(WallSquareRow.workshop_id == workshop))
    _written(connection, workshop, by, what=what, passed=passed)
    return seen(connection, workshop)[what]


def square(connection: Connection, workshop: str, now: datetime) -> int | None:
    """The number in the square that is on the wall; None if there is none, or if it was forgotten there."""
    last = hung(connection, workshop)
    return last.shown(now) if last else None


def hung(connection: Connection, workshop: str) -> Square | None:
    """The square that was put on the wall last: it may have been forgotten there."""
    chosen = select(WallSquareRow.number, WallSquareRow.at).where(WallSquareRow.workshop_id == workshop)
    found = connection.execute(chosen).one_or_none()
    return Square(found.number, found.at) if found else None


def show_square(connection: Connection, workshop: str, by: By) -> int:
    """Put a square on the wall; returns its number, the one that is there if there is one.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop, domain.workshops.workshop.Over
    """
    _held(connection, workshop)
    there = square(connection, workshop, by.now)
    if there is not None:
        return there
    number = secrets.choice(NUMBERS)
    row = upsert.insert(connection.dialect.name, WallSquareRow).values(workshop_id=workshop, number=number, at=by.now)
    fresh = {"number": row.excluded.number, "at": row.excluded.at}
    connection.execute(row.on_conflict_do_update(index_elements=["workshop_id"], set_=fresh))
    _written(connection, workshop, by, what="square")
    return number


def _held(connection: Connection, workshop: str) -> None:
    if workshops.held(connection, workshop) is State.CLOSED:
        raise Over


def _written(connection: Connection, workshop: str, by: By, **details: object) -> None:
    audit.record(connection, by, action="workshop.room_checked", subject=workshop, details=details)
    note(connection, f"workshop:{workshop}")
