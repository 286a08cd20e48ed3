"""The days of purges: the last that one was done on, and the one at which the server's own holds back, if it does.

Only a purge moves the first, and only forward: a clock that jumped makes acts, copies and sign-ins of its own day, and
none of them proves it right.
"""

from datetime import date

from sqlalchemy import Connection, delete, select, update

from db.models.retention import PurgeTurnRow
from db.upsert import insert
from domain.operations.retention import HeldBack

_DONE, _HELD = "done", "held"


def last(connection: Connection) -> date | None:
    """The last day on which a purge was done; None in a house that had none yet."""
    return _days(connection).get(_DONE)


def done(connection: Connection, today: date) -> None:
    """One was done today: nothing is held back any more."""
    connection.execute(delete(PurgeTurnRow).where(PurgeTurnRow.kind == _HELD))
    new = insert(connection.dialect.name, PurgeTurnRow).values(kind=_DONE, day=today)
    connection.execute(new.on_conflict_do_nothing())
    earlier = (PurgeTurnRow.kind == _DONE) & (PurgeTurnRow.day < today)
    connection.execute(update(PurgeTurnRow).where(earlier).values(day=today))


def hold_back(connection: Connection, today: date) -> None:
    """The server's own holds back, on what its clock says is today."""
    new = insert(connection.dialect.name, PurgeTurnRow).values(kind=_HELD, day=today)
    connection.execute(new.on_conflict_do_update(index_elements=["kind"], set_={"day": today}))


def held_back(connection: Connection) -> HeldBack | None:
    """Between which days it holds back, if it does."""
    known = _days(connection)
    return HeldBack(known[_DONE], known[_HELD]) if {_DONE, _HELD} <= known.keys() else None


def _days(connection: Connection) -> dict[str, date]:
    return {row.kind: row.day for row in connection.execute(select(PurgeTurnRow.kind, PurgeTurnRow.day))}
