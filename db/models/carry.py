"""Workshops that were taken away on a laptop, and those that came here from elsewhere."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_CLUSTERED, Base


class CarryRow(Base):
    """A workshop that went from here, once. ``public_key``: of what signs its return.

    ``digest``: of the return that was taken, null until one was. A workshop is away once at a time.
    """

    __tablename__ = "carry"
    __table_args__ = (
        CheckConstraint("state in ('away', 'back', 'lost')", name="state"),
        CheckConstraint("(state = 'back') = (digest is not null)", name="digest"),
        Index("ix_carry_workshop_id", "workshop_id"),
        Index(
            "uq_carry_away",
            "workshop_id",
            unique=True,
            sqlite_where=text("state = 'away'"),
            postgresql_where=text("state = 'away'"),
        ),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    public_key: Mapped[bytes]
    state: Mapped[str]
    made_at: Mapped[datetime]
    digest: Mapped[str | None]


class CarriedRow(Base):
    """A workshop that came here from elsewhere. ``signing_key``: signs its return; ``ticket_key``: hashes its tickets.

    ``digest``: of the last return that was written, null until one was; then nothing of the workshop changes here.
    """

    __tablename__ = "carried"
    __table_args__ = (UniqueConstraint("carry_id"), STRICT_CLUSTERED)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    carry_id: Mapped[str]
    signing_key: Mapped[bytes]
    ticket_key: Mapped[str]
    came_at: Mapped[datetime]
    digest: Mapped[str | None]


class ReturnedRow(Base):
    """Each return of a workshop that was written, or that the one that was taken says was: they are one return.

    ``digest``: of what it holds. What is erased for its age between two makes the second another file.
    """

    __tablename__ = "returned"
    __table_args__ = (STRICT_CLUSTERED,)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
