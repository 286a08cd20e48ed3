"""What is declared of a territory's trajectory."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base
from domain.cooperation.trajectory import OF_A_STEP, OF_SUPPORT, Kind


def _among(column: str, values: object) -> str:
    return f"{column} in {tuple(map(str, values))}"  # type: ignore[call-overload]  # an enumeration or a tuple


class TrajectoryEntryRow(Base):
    """One thing declared; ``id`` is that of its request. This list only grows: what was wrong is marked as taken back.

    ``number``: from 1 on, each once a territory, so that two who declare at once do not declare on what one of them
    has not read.
    """

    __tablename__ = "trajectory_entry"
    __table_args__ = (
        UniqueConstraint("territory_id", "number"),
        CheckConstraint(_among("kind", Kind), name="kind"),
        CheckConstraint(f"({_among('kind', OF_A_STEP)}) = (step is not null)", name="of_a_step"),
        CheckConstraint("step between 1 and 7", name="step"),
        CheckConstraint(f"words <> '' or {_among('kind', OF_SUPPORT)}", name="words"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    number: Mapped[int]
    kind: Mapped[str]
    step: Mapped[int | None]
    day: Mapped[date]
    words: Mapped[str]
    role: Mapped[str]
    taken_back: Mapped[bool]
    made_at: Mapped[datetime]
