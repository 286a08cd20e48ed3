"""The goals that a workshop «Partager un cap» kept as its own."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_CLUSTERED, Base


class KeptGoalRow(Base):
    """``goal``: the number of a sustainable development goal, an id of the project's list."""

    __tablename__ = "kept_goal"
    __table_args__ = (STRICT_CLUSTERED,)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    goal: Mapped[str] = mapped_column(primary_key=True)
