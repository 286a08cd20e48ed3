"""At which of the three levels of cooperation a brick or a priority stands: lists that only grow."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_CLUSTERED, Base


class BrickLevelRow(Base):
    """``revision``: of the brick that said so. ``wave_id``: the newest one by then, null before the first."""

    __tablename__ = "brick_level"
    __table_args__ = (
        CheckConstraint("level in ('1', '2', '3')", name="level"),
        Index("ix_brick_level_wave_id", "wave_id"),
        STRICT_CLUSTERED,
    )
    brick_id: Mapped[str] = mapped_column(ForeignKey("brick.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    wave_id: Mapped[str | None] = mapped_column(ForeignKey("wave.id"))
    level: Mapped[str | None]


class PriorityLevelRow(Base):
    """``number``: from 1 on, each once; null ``level``: none any more. ``wave_id``: as of a brick."""

    __tablename__ = "priority_level"
    __table_args__ = (
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("level in ('1', '2', '3')", name="level"),
        Index("ix_priority_level_wave_id", "wave_id"),
        STRICT_CLUSTERED,
    )
    priority_id: Mapped[str] = mapped_column(ForeignKey("priority.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    wave_id: Mapped[str | None] = mapped_column(ForeignKey("wave.id"))
    level: Mapped[str | None]
    day: Mapped[date]
