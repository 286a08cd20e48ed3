"""Workshops that are held elsewhere, and those that came from elsewhere: which there are, and with what keys."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from db import erasing
from db.changes import leave_no_trace, note
from db.content.sync import table_of
from db.models.carry import CarriedRow, CarryRow, ReturnedRow
from db.models.publication import BlockRow, TallyRow
from db.models.staff import AuditRow
from db.models.workshop import WorkshopRow
from db.queries.staff import audit
from db.queries.workshops import unkeyed
from db.upsert import insert
from domain.operations.carry import (
    Away,
    CarryErased,
    CarryUnknown,
    Guest,
    HeldElsewhere,
    NotAway,
    NotGuest,
    State,
    Taken,
    WaveElsewhere,
    WrongQuittance,
    quittance,
    ticket_key,
)
from domain.staff.by import By

ERASED = "workshop.carried_copy_erased"
PACKED = ("workshop.carried_away", "workshop.repacked")
_TICKETS_OF = select(CarriedRow.ticket_key).where(CarriedRow.workshop_id == bindparam("workshop"))
_IS_GUEST = select(CarriedRow.workshop_id).where(CarriedRow.workshop_id == bindparam("workshop"))


def key_of(connection: Connection, workshop: str, secret_key: str) -> str:
    """With what the tickets of this workshop are hashed: the server's secret, unless it came from elsewhere."""
    return connection.execute(_TICKETS_OF, {"workshop": workshop}).scalar() or secret_key


def keys(connection: Connection, secret_key: str) -> tuple[str, ...]:
    """All with which the tickets that are kept here may be hashed."""
    came = connection.execute(select(CarriedRow.ticket_key)).scalars()
    went = connection.execute(select(CarryRow.id).where(CarryRow.state == State.BACK)).scalars()
    return (secret_key, *came, *(ticket_key(secret_key, one) for one in went))


def is_guest(connection: Connection, workshop: str) -> bool:
    """Whether it came from elsewhere: all that its wave tells is told there."""
    return connection.execute(_IS_GUEST, {"workshop": workshop}).first() is not None


def refuse_wave(connection: Connection, wave: str, workshop: str = "") -> None:
    """Nothing comes into a wave that is counted elsewhere; nor does a workshop that came from there leave it.

    Raises
    ------
    domain.operations.carry.WaveElsewhere
    """
    mine = (WorkshopRow.wave_id == wave) | (WorkshopRow.id == workshop)
    came = select(CarriedRow.workshop_id).join(WorkshopRow, WorkshopRow.id == CarriedRow.workshop_id)
    if connection.execute(came.where(mine).limit(1)).first():
        raise WaveElsewhere


def refuse_returned(connection: Connection, workshop: str) -> None:
    """Nothing is taken back here of a workshop that went back: here it would be erased, there it would be kept.

    Raises
    ------
    domain.operations.carry.HeldElsewhere
    """
    if is_written(connection, workshop):
        raise HeldElsewhere


def is_written(connection: Connection, workshop: str) -> bool:
    """Whether it came from elsewhere, and its return was written."""
    digest = select(CarriedRow.digest).where(CarriedRow.workshop_id == workshop)
    return connection.execute(digest).scalar() is not None


def written(connection: Connection, workshop: str) -> frozenset[str]:
    """What each return of it holds that was written: what went meanwhile for its age makes another one of the last."""
    return frozenset(
        connection.execute(select(ReturnedRow.digest).where(ReturnedRow.workshop_id == workshop)).scalars()
    )


def write_down(connection: Connection, workshop: str, digests: Iterable[str]) -> None:
    """These are the same return."""
    for digest in digests:
        new = insert(connection.dialect.name, ReturnedRow).values(workshop_id=workshop, digest=digest)
        connection.execute(new.on_conflict_do_nothing())


def away(connection: Connection) -> tuple[Away, ...]:
    """Those that are held elsewhere, the longest away first."""
    named = (WorkshopRow.id, WorkshopRow.territory_id, WorkshopRow.title)
    chosen = select(*named, CarryRow.id.label("carry"), CarryRow.made_at)
    joined = chosen.join(CarryRow, CarryRow.workshop_id == WorkshopRow.id).where(CarryRow.state == State.AWAY)
    rows = connection.execute(joined.order_by(CarryRow.made_at, CarryRow.id)).all()
    return tuple(Away(*row, along=_along(connection, row.id, row.carry)) for row in rows)


def _along(connection: Connection, workshop: str, carry: str) -> tuple[str, ...]:
    """Who went along, as the last pack of a journey says; nobody, of a journey from before that was written down."""
    mine = (AuditRow.subject == workshop) & AuditRow.action.in_(PACKED)
    found = connection.execute(select(AuditRow.details).where(mine).order_by(AuditRow.id)).scalars()
    return next((tuple(one.get("along", ())) for one in reversed(found.all()) if one.get("carry") == carry), ())


