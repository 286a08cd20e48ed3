"""Staff accounts and their sessions. Of tokens and codes only hashes are kept."""

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, insert, literal, select, update

from db.models.content import TerritoryRow
from db.models.staff import HandoverRow, StaffRoleRow, StaffRow, StaffSessionRow
from db.types import Flag
from domain.errors import UnknownAccount, UnknownTerritory
from domain.participation.typed import required
from domain.staff.accounts import HANDOVER, LONGEST, LONGEST_NAME, QUIET, Account
from domain.staff.roles import EVERYWHERE, Role, Visitor

Places = Mapping[Role, Iterable[str]]

TOUCH_EVERY = timedelta(minutes=5)
_YES, _NO = literal(True, Flag()), literal(False, Flag())  # noqa: FBT003  a bare True would be a boolean, and the column is a number


def visitor_of(connection: Connection, token: str, now: datetime) -> Visitor | None:
    """The person whose live session this token opens, with their roles as they are now; None if it opens none.

    Live: not revoked, of an active account, used within 12 hours, opened within 7 days.
    """
    rows = connection.execute(
        select(StaffRow.id, StaffRow.name, StaffRoleRow.role, StaffRoleRow.territory_id)
        .join(StaffSessionRow, StaffSessionRow.staff_id == StaffRow.id)
        .outerjoin(StaffRoleRow, StaffRoleRow.staff_id == StaffRow.id)
        .where(_live(token, now), StaffRow.active == _YES)
    ).all()
    return Visitor(rows[0].id, rows[0].name, _roles(rows)) if rows else None


def acting(connection: Connection, token: str, now: datetime) -> Visitor | None:
    """As ``visitor_of``, and so it stays until this transaction ends: revoking, closing and demoting wait for it."""
    session = select(StaffSessionRow.staff_id).where(StaffSessionRow.token_hash == fingerprint(token))
    staff_id = connection.execute(session.with_for_update(read=True)).scalar()
    if staff_id is not None:
        _hold(connection, staff_id, read=True)
    return visitor_of(connection, token, now)


