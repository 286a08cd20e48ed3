"""What the wall of a workshop shows, and what it has shown."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base

ONE = (
    "case when vote_id is null then 0 else 1 end + case when item is null then 0 else 1 end"
    " + case when capture is null then 0 else 1 end = 1"
)


class WallRow(Base):
    """One vote, or one question, or what was captured, on the wall of its workshop.

    ``revealed``: the vote's result too, once it is closed. ``item``: the question's. ``capture``: what was captured.
    """

    __tablename__ = "wall"
    __table_args__ = (CheckConstraint(ONE, name="one"), STRICT)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    vote_id: Mapped[str | None] = mapped_column(ForeignKey("vote.id"))
    revealed: Mapped[bool]
    item: Mapped[str | None]
    capture: Mapped[str | None]


class SceneRow(Base):
    """One scene that the wall showed, until the next one began.

    ``about``: a step's kind, a vote's id, a question's item, what was captured, or nothing.
    """

    __tablename__ = "scene"
    __table_args__ = (Index("ix_scene_workshop_id", "workshop_id", "since"), STRICT)
    id: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    what: Mapped[str]
    about: Mapped[str]
    since: Mapped[datetime]
