"""The audit: who did what. Called in the transaction of the change itself, so that neither exists without the other.

The rows are linked into the chain of the subject's territory when that transaction ends (``db.chain``).
"""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true
from sqlalchemy.orm import aliased

from db import chain
from db.chain import HOUSE, JournalEntry
from db.models.content import TerritoryRow
from db.models.partners import ActorProposalRow, PartnerLinkRow
from db.models.priorities import PriorityRow
from db.models.solutions import SolutionRow
from db.models.staff import AuditRow, StaffRow
from db.models.vote import VoteRow
from db.models.workshop import WaveRow, WorkshopRow
from domain.operations.retention import ERASED
from domain.staff.by import By
from domain.staff.journal import TOPICS, JournalLine, Sought, named

EVERYTHING = Sought()


def record(
    connection: Connection,
    by: By,
    *,
    action: str,
    subject: str,
    details: Mapping[str, object] | None = None,
    territory: str | None = None,
) -> None:
    """Write down that an account (none: someone at the server's own console) did ``action`` to ``subject``.

    ``action`` is a noun and a past verb (``workshop.opened``), ``subject`` an id. ``details`` is small JSON and never
    holds an answer, a password, a token or a code; nor is a resident's act ever recorded here. ``territory``: where it
    belongs, if the subject does not say so; neither: to the house.
    """
    place = territory if territory is not None else _territory(connection, action.partition(".")[0], subject)
    chain.keep(connection, JournalEntry(place, by.now, by.staff, action, subject, dict(details or {})))


def _territory(connection: Connection, noun: str, subject: str) -> str:
    """Where a subject belongs: its noun says in which table it is; if it does not, its random id does."""
    if noun in OF_THE_HOUSE:
        return HOUSE
    tables = [_TERRITORIES[noun]] if noun in _TERRITORIES else _TERRITORIES.values()
    found = (connection.execute(place(subject)).scalar() for place in tables)
    return next((place for place in found if place), HOUSE)


# Unless their territory is said.
OF_THE_HOUSE = frozenset({"account", "session", "journal", "copy", "help_line", "translation", "slot"})
# A noun, and where its subject belongs.
_TERRITORIES: dict[str, Any] = {
    "workshop": lambda one: select(WorkshopRow.territory_id).where(WorkshopRow.id == one),
    "vote": lambda one: (
        select(WorkshopRow.territory_id).join(VoteRow, VoteRow.workshop_id == WorkshopRow.id).where(VoteRow.id == one)
    ),
    "wave": lambda one: select(WaveRow.territory_id).where(WaveRow.id == one),
    "priority": lambda one: select(PriorityRow.territory_id).where(PriorityRow.id == one),
    "solution": lambda one: select(SolutionRow.territory_id).where(SolutionRow.id == one),
    "territory": lambda one: select(TerritoryRow.id).where(TerritoryRow.id == one),
    "partner_link": lambda one: (
        select(WaveRow.territory_id)
        .join(PartnerLinkRow, PartnerLinkRow.wave_id == WaveRow.id)
        .where(PartnerLinkRow.id == one)
    ),
    "actor_proposal": lambda one: (
        select(WaveRow.territory_id)
        .join(ActorProposalRow, ActorProposalRow.wave_id == WaveRow.id)
        .where(ActorProposalRow.id == one)
    ),
}


def latest(connection: Connection, territories: Collection[str]) -> str | None:
    """Of these, the one where something was done last."""
    acts = select(AuditRow.chain).where(AuditRow.chain.in_(territories))
    return connection.execute(acts.order_by(AuditRow.at.desc(), AuditRow.chain).limit(1)).scalar()


def authors(connection: Connection, territory: str) -> dict[str, str]:
    """Who did something in a chain: names by the ids of their accounts. Erased accounts have none."""
    acted = select(AuditRow.staff_id).where(AuditRow.chain == territory).distinct()
    known = select(StaffRow.id, StaffRow.name).where(StaffRow.id.in_(acted), StaffRow.name != ERASED)
    return {row.id: row.name for row in connection.execute(known.order_by(StaffRow.name, StaffRow.id))}


def _among(sought: Sought) -> ColumnElement[bool]:
    """The condition on acts; no act has lost its noun when it was named otherwise (``FORMER``)."""
    found: list[ColumnElement[bool]] = []
    if sought.by is not None:
        found.append(AuditRow.staff_id == sought.by)
    if sought.topic is not None:
        found.append(or_(*(AuditRow.action.startswith(f"{noun}.", autoescape=True) for noun in TOPICS[sought.topic])))
    if sought.before is not None:
        found.append(AuditRow.at < sought.before)
    return and_(true(), *found)


def journal(connection: Connection, territory: str, most: int, sought: Sought = EVERYTHING) -> tuple[JournalLine, ...]:
    """The latest acts of one territory (``chain.HOUSE``: of the house) that are sought, the last first."""
    subject = aliased(StaffRow)
    about = func.coalesce(VoteRow.question, WorkshopRow.title, PriorityRow.title, SolutionRow.title, subject.name, "")
    chosen = (
        select(AuditRow.number, AuditRow.at, StaffRow.name, AuditRow.action, AuditRow.details, about)
        .outerjoin(StaffRow, StaffRow.id == AuditRow.staff_id)
        .outerjoin(VoteRow, VoteRow.id == AuditRow.subject)
        .outerjoin(WorkshopRow, WorkshopRow.id == AuditRow.subject)
        .outerjoin(PriorityRow, PriorityRow.id == AuditRow.subject)
        .outerjoin(SolutionRow, SolutionRow.id == AuditRow.subject)
        .outerjoin(subject, subject.id == AuditRow.subject)
        .where(AuditRow.chain == territory, _among(sought))
    )
    rows = connection.execute(chosen.order_by(AuditRow.number.desc()).limit(most))
    return tuple(
        JournalLine(number, at, by, named(action), details, subject)
        for number, at, by, action, details, subject in rows
    )
