"""What organisations say of themselves and of one another, each by its own link."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_CLUSTERED, Base


class TieRow(Base):
    """What one organisation says of another in a wave. ``kinds``, ``acts``: ids between spaces.

    ``acts``: what both did together until then, from having met to having done something.
    """

    __tablename__ = "tie_declaration"
    __table_args__ = (
        CheckConstraint("from_id <> to_id", name="two"),
        CheckConstraint("level in ('0', 'c', '1', '2', '3')", name="level"),
        CheckConstraint("version > 0", name="version"),
        STRICT_CLUSTERED,
    )
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"), primary_key=True)
    from_id: Mapped[str] = mapped_column(ForeignKey("actor.id"), primary_key=True)
    to_id: Mapped[str] = mapped_column(ForeignKey("actor.id"), primary_key=True)
    level: Mapped[str]
    kinds: Mapped[str]
    acts: Mapped[str] = mapped_column(server_default="")
    version: Mapped[int]


class TieHandoverRow(Base):
    """An organisation handed its ties over: until then they are a draft that nobody else reads."""

    __tablename__ = "tie_handover"
    __table_args__ = (STRICT_CLUSTERED,)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"), primary_key=True)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"), primary_key=True)
    day: Mapped[date]


class SheetVersionRow(Base):
    """The sheet of an organisation in a territory; each version stays. ``wave_id``: that of the link it came by."""

    __tablename__ = "structure_sheet"
    __table_args__ = (CheckConstraint("version > 0", name="version"), STRICT_CLUSTERED)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    kind: Mapped[str | None]
    finality: Mapped[str]
    governance: Mapped[str]
    model: Mapped[str]
    day: Mapped[date]


class AgreementRow(Base):
    """How far a family of an organisation's answers may be shown under its name in a wave."""

    __tablename__ = "structure_agreement"
    __table_args__ = (
        CheckConstraint("family in ('sheet', 'ties', 'means', 'commitments', 'charter')", name="family"),
        CheckConstraint("audience in ('nobody', 'partners', 'committee', 'public')", name="audience"),
        CheckConstraint("version > 0", name="version"),
        STRICT_CLUSTERED,
    )
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"), primary_key=True)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"), primary_key=True)
    family: Mapped[str] = mapped_column(primary_key=True)
    audience: Mapped[str]
    version: Mapped[int]
