"""Accounts as coordinators and administrators manage them: only what they may give, and never over their own head."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection

from db.queries.staff import audit, browsers, sessions, staff
from domain.errors import NotAllowed
from domain.staff.accounts import Account
from domain.staff.by import ACCOUNT, By
from domain.staff.errors import AccountChanged, OwnAccount
from domain.staff.roles import EVERYWHERE, Role, Visitor

Held = Collection[tuple[Role, str]]


def manageable(connection: Connection, who: Visitor) -> tuple[Account, ...]:
    """The accounts over which ``who`` has a say, closed ones too, by login."""
    return tuple(account for account in staff.accounts(connection) if _may_renew(who, account))


def change(connection: Connection, shown: Account, held: Held, *, who: Visitor, now: datetime) -> None:
    """Make these the only roles of an account as it is shown. The same ones: nothing happens.

    Raises
    ------
    NotAllowed
        Of the former or the new roles, ``who`` may not give one; or there would be none.
    OwnAccount, AccountChanged, domain.errors.UnknownTerritory, domain.staff.errors.UnknownAccount
    """
    account = as_shown(connection, shown, who)
    if not held or not all(who.may_give(role, place) for role, place in held):
        raise NotAllowed
    if set(held) == set(account.posts):
        return
    _not_own(who, account)
    places = {role: {place for one, place in held if one is role} for role, _ in held}
    staff.give(connection, account.id, places)
    told = {str(role): sorted(some) for role, some in places.items()}
    _record(connection, "account.roles_changed", account.id, place_of(account), who, now, told)


def close(connection: Connection, shown: Account, *, who: Visitor, now: datetime) -> None:
    """Nobody signs in to it any more, and whoever was is out at the next click. It can be opened again.

    Raises
    ------
    NotAllowed
        It can do what ``who`` may not give.
    OwnAccount, AccountChanged, domain.staff.errors.UnknownAccount
    """
    account = as_shown(connection, shown, who)
    _not_own(who, account)
    if account.active:
        staff.deactivate(connection, account.id, now)
        _record(connection, "account.deactivated", account.id, place_of(account), who, now, {})


def sign_out(
    connection: Connection, login: str, names: Collection[str], *, who: Visitor, now: datetime
) -> None:  # fmt: skip
    """End browsers of an account (``browsers.signed_in``). Ended already: nothing happens.

    Raises
    ------
    NotAllowed
        It is not one's own, and can do what ``who`` may not give.
    domain.staff.errors.UnknownAccount
    """
    account = staff.account(connection, login)
    if account.id != who.staff_id and not _may_renew(who, account):
        raise NotAllowed
    if ended := browsers.sign_out(connection, account.id, names, now):
        _record(connection, "session.closed", account.id, place_of(account), who, now, {"n": ended})


def place_of(account: Account) -> str:
    """The one territory of an account; everywhere if it has several."""
    places = frozenset[str]().union(*account.roles.values())
    return next(iter(places)) if len(places) == 1 else EVERYWHERE


def as_shown(connection: Connection, shown: Account, who: Visitor) -> Account:
    """The account, which nobody changes until this transaction ends, if it still is what was looked at.

    Raises
    ------
    NotAllowed
        It can do what ``who`` may not give.
    AccountChanged, domain.staff.errors.UnknownAccount
    """
    sessions.hold_all(connection, shown.id)
    account = staff.account(connection, shown.login)
    if not _may_renew(who, account):
        raise NotAllowed
    if (account.id, account.active, account.posts) != (shown.id, shown.active, shown.posts):
        raise AccountChanged
    return account


def _not_own(who: Visitor, account: Account) -> None:
    if account.id == who.staff_id:
        raise OwnAccount


def _may_renew(who: Visitor, account: Account) -> bool:
    """Whoever gives a password could use it: only for accounts that can do no more than ``who`` may give."""
    return bool(account.posts) and all(who.may_give(role, place) for role, place in account.posts)


def _record(
    connection: Connection, action: str, subject: str, place: str, who: Visitor, now: datetime,
    details: Mapping[str, object],
) -> None:  # fmt: skip
    territory = None if place == EVERYWHERE else place
    audit.record(
        connection, By(ACCOUNT, now, who.staff_id), action=action, subject=subject, details=details, territory=territory
    )
