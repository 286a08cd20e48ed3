"""What comes from ``content/``: territories, actors, themes, indicators and the project's own lists."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base

ACTOR_ROLES = ("chef_de_file", "interaction_partielle", "mobilisable", "complementaire", "non_precise")


class NetworkRow(Base):
    """A national network."""

    __tablename__ = "network"
    __table_args__ = (STRICT,)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]


class TerritoryRow(Base):
    """A territory, with what its consent screen must say truly. ``project_ends``: null where nobody said it."""

    __tablename__ = "territory"
    __table_args__ = (CheckConstraint("kind in ('experimentation', 'deploiement')", name="kind"), STRICT)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str]
    place: Mapped[str]
    region: Mapped[str]
    note: Mapped[str]
    open_lists: Mapped[list[Any]]
    controller: Mapped[str]
    retention: Mapped[str]
    contact: Mapped[str]
    project_ends: Mapped[date | None]


class ActorRow(Base):
    """An organisation. Possible duplicates are kept and linked, never merged silently."""

    __tablename__ = "actor"
    __table_args__ = (STRICT,)
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    status: Mapped[str]
    stakeholder_type: Mapped[str | None]
    maybe_same_as: Mapped[str | None] = mapped_column(ForeignKey("actor.id"))


class ActorNetworkRow(Base):
    """An actor belongs to a national network."""

    __tablename__ = "actor_network"
    __table_args__ = (STRICT,)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"), primary_key=True)
    network_id: Mapped[str] = mapped_column(ForeignKey("network.id"), primary_key=True)


class ActorTerritoryRoleRow(Base):
    """An actor may hold several roles in one territory (Ugess and Vrac in Lyon)."""

    __tablename__ = "actor_territory_role"
    __table_args__ = (CheckConstraint(f"role in {ACTOR_ROLES}", name="role"), STRICT)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"), primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    label_in_source: Mapped[str]


class ReferenceRow(Base):
    """One entry of the project's own lists: objectives, axes, stakes, agricultural blocks, SDGs, steps and so on.

    They share one shape (order, words, a few details) and are only read together, list by list.
    """

    __tablename__ = "reference"
    __table_args__ = (UniqueConstraint("list", "position"), STRICT)
    list: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    fr: Mapped[str]
    details: Mapped[dict[str, Any]]


class ThemeRow(Base):
    """An evaluation theme. The list stays open to a tenth."""

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("n"), STRICT)
    id: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]
    fr: Mapped[str]
    icon: Mapped[str]
    axis_id: Mapped[str]
    sdg: Mapped[list[Any]]


class IndicatorRow(Base):
    """An indicator, whatever its version. ``family``: a theme id, or cooperation, session, context."""

    __tablename__ = "indicator"
    __table_args__ = (STRICT,)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    family: Mapped[str]
    status: Mapped[str]


class IndicatorVersionRow(Base):
    """What an indicator says and computes; a change of rule makes a new version, so that trends never mix rules."""

    __tablename__ = "indicator_version"
    __table_args__ = (STRICT,)
    indicator_id: Mapped[str] = mapped_column(ForeignKey("indicator.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str]
    fr: Mapped[str]
    definition: Mapped[str]
    unit: Mapped[str]
    low: Mapped[int | None]
    high: Mapped[int | None]
    direction: Mapped[str]
    rule: Mapped[str]
    calculation: Mapped[dict[str, Any] | None]
    source: Mapped[list[Any]]
    instrument: Mapped[str]
    rights: Mapped[str]
    sensitive: Mapped[bool]
    flagship: Mapped[bool]
    room: Mapped[bool]
    ess: Mapped[list[Any]]
