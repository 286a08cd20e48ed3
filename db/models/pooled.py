"""What organisations share and promise one another, each by its own link."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_CLUSTERED, Base


class MeansRow(Base):
    """What an organisation offers or needs in a territory: said once, taken back once, never reworded.

    ``wave_id``: of the link by which it was said; ``withdrawn_in``: of the one by which it was taken back, null before.
    ``tags``: ids of the stakes and agricultural subjects that it touches.
    """

    __tablename__ = "means"
    __table_args__ = (
        CheckConstraint("side in ('offer', 'need')", name="side"),
        CheckConstraint("words <> ''", name="words"),
        Index("ix_means_territory_id", "territory_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"))
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    side: Mapped[str]
    type: Mapped[str]
    words: Mapped[str]
    until: Mapped[date | None]
    tags: Mapped[list[Any]] = mapped_column(server_default="[]")
    withdrawn_in: Mapped[str | None] = mapped_column(ForeignKey("wave.id"))
    made_at: Mapped[datetime]


class MeansShareRow(Base):
    """Whether one end says that a need and an offer are really shared, as of a wave."""

    __tablename__ = "means_share"
    __table_args__ = (
        CheckConstraint("side in ('offer', 'need')", name="side"),
        CheckConstraint("version > 0", name="version"),
        STRICT_CLUSTERED,
    )
    need_id: Mapped[str] = mapped_column(ForeignKey("means.id"), primary_key=True)
    offer_id: Mapped[str] = mapped_column(ForeignKey("means.id"), primary_key=True)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"), primary_key=True)
    side: Mapped[str] = mapped_column(primary_key=True)
    shared: Mapped[bool]
    version: Mapped[int]


class CommitmentRow(Base):
    """What one organisation proposes to another. ``made_in``: the wave of the link by which it did.

    ``wave_id``: that of the last thing that either said of it; it is kept as long as what was said in that wave.
    """

    __tablename__ = "commitment"
    __table_args__ = (
        CheckConstraint("from_id <> to_id", name="two"),
        CheckConstraint("form in ('oral', 'ecrit', 'convention', 'charte')", name="form"),
        CheckConstraint("review > start", name="review"),
        Index("ix_commitment_territory_id", "territory_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    from_id: Mapped[str] = mapped_column(ForeignKey("actor.id"))
    to_id: Mapped[str] = mapped_column(ForeignKey("actor.id"))
    gives: Mapped[str]
    receives: Mapped[str]
    form: Mapped[str]
    start: Mapped[date]
    review: Mapped[date]
    made_in: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    made_at: Mapped[datetime]


class CommitmentEntryRow(Base):
    """What one of the two said of a commitment; numbers rise from 1 and say what was read."""

    __tablename__ = "commitment_entry"
    __table_args__ = (
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("what in ('accepted', 'refused', 'withdrawn', 'reviewed', 'ended')", name="what"),
        STRICT_CLUSTERED,
    )
    commitment_id: Mapped[str] = mapped_column(ForeignKey("commitment.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str]
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"))
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    day: Mapped[date]
    words: Mapped[str]
    review: Mapped[date | None]
