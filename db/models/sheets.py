"""Questionnaires on paper, as long as they are not counted: then nothing ties a sheet to what it said."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base
from domain.participation.sheets import MOST_SHEETS


class SheetRow(Base):
    """A numbered sheet of a workshop. ``day``: when its number was drawn. ``questionnaire_id``: what is on it.

    ``ticket_hash``: what is kept of its ticket until it is counted; the response has it then. ``first`` and ``second``:
    what was read, each with the id of its request: pressed twice, a reading is not the second one.
    """

    __tablename__ = "sheet"
    __table_args__ = (
        CheckConstraint(f"number between 1 and {MOST_SHEETS}", name="number"),
        CheckConstraint("state in ('drawn', 'read', 'differs', 'counted', 'taken_back')", name="state"),
        CheckConstraint("(first is not null) = (state in ('read', 'differs'))", name="first"),
        CheckConstraint("(second is not null) = (state = 'differs')", name="second"),
        CheckConstraint("(ticket_hash is null) = (state in ('counted', 'taken_back'))", name="ticket"),
        UniqueConstraint("ticket_hash"),
        STRICT,
    )
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    questionnaire_id: Mapped[str]
    state: Mapped[str]
    day: Mapped[date]
    ticket_hash: Mapped[str | None]
    first: Mapped[dict[str, Any] | None]
    first_request: Mapped[str | None]
    second: Mapped[dict[str, Any] | None]
