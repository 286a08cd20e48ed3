"""Effects that a territory states of a wave."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base
from domain.evaluation.statements import Polarity, Whom


def _among(column: str, values: object) -> str:
    return f"{column} in {tuple(map(str, values))}"  # type: ignore[call-overload]  # an enumeration


class EffectStatementRow(Base):
    """One effect; ``id`` is that of its request. What was wrong is marked as taken back.

    ``indicator_id``: one that was told, and ``snapshot`` its sentence on that day, or nothing of both. ``quote_id``: of
    an answer whose words are published; no reference, since it goes when its writer takes it back.
    """

    __tablename__ = "effect_statement"
    __table_args__ = (
        CheckConstraint(_among("whom", Whom), name="whom"),
        CheckConstraint(_among("polarity", Polarity), name="polarity"),
        CheckConstraint("words <> ''", name="words"),
        CheckConstraint("(indicator_id is null) = (snapshot = '')", name="snapshot"),
        CheckConstraint(
            "polarity = 'expected' or evidence <> '' or indicator_id is not null or quote_id is not null", name="shown"
        ),
        Index("ix_effect_statement_wave_id", "wave_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    theme_id: Mapped[str] = mapped_column(ForeignKey("theme.id"))
    words: Mapped[str]
    whom: Mapped[str]
    direct: Mapped[bool]
    polarity: Mapped[str]
    evidence: Mapped[str]
    indicator_id: Mapped[str | None] = mapped_column(ForeignKey("indicator.id"))
    snapshot: Mapped[str]
    quote_id: Mapped[str | None]
    day: Mapped[date]
    role: Mapped[str]
    taken_back: Mapped[bool]
    made_at: Mapped[datetime]
