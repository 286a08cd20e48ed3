"""What workshops decided, and what became of it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base


class DecisionRow(Base):
    """Who does what before when. ``made_at`` puts those of one workshop in order.

    ``differs``: why it is not what its vote chose. ``objective``, ``stake``, ``level``: ids of the project's lists.
    """

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint("differs is null or (differs <> '' and vote_id is not null)", name="differs"),
        CheckConstraint("level in ('1', '2', '3')", name="level"),
        Index("ix_decision_workshop_id", "workshop_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    text: Mapped[str]
    owner: Mapped[str]
    due: Mapped[date]
    vote_id: Mapped[str | None] = mapped_column(ForeignKey("vote.id"))
    differs: Mapped[str | None]
    review: Mapped[date | None]
    priority_id: Mapped[str | None] = mapped_column(ForeignKey("priority.id"))
    theme_id: Mapped[str | None] = mapped_column(ForeignKey("theme.id"))
    objective: Mapped[str | None]
    stake: Mapped[str | None]
    level: Mapped[str | None]
    made_at: Mapped[datetime]


class DecisionNewsRow(Base):
    """What was told of a decision on a day: this list only grows. ``number``: from 1 on, each once."""

    __tablename__ = "decision_news"
    __table_args__ = (
        CheckConstraint("what in ('started', 'partly', 'done', 'dropped')", name="what"),
        CheckConstraint("what <> 'dropped' or words <> ''", name="why"),
        STRICT,
    )
    decision_id: Mapped[str] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str]
    day: Mapped[date]
    words: Mapped[str]


class DecisionJudgementRow(Base):
    """What the room of a workshop said of a decision that it was told back: hands, as the whole room saw them.

    One row a workshop and decision; none where no hand was raised.
    """

    __tablename__ = "decision_judgement"
    __table_args__ = (
        CheckConstraint("done >= 0 and partly >= 0 and undone >= 0", name="not_negative"),
        CheckConstraint("done + partly + undone > 0", name="somebody"),
        Index("ix_decision_judgement_decision_id", "decision_id"),
        STRICT,
    )
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    decision_id: Mapped[str] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    done: Mapped[int]
    partly: Mapped[int]
    undone: Mapped[int]
