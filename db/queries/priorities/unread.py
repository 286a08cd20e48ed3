"""Ideas that nobody has read yet, and since when they wait."""

from typing import Any

from sqlalchemy import Connection, Row, func, select

from db import erasing
from db.content.sync import table_of
from db.models.priorities import PriorityEventRow, PriorityRow
from db.models.workshop import WorkshopRow
from domain.priorities.priority import Happening, Status


def waiting(connection: Connection) -> tuple[Row[Any], ...]:
    """Id, territory, and the day on which each came, or came back to be read again (``priorities.apart``).

    Not those that something else points at: a decision, a brick, an idea that was merged into it when it was read.
    """
    chosen = (
        select(PriorityRow.id, PriorityRow.territory_id, func.max(PriorityEventRow.day).label("day"))
        .join(PriorityEventRow, PriorityEventRow.priority_id == PriorityRow.id)
        .outerjoin(WorkshopRow, WorkshopRow.id == PriorityRow.workshop_id)
        .where(PriorityRow.status == Status.WAITING, PriorityEventRow.kind == Happening.PROPOSED)
        .where(WorkshopRow.rehearses.is_(None))
        .where(*(PriorityRow.id.not_in(these) for these in erasing.pointed_at(table_of(PriorityRow))))
        .group_by(PriorityRow.id, PriorityRow.territory_id)
    )
    return tuple(connection.execute(chosen))
