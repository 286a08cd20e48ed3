"""Priorities, from the idea on, and what happened to them."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_CLUSTERED, Base
from domain.priorities.priority import LONGEST_DESCRIPTION, LONGEST_TITLE, Happening, Proposer, Status
from domain.staff.roles import Role

# Whoever does something to a priority: staff by their role, or ...
BY_A_RESIDENT, BY_A_VOTE = "resident", "vote"
ROLES = (BY_A_RESIDENT, BY_A_VOTE, Role.FACILITATOR.value, Role.COMMITTEE.value, Role.COORDINATOR.value)


def _among(column: str, values: object) -> str:
    return f"{column} in {tuple(map(str, values))}"  # type: ignore[call-overload]  # an enumeration or a tuple


class PriorityRow(Base):
    """A priority of one territory; an example comes with the files and belongs to none.

    Of a proposal made on a tablet, ``id`` is the identifier that the tablet drew: sent twice, it is there once. Rows
    lie in the order of their random ids, so that nothing tells in which order people wrote.
    """

    __tablename__ = "priority"
    __table_args__ = (
        CheckConstraint("(is_example = 1) = (territory_id is null)", name="example"),
        CheckConstraint("(status = 'merged') = (merged_into is not null)", name="merged"),
        CheckConstraint("(cost_low is null) = (cost_high is null) and cost_low <= cost_high", name="cost"),
        CheckConstraint(
            f"length(title) <= {LONGEST_TITLE} and length(description) <= {LONGEST_DESCRIPTION}", name="length"
        ),
        CheckConstraint(_among("proposer", Proposer), name="proposer"),
        CheckConstraint(_among("status", Status), name="status"),
        Index("ix_priority_territory_id", "territory_id", "status"),
        Index("ix_priority_merged_into", "merged_into"),
        STRICT_CLUSTERED,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    territory_id: Mapped[str | None] = mapped_column(ForeignKey("territory.id"))
    workshop_id: Mapped[str | None] = mapped_column(ForeignKey("workshop.id"))
    theme_id: Mapped[str] = mapped_column(ForeignKey("theme.id"))
    title: Mapped[str]
    description: Mapped[str]
    icon: Mapped[str]
    stakes: Mapped[list[Any]]
    objectives: Mapped[list[Any]]
    blocks: Mapped[list[Any]] = mapped_column(server_default="[]")
    cost_low: Mapped[int | None]
    cost_high: Mapped[int | None]
    cost_kind: Mapped[str]
    cost_vote: Mapped[int | None]
    basis: Mapped[str]
    is_example: Mapped[bool]
    proposer: Mapped[str]
    status: Mapped[str]
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("priority.id"))


class PriorityEventRow(Base):
    """One thing that happened to a priority, on a day, by somebody of that role. Never changed, never removed.

    ``subject``: the vote, or the other priority. ``details``: why; the words before a correction; the vote whose end
    a later act changed, which may happen again.
    """

    __tablename__ = "priority_event"
    __table_args__ = (
        UniqueConstraint("priority_id", "kind", "subject"),
        CheckConstraint(_among("kind", Happening), name="kind"),
        CheckConstraint(_among("role", ROLES), name="role"),
        STRICT_CLUSTERED,
    )
    priority_id: Mapped[str] = mapped_column(ForeignKey("priority.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    day: Mapped[date]
    role: Mapped[str]
    subject: Mapped[str | None]
    details: Mapped[dict[str, Any]]
