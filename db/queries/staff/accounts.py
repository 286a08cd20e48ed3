"""Accounts as coordinators and administrators manage them: only what they may give, and never over their own head."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from db.queries.staff import audit, staff
from domain.errors import NotAllowed
from domain.staff.accounts import Account, New
from domain.staff.roles import EVERYWHERE, Visitor


def manageable(connection: Connection, who: Visitor) -> tuple[Account, ...]:
    """The active accounts that ``who`` may give a new password, by login."""
    return tuple(account for account in staff.accounts(connection) if account.active and _may_renew(who, account))


def create(connection: Connection, new: New, password_hash: str, *, who: Visitor, now: datetime) -> str:
    """A new account with one role in one place; returns its id.

    Raises
    ------
    NotAllowed
        ``who`` may not give this role there.
    domain.errors.UnknownTerritory, domain.staff.errors.LoginTaken
    """
    if not who.may_give(new.role, new.territory):
        raise NotAllowed
    places = {new.role: {new.territory}}
    made = staff.create(connection, login=new.login, name=new.name, password_hash=password_hash, places=places)
    _told(connection, "account.created", made, new.territory, who, now, {str(new.role): [new.territory]})
    return made


def reset(connection: Connection, login: str, password_hash: str, *, who: Visitor, now: datetime) -> None:
    """A new password for an account as it is now; its sessions end.

    Raises
    ------
    NotAllowed
        It can do what ``who`` may not give, or is closed.
    domain.staff.errors.UnknownAccount
    """
    account = staff.account(connection, login)
    if not account.active or not _may_renew(who, account):
        raise NotAllowed
    staff.reset(connection, account.id, password_hash, now)
    _told(connection, "account.reset", account.id, place_of(account), who, now, {})


def place_of(account: Account) -> str:
    """The one territory of an account; everywhere if it has several."""
    places = frozenset[str]().union(*account.roles.values())
    return next(iter(places)) if len(places) == 1 else EVERYWHERE


def _may_renew(who: Visitor, account: Account) -> bool:
    """Whoever gives a password could use it: only for accounts that can do no more than ``who`` may give."""
    held = [(role, place) for role, places in account.roles.items() for place in places]
    return bool(held) and all(who.may_give(role, place) for role, place in held)


def _told(
    connection: Connection, action: str, subject: str, place: str, who: Visitor, now: datetime,
    details: Mapping[str, object],
) -> None:  # fmt: skip
    territory = None if place == EVERYWHERE else place
    audit.record(
        connection, now=now, staff_id=who.staff_id, action=action, subject=subject, details=details, territory=territory
    )
