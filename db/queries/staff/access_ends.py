"""Links of one use to an account: which still open, for whoever made them may still give that, and how one ends.

A link never changes; its end is a row of its own, whose key is the link: of two ends the database keeps one.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, select

from db.models.access import AccessEndRow, AccessLinkRow
from db.models.staff import StaffRoleRow, StaffRow
from db.queries.staff import sessions
from db.upsert import insert
from domain.staff.access import End
from domain.staff.roles import Role, Visitor

Link = Row[*tuple[Any, ...]]
STILL_IN_USE = timedelta(days=1)  # somebody may be opening one at the moment at which it becomes too old


def without_end() -> Select[*tuple[Any, ...]]:
    """Links that have not ended, expired ones too: their own columns."""
    ended = select(AccessEndRow.link_id).where(AccessEndRow.link_id == AccessLinkRow.id)
    return select(*AccessLinkRow.__table__.columns).where(~ended.exists())


def live(now: datetime) -> Select[*tuple[Any, ...]]:
    """Those that are not too old either."""
    return without_end().where(AccessLinkRow.expires_at > now)


def stands(connection: Connection, link: Link) -> bool:
    """Whether whoever made a link may still give what it gives, to the account as it is now."""
    wanted = [(Role(link.role), link.territory_id)] if link.staff_id is None else _roles(connection, link.staff_id)
    if link.made_by is None:  # at the server's own console
        return bool(wanted)
    maker = _maker(connection, link.made_by)
    return maker is not None and bool(wanted) and all(maker.may_give(role, place) for role, place in wanted)


def end(connection: Connection, link: str, how: End) -> bool:
    """End a link; False if it had ended, however. Who comes second waits for the first, and finds that out."""
    new = insert(connection.dialect.name, AccessEndRow).values(link_id=link, how=how.value)
    first = new.on_conflict_do_nothing(index_elements=["link_id"]).returning(AccessEndRow.link_id)
    return connection.execute(first).scalar() is not None


def end_of_account(connection: Connection, staff_id: str, how: End) -> None:
    """End every link by which an account would get a new password."""
    _end_all(connection, without_end().where(AccessLinkRow.staff_id == staff_id), how)


def lapse(connection: Connection, maker: str) -> None:
    """End the links of an account that may not give what they give any more: they stay so if it may again."""
    for link in connection.execute(without_end().where(AccessLinkRow.made_by == maker)).all():
        if not stands(connection, link):
            end(connection, link.id, End.LAPSED)


def lapse_all(connection: Connection) -> None:
    """End every link: a database came back from a copy, and in it links that were used or withdrawn since."""
    _end_all(connection, without_end(), End.LAPSED)


def sweep(connection: Connection, now: datetime) -> None:
    """Forget the links that are too old, however they ended, with the names in their notes."""
    old = AccessLinkRow.expires_at < now - STILL_IN_USE
    connection.execute(delete(AccessEndRow).where(AccessEndRow.link_id.in_(select(AccessLinkRow.id).where(old))))
    connection.execute(delete(AccessLinkRow).where(old))


def _end_all(connection: Connection, chosen: Select[*tuple[Any, ...]], how: End) -> None:
    ids: Iterable[str] = [link.id for link in connection.execute(chosen).all()]
    for one in ids:
        end(connection, one, how)


def _maker(connection: Connection, staff_id: str) -> Visitor | None:
    rows = connection.execute(
        select(StaffRow.name, StaffRoleRow.role, StaffRoleRow.territory_id)
        .outerjoin(StaffRoleRow, StaffRoleRow.staff_id == StaffRow.id)
        .where(StaffRow.id == staff_id, StaffRow.active == sessions.YES)
    ).all()
    return Visitor(staff_id, rows[0].name, sessions.roles_of(rows)) if rows else None


def _roles(connection: Connection, staff_id: str) -> list[tuple[Role, str]]:
    rows = connection.execute(
        select(StaffRoleRow.role, StaffRoleRow.territory_id).where(StaffRoleRow.staff_id == staff_id)
    )
    return [(Role(row.role), row.territory_id) for row in rows]
