"""In which order waves come: that of what happened in them, whenever somebody wrote them down."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, literal, select

from db.models.workshop import WaveRow, WorkshopRow

_LAST = date(9999, 12, 31)  # of a wave of which no day is known: nothing happened in it yet


def in_time() -> tuple[ColumnElement[Any], ...]:
    """What to order waves by, the oldest first.

    The first day of their workshops, else the last day that was said, else the day of closing. Where none is known,
    after all others, in the order in which they were made.
    """
    day = func.min(WorkshopRow.day)
    workshop = select(day).where(WorkshopRow.wave_id == WaveRow.id, WorkshopRow.rehearses.is_(None))
    first = workshop.correlate(WaveRow).scalar_subquery()
    moment = func.coalesce(first, WaveRow.ends_on, WaveRow.closed_on, literal(_LAST, WaveRow.ends_on.type))
    return moment, WaveRow.__table__.c.position, WaveRow.__table__.c.label
