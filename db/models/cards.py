"""Link cards: where some were printed, and what pairs of answers tell. Of a card itself nothing is kept."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base


class CardsPrintedRow(Base):
    """A territory where cards were printed: there, residents may type theirs. ``day``: when it was the last time."""

    __tablename__ = "cards_printed"
    __table_args__ = (STRICT,)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    day: Mapped[date]


class PairingRow(Base):
    """What a closed wave tells of those who typed their card in an earlier one too: once, never recomputed.

    ``before_id``: that wave, null where there are no pairs. ``figures``: nothing exact.
    """

    __tablename__ = "pairing"
    __table_args__ = (STRICT,)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"), primary_key=True)
    before_id: Mapped[str | None] = mapped_column(ForeignKey("wave.id"))
    day: Mapped[date]
    figures: Mapped[list[Any]]
