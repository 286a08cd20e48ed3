"""The programme of a workshop as it is kept: its steps, and the one that is now."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from db import upsert
from db.models.content import ReferenceRow
from db.models.workshop import CurrentStepRow, ReopeningRow, StepBegunRow, WorkshopStepRow
from domain.workshops import durations
from domain.workshops.programme import Now, Programme, Shows, Step, Template
from domain.workshops.workshop import WorkshopPlan


def write(connection: Connection, workshop: str, plan: WorkshopPlan) -> None:
    """Keep the steps of a workshop that is just being prepared, with what they ask and the activities chosen."""
    named, chosen = dict(plan.asks), dict(plan.practices)
    for position, (kind, minutes) in enumerate(plan.steps, start=1):
        row = {"workshop_id": workshop, "position": position, "kind": kind, "minutes": minutes}
        row |= {"asks": named.get(position), "practice": chosen.get(position)}
        connection.execute(insert(WorkshopStepRow).values(**row))


def templates(connection: Connection) -> tuple[Template, ...]:
    """The programmes to begin with, in the order of the project's list."""
    chosen = select(ReferenceRow.id, ReferenceRow.fr, ReferenceRow.details).where(ReferenceRow.list == "programmes")
    rows = connection.execute(chosen.order_by(ReferenceRow.position))
    return tuple(
        Template(id_, name, tuple((each["step"], each["minutes"]) for each in details["steps"]))
        for id_, name, details in rows
    )


def start(connection: Connection, workshop: str, now: datetime) -> None:
    """The workshop opens: its first step begins, if it has any."""
    if steps(connection, workshop):
        row = {"workshop_id": workshop, "position": 1, "version": 0, "since": now, "more": 0}
        first = upsert.insert(connection.dialect.name, CurrentStepRow).values(**row).on_conflict_do_nothing()
        if connection.execute(first.returning(CurrentStepRow.workshop_id)).scalar() is not None:
            begun(connection, workshop, 1, 0, now)


def begun(connection: Connection, workshop: str, position: int, version: int, now: datetime) -> None:
    """Keep that a step has just begun, for the minutes. ``version``: of the row of the step that is now."""
    row = {"workshop_id": workshop, "version": version, "position": position, "since": now}
    connection.execute(insert(StepBegunRow).values(**row))


# Built once, both: all devices and screens of a room ask at once after each change.
_STEPS = (
    select(WorkshopStepRow.position, WorkshopStepRow.kind, WorkshopStepRow.minutes, WorkshopStepRow.asks)
    .add_columns(WorkshopStepRow.practice, ReferenceRow.fr, ReferenceRow.details)
    .outerjoin(ReferenceRow, (ReferenceRow.list == "programme") & (ReferenceRow.id == WorkshopStepRow.kind))
    .where(WorkshopStepRow.workshop_id == bindparam("one"))
    .order_by(WorkshopStepRow.position)
)
_NOW = select(CurrentStepRow).where(CurrentStepRow.workshop_id == bindparam("one"))


def steps(connection: Connection, workshop: str) -> tuple[Step, ...]:
    """The steps, in order, each with what the project's list says of its kind."""
    rows = connection.execute(_STEPS, {"one": workshop})
    return tuple(
        Step(
            position,
            kind,
            minutes,
            title or kind,
            said.get("icon") or "",
            said.get("note", ""),
            _shows(said),
            asks or "",
            practice or "",
        )
        for position, kind, minutes, asks, practice, title, details in rows
        for said in [details or {}]
    )


def programme(connection: Connection, workshop: str) -> Programme:
    """The steps and the one that is now."""
    row = connection.execute(_NOW, {"one": workshop}).first()
    now = None if row is None else Now(row.position, row.version, row.since, row.more)
    return Programme(steps(connection, workshop), now)


def lasted(connection: Connection, workshop: str, over: datetime | None) -> Mapping[int, int]:
    """How many minutes each step lasted, by its position; ``over``: when the workshop was closed, None before.

    Of a workshop that is older than this list, nothing.
    """
    listed = select(StepBegunRow.position, StepBegunRow.since).where(StepBegunRow.workshop_id == workshop)
    known = connection.execute(listed.order_by(StepBegunRow.version)).all()
    undone = select(ReopeningRow.closed_at, ReopeningRow.at).where(ReopeningRow.workshop_id == workshop)
    breaks = [(closed, at) for closed, at in connection.execute(undone)]
    return durations.lasted([(position, since) for position, since in known], over, breaks)


def _shows(said: dict[str, object]) -> Shows:
    return Shows(str(said.get("shows", Shows.TITLE)))
