"""Solutions of a territory, their bricks, and the useful effects of these."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base
from domain.cooperation.solutions import Beneficiary, Funder, Standing, State


def _among(column: str, values: object) -> str:
    return f"{column} in {tuple(map(str, values))}"  # type: ignore[call-overload]  # an enumeration


class SolutionRow(Base):
    """``functions``: ids of the project's list. ``project``: what it forms around, where that is no theme.

    ``diffusion``, ``practices``, ``relations``: what shows each criterion of innovation, in words.
    """

    __tablename__ = "solution"
    __table_args__ = (
        CheckConstraint("title <> '' and aim <> ''", name="words"),
        CheckConstraint("(theme_id is null) = (project <> '')", name="anchor"),
        Index("ix_solution_territory_id", "territory_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    revision: Mapped[int]
    title: Mapped[str]
    aim: Mapped[str]
    functions: Mapped[list[Any]]
    theme_id: Mapped[str | None] = mapped_column(ForeignKey("theme.id"))
    project: Mapped[str]
    savings: Mapped[str]
    balance: Mapped[str]
    shown: Mapped[bool]
    diffusion: Mapped[str] = mapped_column(server_default="")
    practices: Mapped[str] = mapped_column(server_default="")
    relations: Mapped[str] = mapped_column(server_default="")
    made_at: Mapped[datetime]


class BrickRow(Base):
    """``level``: of cooperation, an id of the project's list. ``tags``: ids of its stakes and agricultural subjects."""

    __tablename__ = "brick"
    __table_args__ = (
        CheckConstraint("title <> ''", name="title"),
        CheckConstraint(_among("standing", Standing), name="standing"),
        CheckConstraint("level in ('1', '2', '3')", name="level"),
        Index("ix_brick_solution_id", "solution_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    solution_id: Mapped[str] = mapped_column(ForeignKey("solution.id"))
    revision: Mapped[int]
    title: Mapped[str]
    actor_id: Mapped[str | None] = mapped_column(ForeignKey("actor.id"))
    standing: Mapped[str]
    level: Mapped[str | None]
    priority_id: Mapped[str | None] = mapped_column(ForeignKey("priority.id"))
    tags: Mapped[list[Any]] = mapped_column(server_default="[]")
    made_at: Mapped[datetime]


class UsefulEffectRow(Base):
    """``funder``: a kind of funder, null for nobody yet; ``evidence``: what would show it."""

    __tablename__ = "useful_effect"
    __table_args__ = (
        CheckConstraint("words <> ''", name="words"),
        CheckConstraint(_among("beneficiary", Beneficiary), name="beneficiary"),
        CheckConstraint(_among("funder", Funder), name="funder"),
        CheckConstraint(_among("state", State), name="state"),
        Index("ix_useful_effect_brick_id", "brick_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    brick_id: Mapped[str] = mapped_column(ForeignKey("brick.id"))
    revision: Mapped[int]
    words: Mapped[str]
    beneficiary: Mapped[str]
    funder: Mapped[str | None]
    evidence: Mapped[str]
    state: Mapped[str]
    made_at: Mapped[datetime]
