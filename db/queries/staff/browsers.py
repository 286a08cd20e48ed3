"""Which browsers are signed in to an account, and how one of them is signed out: it is at its next click."""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select, update

from db.models.staff import StaffSessionRow
from db.queries.staff import sessions
from domain.staff.accounts import LONGEST, QUIET, Browser


def signed_in(connection: Connection, staff_id: str, token: str, now: datetime) -> tuple[Browser, ...]:
    """Those of one account, the first to sign in first. ``token``: of whoever looks."""
    mine = (StaffSessionRow.staff_id == staff_id) & _live(now)
    first = select(StaffSessionRow).where(mine).order_by(StaffSessionRow.created_at, StaffSessionRow.token_hash)
    rows = connection.execute(first)
    own = sessions.fingerprint(token)
    return tuple(Browser(_name(row.token_hash), row.created_at, row.seen_at, row.token_hash == own) for row in rows)


def how_many(connection: Connection, now: datetime) -> Mapping[str, int]:
    """How many browsers are signed in to each account."""
    return Counter(connection.execute(select(StaffSessionRow.staff_id).where(_live(now))).scalars())


def sign_out(connection: Connection, staff_id: str, names: Collection[str], now: datetime) -> int:
    """End those of an account that are called so; returns how many there still were."""
    mine = (StaffSessionRow.staff_id == staff_id) & _live(now)
    # Sessions are held before they are ended, in one order: of two who end the same one, one finds it ended.
    found = connection.execute(
        select(StaffSessionRow.token_hash).where(mine).order_by(StaffSessionRow.token_hash).with_for_update()
    )
    meant = [token_hash for token_hash in found.scalars() if _name(token_hash) in names]
    ended = update(StaffSessionRow).where(StaffSessionRow.token_hash.in_(meant), StaffSessionRow.revoked_at.is_(None))
    return connection.execute(ended.values(revoked_at=now)).rowcount


def _live(now: datetime) -> ColumnElement[bool]:
    return (
        StaffSessionRow.revoked_at.is_(None)
        & (StaffSessionRow.seen_at > now - QUIET)
        & (StaffSessionRow.created_at > now - LONGEST)
    )


def _name(token_hash: str) -> str:
    """What a screen may say: from it, nobody comes back to the hash, still less to the token."""
    return hashlib.sha256(f"browser:{token_hash}".encode()).hexdigest()[:16]
