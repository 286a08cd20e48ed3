"""Staff accounts and their sessions. Of tokens and codes only hashes are kept."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from db.models.content import TerritoryRow
from db.models.identity import IdentityRow
from db.models.staff import HandoverRow, StaffRoleRow, StaffRow, StaffSessionRow
from db.queries.staff import access_ends, sessions
from domain.errors import UnknownTerritory
from domain.operations.retention import ERASED
from domain.participation.typed import required
from domain.staff.access import End
from domain.staff.accounts import HANDOVER, LONGEST_NAME, Account
from domain.staff.errors import SignInRefused, UnknownAccount
from domain.staff.roles import EVERYWHERE, Role

Places = Mapping[Role, Iterable[str]]


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
        select(StaffRow.id, StaffRow.password_hash).where(StaffRow.login == login, StaffRow.active == sessions.YES)
    ).first()
    return (found.id, found.password_hash) if found else None


def login(connection: Connection, staff_id: str) -> str:
    """The login of an account that is signed in."""
    return connection.execute(select(StaffRow.login).where(StaffRow.id == staff_id)).scalar_one()


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
    rows = [
        {"staff_id": staff_id, "role": role.value, "territory_id": place}
        for role, territories in places.items()
        for place in set(territories)
    ]
    known_places(connection, [row["territory_id"] for row in rows])
    sessions.hold(connection, staff_id)
    connection.execute(delete(StaffRoleRow).where(StaffRoleRow.staff_id == staff_id))
    if rows:
        connection.execute(insert(StaffRoleRow), rows)
    access_ends.lapse(connection, staff_id)


def known_places(connection: Connection, places: Iterable[str]) -> None:
    """Let through what is a territory, or ``*``.

    Raises
    ------
    UnknownTerritory
    """
    known = {EVERYWHERE, *connection.execute(select(TerritoryRow.id)).scalars()}
    for place in places:
        if place not in known:
            raise UnknownTerritory(territory=place)


def deactivate(connection: Connection, staff_id: str, now: datetime) -> None:
    """Close the account and every session of it; a link by which it would open again ends, and those it made."""
    sessions.hold_all(connection, staff_id)  # who is signing in at this moment comes before, or no more
    sessions.revoke_all(connection, staff_id, now)
    connection.execute(update(StaffRow).where(StaffRow.id == staff_id).values(active=False))
    access_ends.end_of_account(connection, staff_id, End.LAPSED)
    access_ends.lapse(connection, staff_id)


def reset(connection: Connection, staff_id: str, password_hash: str, now: datetime) -> None:
    """Replace what opens the account by a password: its identity, sessions and links end; a closed one opens.

    From today on it may be idle as long as any other.
    """
    sessions.hold_all(connection, staff_id)  # as above
    sessions.revoke_all(connection, staff_id, now)
    connection.execute(delete(IdentityRow).where(IdentityRow.staff_id == staff_id))
    access_ends.end_of_account(connection, staff_id, End.REPLACED)
    opens = {"password_hash": password_hash, "active": True, "seen_on": now.date()}
    connection.execute(update(StaffRow).where(StaffRow.id == staff_id).values(**opens))


def erase(connection: Connection, staff_id: str) -> None:
    """Forget who an account was: nobody signs in to it any more, and what it did stays in the journal, of nobody."""
    sessions.hold(connection, staff_id)
    for row in (StaffSessionRow, HandoverRow, StaffRoleRow, IdentityRow):
        connection.execute(delete(row).where(row.staff_id == staff_id))
    nobody = {"active": False, "name": ERASED, "login": f"{ERASED}{staff_id}", "password_hash": ""}
    connection.execute(update(StaffRow).where(StaffRow.id == staff_id).values(**nobody))
    access_ends.end_of_account(connection, staff_id, End.LAPSED)
    access_ends.lapse(connection, staff_id)


def still_proved(connection: Connection, staff_id: str, password_hash: str) -> None:
    """Let through whoever gave the password of this hash, if it still opens the account, as long as this transaction.

    Comparing takes its time, in no transaction: meanwhile there may be another password, or the account is closed.

    Raises
    ------
    SignInRefused
    """
    sessions.hold(connection, staff_id, read=True)
    proved = (StaffRow.id == staff_id) & (StaffRow.password_hash == password_hash) & (StaffRow.active == sessions.YES)
    if connection.execute(select(StaffRow.id).where(proved)).first() is None:
        raise SignInRefused


def hand_over(connection: Connection, staff_id: str, code: str, now: datetime) -> None:
    """Keep a one-time code with which this account's browser may fetch its cookie, within 30 seconds."""
    connection.execute(
        insert(HandoverRow).values(
            code_hash=sessions.fingerprint(code), staff_id=staff_id, expires_at=now + HANDOVER, used=False
        )
    )


def redeem(connection: Connection, code: str, now: datetime) -> str | None:
    """Use up a code; returns the id of the active account it was made for, None if it is unknown, expired or used.

    The account is held until its session is there: another password ends the code before, or the session after.
    """
    mine = HandoverRow.code_hash == sessions.fingerprint(code)
    meant = connection.execute(select(HandoverRow.staff_id).where(mine)).scalar()
    if meant is None:
        return None
    sessions.hold(connection, meant)
    # One conditional update: of two browsers with the same code, the database lets one through.
    taken = connection.execute(
        update(HandoverRow).where(mine, HandoverRow.used == sessions.NO, HandoverRow.expires_at > now).values(used=True)
    )
    if taken.rowcount != 1:
        return None
    owner = select(StaffRow.id).join(HandoverRow, HandoverRow.staff_id == StaffRow.id)
    return connection.execute(owner.where(mine, StaffRow.active == sessions.YES)).scalar()


def _accounts() -> Select[*tuple[Any, ...]]:
    columns = (
        StaffRow.id,
        StaffRow.login,
        StaffRow.name,
        StaffRow.active,
        StaffRow.demonstration,
        StaffRow.seen_on,
        StaffRoleRow.role,
        StaffRoleRow.territory_id,
    )
    return select(*columns).outerjoin(StaffRoleRow, StaffRoleRow.staff_id == StaffRow.id)


def _account(rows: Sequence[Row[*tuple[Any, ...]]]) -> Account:
    first = rows[0]
    roles = sessions.roles_of(rows)
    return Account(first.id, first.login, first.name, first.active, first.demonstration, roles, first.seen_on)
