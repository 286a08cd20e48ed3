"""Who has answered, at the last look of whoever runs the room: nothing exact is kept, nor told."""

from collections import Counter

from sqlalchemy import ColumnElement, Connection, func, select

from db import upsert
from db.changes import note
from db.models.capture import EquityRow
from db.models.participation import ResponseRow, VisitRow
from db.queries.operations import content
from db.queries.participation.responses import COUNTED
from db.queries.staff import audit
from db.queries.workshops import asking, workshops
from domain.staff.by import By
from domain.workshops import equity as rules
from domain.workshops.equity import Equity, GroupSize, TooSoon
from texts import RECORDED

HELPED = "helped"


def of(connection: Connection, workshop: str) -> Equity:
    """What was told at the last look, and how many more people before the next."""
    row = connection.execute(select(EquityRow).where(EquityRow.workshop_id == workshop)).first()
    people = _people(connection, workshop)
    if row is None:
        return Equity(0, {}, rules.lacking(people, 0))
    told = {what: {which: GroupSize(bound) for which, bound in each.items()} for what, each in row.told.items()}
    return Equity(row.people, told, rules.lacking(people, row.people))


def look(connection: Connection, workshop: str, by: By) -> None:
    """Look at who has answered in an open workshop, if enough people have since the last look.

    Raises
    ------
    domain.workshops.equity.TooSoon
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, workshop)
    if lacking := of(connection, workshop).lacking:
        raise TooSoon(n=lacking)
    told = rules.told(_answered(connection, workshop))
    row = {"workshop_id": workshop, "people": _people(connection, workshop), "told": told}
    new = upsert.insert(connection.dialect.name, EquityRow).values(**row)
    connection.execute(new.on_conflict_do_update(index_elements=[EquityRow.workshop_id], set_=row))
    action = "workshop.equity_looked"
    audit.record(connection, by, action=action, subject=workshop, details={})
    note(connection, f"workshop:{workshop}")


def _people(connection: Connection, workshop: str) -> int:
    here = _first(connection, workshop)
    return connection.execute(select(func.count()).select_from(ResponseRow).where(here)).scalar_one()


def _first(connection: Connection, workshop: str) -> ColumnElement[bool]:
    """Who has answered the first questionnaire: of whoever answered another one too, nobody knows it."""
    mine = (ResponseRow.workshop_id == workshop) & ResponseRow.state.in_(COUNTED)
    return mine & (ResponseRow.version_id == asking.version(connection, workshop))


def _answered(connection: Connection, workshop: str) -> dict[str, dict[str, int]]:
    """For every language and age that could be chosen: none is missing because nobody chose it."""
    here = _first(connection, workshop)
    rows = connection.execute(
        select(VisitRow.language, VisitRow.assisted, ResponseRow.age_band)
        .select_from(ResponseRow)
        .join(VisitRow, VisitRow.id == ResponseRow.visit_id)
        .where(here)
    ).all()
    languages, ages = Counter(row.language for row in rows), Counter(row.age_band for row in rows)
    return {
        "language": {code: languages[code] for code in RECORDED},
        "age": {age.id: ages[age.id] for age in content.reference(connection, "consent_ages")},
        HELPED: {HELPED: sum(row.assisted for row in rows)},
    }
