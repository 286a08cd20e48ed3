"""Rehearsals: a prepared workshop copied with its votes into a wave of its own, and all of it erased again."""

import uuid
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from db import erasing
from db.changes import leave_no_trace, note
from db.content.sync import table_of
from db.models.vote import VoteRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.staff import audit
from db.queries.votes import votes
from db.queries.workshops import asking, programme, unkeyed, welcome, workshops
from domain.staff.by import CONSOLE, By
from domain.workshops.errors import UnknownWorkshop
from domain.workshops.rehearsal import LASTS, NoRehearsal, NotRehearsed, over
from domain.workshops.workshop import State, Workshop, WorkshopPlan


def begin(connection: Connection, workshop: str, title: str, by: By) -> str:
    """Prepare the rehearsal of a prepared workshop, named ``title``; returns its id: of the one there is, if there is.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop, domain.workshops.rehearsal.NotRehearsed
    """
    state = workshops.held(connection, workshop)  # of two who press at once, the second one finds the first one's
    there = of(connection, workshop)
    if there is not None and not over(there.prepared_at, by.now):
        return there.id
    if there is not None:
        erase(connection, there.id, By(CONSOLE, by.now))
    about = workshops.workshop(connection, workshop)
    if state is not State.PREPARED or about.demonstration:
        raise NotRehearsed
    details = {"title": about.title}
    audit.record(connection, by, action="workshop.rehearsed", subject=workshop, details=details)
    return _copied(connection, about, title, by)


def of(connection: Connection, workshop: str) -> Workshop | None:
    """The rehearsal of a workshop; None if there is none."""
    one = connection.execute(select(WorkshopRow.id).where(WorkshopRow.rehearses == workshop)).scalar()
    return None if one is None else workshops.workshop(connection, one)


# Built once: every look at the figures asks for it.
_DUE = (
    select(WorkshopRow.id)
    .where(WorkshopRow.rehearses.is_not(None), WorkshopRow.prepared_at <= bindparam("latest"))
    .order_by(WorkshopRow.prepared_at, WorkshopRow.id)
)


def due(connection: Connection, now: datetime) -> tuple[str, ...]:
    """The rehearsals whose time is over."""
    return tuple(connection.execute(_DUE, {"latest": now - LASTS}).scalars())


def erase(connection: Connection, rehearsal: str, by: By) -> None:
    """Erase every row of it, in every table. Twice is as once.

    Raises
    ------
    domain.workshops.rehearsal.NoRehearsal
        It is a workshop like any other.
    """
    try:
        workshops.locked_wave(connection, rehearsal)
    except UnknownWorkshop:
        return
    # Whoever is about to come in or to vote waits for it, and finds nothing.
    held = select(WorkshopRow.rehearses).where(WorkshopRow.id == rehearsal).with_for_update()
    about = connection.execute(held).first()
    if about is None:
        return
    if about.rehearses is None:
        raise NoRehearsal
    connection.execute(select(VoteRow.id).where(VoteRow.workshop_id == rehearsal).with_for_update()).all()
    here = workshops.workshop(connection, rehearsal)
    action, details = "workshop.rehearsal_erased", {"title": workshops.rehearsed(connection, rehearsal).title}
    audit.record(connection, by, action=action, subject=about.rehearses, details=details)
    unkeyed.erase(connection, [here.wave], [here.id])
    roots = {table_of(WorkshopRow): WorkshopRow.id == rehearsal, table_of(WaveRow): WaveRow.id == here.wave}
    erasing.erase(connection, roots)
    note(connection, f"workshop:{rehearsal}")
    leave_no_trace(connection)


def _copied(connection: Connection, about: Workshop, title: str, by: By) -> str:
    """The copy: the same steps, questionnaire, votes of the first round, people and way of admitting them."""
    wave, made = uuid.uuid4().hex, uuid.uuid4().hex
    last = select(WaveRow.position).where(WaveRow.territory_id == about.territory).order_by(WaveRow.position.desc())
    position = (connection.execute(last.limit(1)).scalar() or 0) + 1
    row = {"id": wave, "territory_id": about.territory, "label": f"{title} · {wave}", "position": position}
    connection.execute(insert(WaveRow).values(**row, demonstration=True, rehearsal=True))
    known = programme.steps(connection, about.id)
    steps = tuple((step.kind, step.minutes) for step in known)
    asks = tuple((step.position, step.asks) for step in known if step.asks)
    practices = tuple((step.position, step.practice) for step in known if step.practice)
    version, *further = asking.versions(connection, about.id)
    said = welcome.of(connection, about.id)
    planned = (title, about.place, about.day, steps, said, tuple(further), asks, practices)
    plan = WorkshopPlan(about.territory, wave, version, *planned)
    workshops.prepare(connection, plan, by=by, request=made)
    values = {"rehearses": about.id, "people": about.people, "admission": about.admission}
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == made).values(**values))
    for one in votes.votes_of(connection, about.id):
        votes.prepare(connection, made, one.plan, by=by)
    note(connection, f"workshop:{about.id}")
    return made
