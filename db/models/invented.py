"""What a demonstration invents outside its workshops: marked, so that it is known as such and erased whole."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base
from db.models.content import ACTOR_ROLES


class InventedActorRow(Base):
    """An organisation that has a role in the demonstration waves of a territory, and nowhere else.

    ``wave_id``: the first of them; all go together.
    """

    __tablename__ = "invented_actor"
    __table_args__ = (CheckConstraint(f"role in {ACTOR_ROLES}", name="role"), STRICT)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"), primary_key=True)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    role: Mapped[str]
    position: Mapped[int]


class InventedSolutionRow(Base):
    """A solution of a demonstration: its bricks may be led by invented organisations."""

    __tablename__ = "invented_solution"
    __table_args__ = (STRICT,)
    solution_id: Mapped[str] = mapped_column(ForeignKey("solution.id"), primary_key=True)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))


class InventedEntryRow(Base):
    """An entry of a trajectory that a demonstration invented."""

    __tablename__ = "invented_entry"
    __table_args__ = (STRICT,)
    entry_id: Mapped[str] = mapped_column(ForeignKey("trajectory_entry.id"), primary_key=True)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
