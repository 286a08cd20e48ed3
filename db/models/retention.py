"""What was erased for having been kept long enough."""

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
