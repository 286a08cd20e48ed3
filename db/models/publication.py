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
    """

    __tablename__ = "block"
    __table_args__ = (
        CheckConstraint("state in ('waiting', 'released')", name="state"),
        Index(
            "uq_block_waiting_workshop",
            "workshop_id",
            unique=True,
            sqlite_where=text("state = 'waiting' and workshop_id is not null"),
            postgresql_where=text("state = 'waiting' and workshop_id is not null"),
        ),
        Index(
            "uq_block_waiting_wave",
            "wave_id",
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


class PublicationRow(Base):
    """One published version: stored, never recomputed, the same for everybody.

    ``figures``: what may be shown. ``basis``: the exact cells behind it, and which numbers are public exactly: needed
    to judge the next version; never shown.
    """

    __tablename__ = "publication"
    __table_args__ = (UniqueConstraint("scope", "position"), STRICT)
    id: Mapped[str] = mapped_column(primary_key=True)
    scope: Mapped[str]
    position: Mapped[int]
    population: Mapped[int]
    figures: Mapped[list[Any]]
    basis: Mapped[dict[str, Any]]
