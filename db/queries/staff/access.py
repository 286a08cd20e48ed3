"""Links of one use: made and withdrawn by whoever manages accounts, opened by the person that they are for.

Accounts are held in one order: that of whoever made the link, then the one that it is about.
"""

import uuid
from datetime import datetime

from sqlalchemy import Connection, insert, select

from db.models.access import AccessLinkRow
from db.models.staff import StaffRow
from db.queries.staff import access_ends, accounts, audit, sessions, staff
from db.queries.staff.access_ends import Link
from domain.errors import NotAllowed
from domain.participation.typed import required
from domain.staff.access import LASTS, LONGEST_WHOM, AccessLinkOver, End, InvitationWish, WaitingLink
from domain.staff.accounts import Account
from domain.staff.by import ACCOUNT, By
from domain.staff.roles import EVERYWHERE, Role, Visitor


def invite(connection: Connection, wish: InvitationWish, secret_hash: str, *, who: Visitor, now: datetime) -> str:
    """A link by which somebody makes an account that holds one role in one place; returns its id.

    Raises
    ------
    NotAllowed
        ``who`` may not give this role there.
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.UnknownTerritory
    """
    if not who.may_give(wish.role, wish.territory):
        raise NotAllowed
    staff.known_places(connection, [wish.territory])
    whom = required(wish.whom, LONGEST_WHOM)
    place = {"role": wish.role.value, "territory_id": wish.territory}
    link = _made(connection, {"whom": whom, **place}, secret_hash, who, now)
    _record(connection, "account.invited", link, wish.territory, _account(who.staff_id, now), role=wish.role.value)
    return link


def renewal(connection: Connection, shown: Account, secret_hash: str, *, who: Visitor, now: datetime) -> str:
    """A link by which the person of an account, as it is shown, chooses a new password; returns its id.

    Until it is opened nothing changes; the link that the account had before ends.

    Raises
    ------
    NotAllowed
        The account can do what ``who`` may not give.
    domain.staff.errors.AccountChanged, domain.staff.errors.UnknownAccount
    """
    account = accounts.as_shown(connection, shown, who)
    access_ends.end_of_account(connection, account.id, End.REPLACED)
    link = _made(connection, {"whom": "", "staff_id": account.id}, secret_hash, who, now)
    _record(connection, "account.link_made", account.id, accounts.place_of(account), _account(who.staff_id, now))
    return link


def waiting(connection: Connection, who: Visitor, now: datetime) -> tuple[WaitingLink, ...]:
    """The links that wait and over which ``who`` has a say, the last made first."""
    mine = {account.id for account in accounts.manageable(connection, who)}
    links = connection.execute(access_ends.live(now).order_by(AccessLinkRow.made_at.desc(), AccessLinkRow.id)).all()
    names = dict(connection.execute(select(StaffRow.id, StaffRow.name)).all())
    found = [link for link in links if _says(who, link, mine) and access_ends.stands(connection, link)]
    return tuple(_waiting(link, names.get(link.made_by)) for link in found)


def revoke(connection: Connection, shown: WaitingLink, *, who: Visitor, now: datetime) -> None:
    """Withdraw a link: it opens nothing from now on. Twice is as once.

    Raises
    ------
    NotAllowed
        It gives what ``who`` may not.
    AccessLinkOver
        It was used meanwhile, or forgotten.
    """
    link = connection.execute(access_ends.without_end().where(AccessLinkRow.id == shown.id)).first()
    if link is None:
        raise AccessLinkOver
    mine = {account.id for account in accounts.manageable(connection, who)}
    if not _says(who, link, mine):
        raise NotAllowed
    if not access_ends.end(connection, link.id, End.REVOKED):
        raise AccessLinkOver
    _record(connection, "account.link_revoked", link.staff_id or link.id, _place(link), _account(who.staff_id, now))


def opened(connection: Connection, secret_hash: str, now: datetime) -> WaitingLink:
    """What a link opens, now.

    Raises
    ------
    AccessLinkOver
    """
    link = _live(connection, secret_hash, now)
    maker = select(StaffRow.name).where(StaffRow.id == link.made_by)
    return _waiting(link, connection.execute(maker).scalar())


