"""What the wall of a workshop shows instead of the way in."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base


class WallRow(Base):
    """One vote on the wall of its workshop. ``revealed``: its result too, once it is closed."""

    __tablename__ = "wall"
    __table_args__ = (STRICT,)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"))
    revealed: Mapped[bool]
