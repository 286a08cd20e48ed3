"""What was erased for having been kept long enough, what could not be, and when that was looked at last."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_CLUSTERED, Base


class ErasedRow(Base):
    """How many rows of a family went on a day. ``subject``: the wave, workshop or territory they were of, or empty."""

    __tablename__ = "erased"
    __table_args__ = (CheckConstraint("n > 0", name="something"), STRICT_CLUSTERED)
    day: Mapped[date] = mapped_column(primary_key=True)
    family: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class UnerasedRow(Base):
    """A family that the last purge did not erase to its end, and the day of that; no longer once one did."""

    __tablename__ = "unerased"
    __table_args__ = (STRICT_CLUSTERED,)
    family: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date]


class PurgeTurnRow(Base):
    """A day of purges. ``kind``: the last day on which one was done; the one at which the server's own holds back."""

    __tablename__ = "purge_turn"
    __table_args__ = (CheckConstraint("kind in ('done', 'held')", name="kind"), STRICT_CLUSTERED)
    kind: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date]
