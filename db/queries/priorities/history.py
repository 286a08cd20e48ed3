"""What happens to a priority: each time it moves, a line in its history, which only grows."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from db.content.sync import table_of
from db.models.priorities import PriorityEventRow, PriorityRow
from db.queries.staff import audit
from domain.participation.typed import clean, free_text
from domain.priorities.errors import ReasonMissing, UnknownPriority, WrongMoment
from domain.priorities.priority import EXPLAINED, LONGEST_WHY, Event, Happening, Priority, Status, moved
from domain.staff.by import By


def happened(
    connection: Connection,
    priority_id: str,
    kind: Happening,
    by: By,
    *,
    subject: str | None = None,
    details: Mapping[str, str] | None = None,
    changes: Mapping[str, object] | None = None,
) -> str:
    """Move a priority, write it into its history and, if staff did it, into the audit; returns its id.

    ``subject``: the vote, or the other priority; what happened with the same one already does not happen again.
    ``changes``: other columns, by name.

    Raises
    ------
    domain.priorities.errors.UnknownPriority, domain.priorities.errors.WrongMoment,
    domain.priorities.errors.ReasonMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    said = {name: text for name, text in (details or {}).items() if clean(text)}
    free_text(said.get("why", ""), LONGEST_WHY)
    if kind in EXPLAINED and "why" not in said:
        raise ReasonMissing
    row = held(connection, priority_id)
    if subject is not None and _known(connection, priority_id, kind, subject):
        return priority_id
    values = {"status": moved(Status(row.status), kind), **(changes or {})}
    connection.execute(update(PriorityRow).where(PriorityRow.id == priority_id).values(**values))
    write_down(connection, priority_id, kind, by, subject=subject, details=said)
    if by.staff is not None:
        audit.record(connection, by, action=f"priority.{kind}", subject=priority_id)
    return priority_id


def held(connection: Connection, priority_id: str) -> Row[Any]:
    """The row, which nobody else changes before this transaction ends.

    Raises
    ------
    domain.priorities.errors.UnknownPriority
    """
    table = table_of(PriorityRow)
    row = connection.execute(select(table).where(table.c.id == priority_id).with_for_update()).first()
    if row is None or row.is_example:
        raise UnknownPriority
    return row


def unchanged(connection: Connection, shown: Priority) -> None:
    """Hold a priority as a screen showed it; what is then done lands on nothing else.

    Raises
    ------
    domain.priorities.errors.UnknownPriority
    domain.priorities.errors.WrongMoment
        Something happened to it since.
    """
    held(connection, shown.id)
    if histories(connection, [shown.id]).get(shown.id, []) != list(shown.history):
        raise WrongMoment


def write_down(
    connection: Connection,
    priority_id: str,
    kind: Happening,
    by: By,
    *,
    subject: str | None = None,
    details: Mapping[str, str] | None = None,
) -> None:
    """Add to the history of a priority that is held, or new."""
    last = select(func.coalesce(func.max(PriorityEventRow.n), 0)).where(PriorityEventRow.priority_id == priority_id)
    n = connection.execute(last).scalar_one() + 1
    connection.execute(
        insert(PriorityEventRow).values(
            priority_id=priority_id, n=n, kind=kind, day=by.day, role=by.role, subject=subject,
            details=dict(details or {}),
        )
    )  # fmt: skip


def _known(connection: Connection, priority_id: str, kind: Happening, subject: str) -> bool:
    same = select(PriorityEventRow.n).where(
        PriorityEventRow.priority_id == priority_id, PriorityEventRow.kind == kind, PriorityEventRow.subject == subject
    )
    return connection.execute(same).first() is not None


def histories(connection: Connection, ids: Sequence[str]) -> Mapping[str, list[Event]]:
    """What happened to each, from the first event to the last."""
    table = table_of(PriorityEventRow)
    found: dict[str, list[Event]] = {}
    chosen = select(table).where(table.c.priority_id.in_(ids)).order_by(table.c.priority_id, table.c.n)
    for row in connection.execute(chosen):
        event = Event(Happening(row.kind), row.day, row.role, row.details.get("why", ""), row.details.get("title", ""))
        found.setdefault(row.priority_id, []).append(event)
    return found
