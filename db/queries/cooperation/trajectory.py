"""The trajectory of a territory, from one declaration to the next."""

from sqlalchemy import Connection, select, update

from db import once, upsert
from db.content.sync import table_of
from db.models.trajectory import TrajectoryEntryRow
from db.queries.staff import audit
from domain.cooperation.errors import Gone, TrajectoryMoved
from domain.cooperation.trajectory import Declared, Entry, Kind, Trajectory
from domain.staff.by import By

_TABLE = table_of(TrajectoryEntryRow)


def of(connection: Connection, territory: str) -> Trajectory:
    """All that was declared of it."""
    rows = connection.execute(select(_TABLE).where(_TABLE.c.territory_id == territory).order_by(_TABLE.c.number))
    return Trajectory(
        tuple(
            Entry(row.number, Declared(Kind(row.kind), row.day, row.words, row.step), row.role, row.taken_back)
            for row in rows
        )
    )


def declare(connection: Connection, territory: str, said: Declared, seen: int, by: By, request: str) -> None:
    """Declare one thing more. ``seen``: the number of the last entry on the screen of whoever declares.

    ``request``: its id, drawn beforehand; asked twice, it is written once.

    Raises
    ------
    domain.cooperation.errors.TrajectoryMoved, domain.cooperation.errors.StepUnderWay,
    domain.cooperation.errors.StepNotUnderWay, domain.cooperation.errors.DayAhead,
    domain.cooperation.errors.DayBefore, domain.cooperation.errors.NoSupport, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = said.checked(by.day)
    row = {"territory_id": territory, "kind": kept.kind, "step": kept.step, "day": kept.day, "words": kept.words}
    if once.asked_before(connection, TrajectoryEntryRow, request, row):
        return
    before = of(connection, territory)
    if before.last != seen:
        raise TrajectoryMoved
    before.accepts(kept)
    new = upsert.insert(connection.dialect.name, TrajectoryEntryRow)
    new = new.values(id=request, **row, number=seen + 1, role=by.role, taken_back=False, made_at=by.now)
    if connection.execute(new.on_conflict_do_nothing().returning(_TABLE.c.id)).scalar() is not None:
        _written(connection, territory, "trajectory.declared", by)
    elif not once.asked_before(connection, TrajectoryEntryRow, request, row):
        raise TrajectoryMoved


def take_back(connection: Connection, territory: str, number: int, by: By) -> None:
    """An entry was wrong: it counts no more. Twice is as once.

    Raises
    ------
    domain.cooperation.errors.Gone
        There is none of that number.
    """
    here = (_TABLE.c.territory_id == territory) & (_TABLE.c.number == number)
    if connection.execute(select(_TABLE.c.id).where(here)).scalar() is None:
        raise Gone
    standing = here & (_TABLE.c.taken_back == False)  # noqa: E712  SQL
    if connection.execute(update(TrajectoryEntryRow).where(standing).values(taken_back=True)).rowcount:
        _written(connection, territory, "trajectory.taken_back", by)


def _written(connection: Connection, territory: str, action: str, by: By) -> None:
    audit.record(connection, by, action=action, subject=territory, territory=territory)
