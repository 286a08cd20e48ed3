"""Tickets that are printed before anybody takes one."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_CLUSTERED, Base


class BlankTicketRow(Base):
    """A ticket on paper that belongs to nobody yet. ``day``: when it was printed.

    Whoever takes it makes the row go: its hash is then in their response alone. No number, and rows lie in the order
    of their hashes: nothing says which slip of a page went when.
    """

    __tablename__ = "blank_ticket"
    __table_args__ = (Index("ix_blank_ticket_workshop_id", "workshop_id"), STRICT_CLUSTERED)
    ticket_hash: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    day: Mapped[date]