def accounts(connection: Connection) -> tuple[Account, ...]:
    """All accounts, deactivated ones too, by login."""
    rows: dict[str, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in connection.execute(_accounts().order_by(StaffRow.login)):
        rows[row.login].append(row)
    return tuple(_account(of_one) for of_one in rows.values())


def account(connection: Connection, login: str) -> Account:
    """The account with this login.

    Raises
    ------
    UnknownAccount
        If there is none.
    """
    rows = connection.execute(_accounts().where(StaffRow.login == login)).all()
    if not rows:
        raise UnknownAccount(login=login)
    return _account(rows)


def proof(connection: Connection, login: str) -> tuple[str, str] | None:
    """Id and password hash of the *active* account with this login, None if it has none: for the sign-in form only."""
    found = connection.execute(
        select(StaffRow.id, StaffRow.password_hash).where(StaffRow.login == login, StaffRow.active == _YES)
    ).first()
    return (found.id, found.password_hash) if found else None


def password_hash(connection: Connection, staff_id: str) -> str:
    """The password hash of an account that has just been proved, to mark the browser from which it was."""
    return connection.execute(select(StaffRow.password_hash).where(StaffRow.id == staff_id)).scalar_one()


def create(
    connection: Connection, *, login: str, name: str, password_hash: str, places: Places, demonstration: bool = False
) -> str:
    """A new account; returns its id.

    Raises
    ------
    UnknownTerritory
        If a place is neither a territory nor ``*``.
    LoginTaken
        By the database, if the login is in use.
    """
    staff_id = uuid.uuid4().hex
    row = {
        "id": staff_id,
        "login": login,
        "name": required(name, LONGEST_NAME),
        "password_hash": password_hash,
        "active": True,
        "demonstration": demonstration,
    }
    connection.execute(insert(StaffRow).values(**row))
    give(connection, staff_id, places)
    return staff_id


def give(connection: Connection, staff_id: str, places: Places) -> None:
    """Make ``places`` the account's only roles; they count from its next click.

    Raises
    ------
    UnknownTerritory
        If a place is neither a territory nor ``*``.
    """
    known = {EVERYWHERE, *connection.execute(select(TerritoryRow.id)).scalars()}
    rows = [
        {"staff_id": staff_id, "role": role.value, "territory_id": place}
        for role, territories in places.items()
        for place in set(territories)
    ]
    for row in rows:
        if row["territory_id"] not in known:
            raise UnknownTerritory(territory=row["territory_id"])
    _hold(connection, staff_id)
    connection.execute(delete(StaffRoleRow).where(StaffRoleRow.staff_id == staff_id))
    if rows:
        connection.execute(insert(StaffRoleRow), rows)


def deactivate(connection: Connection, staff_id: str, now: datetime) -> None:
    """Close the account and every session of it."""
    revoke_all(connection, staff_id, now)
    connection.execute(update(StaffRow).where(StaffRow.id == staff_id).values(active=False))


def reset(connection: Connection, staff_id: str, password_hash: str, now: datetime) -> None:
    """Replace the password, reopen the account if it was closed, and end every session of it."""
    revoke_all(connection, staff_id, now)
    connection.execute(update(StaffRow).where(StaffRow.id == staff_id).values(password_hash=password_hash, active=True))


def hand_over(connection: Connection, staff_id: str, code: str, now: datetime) -> None:
    """Keep a one-time code with which this account's browser may fetch its cookie, within 30 seconds."""
    connection.execute(
        insert(HandoverRow).values(
            code_hash=fingerprint(code), staff_id=staff_id, expires_at=now + HANDOVER, used=False
        )
    )


def redeem(connection: Connection, code: str, now: datetime) -> str | None:
    """Use up a code; returns the id of the active account it was made for, None if it is unknown, expired or used."""
    mine = HandoverRow.code_hash == fingerprint(code)
    # One conditional update: of two browsers with the same code, the database lets one through.
    taken = connection.execute(
        update(HandoverRow).where(mine, HandoverRow.used == _NO, HandoverRow.expires_at > now).values(used=True)
    )
    if taken.rowcount != 1:
        return None
    owner = select(StaffRow.id).join(HandoverRow, HandoverRow.staff_id == StaffRow.id)
    return connection.execute(owner.where(mine, StaffRow.active == _YES)).scalar()


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


def touch(connection: Connection, token: str, now: datetime) -> None:
    """Note that a live session is in use, at most every five minutes."""
    connection.execute(
        update(StaffSessionRow)
        .where(_live(token, now), StaffSessionRow.seen_at < now - TOUCH_EVERY)
        .values(seen_at=now)
    )


def revoke(connection: Connection, token: str, now: datetime) -> str | None:
    """End one session; returns the id of its account, None if there was nothing to end."""
    mine = (StaffSessionRow.token_hash == fingerprint(token)) & StaffSessionRow.revoked_at.is_(None)
    ended = update(StaffSessionRow).where(mine).values(revoked_at=now).returning(StaffSessionRow.staff_id)
    return connection.execute(ended).scalar()


def revoke_all(connection: Connection, staff_id: str, now: datetime) -> None:
    """End every session of an account, and every code that could still open one."""
    open_ones = (StaffSessionRow.staff_id == staff_id) & StaffSessionRow.revoked_at.is_(None)
    connection.execute(update(StaffSessionRow).where(open_ones).values(revoked_at=now))
    connection.execute(update(HandoverRow).where(HandoverRow.staff_id == staff_id).values(used=True))


def sweep(connection: Connection, now: datetime) -> None:
    """Remove the sessions and codes that can no longer open anything."""
    connection.execute(delete(StaffSessionRow).where(StaffSessionRow.created_at < now - LONGEST))
    connection.execute(delete(HandoverRow).where(HandoverRow.expires_at < now))


def fingerprint(secret: str) -> str:
    """SHA-256 in hexadecimal. Enough for what was drawn at random: there is nothing to guess."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _hold(connection: Connection, staff_id: str, *, read: bool = False) -> None:
    """Sessions are held before accounts, everywhere, so that an act and the closing of its account never block."""
    connection.execute(select(StaffRow.id).where(StaffRow.id == staff_id).with_for_update(read=read))


def _live(token: str, now: datetime) -> ColumnElement[bool]:
    return (
        (StaffSessionRow.token_hash == fingerprint(token))
        & StaffSessionRow.revoked_at.is_(None)
        & (StaffSessionRow.seen_at > now - QUIET)
        & (StaffSessionRow.created_at > now - LONGEST)
    )


def _accounts() -> Select[*tuple[Any, ...]]:
    columns = (
        StaffRow.id,
        StaffRow.login,
        StaffRow.name,
        StaffRow.active,
        StaffRow.demonstration,
        StaffRoleRow.role,
        StaffRoleRow.territory_id,
    )
    return select(*columns).outerjoin(StaffRoleRow, StaffRoleRow.staff_id == StaffRow.id)


def _account(rows: Sequence[Row[*tuple[Any, ...]]]) -> Account:
    first = rows[0]
    return Account(first.id, first.login, first.name, first.active, first.demonstration, _roles(rows))


def _roles(rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[Role, frozenset[str]]:
    places: dict[Role, set[str]] = defaultdict(set)
    for row in rows:
        if row.role is not None:
            places[Role(row.role)].add(row.territory_id)
    return {role: frozenset(territories) for role, territories in places.items()}
