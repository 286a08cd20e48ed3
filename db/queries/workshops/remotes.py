"""Phones as remotes: a code is offered on the console, a phone comes with it, presses, and is sent away.

Rows are held in one order: a code or a remote, its account, its workshop; so that nobody waits for one another.
"""

from datetime import datetime

from sqlalchemy import Connection, Row, Select, delete, insert, or_, select

from db import upsert
from db.changes import note
from db.models.remotes import RemoteCodeRow, RemoteRow
from db.models.staff import StaffRoleRow, StaffRow
from db.models.workshop import WorkshopRow
from db.queries.staff import audit, sessions
from db.queries.workshops import moves, workshops
from domain.staff.by import By
from domain.staff.roles import EVERYWHERE, RUNS_WORKSHOPS, Role
from domain.workshops.acts import Act, WorkshopStanding
from domain.workshops.programme import AlreadyMoved
from domain.workshops.remotes import (
    CODE_LASTS,
    MOST,
    Remote,
    RemoteCodeUnknown,
    RemoteEnded,
    TooManyRemotes,
    ends,
    may,
)
from domain.workshops.workshop import Over, State

_DOES = {Act.STEP_ON: moves.on, Act.STEP_BACK: moves.back, Act.STEP_MORE: moves.extend}


def offer(connection: Connection, workshop: str, code_hash: str, by: By) -> None:
    """Keep a code for one phone; it takes the place of the one that this account offered before.

    Raises
    ------
    domain.workshops.workshop.Over, domain.workshops.remotes.TooManyRemotes
    """
    mine = (RemoteCodeRow.workshop_id == workshop) & (RemoteCodeRow.staff_id == by.staff)
    connection.execute(select(RemoteCodeRow.code_hash).where(mine).with_for_update())
    _running(connection, workshop)
    if len(admitted(connection, workshop, by.now)) >= MOST:
        raise TooManyRemotes
    said = {"code_hash": code_hash, "expires_at": by.now + CODE_LASTS}
    new = upsert.insert(connection.dialect.name, RemoteCodeRow).values(workshop_id=workshop, staff_id=by.staff, **said)
    connection.execute(new.on_conflict_do_update(index_elements=["workshop_id", "staff_id"], set_=said))
    _record(connection, workshop, "workshop.remote_offered", by)


def waits(connection: Connection, workshop: str, code_hash: str, now: datetime) -> datetime | None:
    """Until when a code may be used; None once it was, or another took its place."""
    live = (RemoteCodeRow.code_hash == code_hash) & (RemoteCodeRow.expires_at > now)
    chosen = select(RemoteCodeRow.expires_at).where(live, RemoteCodeRow.workshop_id == workshop)
    return connection.execute(chosen).scalar()


def admit(connection: Connection, code_hash: str, token: str, now: datetime, *, before: str = "") -> Remote:
    """Let in whoever comes with a code, once: from now on ``token`` is a remote's.

    ``before``: the token that the phone had, which is none any more: a phone is one remote.

    Raises
    ------
    domain.workshops.remotes.RemoteCodeUnknown, domain.workshops.remotes.TooManyRemotes
    domain.workshops.workshop.Over
    """
    if former := carried(connection, before, now):
        _gone(connection, former, "workshop.remote_ended", _carrier(former, now))
    live = (RemoteCodeRow.code_hash == code_hash) & (RemoteCodeRow.expires_at > now)
    found = select(RemoteCodeRow.workshop_id, RemoteCodeRow.staff_id).where(live).with_for_update()
    code = connection.execute(found).first()
    if code is None:
        raise RemoteCodeUnknown
    sessions.hold(connection, code.staff_id, read=True)
    _running(connection, code.workshop_id)
    if not connection.execute(delete(RemoteCodeRow).where(live)).rowcount:
        raise RemoteCodeUnknown
    taken = {one.number for one in admitted(connection, code.workshop_id, now)}
    free = set(range(1, MOST + 1)) - taken
    if not free:
        raise TooManyRemotes
    dead = (RemoteRow.workshop_id == code.workshop_id) & RemoteRow.number.in_(free)
    connection.execute(delete(RemoteRow).where(dead))
    row = {"workshop_id": code.workshop_id, "number": min(free), "staff_id": code.staff_id, "ends_at": ends(now)}
    connection.execute(insert(RemoteRow).values(token_hash=sessions.fingerprint(token), **row))
    remote = carried(connection, token, now)
    if remote is None:  # its facilitator does not run this workshop any more
        raise RemoteCodeUnknown
    _record(connection, remote.workshop, "workshop.remote_admitted", _carrier(remote, now), remote=remote.number)
    return remote


