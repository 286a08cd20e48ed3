"""Sessions of staff: who a browser's token opens the house to. Of tokens only hashes are kept."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, literal, select, update

from db.changes import note
from db.models.remotes import RemoteCodeRow, RemoteRow
from db.models.staff import HandoverRow, StaffRoleRow, StaffRow, StaffSessionRow
from db.types import Flag
from domain.staff.accounts import LONGEST, QUIET
from domain.staff.roles import OpenSession, Role, Visitor

TOUCH_EVERY = timedelta(minutes=5)

YES, NO = literal(True, Flag()), literal(False, Flag())  # noqa: FBT003  a bare True would be a boolean, and the column is a number

# Every page of every member of staff asks for them, so they are built once.
_LIVE = (
    (StaffSessionRow.token_hash == bindparam("of_token"))
    & StaffSessionRow.revoked_at.is_(None)
    & (StaffSessionRow.seen_at > bindparam("after"))
    & (StaffSessionRow.created_at > bindparam("opened_after"))
)

_VISITOR = (
    select(
        StaffRow.id,
        StaffRow.name,
        StaffRoleRow.role,
        StaffRoleRow.territory_id,
        StaffSessionRow.seen_at,
        StaffSessionRow.created_at,
    )
    .join(StaffSessionRow, StaffSessionRow.staff_id == StaffRow.id)
    .outerjoin(StaffRoleRow, StaffRoleRow.staff_id == StaffRow.id)
    .where(_LIVE, StaffRow.active == YES)
)


def visitor_of(connection: Connection, token: str, now: datetime) -> Visitor | None:
    """The person whose live session this token opens, with their roles as they are now; None if it opens none.

    Live: not revoked, of an active account, used within 12 hours, opened within 7 days.
    """
    found = opened(connection, token, now)
    return found.who if found else None


def opened(connection: Connection, token: str, now: datetime) -> OpenSession | None:
    """As ``visitor_of``, with its end."""
    rows = connection.execute(_VISITOR, _session(token, now)).all()
    if not rows:
        return None
    first = rows[0]
    ends = min(first.seen_at + QUIET, first.created_at + LONGEST)
    return OpenSession(Visitor(first.id, first.name, roles_of(rows)), ends)


def acting(connection: Connection, token: str, now: datetime) -> Visitor | None:
    """As ``visitor_of``, and so it stays until this transaction ends: revoking, closing and demoting wait for it."""
    session = select(StaffSessionRow.staff_id).where(StaffSessionRow.token_hash == fingerprint(token))
    staff_id = connection.execute(session.with_for_update(read=True)).scalar()
    if staff_id is not None:
        hold(connection, staff_id, read=True)
    return visitor_of(connection, token, now)


def open_session(connection: Connection, staff_id: str, token: str, now: datetime) -> None:
    """From now on ``token`` is this account's, in one browser."""
    row = {
        "token_hash": fingerprint(token),
        "staff_id": staff_id,
        "created_at": now,
        "seen_at": now,
        "revoked_at": None,
    }
    connection.execute(insert(StaffSessionRow).values(**row))
    connection.execute(update(StaffRow).where(StaffRow.id == staff_id).values(seen_on=now.date()))


def touch(connection: Connection, token: str, now: datetime) -> None:
    """Note that a live session is in use, at most every five minutes."""
    due = update(StaffSessionRow).where(_LIVE, StaffSessionRow.seen_at < now - TOUCH_EVERY).values(seen_at=now)
    connection.execute(due, _session(token, now))


def revoke(connection: Connection, token: str, now: datetime) -> str | None:
    """End one session; returns the id of its account, None if there was nothing to end."""
    mine = (StaffSessionRow.token_hash == fingerprint(token)) & StaffSessionRow.revoked_at.is_(None)
    ended = update(StaffSessionRow).where(mine).values(revoked_at=now).returning(StaffSessionRow.staff_id)
    return connection.execute(ended).scalar()


def revoke_all(connection: Connection, staff_id: str, now: datetime) -> None:
    """End every session of an account, every code that could still open one, and the remotes that it admitted."""
    open_ones = (StaffSessionRow.staff_id == staff_id) & StaffSessionRow.revoked_at.is_(None)
    connection.execute(update(StaffSessionRow).where(open_ones).values(revoked_at=now))
    connection.execute(update(HandoverRow).where(HandoverRow.staff_id == staff_id).values(used=True))
    connection.execute(delete(RemoteCodeRow).where(RemoteCodeRow.staff_id == staff_id))
    gone = delete(RemoteRow).where(RemoteRow.staff_id == staff_id).returning(RemoteRow.workshop_id)
    for workshop in connection.execute(gone).scalars().all():
        note(connection, f"workshop:{workshop}")  # their screens say so at once


def revoke_everybody(connection: Connection, now: datetime) -> None:
    """End what opens the house to anybody: a database came back from a copy, and in it what was ended since."""
    connection.execute(update(StaffSessionRow).where(StaffSessionRow.revoked_at.is_(None)).values(revoked_at=now))
    connection.execute(update(HandoverRow).values(used=True))
    for row in (RemoteCodeRow, RemoteRow):
        connection.execute(delete(row))


def sweep(connection: Connection, now: datetime) -> None:
    """Remove the sessions, codes and remotes that can no longer open anything."""
    connection.execute(delete(StaffSessionRow).where(StaffSessionRow.created_at < now - LONGEST))
    connection.execute(delete(HandoverRow).where(HandoverRow.expires_at < now))
    connection.execute(delete(RemoteCodeRow).where(RemoteCodeRow.expires_at < now))
    connection.execute(delete(RemoteRow).where(RemoteRow.ends_at < now))


def fingerprint(secret: str) -> str:
    """SHA-256 in hexadecimal. Enough for what was drawn at random: there is nothing to guess."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def hold(connection: Connection, staff_id: str, *, read: bool = False) -> None:
    """Sessions are held before accounts, everywhere, so that an act and the closing of its account never block."""
    connection.execute(select(StaffRow.id).where(StaffRow.id == staff_id).with_for_update(read=read))


def hold_all(connection: Connection, staff_id: str) -> None:
    """As ``hold``, with every session of the account: for what may end them."""
    mine = select(StaffSessionRow.token_hash).where(StaffSessionRow.staff_id == staff_id)
    connection.execute(mine.order_by(StaffSessionRow.token_hash).with_for_update()).all()
    hold(connection, staff_id)


def _session(token: str, now: datetime) -> dict[str, object]:
    """What ``_LIVE`` asks for."""
    return {"of_token": fingerprint(token), "after": now - QUIET, "opened_after": now - LONGEST}


def roles_of(rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[Role, frozenset[str]]:
    """Where each role is held, from rows of ``StaffRoleRow`` (or of none: no role)."""
    places: dict[Role, set[str]] = defaultdict(set)
    for row in rows:
        if row.role is not None:
            places[Role(row.role)].add(row.territory_id)
    return {role: frozenset(territories) for role, territories in places.items()}
