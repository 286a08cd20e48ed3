"""The minutes of workshops: what is written down for them, what was validated, and what was corrected since."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base


class MinutesNoteRow(Base):
    """What whoever runs the workshop wrote down for its minutes. ``made_at`` puts those of one workshop in order."""

    __tablename__ = "minutes_note"
    __table_args__ = (
        CheckConstraint("kind in ('agreement', 'disagreement', 'question', 'words')", name="kind"),
        CheckConstraint("(kind = 'words') = (speaker is not null and tag <> '')", name="role"),
        Index("ix_minutes_note_workshop_id", "workshop_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    kind: Mapped[str]
    words: Mapped[str]
    speaker: Mapped[str | None]
    tag: Mapped[str]
    made_at: Mapped[datetime]


class MinutesRow(Base):
    """Validated minutes, one a workshop: the whole value as one text, and its digest."""

    __tablename__ = "minutes"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256"), STRICT)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    text: Mapped[str]
    sha256: Mapped[str]
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    validated_at: Mapped[datetime]


class MinutesCorrectionRow(Base):
    """What was added to validated minutes: this list only grows."""

    __tablename__ = "minutes_correction"
    __table_args__ = (
        CheckConstraint("words <> ''", name="said"),
        Index("ix_minutes_correction_workshop_id", "workshop_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("minutes.workshop_id"))
    role: Mapped[str]
    words: Mapped[str]
    made_at: Mapped[datetime]
