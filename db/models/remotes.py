"""Phones that a facilitator admitted as remotes of a console, and the codes by which they come."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_CLUSTERED, Base


class RemoteCodeRow(Base):
    """A code that nobody has used yet, of which a keyed hash is kept; one of an account in a workshop at a time."""

    __tablename__ = "remote_code"
    __table_args__ = (Index("uq_remote_code_code_hash", "code_hash", unique=True), STRICT_CLUSTERED)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    code_hash: Mapped[str]
    expires_at: Mapped[datetime]


class RemoteRow(Base):
    """A remote that is admitted: its place among three, who admitted it, the hash of its token. Gone, it is revoked."""

    __tablename__ = "remote"
    __table_args__ = (
        CheckConstraint("number between 1 and 3", name="number"),
        Index("uq_remote_token_hash", "token_hash", unique=True),
        Index("ix_remote_staff_id", "staff_id"),
        STRICT_CLUSTERED,
    )
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    token_hash: Mapped[str]
    ends_at: Mapped[datetime]