def account_of(connection: Connection, link: WaitingLink) -> Account | None:
    """The account that gets a new password; None for an invitation."""
    return next((one for one in staff.accounts(connection) if one.id == link.account), None)


def join(
    connection: Connection, secret_hash: str, *, login: str, name: str, password_hash: str, now: datetime
) -> str:  # fmt: skip
    """Make the account of an invitation, once; returns its id. ``login``: as it is stored.

    Raises
    ------
    AccessLinkOver
        By the database too, of two who come at once.
    LoginTaken
        By the database: nothing is written, and the link still opens.
    """
    link = _used(connection, secret_hash, now)
    if link.staff_id is not None:
        raise AccessLinkOver
    places = {Role(link.role): {link.territory_id}}
    made = staff.create(connection, login=login, name=name, password_hash=password_hash, places=places)
    _record(connection, "account.joined", made, link.territory_id, _account(made, now), link=link.id)
    return made


def renew(connection: Connection, secret_hash: str, password_hash: str, now: datetime) -> str:
    """Give the account of a link its new password, once; its sessions end, a closed one opens. Returns its id.

    Raises
    ------
    AccessLinkOver
    """
    link = _used(connection, secret_hash, now)
    if link.staff_id is None:
        raise AccessLinkOver
    account = staff.account(connection, staff.login(connection, link.staff_id))
    staff.reset(connection, account.id, password_hash, now)
    action = "account.password_chosen" if account.active else "account.rejoined"
    _record(connection, action, account.id, accounts.place_of(account), _account(account.id, now))
    return account.id


def _used(connection: Connection, secret_hash: str, now: datetime) -> Link:
    """The link, which this transaction ends.

    Both accounts are held before, so that what the one may give and the other may do stays what it is, and so that
    whoever closes either of them meanwhile, and ends its links, is not waited for.
    """
    link = _live(connection, secret_hash, now)
    if link.made_by is not None:
        sessions.hold(connection, link.made_by, read=True)
    if link.staff_id is not None:
        sessions.hold_all(connection, link.staff_id)
    if not access_ends.stands(connection, link) or not access_ends.end(connection, link.id, End.USED):
        raise AccessLinkOver
    return link


def _live(connection: Connection, secret_hash: str, now: datetime) -> Link:
    link = connection.execute(access_ends.live(now).where(AccessLinkRow.secret_hash == secret_hash)).first()
    if link is None or not access_ends.stands(connection, link):
        raise AccessLinkOver
    return link


def _made(
    connection: Connection, about: dict[str, str], secret_hash: str, who: Visitor, now: datetime
) -> str:  # fmt: skip
    row = {"staff_id": None, "role": None, "territory_id": None, **about}
    link, made = uuid.uuid4().hex, {"secret_hash": secret_hash, "made_by": who.staff_id, "made_at": now}
    connection.execute(insert(AccessLinkRow).values(id=link, **row, **made, expires_at=now + LASTS))
    return link


def _says(who: Visitor, link: Link, accounts_of: set[str]) -> bool:
    """Whether ``who`` has a say over a link, whoever made it."""
    if link.staff_id is not None:
        return link.staff_id in accounts_of
    return who.may_give(Role(link.role), link.territory_id)


def _waiting(link: Link, by: str | None) -> WaitingLink:
    role = None if link.role is None else Role(link.role)
    return WaitingLink(link.id, link.whom, role, link.territory_id, link.staff_id, by, link.expires_at)


def _place(link: Link) -> str:
    return link.territory_id or EVERYWHERE


def _account(staff_id: str | None, now: datetime) -> By:
    return By(ACCOUNT, now, staff_id)


def _record(connection: Connection, action: str, subject: str, place: str, by: By, **details: object) -> None:
    territory = None if place == EVERYWHERE else place
    audit.record(connection, by, action=action, subject=subject, details=details, territory=territory)
