"""Exact counts, and what has been published of them."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_CLUSTERED, Base


class BlockRow(Base):
    """People who are published together (domain.evaluation.disclosure, rule 1), or who wait for it.

    ``workshop_id`` is null for the reservoir of a wave: late responses and what remained of closed workshops.
    ``state``: waiting (the reservoir: takes responses), released (part of a version, ``n`` people for ever).
    ``questionnaire_id``: what all of them answered, without its modules: nobody is in a block twice.
    """

    __tablename__ = "block"
    __table_args__ = (
        CheckConstraint("state in ('waiting', 'released')", name="state"),
        Index(
            "uq_block_waiting_workshop",
            "workshop_id",
            "questionnaire_id",
            unique=True,
            sqlite_where=text("state = 'waiting' and workshop_id is not null"),
            postgresql_where=text("state = 'waiting' and workshop_id is not null"),
        ),
        Index(
            "uq_block_waiting_wave",
            "wave_id",
            "questionnaire_id",
            unique=True,
            sqlite_where=text("state = 'waiting' and workshop_id is null"),
            postgresql_where=text("state = 'waiting' and workshop_id is null"),
        ),
        Index("ix_block_workshop_id", "workshop_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    workshop_id: Mapped[str | None] = mapped_column(ForeignKey("workshop.id"))
    questionnaire_id: Mapped[str]
    state: Mapped[str]
    n: Mapped[int]


class TallyRow(Base):
    """How many counted responses fall in one cell, exactly, kept up to date in the transaction that changes it.

    ``scope``: ``wave:<id>`` every counted response of the wave, never shown; ``block:<id>`` those who wait;
    ``room:<id>`` the released blocks of a workshop; ``public:<id>`` the released blocks of a wave. The last two only
    grow, by whole blocks: a withdrawal or a late correction does not touch them. ``measure``: ``item:<item>@<version>``
    or ``indicator:<id>@<version>``; for an item, the cell ``*`` counts the people who answered it.
    """

    __tablename__ = "tally"
    __table_args__ = (CheckConstraint("n >= 0", name="not_negative"), STRICT_CLUSTERED)
    scope: Mapped[str] = mapped_column(primary_key=True)
    measure: Mapped[str] = mapped_column(primary_key=True)
    cell: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class CountedRow(Base):
    """How many responses a scope counts: ``wave:``, ``room:``, ``public:`` or ``workshop:<id>`` (all counted there)."""

    __tablename__ = "counted"
    __table_args__ = (CheckConstraint("n >= 0", name="not_negative"), STRICT)
    scope: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class SpreadRow(Base):
    """How the people of one released block answered one question, as it may be told: stored once, never recomputed.

    ``n_low``, ``n_high``: those who answered. ``parts``: choice, and between which two numbers made it, in order.
    """

    __tablename__ = "spread"
    __table_args__ = (STRICT,)
    block_id: Mapped[str] = mapped_column(ForeignKey("block.id"), primary_key=True)
    measure: Mapped[str] = mapped_column(primary_key=True)
    people: Mapped[int]
    day: Mapped[date]
    n_low: Mapped[int]
    n_high: Mapped[int]
    parts: Mapped[list[Any]]


class SpentRow(Base):
    """A response from among which people were drawn for an indicator; drawn or not, which nothing says, never again."""

    __tablename__ = "spent"
    __table_args__ = (STRICT_CLUSTERED,)
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    indicator_id: Mapped[str] = mapped_column(primary_key=True)


class CrossingRow(Base):
    """What a closed wave tells of one class of a crossing: stored once, never recomputed, nothing exact.

    ``crossing``: by what people are told apart; ``position``: of the class, from 1 on; ``of``: the ids joined in it.
    """

    __tablename__ = "crossing"
    __table_args__ = (CheckConstraint("position > 0", name="position"), STRICT)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"), primary_key=True)
    crossing: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    of: Mapped[list[Any]]
    figures: Mapped[list[Any]]


class TraitRow(Base):
    """What a closed wave tells of one trait of its responses: stored once, never recomputed, nothing exact.

    ``about``, ``which``: the trait (domain.evaluation.quality); ``drawn``: responses, of which between ``low`` and
    ``high`` bear it.
    """

    __tablename__ = "trait"
    __table_args__ = (CheckConstraint("0 <= low and low <= high and high <= drawn", name="span"), STRICT)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"), primary_key=True)
    about: Mapped[str] = mapped_column(primary_key=True)
    which: Mapped[str] = mapped_column(primary_key=True)
    drawn: Mapped[int]
    low: Mapped[int]
    high: Mapped[int]


class PublicationRow(Base):
    """One published version: stored, never recomputed, the same for everybody.

    ``scope``: as of a tally, or ``lots:<wave>`` for what was drawn. ``figures``: what may be shown. ``basis``: the
    exact cells behind it, and which numbers are public exactly, needed to judge the next version; of lots, what they
    told and how many were drawn last. Never shown.
    """

    __tablename__ = "publication"
    __table_args__ = (UniqueConstraint("scope", "position"), STRICT)
    id: Mapped[str] = mapped_column(primary_key=True)
    scope: Mapped[str]
    position: Mapped[int]
    population: Mapped[int]
    figures: Mapped[list[Any]]
    basis: Mapped[dict[str, Any]]
