"""What structures say together, told once a wave, and of which of them it speaks."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_CLUSTERED, Base


class RestitutionRow(Base):
    """The one restitution of a wave, stored, never recomputed. ``told``: spreads and numbers that may be shown."""

    __tablename__ = "restitution"
    __table_args__ = (
        CheckConstraint("counted >= 0 and counted <= answered", name="counted"),
        STRICT,
    )
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"), primary_key=True)
    position: Mapped[int]
    day: Mapped[date]
    answered: Mapped[int]
    counted: Mapped[int]
    told: Mapped[dict[str, Any]]


class CountedStructureRow(Base):
    """A structure of which the restitution of a wave speaks. Nothing shows it."""

    __tablename__ = "restitution_structure"
    __table_args__ = (STRICT_CLUSTERED,)
    wave_id: Mapped[str] = mapped_column(ForeignKey("restitution.wave_id"), primary_key=True)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"), primary_key=True)
