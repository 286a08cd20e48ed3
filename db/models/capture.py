"""What is said aloud in a workshop and written down by whoever runs it."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_CLUSTERED, Base
from domain.workshops.tables import MOST_TABLES
from domain.workshops.weather import MOODS


class SeatingRow(Base):
    """How many tables a workshop has; no row where the room is one."""

    __tablename__ = "seating"
    __table_args__ = (CheckConstraint(f"tables between 1 and {MOST_TABLES}", name="tables"), STRICT)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    tables: Mapped[int]


class ExistingAssetRow(Base):
    """What exists already. ``made_at`` puts them in order; ``at_table``: the table that named it, null for the room.

    ``merged_into``: the one that it is the same as, which is itself merged into none; its own words stay.
    """

    __tablename__ = "existing_asset"
    __table_args__ = (
        CheckConstraint("title <> ''", name="title"),
        CheckConstraint("merged_into <> id", name="itself"),
        CheckConstraint(f"at_table between 1 and {MOST_TABLES}", name="at_table"),
        Index("ix_existing_asset_workshop_id", "workshop_id"),
        Index("ix_existing_asset_merged_into", "merged_into"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    title: Mapped[str]
    kind: Mapped[str]
    place: Mapped[str]
    actor: Mapped[str]
    at_table: Mapped[int | None]
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("existing_asset.id"))
    made_at: Mapped[datetime]


class SpokenWordRow(Base):
    """A word that was said. ``cleared``: somebody read it over; before that the room does not see it.

    ``at_table``: the table that said it, null for a person; ``tag``: what it is about, an id of the project's list.
    """

    __tablename__ = "spoken_word"
    __table_args__ = (
        CheckConstraint("round in ('opening', 'free', 'closing')", name="round"),
        CheckConstraint("words <> ''", name="words"),
        CheckConstraint(f"at_table between 1 and {MOST_TABLES}", name="at_table"),
        Index("ix_spoken_word_workshop_id", "workshop_id"),
        Index("ix_spoken_word_cleared", "cleared", "made_at"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    round: Mapped[str]
    words: Mapped[str]
    at_table: Mapped[int | None]
    tag: Mapped[str]
    cleared: Mapped[bool]
    made_at: Mapped[datetime]


class WeatherRow(Base):
    """Hands raised for one of the five pictures of the weather, as the whole room saw them."""

    __tablename__ = "weather"
    __table_args__ = (
        CheckConstraint(f"mood between 1 and {MOODS}", name="mood"),
        CheckConstraint("n >= 0", name="not_negative"),
        STRICT,
    )
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    mood: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int]


class EquityRow(Base):
    """Who has answered, when the facilitator last looked: in steps, and never one thing by another.

    ``people``: how many had answered then. ``told``: what was shown; nothing exact is kept.
    """

    __tablename__ = "equity"
    __table_args__ = (CheckConstraint("people > 0", name="people"), STRICT)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    people: Mapped[int]
    told: Mapped[dict[str, Any]]


class StickersRow(Base):
    """Stickers that children put on one proposal of a vote, as everybody saw them; no row where none was counted."""

    __tablename__ = "stickers"
    __table_args__ = (
        ForeignKeyConstraint(["vote_id", "option_id"], ["vote_option.vote_id", "vote_option.id"]),
        CheckConstraint("n >= 0", name="not_negative"),
        STRICT_CLUSTERED,
    )
    vote_id: Mapped[str] = mapped_column(primary_key=True)
    option_id: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]
