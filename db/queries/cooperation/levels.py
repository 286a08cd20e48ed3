"""At which level of cooperation bricks, priorities and decisions stand, wave by wave."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, insert, select

from db import upsert
from db.models.decisions import DecisionRow
from db.models.invented import InventedSolutionRow
from db.models.levels import BrickLevelRow, PriorityLevelRow
from db.models.priorities import PriorityRow
from db.models.solutions import BrickRow, SolutionRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import order
from db.queries.priorities.history import held
from db.queries.staff import audit
from domain.cooperation.levels import LEVELS, Carrier, Counts, DeclaredLevel, Entry, LevelMoved, UnknownLevel, by_level
from domain.priorities.priority import SEEN
from domain.staff.by import By


def declare(connection: Connection, priority: str, seen: DeclaredLevel, level: str | None, by: By) -> None:
    """Say at which level a priority stands. ``seen``: what was on the screen of whoever says it. Twice is as once.

    Raises
    ------
    domain.cooperation.levels.UnknownLevel, domain.cooperation.levels.LevelMoved,
    domain.priorities.errors.UnknownPriority
    """
    if level is not None and level not in LEVELS:
        raise UnknownLevel
    row = held(connection, priority)
    now = of_priorities(connection, [priority]).get(priority, DeclaredLevel())
    if now.level == level:
        return
    if now != seen:
        raise LevelMoved
    invented = _invented_workshop(connection, row.workshop_id)
    wave = newest(connection, row.territory_id, demonstration=invented)
    new = upsert.insert(connection.dialect.name, PriorityLevelRow).values(
        priority_id=priority, number=seen.number + 1, wave_id=wave, level=level, day=by.day
    )
    if connection.execute(new.on_conflict_do_nothing().returning(PriorityLevelRow.number)).scalar() is None:
        raise LevelMoved
    audit.record(
        connection,
        by,
        action="priority.levelled",
        subject=priority,
        territory=row.territory_id,
    )


def of_priorities(connection: Connection, ids: Collection[str]) -> Mapping[str, DeclaredLevel]:
    """The last level of each of these priorities of which one was declared."""
    row = PriorityLevelRow
    chosen = select(row.priority_id, row.level, row.number).where(row.priority_id.in_(ids)).order_by(row.number)
    return {one.priority_id: DeclaredLevel(one.level, one.number) for one in connection.execute(chosen)}


def keep_of_brick(connection: Connection, territory: str, brick: str) -> None:
    """Write down the level that a brick has by now, if it is another than the last one that was written down."""
    now = connection.execute(
        select(BrickRow.level, BrickRow.revision, BrickRow.solution_id).where(BrickRow.id == brick)
    )
    here = now.one()
    row = BrickLevelRow
    last = select(row.level).where(row.brick_id == brick).order_by(row.revision.desc()).limit(1)
    if connection.execute(last).scalar() == here.level:
        return
    marked = select(InventedSolutionRow.solution_id).where(InventedSolutionRow.solution_id == here.solution_id)
    wave = newest(connection, territory, demonstration=connection.execute(marked).scalar() is not None)
    connection.execute(insert(row).values(brick_id=brick, revision=here.revision, wave_id=wave, level=here.level))


def newest(connection: Connection, territory: str, *, demonstration: bool) -> str | None:
    """The last wave of a territory, of real ones or of invented ones; None before the first."""
    same = (WaveRow.territory_id == territory) & (WaveRow.demonstration == demonstration) & _NO_REHEARSAL
    chosen = select(WaveRow.id).where(same).order_by(*(one.desc() for one in order.in_time()))
    return connection.execute(chosen.limit(1)).scalar()


def of_territory(
    connection: Connection, territory: str, waves: Sequence[str], *, demonstration: bool
) -> Mapping[Carrier, Mapping[str, Counts]]:
    """How many things, real or invented ones, stand at each level in each of these waves, which are in their order."""
    return {
        Carrier.DECISIONS: _decisions(connection, waves),
        Carrier.PRIORITIES: by_level(_priorities(connection, territory, demonstration=demonstration), waves),
        Carrier.BRICKS: by_level(_bricks(connection, territory, demonstration=demonstration), waves),
    }


_NO_REHEARSAL: ColumnElement[bool] = WaveRow.rehearsal == False  # noqa: E712  SQL


def _decisions(connection: Connection, waves: Sequence[str]) -> dict[str, Counts]:
    wave, level = WorkshopRow.wave_id, DecisionRow.level
    rows = select(wave, level, func.count().label("n")).join(WorkshopRow, WorkshopRow.id == DecisionRow.workshop_id)
    rows = rows.where(wave.in_(waves), level.is_not(None), WorkshopRow.rehearses.is_(None)).group_by(wave, level)
    found: dict[str, Counter[str]] = {one: Counter() for one in waves}
    for row in connection.execute(rows):
        found[row.wave_id][row.level] = row.n
    return {one: found[one] for one in waves}


def _priorities(connection: Connection, territory: str, *, demonstration: bool) -> list[list[Entry]]:
    invented = select(WorkshopRow.id).join(WaveRow, WaveRow.id == WorkshopRow.wave_id)
    invented = invented.where(WaveRow.demonstration == True)  # noqa: E712  SQL
    theirs = PriorityRow.workshop_id.in_(invented)
    other = PriorityRow.workshop_id.is_(None) | PriorityRow.workshop_id.not_in(invented)
    here = (PriorityRow.territory_id == territory) & PriorityRow.status.in_(SEEN) & (theirs if demonstration else other)
    row = PriorityLevelRow
    chosen = select(row.priority_id.label("thing"), row.wave_id, row.level)
    chosen = chosen.join(PriorityRow, PriorityRow.id == row.priority_id).where(here)
    return _things(connection, chosen.order_by(row.priority_id, row.number))


def _bricks(connection: Connection, territory: str, *, demonstration: bool) -> list[list[Entry]]:
    marked = select(InventedSolutionRow.solution_id)
    same = SolutionRow.id.in_(marked) if demonstration else SolutionRow.id.not_in(marked)
    shown = SolutionRow.shown == True  # noqa: E712  SQL
    row = BrickLevelRow
    chosen = select(row.brick_id.label("thing"), row.wave_id, row.level)
    chosen = chosen.join(BrickRow, BrickRow.id == row.brick_id).join(
        SolutionRow, SolutionRow.id == BrickRow.solution_id
    )
    chosen = chosen.where(SolutionRow.territory_id == territory, shown, same)
    return _things(connection, chosen.order_by(row.brick_id, row.revision))


def _things(connection: Connection, chosen: Select[*tuple[Any, ...]]) -> list[list[Entry]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in connection.execute(chosen):
        found[row.thing].append(Entry(row.wave_id, row.level))
    return list(found.values())


def _invented_workshop(connection: Connection, workshop: str | None) -> bool:
    chosen = select(WaveRow.demonstration).join(WorkshopRow, WorkshopRow.wave_id == WaveRow.id)
    return bool(connection.execute(chosen.where(WorkshopRow.id == workshop)).scalar())
