"""Workshops, from preparation to closing. Each change is written with its audit row."""

import uuid
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select, update

from db import once
from db.changes import note
from db.models.content import TerritoryRow
from db.models.publication import CountedRow
from db.models.vote import VoteRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import looks, waves
from db.queries.operations import carries
from db.queries.staff import audit
from db.queries.workshops import asking, codes, programme, scenes, welcome
from domain.evaluation.reservoir import first_look
from domain.staff.by import By
from domain.votes.errors import VoteStillOpen
from domain.workshops.errors import UnknownCode, UnknownWorkshop, WorkshopClosed, WorkshopElsewhere, WorkshopNotOpen
from domain.workshops.workshop import (
    Admission,
    AlreadyOpen,
    NotYetOpen,
    Over,
    State,
    Workshop,
    WorkshopAway,
    WorkshopPlan,
    named,
)

ELSEWHERE = {State.PREPARED: NotYetOpen, State.OPEN: AlreadyOpen, State.CLOSED: Over}
COLUMNS = [field.name for field in fields(Workshop)]  # _workshops selects them in this order


def prepare(connection: Connection, plan: WorkshopPlan, *, by: By, request: str = "") -> str:
    """Prepare a workshop; returns its id.

    ``request``: its id, drawn beforehand by whoever asks; asked twice, it is prepared once.

    Raises
    ------
    domain.workshops.workshop.Unnamed, domain.errors.RequestReused, domain.errors.TextTooLong,
    domain.errors.ForbiddenCharacters, domain.evaluation.waves.WaveClosed, domain.operations.carry.WaveElsewhere,
    domain.workshops.welcome.FoodIsGiven, domain.workshops.welcome.EpicesUnused, domain.workshops.asking.AskedTwice,
    domain.workshops.asking.TooManyQuestionnaires
    """
    for version in plan.versions:
        plan.welcome.judge(version)
    title, place = named(plan.title, plan.place)
    workshop = request or uuid.uuid4().hex
    said = {"territory_id": plan.territory, "title": title, "place": place, "day": plan.day}
    said |= {"wave_id": plan.wave, "questionnaire_version_id": plan.questionnaire_version}
    beside = {"code": codes.free(connection), "state": State.PREPARED, "prepared_by": by.staff, "prepared_at": by.now}
    if not once.write(connection, WorkshopRow, workshop, said, beside):
        return workshop
    waves.held_open(connection, plan.wave)
    carries.refuse_wave(connection, plan.wave)
    asking.write(connection, workshop, plan.versions, plan.asks)
    programme.write(connection, workshop, plan)
    welcome.write(connection, workshop, plan.welcome)
    audit.record(connection, by, action="workshop.prepared", subject=workshop, details={})
    return workshop


def open_(connection: Connection, workshop: str, *, by: By) -> None:
    """Open: residents may join with the code.

    Raises ``AlreadyOpen``, ``Over`` or ``WorkshopAway`` (domain.workshops.workshop).
    """
    held(connection, workshop)
    _forward(connection, workshop, State.PREPARED, State.OPEN)
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(next_look=first_look(by.now)))
    programme.start(connection, workshop, by.now)
    scenes.keep(connection, workshop, by.now)
    audit.record(connection, by, action="workshop.opened", subject=workshop, details={})


