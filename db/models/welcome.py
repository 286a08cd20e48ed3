"""What is done so that everybody can come to a workshop."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base


class WelcomeRow(Base):
    """No row where nobody said anything. ``languages``: of those who interpret; ``epices``: who already uses it."""

    __tablename__ = "welcome"
    __table_args__ = (STRICT,)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    languages: Mapped[list[Any]]
    offers: Mapped[list[Any]]
    gives_food: Mapped[bool]
    epices: Mapped[str]
