"""What was tried in a room before people come."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_CLUSTERED, Base


class RoomCheckRow(Base):
    """What became of the last try of one thing in the room of a workshop."""

    __tablename__ = "room_check"
    __table_args__ = (
        CheckConstraint("what in ('database', 'sound', 'wall', 'tablets')", name="what"),
        STRICT_CLUSTERED,
    )
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    what: Mapped[str] = mapped_column(primary_key=True)
    passed: Mapped[bool]
    at: Mapped[datetime]


class WallSquareRow(Base):
    """A square with a number, which the wall of a workshop shows since ``at`` instead of its scene."""

    __tablename__ = "wall_square"
    __table_args__ = (CheckConstraint("number between 10 and 99", name="number"), STRICT)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int]
    at: Mapped[datetime]
