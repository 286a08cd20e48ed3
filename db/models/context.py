"""Which territories are beside the others, as context."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base


class ContextRow(Base):
    """Whether a territory is there, as it said last. ``number``: how often it has said so, from 1 on."""

    __tablename__ = "context"
    __table_args__ = (
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("joins in (0, 1)", name="joins"),
        STRICT,
    )
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    joins: Mapped[bool]
    number: Mapped[int]
    role: Mapped[str]
    said_at: Mapped[datetime]
