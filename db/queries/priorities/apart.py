"""What is real beside ideas that go with their demonstration: it loses its link with them, and stands by itself."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, Select, select, update

from db.models.decisions import DecisionRow
from db.models.invented import InventedSolutionRow
from db.models.priorities import PriorityEventRow, PriorityRow
from db.models.solutions import BrickRow
from db.queries.priorities import history
from domain.priorities.priority import Happening, Status
from domain.staff.by import By


def let_go(connection: Connection, ideas: Select[str], workshops: Select[str], now: datetime) -> None:
    """Before ``ideas`` are erased with their ``workshops``: nothing real points at them any more.

    A real idea that was merged into one of them is again what it was before: everybody reads it who did, or it waits
    to be read, from today on.
    """
    real = DecisionRow.workshop_id.not_in(workshops) & DecisionRow.priority_id.in_(ideas)
    connection.execute(update(DecisionRow).where(real).values(priority_id=None))
    made = BrickRow.solution_id.not_in(select(InventedSolutionRow.solution_id)) & BrickRow.priority_id.in_(ideas)
    connection.execute(update(BrickRow).where(made).values(priority_id=None))
    outside = PriorityRow.workshop_id.is_(None) | PriorityRow.workshop_id.not_in(workshops)
    merged = select(PriorityRow.id).where(outside, PriorityRow.merged_into.in_(ideas)).order_by(PriorityRow.id)
    for idea in connection.execute(merged.with_for_update()).scalars().all():
        _again(connection, idea, now)


def _again(connection: Connection, idea: str, now: datetime) -> None:
    """As it was proposed first, today: whoever reads proposals has as long as for any other."""
    told = _events(connection, idea)
    read = any(event.kind == Happening.PUBLISHED for event in told)
    standing = Status.PROPOSED if read else Status.WAITING
    connection.execute(update(PriorityRow).where(PriorityRow.id == idea).values(status=standing, merged_into=None))
    history.write_down(connection, idea, Happening.PROPOSED, By(told[0].role, now))


def _events(connection: Connection, idea: str) -> Sequence[Row[str, str]]:
    chosen = select(PriorityEventRow.kind, PriorityEventRow.role).where(PriorityEventRow.priority_id == idea)
    return connection.execute(chosen.order_by(PriorityEventRow.n)).all()
