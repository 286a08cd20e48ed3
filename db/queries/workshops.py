"""Workshops, from preparation to closing. Each change is written with its audit row."""

import uuid
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from db.changes import note
from db.models.content import TerritoryRow
from db.models.publication import CountedRow
from db.models.vote import VoteRow
from db.models.workshop import WaveRow, WorkshopRow, WorkshopStepRow
from db.queries import audit, blocks, responses
from domain.errors import UnknownCode, UnknownWorkshop, WorkshopClosed, WorkshopNotOpen
from domain.votes.errors import VoteStillOpen
from domain.workshops import Admission, State, Workshop, draw_code

COLUMNS = [field.name for field in fields(Workshop)]  # _workshops selects them in this order


@dataclass(frozen=True)
class Plan:
    """What a facilitator decides beforehand. ``steps``: (kind, planned minutes), in order."""

    territory: str
    wave: str
    questionnaire_version: str
    title: str
    place: str
    day: date
    steps: tuple[tuple[str, int], ...] = ()


def prepare(connection: Connection, plan: Plan, *, by: str | None, now: datetime) -> str:
    """Prepare a workshop; returns its id."""
    workshop = uuid.uuid4().hex
    connection.execute(
        insert(WorkshopRow).values(
            id=workshop,
            territory_id=plan.territory,
            wave_id=plan.wave,
            questionnaire_version_id=plan.questionnaire_version,
            title=plan.title,
            place=plan.place,
            day=plan.day,
            code=_free_code(connection),
            state=State.PREPARED,
            prepared_by=by,
            prepared_at=now,
        )
    )
    for position, (kind, minutes) in enumerate(plan.steps, start=1):
        step = insert(WorkshopStepRow)
        connection.execute(
            step.values(workshop_id=workshop, position=position, kind=kind, minutes=minutes, state="waiting")
        )
    audit.record(connection, now=now, staff_id=by, action="workshop.prepare", subject=workshop, details={})
    return workshop


def open_(connection: Connection, workshop: str, *, by: str | None, now: datetime) -> None:
    """Open: residents may join with the code."""
    _forward(connection, workshop, State.PREPARED, State.OPEN)
    _step(connection, workshop, "questionnaire", "open")
    audit.record(connection, now=now, staff_id=by, action="workshop.open", subject=workshop, details={})


def reveal(connection: Connection, workshop: str, *, by: str | None, now: datetime) -> None:
    """«Révéler»: from now on the room sees each version as it appears. Saying it twice changes nothing."""
    wave = _locked(connection, workshop)
    shown = update(WorkshopRow).where(
        WorkshopRow.id == workshop, WorkshopRow.state == State.OPEN, WorkshopRow.revealed_at.is_(None)
    )
    if connection.execute(shown.values(revealed_at=now)).rowcount:
        blocks.release(connection, wave, workshop)
        audit.record(connection, now=now, staff_id=by, action="workshop.reveal", subject=workshop, details={})
        note(connection, f"workshop:{workshop}")


def close(connection: Connection, workshop: str, *, by: str | None, now: datetime) -> None:
    """Close: nobody joins any more.

    What was never shown is published once, whole; a last small block waits in the wave's pool.

    Raises
    ------
    VoteStillOpen
        Its urn would never be emptied.
    """
    wave = _locked(connection, workshop)
    voting = select(VoteRow.id).where(VoteRow.workshop_id == workshop, VoteRow.state == State.OPEN)
    if unfinished := connection.execute(voting).scalar():
        raise VoteStillOpen(workshop=workshop, vote=unfinished)
    responses.finish_all(connection, workshop)
    revealed = (
        connection.execute(select(WorkshopRow.revealed_at).where(WorkshopRow.id == workshop)).scalar() is not None
    )
    _forward(connection, workshop, State.OPEN, State.CLOSED)
    if not revealed:
        blocks.release(connection, wave, workshop, whole=True)
    blocks.pool(connection, wave, workshop)
    _step(connection, workshop, "questionnaire", "closed")
    audit.record(connection, now=now, staff_id=by, action="workshop.close", subject=workshop, details={})


