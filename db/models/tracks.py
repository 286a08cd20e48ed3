"""How further organisations are to be engaged, and the workshop that it made."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base


class ApproachRow(Base):
    """``id``: of the request, which is that of its workshop too; it goes with it."""

    __tablename__ = "approach"
    __table_args__ = (
        CheckConstraint("track in ('piste_1', 'piste_2')", name="track"),
        CheckConstraint("subject <> ''", name="subject"),
        CheckConstraint("(track = 'piste_1') = (potential is not null)", name="potential"),
        CheckConstraint("(track = 'piste_1') = (openness is not null)", name="openness"),
        CheckConstraint("(track = 'piste_2') = (authority is not null)", name="authority"),
        CheckConstraint("potential in ('yes', 'partly', 'no') and openness in ('yes', 'partly', 'no')", name="degrees"),
        CheckConstraint("authority in ('nothing', 'eases', 'bears')", name="role"),
        Index("ix_approach_territory_id", "territory_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    track: Mapped[str]
    subject: Mapped[str]
    potential: Mapped[str | None]
    openness: Mapped[str | None]
    who: Mapped[list[Any]]
    authority: Mapped[str | None]
    comment: Mapped[str]
    made_at: Mapped[datetime]
