"""A demonstration among the tables: whether anybody else is there, and how all of it goes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from db import erasing
from db.changes import leave_no_trace
from db.content.sync import table_of
from db.models.base import Base
from db.models.priorities import PriorityRow
from db.models.staff import StaffRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.cooperation import invented
from db.queries.evaluation import looks
from db.queries.priorities import apart
from db.queries.staff import audit, staff
from db.queries.workshops import unkeyed
from domain.staff.by import CONSOLE, By

_WAVES = (WaveRow.demonstration == True) & (WaveRow.rehearsal == False)  # noqa: E712  SQL


def only(connection: Connection) -> bool:
    """Whether nobody but the accounts of a demonstration was ever here: what is a house's stays so without accounts."""
    people = select(StaffRow.id).where(StaffRow.demonstration == False)  # noqa: E712  SQL
    return connection.execute(people.limit(1)).first() is None


def there(connection: Connection) -> bool:
    """Whether anything of a demonstration is among the tables: a wave, or an account."""
    waves = connection.execute(select(WaveRow.id).where(_WAVES).limit(1)).first()
    accounts = select(StaffRow.id).where(StaffRow.demonstration == True, StaffRow.password_hash != "")  # noqa: E712  SQL
    return waves is not None or connection.execute(accounts.limit(1)).first() is not None


def remove(connection: Connection, now: datetime) -> int:
    """Erase it whole: waves, workshops, all that belongs to them, what it invented beside them; returns how many waves.

    What is real stays, and loses its links with what is not. The journal keeps what was done, by accounts without a
    name.
    """
    waves = connection.execute(select(WaveRow.id).where(_WAVES).order_by(WaveRow.id)).scalars().all()
    for wave in waves:
        looks.lock(connection, wave)
    inside = select(WorkshopRow.id).where(WorkshopRow.wave_id.in_(waves))
    workshops = connection.execute(inside.order_by(WorkshopRow.id).with_for_update()).scalars().all()
    ideas = select(PriorityRow.id).where(PriorityRow.workshop_id.in_(workshops))
    apart.let_go(connection, ideas, inside, now)
    unkeyed.erase(connection, waves, workshops)
    roots: dict[type[Base], Sequence[str]] = {WorkshopRow: workshops, WaveRow: waves, **invented.marked(connection)}
    erasing.erase(connection, {table_of(row): table_of(row).c.id.in_(ids) for row, ids in roots.items()})
    for account in connection.execute(select(StaffRow.id).where(StaffRow.demonstration == True)).scalars().all():  # noqa: E712  SQL
        staff.erase(connection, account)
    if waves:
        audit.record(connection, By(CONSOLE, now), action="demonstration.removed", subject="demonstration")
    leave_no_trace(connection)
    return len(waves)
