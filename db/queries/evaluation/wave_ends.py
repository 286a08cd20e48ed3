"""Waves of a territory as those who manage them see them: what holds each open, closing it, opening it again."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, Connection, Row, case, func, select, update

from db.models.carry import CarriedRow
from db.models.restitution import RestitutionRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import waves
from db.queries.operations import kept
from db.queries.staff import audit
from domain.evaluation.waves import TooLateForWave, UnknownWave, WaveBusy, WaveMoved, WaveStanding, may_reopen
from domain.operations.retention import Stock
from domain.staff.by import By
from domain.workshops.ending import reason
from domain.workshops.workshop import State


def standings(connection: Connection, territory: str) -> tuple[WaveStanding, ...]:
    """The real waves of a territory, the newest first."""
    many = _workshops(connection, territory)
    until = {heap.subject: heap.until for heap in kept.of(connection, Stock.ANSWERS)}
    known = [one for one in waves.waves(connection, frozenset({territory})) if not one.demonstration]
    told = dict(connection.execute(select(RestitutionRow.wave_id, RestitutionRow.day)).all())
    found = []
    for one in reversed(known):
        prepared, open_, over, busy = many.get(one.id, (0, 0, 0, 0))
        where = (one.id, one.territory, one.label, one.closed_on)
        found.append(WaveStanding(*where, prepared, open_, over, busy, until.get(one.id), told.get(one.id)))
    return tuple(found)


def _workshops(connection: Connection, territory: str) -> Mapping[str, tuple[int, int, int, int]]:
    """Of each wave: how many are prepared, open and closed, and how many keep it from being closed."""
    columns = [func.sum(case((WorkshopRow.state == state, 1), else_=0)) for state in State]
    busy = func.sum(case((_going(), 1), else_=0))
    counted = select(WorkshopRow.wave_id, *columns, busy).where(WorkshopRow.territory_id == territory)
    rows = connection.execute(counted.group_by(WorkshopRow.wave_id))
    return {wave: (int(one), int(two), int(three), int(four)) for wave, one, two, three, four in rows}


def _going() -> ColumnElement[bool]:
    """A workshop that is not over for good, or came from elsewhere, where its wave is closed."""
    guests = WorkshopRow.id.in_(select(CarriedRow.workshop_id))
    return (WorkshopRow.state != State.CLOSED) | (WorkshopRow.settled == False) | guests  # noqa: E712  SQL


def close(connection: Connection, wave: str, seen: date | None, by: By) -> None:
    """Close a wave whose ``closed_on`` the screen showed as ``seen``. Twice is as once.

    Raises
    ------
    domain.evaluation.waves.UnknownWave, domain.evaluation.waves.WaveBusy, domain.evaluation.waves.WaveMoved
    """
    row = _held(connection, wave)
    if row.closed_on is not None:
        if seen is not None:
            raise WaveMoved
        return
    going = select(func.count()).where(WorkshopRow.wave_id == wave, _going())
    if n := connection.execute(going).scalar_one():
        raise WaveBusy(n=n)
    connection.execute(update(WaveRow).where(WaveRow.id == wave).values(closed_on=by.day))
    details = {"label": row.label}
    audit.record(connection, by, action="wave.closed", subject=wave, details=details)


def reopen(connection: Connection, wave: str, seen: date | None, typed: str, by: By) -> None:
    """Open a wave again that the screen showed as closed on the day ``seen``, for a reason. Twice is as once.

    Raises
    ------
    domain.evaluation.waves.UnknownWave, domain.evaluation.waves.WaveMoved, domain.evaluation.waves.TooLateForWave
    domain.priorities.errors.ReasonMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    why = reason(typed)
    row = _held(connection, wave)
    if row.closed_on is None and seen is not None:
        return
    if row.closed_on is None or row.closed_on != seen:
        raise WaveMoved
    if not may_reopen(row.closed_on, by.day):
        raise TooLateForWave
    connection.execute(update(WaveRow).where(WaveRow.id == wave).values(closed_on=None))
    details = {"label": row.label, "reason": why}
    audit.record(connection, by, action="wave.reopened", subject=wave, details=details)


def _held(connection: Connection, wave: str) -> Row[str, date | None]:
    """Nobody adds anything to it before this transaction ends."""
    chosen = select(WaveRow.label, WaveRow.closed_on).where(WaveRow.id == wave, WaveRow.rehearsal == False)  # noqa: E712
    row = connection.execute(chosen.with_for_update()).first()
    if row is None:
        raise UnknownWave
    return row