def since(connection: Connection, workshop: str) -> datetime | None:
    """Since when it is held elsewhere; None if it is not, or does not come from here."""
    mine = (CarryRow.workshop_id == workshop) & (CarryRow.state == State.AWAY)
    return connection.execute(select(CarryRow.made_at).where(mine)).scalar()


def guests(connection: Connection) -> tuple[Guest, ...]:
    """Those that came from elsewhere, the longest here first."""
    columns = (WorkshopRow.id, WorkshopRow.territory_id, WorkshopRow.title, CarriedRow.came_at, CarriedRow.digest)
    joined = select(*columns).join(CarriedRow, CarriedRow.workshop_id == WorkshopRow.id)
    rows = connection.execute(joined.order_by(CarriedRow.came_at, WorkshopRow.id))
    return tuple(Guest(*row[:-1], written=row.digest is not None) for row in rows)


def taken(connection: Connection, secret_key: str) -> tuple[Taken, ...]:
    """Those whose return was taken here, the last that went away first, each with its quittance."""
    columns = (WorkshopRow.id, WorkshopRow.territory_id, WorkshopRow.title, CarryRow.id.label("carry"), CarryRow.digest)
    joined = select(*columns).join(CarryRow, CarryRow.workshop_id == WorkshopRow.id).where(CarryRow.state == State.BACK)
    rows = connection.execute(joined.order_by(CarryRow.made_at.desc(), CarryRow.id))
    return tuple(Taken(*row[:3], quittance(ticket_key(secret_key, row.carry), row.digest)) for row in rows)


def territory(connection: Connection, carry: str) -> str:
    """Where the workshop of a journey belongs.

    Raises
    ------
    domain.operations.carry.CarryUnknown
    """
    here = select(WorkshopRow.territory_id).join(CarryRow, CarryRow.workshop_id == WorkshopRow.id)
    found = connection.execute(here.where(CarryRow.id == carry)).scalar()
    if found is None:
        raise CarryUnknown
    return found


def give_up(connection: Connection, workshop: str, by: By, seen: str | None = None) -> None:
    """Say that its laptop is lost: the workshop is held here again, and nothing of the laptop is taken any more.

    ``seen``: the journey that was on the screen; None: whichever it is on.

    Raises
    ------
    domain.operations.carry.NotAway
    """
    mine = (CarryRow.workshop_id == workshop) & (CarryRow.state == State.AWAY)
    if seen is not None:
        mine &= CarryRow.id == seen
    if not connection.execute(update(CarryRow).where(mine).values(state=State.LOST)).rowcount:
        raise NotAway
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(away=False))
    audit.record(connection, by, action="workshop.carry_given_up", subject=workshop)
    note(connection, f"workshop:{workshop}")


def refuse_erased(connection: Connection, workshop: str) -> None:
    """It was held here already, brought back and erased: what would be said now had nowhere to go.

    Raises
    ------
    domain.operations.carry.CarryErased
    """
    if connection.execute(select(AuditRow.id).where(AuditRow.action == ERASED, AuditRow.subject == workshop)).first():
        raise CarryErased


def forget(connection: Connection, workshop: str, typed: str, by: By) -> None:
    """Erase here, whole, a workshop whose return was taken where it came from. ``typed``: what was said there.

    Raises
    ------
    domain.operations.carry.NotGuest, domain.operations.carry.WrongQuittance
    """
    columns = (CarriedRow.ticket_key, WorkshopRow.title)
    mine = select(*columns).join(WorkshopRow, WorkshopRow.id == CarriedRow.workshop_id)
    row = connection.execute(mine.where(WorkshopRow.id == workshop)).first()
    if row is None:
        raise NotGuest
    said = "".join(sign for sign in typed.lower() if sign.isalnum())
    known = {quittance(row.ticket_key, digest).replace("-", "") for digest in written(connection, workshop)}
    if said not in known:
        raise WrongQuittance
    details = {"title": row.title}
    audit.record(connection, by, action=ERASED, subject=workshop, details=details)
    blocks = connection.execute(select(BlockRow.id).where(BlockRow.workshop_id == workshop)).scalars()
    connection.execute(delete(TallyRow).where(TallyRow.scope.in_([f"block:{one}" for one in blocks])))
    unkeyed.erase(connection, [], [workshop])
    erasing.erase(connection, {table_of(WorkshopRow): WorkshopRow.id == workshop})
    note(connection, f"workshop:{workshop}")
    leave_no_trace(connection)