def close(connection: Connection, workshop: str, *, by: By) -> None:
    """Close: nobody joins any more. All else waits until nobody may reopen it (``endings.settle``).

    Raises
    ------
    VoteStillOpen
        Its urn would never be emptied.
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    held(connection, workshop)  # no vote opens meanwhile; whoever is just beginning begins before, or not at all
    voting = select(VoteRow.id).where(VoteRow.workshop_id == workshop, VoteRow.state == State.OPEN)
    if unfinished := connection.execute(voting).scalar():
        raise VoteStillOpen(workshop=workshop, vote=unfinished)
    _forward(connection, workshop, State.OPEN, State.CLOSED)
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(closed_at=by.now))
    scenes.unhang(connection, workshop)
    scenes.keep(connection, workshop, by.now)
    audit.record(connection, by, action="workshop.closed", subject=workshop, details={})


def workshop(connection: Connection, workshop_id: str) -> Workshop:
    """One workshop.

    Raises
    ------
    UnknownWorkshop
    """
    row = connection.execute(_ONE, {"one": workshop_id}).first()
    if row is None:
        raise UnknownWorkshop
    return _seen(row)


def rehearsed(connection: Connection, workshop_id: str) -> Workshop:
    """The workshop that this one rehearses, or, of all others, this one. Raises ``UnknownWorkshop``."""
    here = workshop(connection, workshop_id)
    return workshop(connection, here.rehearses) if here.rehearses else here


def workshops(
    connection: Connection, territories: frozenset[str] | None = None, *, rehearsals: bool = False
) -> tuple[Workshop, ...]:
    """The workshops of some territories (of all, if None), newest first; ``workshop.in_order`` says why.

    ``rehearsals``: theirs instead, which are in no other list.
    """
    rehearses = WorkshopRow.rehearses.is_not(None) if rehearsals else WorkshopRow.rehearses.is_(None)
    chosen = _workshops().where(rehearses)
    if territories is not None:
        chosen = chosen.where(WorkshopRow.territory_id.in_(sorted(territories)))
    newest = (WorkshopRow.day.desc(), WorkshopRow.prepared_at.desc().nulls_last(), WorkshopRow.title, WorkshopRow.code)
    return tuple(_seen(row) for row in connection.execute(chosen.order_by(*newest)))


def held(connection: Connection, workshop_id: str) -> State:
    """Where it stands, until this transaction ends: nobody else opens or closes it meanwhile.

    Raises
    ------
    UnknownWorkshop
    domain.workshops.workshop.WorkshopAway
    """
    chosen = select(WorkshopRow.state, WorkshopRow.away).where(WorkshopRow.id == workshop_id)
    found = connection.execute(chosen.with_for_update(key_share=True)).first()
    if found is None:
        raise UnknownWorkshop
    if found.away:
        raise WorkshopAway
    return State(found.state)


def held_open(connection: Connection, workshop_id: str) -> None:
    """As ``held``, for what only an open workshop does.

    Raises
    ------
    UnknownWorkshop
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    state = held(connection, workshop_id)
    if state is not State.OPEN:
        raise ELSEWHERE[state]


def joinable(connection: Connection, code: str) -> Workshop:
    """The open workshop of this code.

    Raises
    ------
    UnknownCode, WorkshopNotOpen, WorkshopElsewhere, WorkshopClosed
    """
    rows = [_seen(row) for row in connection.execute(_workshops().where(WorkshopRow.code == code))]
    for state, refusal in ((State.OPEN, None), (State.PREPARED, WorkshopNotOpen), (State.CLOSED, WorkshopClosed)):
        found = next((row for row in rows if row.state is state), None)
        if found and refusal:
            raise WorkshopElsewhere if found.elsewhere else refusal
        if found:
            return found
    raise UnknownCode


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
            WorkshopRow.prepared_at,
            WorkshopRow.seated,
            WorkshopRow.by_code,
            WorkshopRow.off_wall,
            WorkshopRow.closed_at,
            WorkshopRow.settled,
            WorkshopRow.rehearses,
            WorkshopRow.away,
        )
        .join(TerritoryRow, TerritoryRow.id == WorkshopRow.territory_id)
        .join(WaveRow, WaveRow.id == WorkshopRow.wave_id)
        .outerjoin(CountedRow, CountedRow.scope == "workshop:" + WorkshopRow.id)
    )


_ONE = _workshops().where(WorkshopRow.id == bindparam("one"))  # built once: most pages ask for it


def _seen(row: Row[*tuple[Any, ...]]) -> Workshop:
    values = dict(zip(COLUMNS, row, strict=True))
    values["state"] = State(values["state"])
    values["admission"] = Admission(values["admission"])
    values["revealed"] = values["revealed"] is not None
    values["finished"] = values["finished"] or 0
    return Workshop(**values)


def locked_wave(connection: Connection, workshop: str) -> str:
    """The wave of a workshop, in which nobody else counts or publishes until this transaction ends.

    Raises
    ------
    UnknownWorkshop
    """
    wave = connection.execute(select(WorkshopRow.wave_id).where(WorkshopRow.id == workshop)).scalar()
    if wave is None:
        raise UnknownWorkshop
    looks.lock(connection, wave)
    return wave


def _forward(connection: Connection, workshop: str, before: State, after: State) -> None:
    moved = connection.execute(
        update(WorkshopRow).where(WorkshopRow.id == workshop, WorkshopRow.state == before).values(state=after)
    )
    if not moved.rowcount:
        raise ELSEWHERE[held(connection, workshop)]
    note(connection, f"workshop:{workshop}")
