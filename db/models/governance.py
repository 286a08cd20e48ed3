"""Seats and roles in the bodies of a territory, as the coordination counts them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base


class GovernanceCountRow(Base):
    """One count; ``id`` is that of its request. This list only grows, the last of a territory counts.

    ``number``: from 1 on, each once a territory. ``roles``: residents who hold a responsibility, a number and no names.
    """

    __tablename__ = "governance_count"
    __table_args__ = (
        UniqueConstraint("territory_id", "number"),
        CheckConstraint("seats >= 1 and residents between 0 and seats and roles >= 0", name="seats"),
        CheckConstraint("source <> ''", name="source"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    number: Mapped[int]
    day: Mapped[date]
    seats: Mapped[int]
    residents: Mapped[int]
    roles: Mapped[int]
    source: Mapped[str]
    role: Mapped[str]
    made_at: Mapped[datetime]
