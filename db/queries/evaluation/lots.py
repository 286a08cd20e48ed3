"""Sensitive answers are told by lots: of the people of a wave's closed workshops, half are drawn, and nothing says who.

Whoever calls holds the wave's lock.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from random import SystemRandom
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from db.changes import note
from db.models.participation import ResponseRow
from db.models.publication import BlockRow, PublicationRow, SpentRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import cells, publications, tallies
from db.queries.operations import content
from domain.evaluation import committee
from domain.evaluation.indicators import Indicator
from domain.evaluation.lots import LARGEST, LOT, Lots, ends, lot, people
from domain.evaluation.measures import sided

Waiting = Sequence[Row[int, str]]


def draw(connection: Connection, wave: str, day: date) -> None:
    """Draw what may be drawn of those who wait, and store what it tells. Nothing of a rehearsal."""
    if tallies.responses(connection, f"wave:{wave}") < 2 * LOT or _rehearsed(connection, wave):
        return
    rules = committee.drawn(content.indicators(connection))
    before = _before(connection, wave)
    some = [rule for rule in rules if not before.get(rule.id, Lots()).enough]
    over = _over(connection, wave) if some else ()
    after = {rule.id: _drawn(connection, rule, over, before.get(rule.id, Lots()), day) for rule in some}
    if any(lots != before.get(key, Lots()) for key, lots in after.items()):
        _store(connection, wave, {rule.id: {**before, **after}.get(rule.id, Lots()) for rule in rules})


def _drawn(connection: Connection, rule: Indicator, over: Waiting, lots: Lots, day: date) -> Lots:
    """What there is to tell of one indicator, once all lots are drawn that may be. ``over``: of closed workshops."""
    asks = {version: cells.asks(connection, version, rule) for version in {row.version_id for row in over}}
    mine = select(SpentRow.response_id).where(SpentRow.indicator_id == rule.id)
    spent = set(connection.execute(mine).scalars()) if any(asks.values()) else set()
    wait = [row for row in over if asks[row.version_id] and row.id not in spent]
    while not lots.enough and (drawn := people(len(wait), lots.tried)):
        among = SystemRandom().sample(wait, min(len(wait), 2 * LARGEST) if drawn == LARGEST else len(wait))
        found = cells.of_responses(connection, among[:drawn], rule)
        figure = lot(rule, sided(rule.calculation, found, SystemRandom()) if rule.calculation else found, day)
        lots = lots.after(figure)
        if ends(figure):
            gone = {row.id for row in among}
            connection.execute(
                insert(SpentRow), [{"response_id": one, "indicator_id": rule.id} for one in sorted(gone)]
            )
            wait = [row for row in wait if row.id not in gone]
    return lots


def _over(connection: Connection, wave: str) -> Waiting:
    """Who was counted in a workshop of the wave whose end is settled."""
    chosen = (
        select(ResponseRow.id, ResponseRow.version_id)
        .join(BlockRow, BlockRow.id == ResponseRow.block_id)
        .join(WorkshopRow, WorkshopRow.id == ResponseRow.workshop_id)
        .where(BlockRow.wave_id == wave, WorkshopRow.settled == True, ResponseRow.state != "open")  # noqa: E712  SQL
    )
    return connection.execute(chosen.order_by(ResponseRow.id)).all()


def _rehearsed(connection: Connection, wave: str) -> bool:
    return bool(connection.execute(select(WaveRow.rehearsal).where(WaveRow.id == wave)).scalar())


def _before(connection: Connection, wave: str) -> dict[str, Lots]:
    """By indicator, what was drawn already."""
    row = publications.newest(connection, f"lots:{wave}")
    if row is None:
        return {}
    shown = {one["indicator_id"]: publications.figure(one) for one in row.figures}
    stood = {
        key: (publications.figure(kept["told"]) if kept["told"] else None, kept["tried"])
        for key, kept in row.basis.items()
    }
    return {key: Lots(told, shown.get(key), tried) for key, (told, tried) in stood.items()}


def _store(connection: Connection, wave: str, lots: Mapping[str, Lots]) -> None:
    previous = publications.newest(connection, f"lots:{wave}")
    shown = [one.shown for one in lots.values() if one.shown is not None]
    basis: dict[str, Any] = {
        key: {"told": publications.as_stored(one.told) if one.told else None, "tried": one.tried}
        for key, one in lots.items()
    }
    row = {"id": uuid.uuid4().hex, "scope": f"lots:{wave}", "position": previous.position + 1 if previous else 1}
    row |= {"population": 0, "figures": [publications.as_stored(each) for each in shown], "basis": basis}
    connection.execute(insert(PublicationRow).values(**row))
    note(connection, f"public:{wave}")
