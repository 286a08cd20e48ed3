"""Accounts of facilitators, committee members, coordinators and administrators; their sessions; the audit."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_CLUSTERED, Base


class StaffRow(Base):
    """One account. Deactivated, never deleted: the audit refers to it.

    ``seen_on``: the last day of a sign-in, null until one was written down.
    """

    __tablename__ = "staff"
    __table_args__ = (Index("uq_staff_login", "login", unique=True), STRICT)
    id: Mapped[str] = mapped_column(primary_key=True)
    login: Mapped[str]
    name: Mapped[str]
    password_hash: Mapped[str]
    active: Mapped[bool]
    demonstration: Mapped[bool]
    seen_on: Mapped[date | None]


class StaffRoleRow(Base):
    """A role in a territory; ``territory_id`` is ``*`` for all of them."""

    __tablename__ = "staff_role"
    __table_args__ = (
        CheckConstraint("role in ('facilitator', 'committee', 'coordinator', 'administrator')", name="role"),
        STRICT,
    )
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(primary_key=True)


class StaffSessionRow(Base):
    """One signed-in browser. Only the hash of its token is kept; it is read on every run."""

    __tablename__ = "staff_session"
    __table_args__ = (Index("ix_staff_session_staff_id", "staff_id"), STRICT)
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class HandoverRow(Base):
    """A one-time code, valid for seconds, with which the sign-in screen hands a session to the cookie route."""

    __tablename__ = "handover"
    __table_args__ = (STRICT,)
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    expires_at: Mapped[datetime]
    used: Mapped[bool]


class ThrottleRow(Base):
    """Failed tries of one kind: ``sign-in:<hash of the name>``, ``join``, ``ticket``. No address is kept."""

    __tablename__ = "throttle"
    __table_args__ = (STRICT,)
    bucket: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    since: Mapped[datetime]


class AuditRow(Base):
    """Who did what, written in the transaction of the change itself. Never a row about a resident's act.

    ``chain``: a territory's id, or empty for the house; ``number``: the place in it, from 1; ``previous``: the hash of
    the one before, empty for the first. A chain has no second row at a place, nor after a row.
    """

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_at", "at"),
        UniqueConstraint("chain", "number"),
        UniqueConstraint("chain", "previous"),
        UniqueConstraint("hash"),
        STRICT,
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    action: Mapped[str]
    subject: Mapped[str]
    details: Mapped[dict[str, Any]]
    chain: Mapped[str]
    number: Mapped[int]
    previous: Mapped[str]
    hash: Mapped[str]


class AuditHeadRow(Base):
    """The last row of a chain: what is locked to add one, and what tells that the last rows are missing."""

    __tablename__ = "audit_head"
    __table_args__ = (STRICT_CLUSTERED,)
    chain: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    hash: Mapped[str]


class AuditAnchorRow(Base):
    """The last row that was pruned from a chain, signed with the server's secret.

    ``key_mark``: of that secret, empty where it was not written down yet.
    """

    __tablename__ = "audit_anchor"
    __table_args__ = (STRICT_CLUSTERED,)
    chain: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    hash: Mapped[str]
    signature: Mapped[str]
    key_mark: Mapped[str] = mapped_column(server_default="")
