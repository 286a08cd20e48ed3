"""What territories share with all: sheets of experiences, and links."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base


class ExperienceSheetRow(Base):
    """Words only, and no mark. ``shown``: to everybody."""

    __tablename__ = "experience_sheet"
    __table_args__ = (
        CheckConstraint("title <> '' and question <> '' and answer <> ''", name="words"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    revision: Mapped[int]
    title: Mapped[str]
    question: Mapped[str]
    answer: Mapped[str]
    relevance: Mapped[str]
    durability: Mapped[str]
    scaling: Mapped[str]
    shown: Mapped[bool]
    made_at: Mapped[datetime]


class ResourceLinkRow(Base):
    """A page of the web, each once. ``novice``: to begin with."""

    __tablename__ = "resource_link"
    __table_args__ = (
        UniqueConstraint("address"),
        CheckConstraint("title <> '' and address like 'https://%'", name="words"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    revision: Mapped[int]
    title: Mapped[str]
    address: Mapped[str]
    about: Mapped[str]
    novice: Mapped[bool]
    made_at: Mapped[datetime]
