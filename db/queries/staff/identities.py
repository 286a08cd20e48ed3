"""Which account somebody whom a provider named has here; and how a link of one use binds the two."""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from db.models.identity import GoneWayRow, IdentityRow
from db.models.staff import StaffRow
from db.queries.staff import access, audit, sessions
from db.upsert import insert
from domain.staff.by import ACCOUNT, By
from domain.staff.identity import LASTS, IdentityTaken, IdentityUnknown, Way, WayOver, login_of, shown_name


def gone(connection: Connection, way: Way, now: datetime) -> None:
    """Note that a way was gone to its end.

    Raises
    ------
    WayOver
        It was already.
    """
    connection.execute(delete(GoneWayRow).where(GoneWayRow.expires_at < now))
    mine = {"state_hash": sessions.fingerprint(way.state), "expires_at": now + LASTS}
    new = insert(connection.dialect.name, GoneWayRow).values(**mine).on_conflict_do_nothing()
    if connection.execute(new.returning(GoneWayRow.state_hash)).scalar() is None:
        raise WayOver


def account(connection: Connection, issuer: str, subject_hash: str) -> str:
    """The id of the open account of this identity, which it has as long as this transaction.

    Raises
    ------
    IdentityUnknown
        None has it, or its account is closed: nothing tells which.
    """
    its = (IdentityRow.issuer == issuer) & (IdentityRow.subject_hash == subject_hash)
    mine = select(StaffRow.id).join(IdentityRow, IdentityRow.staff_id == StaffRow.id)
    mine = mine.where(its, StaffRow.active == sessions.YES)
    found = connection.execute(mine).scalar()
    if found is None:
        raise IdentityUnknown
    sessions.hold(connection, found, read=True)
    if connection.execute(mine).scalar() != found:  # it was closed, or got a password, just before
        raise IdentityUnknown
    return str(found)


def bind(
    connection: Connection, link: str, issuer: str, subject_hash: str, name: str, nobody: str, now: datetime
) -> str:  # fmt: skip
    """Make, or open anew, the account of a link of one use, for this identity; returns its id. The link is used.

    Parameters
    ----------
    link : its keyed hash.
    name : as the provider has it; the note of the invitation stands for an empty one.
    nobody : a password hash that no password has.

    Raises
    ------
    domain.staff.access.AccessLinkOver
    IdentityTaken
        Another account has it: the link still opens.
    """
    waiting = access.opened(connection, link, now)
    holder = _holder(connection, issuer, subject_hash)
    if holder is not None and holder != waiting.account:
        raise IdentityTaken
    if waiting.account is None:
        shown = shown_name(name, waiting.whom)
        made = access.join(connection, link, login=login_of(shown), name=shown, password_hash=nobody, now=now)
    else:
        made = access.renew(connection, link, nobody, now)
    _bound(connection, made, issuer, subject_hash)
    audit.record(connection, By(ACCOUNT, now, made), action="account.identity_bound", subject=made)
    return made


def _holder(connection: Connection, issuer: str, subject_hash: str) -> str | None:
    mine = (IdentityRow.issuer == issuer) & (IdentityRow.subject_hash == subject_hash)
    return connection.execute(select(IdentityRow.staff_id).where(mine)).scalar()


def _bound(connection: Connection, staff_id: str, issuer: str, subject_hash: str) -> None:
    former = (IdentityRow.staff_id == staff_id) & (IdentityRow.issuer == issuer)
    connection.execute(delete(IdentityRow).where(former))
    row = {"issuer": issuer, "subject_hash": subject_hash, "staff_id": staff_id}
    new = insert(connection.dialect.name, IdentityRow).values(**row).on_conflict_do_nothing()
    if connection.execute(new.returning(IdentityRow.staff_id)).scalar() is None:  # of two links at once
        raise IdentityTaken
