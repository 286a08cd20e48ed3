"""Questionnaires and their versions. A version with answers never changes."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base


class QuestionnaireRow(Base):
    """A questionnaire, whatever its version."""

    __tablename__ = "questionnaire"
    __table_args__ = (STRICT,)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]


class QuestionnaireVersionRow(Base):
    """One version: ``id`` is ``"q_resident@1"``; ``digest`` tells whether the content still says the same."""

    __tablename__ = "questionnaire_version"
    __table_args__ = (STRICT,)
    id: Mapped[str] = mapped_column(primary_key=True)
    questionnaire_id: Mapped[str] = mapped_column(ForeignKey("questionnaire.id"))
    version: Mapped[int]
    digest: Mapped[str]
    title: Mapped[str]
    audience: Mapped[str]
    minutes: Mapped[int]
    min_age: Mapped[int]
    intro: Mapped[str]
    end_text: Mapped[str]


class ItemRow(Base):
    """One wording of an item. ``locked``: it belongs to a validated instrument and can never get a second version."""

    __tablename__ = "item"
    __table_args__ = (STRICT,)
    item: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str]
    locked: Mapped[bool]


class QuestionRow(Base):
    """One question of one version. ``kind``: nobody lists them (domain.participation.kinds)."""

    __tablename__ = "question"
    __table_args__ = (
        ForeignKeyConstraint(["item", "item_version"], ["item.item", "item.version"]),
        STRICT,
    )
    version_id: Mapped[str] = mapped_column(
        ForeignKey("questionnaire_version.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    item: Mapped[str]
    item_version: Mapped[int]
    theme: Mapped[str]
    kind: Mapped[str]
    fr: Mapped[str]
    hint: Mapped[str]
    required: Mapped[bool]
    sensitive: Mapped[bool]
    locked: Mapped[bool]
    low: Mapped[int | None]
    high: Mapped[int | None]
    max_chars: Mapped[int | None]
    max_choices: Mapped[int | None]
    relevant: Mapped[str]
    check: Mapped[str]
    details: Mapped[dict[str, Any]]


class ChoiceRow(Base):
    """One choice of one question (``part = 'choice'``) or one row of a matrix (``part = 'row'``)."""

    __tablename__ = "choice"
    __table_args__ = (
        ForeignKeyConstraint(["version_id", "question_id"], ["question.version_id", "question.id"], ondelete="CASCADE"),
        CheckConstraint("part in ('choice', 'row')", name="part"),
        STRICT,
    )
    version_id: Mapped[str] = mapped_column(primary_key=True)
    question_id: Mapped[str] = mapped_column(primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    fr: Mapped[str]
    icon: Mapped[str]
    exclusive: Mapped[bool]
    details: Mapped[dict[str, Any]]
