"""What became of indicators in a territory, from one entry to the next."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select, update

from db import once, upsert
from db.content.sync import table_of
from db.models.life import IndicatorEntryRow
from db.models.vote import VoteRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.operations import content
from db.queries.staff import audit
from domain.evaluation.life import Entry, IndicatorsMoved, Kind, Life, Origin, Said, UnknownIndicator, View, VoteMissing
from domain.staff.by import By
from domain.votes import METHODS
from domain.workshops.workshop import State

_TABLE = table_of(IndicatorEntryRow)


def of(connection: Connection, territory: str) -> Life:
    """All that was written of it there."""
    rows = connection.execute(select(_TABLE).where(_TABLE.c.territory_id == territory).order_by(_TABLE.c.number))
    return Life(tuple(_entry(row) for row in rows))


def of_ids(connection: Connection, ids: Collection[str]) -> dict[str, Entry]:
    """Some of its entries, by id."""
    return {row.id: _entry(row) for row in connection.execute(select(_TABLE).where(_TABLE.c.id.in_(ids)))}


def _entry(row: Row[Any]) -> Entry:
    origin, view = Origin(row.origin) if row.origin else None, View(row.view) if row.view else None
    about, vote = row.theme_id or "", row.vote_id or ""
    said = Said(Kind(row.kind), row.indicator_id, row.name, row.words, about, origin, view, vote, row.rule)
    return Entry(row.number, said, row.day, row.role, bool(row.taken_back))


def write(connection: Connection, territory: str, said: Said, seen: int, by: By, request: str) -> None:
    """Write one thing more. ``seen``: the number of the last entry on the screen of whoever writes.

    ``request``: its id, drawn beforehand; asked twice, it is written once. A proposal's indicator is the request's id.

    Raises
    ------
    domain.evaluation.life.IndicatorsMoved, domain.evaluation.life.UnknownIndicator,
    domain.evaluation.life.IndicatorRetired, domain.evaluation.life.NothingNew, domain.evaluation.life.VoteMissing,
    domain.evaluation.life.OriginMissing, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    rules = {rule.id: rule for rule in content.indicators(connection)}
    kept, rule = said.checked(), rules.get(said.indicator)
    about = request if kept.kind is Kind.PROPOSED else kept.indicator
    row: dict[str, object] = {"territory_id": territory, "kind": kept.kind, "indicator_id": about}
    row |= {"name": kept.name, "words": kept.words}
    row |= {"theme_id": kept.theme or None, "origin": kept.origin, "view": kept.view, "vote_id": kept.vote or None}
    if once.asked_before(connection, IndicatorEntryRow, request, row):
        return
    before, version = of(connection, territory), rule.version if rule else 0
    if before.last != seen:
        raise IndicatorsMoved
    if kept.theme and kept.theme not in {theme.id for theme in content.themes(connection)}:
        raise UnknownIndicator
    before.accepts(replace(kept, rule=version), rules, rule.fr if rule else "")
    if kept.vote and kept.vote not in votes(connection, territory):
        raise VoteMissing
    new = upsert.insert(connection.dialect.name, IndicatorEntryRow).values(
        id=request, **row, rule=version, number=seen + 1, day=by.day, role=by.role, taken_back=False, made_at=by.now
    )
    if connection.execute(new.on_conflict_do_nothing().returning(_TABLE.c.id)).scalar() is not None:
        _written(connection, territory, f"indicator.{kept.kind}", about, by)
    elif not once.asked_before(connection, IndicatorEntryRow, request, row):
        raise IndicatorsMoved


def take_back(connection: Connection, territory: str, number: int, by: By) -> None:
    """An entry was wrong: it counts no more. Twice is as once.

    Raises
    ------
    domain.evaluation.life.UnknownIndicator
        There is none of that number.
    """
    here = (_TABLE.c.territory_id == territory) & (_TABLE.c.number == number)
    about = connection.execute(select(_TABLE.c.indicator_id).where(here)).scalar()
    if about is None:
        raise UnknownIndicator
    standing = here & (_TABLE.c.taken_back == False)  # noqa: E712  SQL
    if connection.execute(update(IndicatorEntryRow).where(standing).values(taken_back=True)).rowcount:
        _written(connection, territory, "indicator.taken_back", about, by)


def votes(connection: Connection, territory: str) -> tuple[str, ...]:
    """The closed votes that debate, of that territory's workshops, the last first: their ids.

    None of a demonstration or a rehearsal: those are erased one day.
    """
    debating = [name for name, method in METHODS.items() if method.debates]
    chosen = select(VoteRow.id).join(WorkshopRow, WorkshopRow.id == VoteRow.workshop_id)
    chosen = chosen.join(WaveRow, WaveRow.id == WorkshopRow.wave_id)
    here = (WorkshopRow.territory_id == territory) & VoteRow.method.in_(debating) & (VoteRow.state == State.CLOSED)
    real = (WaveRow.demonstration == False) & WorkshopRow.rehearses.is_(None)  # noqa: E712  SQL
    chosen = chosen.where(here, real).order_by(WorkshopRow.day.desc(), VoteRow.id)
    return tuple(connection.execute(chosen).scalars())


def _written(connection: Connection, territory: str, action: str, subject: str, by: By) -> None:
    audit.record(connection, by, action=action, subject=subject, territory=territory)
