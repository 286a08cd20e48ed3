"""What an organisation says of the trust and value of its close ties: never told of one tie."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_CLUSTERED, Base


class TrustRow(Base):
    """``said``: a degree or «nsp», by question."""

    __tablename__ = "trust_declaration"
    __table_args__ = (
        CheckConstraint("from_id <> to_id", name="two"),
        CheckConstraint("version > 0", name="version"),
        STRICT_CLUSTERED,
    )
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"), primary_key=True)
    from_id: Mapped[str] = mapped_column(ForeignKey("actor.id"), primary_key=True)
    to_id: Mapped[str] = mapped_column(ForeignKey("actor.id"), primary_key=True)
    said: Mapped[dict[str, Any]]
    version: Mapped[int]