def carried(connection: Connection, token: str, now: datetime) -> Remote | None:
    """The remote whose token this is; None if it is none any more: sent away, over, or whoever admitted it is."""
    row = connection.execute(_live(now).where(RemoteRow.token_hash == sessions.fingerprint(token))).first()
    return None if row is None else _seen(row)


def admitted(connection: Connection, workshop: str, now: datetime) -> tuple[Remote, ...]:
    """The remotes of a workshop, by their number."""
    rows = connection.execute(_live(now).where(RemoteRow.workshop_id == workshop).order_by(RemoteRow.number))
    return tuple(_seen(row) for row in rows)


def press(connection: Connection, token: str, act: Act, shown: WorkshopStanding, now: datetime) -> None:
    """Do what was pressed on a remote, which is asked for again, and stays until this transaction ends.

    ``shown``: where its workshop stood on its screen.

    Raises
    ------
    domain.workshops.remotes.RemoteEnded, domain.workshops.remotes.RemoteCannot
    As ``moves.on``.
    """
    may(act)
    mine = RemoteRow.token_hash == sessions.fingerprint(token)
    staff = connection.execute(select(RemoteRow.staff_id).where(mine).with_for_update(read=True)).scalar()
    if staff is not None:
        sessions.hold(connection, staff, read=True)
    remote = carried(connection, token, now)
    if remote is None or remote.workshop != shown.workshop.id:
        raise RemoteEnded
    if shown.programme.now is None:
        raise AlreadyMoved
    seen = shown.programme.now
    _DOES[act](connection, remote.workshop, seen, by=_carrier(remote, now), remote=remote.number)


def revoke(connection: Connection, workshop: str, remote: Remote, by: By) -> None:
    """Send a remote of a workshop away. Twice is as once; one that came to its place since stays.

    The workshop is not held: whoever presses on the remote holds the remote first.
    """
    if remote.workshop == workshop:
        _gone(connection, remote, "workshop.remote_revoked", by)


def forget(connection: Connection, workshop: str) -> None:
    """The workshop is about to go: its codes and its remotes go before."""
    for row in (RemoteCodeRow, RemoteRow):
        connection.execute(delete(row).where(row.workshop_id == workshop))


def _gone(connection: Connection, remote: Remote, action: str, by: By) -> None:
    if connection.execute(delete(RemoteRow).where(RemoteRow.token_hash == remote.key)).rowcount:
        _record(connection, remote.workshop, action, by, remote=remote.number)


def _carrier(remote: Remote, now: datetime) -> By:
    """Whoever let a remote in answers for what is pressed on it."""
    return By(Role.FACILITATOR, now, remote.staff)


def _running(connection: Connection, workshop: str) -> None:
    """The workshop is held, so that phones come in one by one."""
    if workshops.held(connection, workshop) is State.CLOSED:
        raise Over


def _live(now: datetime) -> Select[str, int, str, str, str]:
    """Remotes that are not over, of accounts that are open and still run workshops there."""
    runs = (
        select(StaffRoleRow.staff_id)
        .where(StaffRoleRow.staff_id == RemoteRow.staff_id, StaffRoleRow.role.in_(sorted(RUNS_WORKSHOPS)))
        .where(or_(StaffRoleRow.territory_id == WorkshopRow.territory_id, StaffRoleRow.territory_id == EVERYWHERE))
    )
    return (
        select(RemoteRow.workshop_id, RemoteRow.number, RemoteRow.staff_id, StaffRow.name, RemoteRow.token_hash)
        .join(StaffRow, StaffRow.id == RemoteRow.staff_id)
        .join(WorkshopRow, WorkshopRow.id == RemoteRow.workshop_id)
        .where(RemoteRow.ends_at > now, StaffRow.active == sessions.YES, runs.exists())
    )


def _seen(row: Row[str, int, str, str, str]) -> Remote:
    return Remote(row.workshop_id, row.number, row.staff_id, row.name, row.token_hash)


def _record(connection: Connection, workshop: str, action: str, by: By, **details: object) -> None:
    audit.record(connection, by, action=action, subject=workshop, details=details)
    note(connection, f"workshop:{workshop}")
