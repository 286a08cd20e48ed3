"""What people write in a committee's report: every version of every text, for good."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base


class ReportTextRow(Base):
    """One version of the text under a heading. ``number``: from 1 on; ``after``: the one that its writer had read.

    ``beside``: another version followed that one first, so that this one stands nowhere; ``settled``: somebody dealt
    with it. One version at most follows another: the index has the last word where two write at once.
    """

    __tablename__ = "report_text"
    __table_args__ = (
        CheckConstraint("number > 0 and after >= 0 and after < number", name="order"),
        CheckConstraint("beside in (0, 1) and settled in (0, 1) and (settled = 0 or beside = 1)", name="beside"),
        Index(
            "uq_report_text_follows",
            "wave_id",
            "heading",
            "after",
            unique=True,
            sqlite_where=text("beside = 0"),
            postgresql_where=text("beside = 0"),
        ),
        STRICT,
    )
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"), primary_key=True)
    heading: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    after: Mapped[int]
    words: Mapped[str]
    role: Mapped[str]
    written_at: Mapped[datetime]
    beside: Mapped[bool]
    settled: Mapped[bool]
