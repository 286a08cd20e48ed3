"""Who waits to be published, and their release: how whole groups of people become a new published version.

Whoever calls holds the wave's lock. What is released is only counts, and never changes again.
"""

import uuid
from collections import Counter
from datetime import date
from random import SystemRandom

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from db.models.participation import ResponseRow
from db.models.publication import BlockRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import cells, publications, spreads, tallies
from domain.evaluation.counting import Cell
from domain.evaluation.disclosure import Audience
from domain.workshops.workshop import Admission, counted_as


def take(connection: Connection, wave: str, workshop: str | None) -> str:
    """The reservoir of this workshop (of the wave, if None), one person larger."""
    block = reservoir(connection, wave, workshop)
    connection.execute(update(BlockRow).where(BlockRow.id == block).values(n=BlockRow.n + 1))
    return block


def reservoir(connection: Connection, wave: str, workshop: str | None) -> str:
    """The block of those who wait, made if there is none."""
    found = connection.execute(select(BlockRow.id).where(*_waiting(wave, workshop))).scalar()
    if found:
        return found
    block = uuid.uuid4().hex
    connection.execute(insert(BlockRow).values(id=block, wave_id=wave, workshop_id=workshop, state="waiting", n=0))
    return block


def waiting(connection: Connection, wave: str, workshop: str | None) -> int:
    """How many people wait in the reservoir of this workshop (of the wave, if None)."""
    return connection.execute(select(BlockRow.n).where(*_waiting(wave, workshop))).scalar() or 0


def release_all(connection: Connection, wave: str, workshop: str | None, day: date) -> None:
    """Publish whole what waits."""
    block = reservoir(connection, wave, workshop)
    people = waiting(connection, wave, workshop)
    if people:
        connection.execute(update(BlockRow).where(BlockRow.id == block).values(state="released"))
        _publish(connection, wave, workshop, block, tallies.taken(connection, f"block:{block}"), people, day)


def release_some(connection: Connection, wave: str, workshop: str | None, people: int, day: date) -> None:
    """Publish ``people`` of those who wait, drawn at random."""
    source, block = reservoir(connection, wave, workshop), uuid.uuid4().hex
    chosen = select(ResponseRow.id, ResponseRow.version_id).where(ResponseRow.block_id == source)
    drawn = SystemRandom().sample(connection.execute(chosen.order_by(ResponseRow.id)).all(), people)
    gathered: Counter[Cell] = Counter()
    for response in drawn:
        gathered += cells.of_response(connection, response)
    connection.execute(update(BlockRow).where(BlockRow.id == source).values(n=BlockRow.n - people))
    connection.execute(
        insert(BlockRow).values(id=block, wave_id=wave, workshop_id=workshop, state="released", n=people)
    )
    moved = update(ResponseRow).where(ResponseRow.id.in_([response.id for response in drawn]))
    connection.execute(moved.values(block_id=block))
    tallies.subtract(connection, [f"block:{source}"], gathered)
    _publish(connection, wave, workshop, block, gathered, people, day)


def hand_over(connection: Connection, wave: str, workshop: str) -> None:
    """Hand who still waits in a closing workshop to the wave's reservoir: not shown here, not lost for the wave."""
    people = waiting(connection, wave, workshop)
    if not people:
        return
    block, common = reservoir(connection, wave, workshop), reservoir(connection, wave, None)
    tallies.add(connection, [f"block:{common}"], tallies.taken(connection, f"block:{block}"))
    connection.execute(update(ResponseRow).where(ResponseRow.block_id == block).values(block_id=common))
    connection.execute(update(BlockRow).where(BlockRow.id == common).values(n=BlockRow.n + people))
    connection.execute(update(BlockRow).where(BlockRow.id == block).values(n=0, state="released"))


def left(connection: Connection, wave: str) -> tuple[tuple[Admission, int | None, int], ...]:
    """Of each room that left people to the wave's reservoir: how it admitted, who was present, who of it waits."""
    chosen = (
        select(WorkshopRow.admission, WorkshopRow.by_code, WorkshopRow.people, func.count())
        .join(ResponseRow, ResponseRow.workshop_id == WorkshopRow.id)
        .join(BlockRow, BlockRow.id == ResponseRow.block_id)
        .where(*_waiting(wave, None))
        .group_by(WorkshopRow.id, WorkshopRow.admission, WorkshopRow.by_code, WorkshopRow.people)
    )
    rooms = connection.execute(chosen)
    return tuple((counted_as(Admission(how), by_code=by_code), people, n) for how, by_code, people, n in rooms)


def is_released(connection: Connection, block: str) -> bool:
    """Whether the people of a block are part of what was published."""
    return connection.execute(select(BlockRow.state).where(BlockRow.id == block)).scalar_one() == "released"


def leave(connection: Connection, block: str) -> None:
    """One person less waits."""
    connection.execute(update(BlockRow).where(BlockRow.id == block).values(n=BlockRow.n - 1))


def _publish(
    connection: Connection, wave: str, workshop: str | None, block: str, gathered: Counter[Cell], people: int, day: date
) -> None:
    scopes = [f"public:{wave}"] + ([f"room:{workshop}"] if workshop else [])
    tallies.add(connection, scopes, gathered)
    tallies.count(connection, scopes, people)
    if workshop:
        made_up = publications.made_up(connection, f"room:{workshop}")
        spreads.publish(connection, workshop, block, gathered, people, made_up, day)
        publications.publish(connection, f"room:{workshop}", Audience.ROOM, day)
    publications.publish(connection, f"public:{wave}", Audience.COMMITTEE, day)


def _waiting(wave: str, workshop: str | None) -> tuple[ColumnElement[bool], ...]:
    mine = BlockRow.workshop_id == workshop if workshop else BlockRow.workshop_id.is_(None)
    return BlockRow.wave_id == wave, mine, BlockRow.state == "waiting"