def workshop(connection: Connection, workshop_id: str) -> Workshop:
    """One workshop.

    Raises
    ------
    UnknownWorkshop
        If there is none of that id.
    """
    row = connection.execute(_workshops().where(WorkshopRow.id == workshop_id)).first()
    if row is None:
        raise UnknownWorkshop
    return _seen(row)


def workshops(connection: Connection, territories: frozenset[str] | None = None) -> tuple[Workshop, ...]:
    """The workshops of some territories (of all, if None), newest first."""
    chosen = _workshops()
    if territories is not None:
        chosen = chosen.where(WorkshopRow.territory_id.in_(sorted(territories)))
    return tuple(_seen(row) for row in connection.execute(chosen.order_by(WorkshopRow.day.desc(), WorkshopRow.code)))


def joinable(connection: Connection, code: str) -> Workshop:
    """The open workshop of this code.

    Raises
    ------
    UnknownCode, WorkshopNotOpen, WorkshopClosed
    """
    rows = [_seen(row) for row in connection.execute(_workshops().where(WorkshopRow.code == code))]
    for state, refusal in ((State.OPEN, None), (State.PREPARED, WorkshopNotOpen), (State.CLOSED, WorkshopClosed)):
        found = next((row for row in rows if row.state is state), None)
        if found and refusal:
            raise refusal
        if found:
            return found
    raise UnknownCode


def steps(connection: Connection, workshop_id: str) -> tuple[tuple[str, int, str], ...]:
    """(kind, planned minutes, state) of each step, in order."""
    chosen = select(WorkshopStepRow.kind, WorkshopStepRow.minutes, WorkshopStepRow.state)
    return tuple(
        (kind, minutes, state)
        for kind, minutes, state in connection.execute(
            chosen.where(WorkshopStepRow.workshop_id == workshop_id).order_by(WorkshopStepRow.position)
        )
    )


def _workshops() -> Select[*tuple[Any, ...]]:
    return (
        select(
            WorkshopRow.id,
            WorkshopRow.territory_id,
            TerritoryRow.name,
            WorkshopRow.wave_id,
            WaveRow.label,
            WorkshopRow.questionnaire_version_id,
            WorkshopRow.title,
            WorkshopRow.day,
            WorkshopRow.place,
            WorkshopRow.code,
            WorkshopRow.state,
            WorkshopRow.revealed_at,
            CountedRow.n,
            WaveRow.demonstration,
            WorkshopRow.people,
            WorkshopRow.admission,
        )
        .join(TerritoryRow, TerritoryRow.id == WorkshopRow.territory_id)
        .join(WaveRow, WaveRow.id == WorkshopRow.wave_id)
        .outerjoin(CountedRow, CountedRow.scope == "workshop:" + WorkshopRow.id)
    )


def _seen(row: Row[*tuple[Any, ...]]) -> Workshop:
    values = dict(zip(COLUMNS, row, strict=True))
    values["state"] = State(values["state"])
    values["admission"] = Admission(values["admission"])
    values["revealed"] = values["revealed"] is not None
    values["answered"] = values["answered"] or 0
    return Workshop(**values)


def _free_code(connection: Connection) -> str:
    while True:
        code = draw_code()
        if connection.execute(select(WorkshopRow.id).where(WorkshopRow.code == code)).first() is None:
            return code


def _locked(connection: Connection, workshop: str) -> str:
    wave = connection.execute(select(WorkshopRow.wave_id).where(WorkshopRow.id == workshop)).scalar()
    if wave is None:
        raise UnknownWorkshop
    connection.execute(select(WaveRow.id).where(WaveRow.id == wave).with_for_update(key_share=True))
    return wave


def _forward(connection: Connection, workshop: str, before: State, after: State) -> None:
    moved = connection.execute(
        update(WorkshopRow).where(WorkshopRow.id == workshop, WorkshopRow.state == before).values(state=after)
    )
    if not moved.rowcount:
        raise WorkshopClosed if after is State.CLOSED else WorkshopNotOpen
    note(connection, f"workshop:{workshop}")


def _step(connection: Connection, workshop: str, kind: str, state: str) -> None:
    connection.execute(
        update(WorkshopStepRow)
        .where(WorkshopStepRow.workshop_id == workshop, WorkshopStepRow.kind == kind)
        .values(state=state)
    )
