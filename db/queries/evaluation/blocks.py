"""Who waits to be published, and their release: how whole groups of people become a new published version.

Whoever calls holds the wave's lock. What is released is only counts, and never changes again.
"""

import uuid
from collections import Counter
from datetime import date
from random import SystemRandom

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select, update

from db.models.participation import ResponseRow
from db.models.publication import BlockRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import cells, crowds, publications, spreads, tallies
from db.queries.evaluation.spreads import Released
from db.queries.operations import carries
from domain.evaluation.counting import Cell
from domain.evaluation.disclosure import Onlooker
from domain.workshops.workshop import Admission, counted_as

# Built once: a whole room ends within a minute.
_ONE_MORE = update(BlockRow).where(BlockRow.id == bindparam("block")).values(n=BlockRow.n + 1)
_WAITS = select(BlockRow.id).where(
    BlockRow.wave_id == bindparam("wave"),
    BlockRow.state == "waiting",
    BlockRow.questionnaire_id == bindparam("questionnaire"),
)
_WAITS_IN_ROOM = _WAITS.where(BlockRow.workshop_id == bindparam("workshop"))
_WAITS_IN_WAVE = _WAITS.where(BlockRow.workshop_id.is_(None))


def take(connection: Connection, wave: str, workshop: str | None, questionnaire: str) -> str:
    """The reservoir of this workshop (of the wave, if None), one person larger."""
    block = reservoir(connection, wave, workshop, questionnaire)
    connection.execute(_ONE_MORE, {"block": block})
    return block


def reservoir(connection: Connection, wave: str, workshop: str | None, questionnaire: str) -> str:
    """The block of those who wait, having answered this questionnaire; made if there is none."""
    mine = {"wave": wave, "questionnaire": questionnaire} | ({"workshop": workshop} if workshop else {})
    found = connection.execute(_WAITS_IN_ROOM if workshop else _WAITS_IN_WAVE, mine).scalar()
    if found:
        return found
    block = uuid.uuid4().hex
    row = {"id": block, "wave_id": wave, "workshop_id": workshop, "questionnaire_id": questionnaire}
    connection.execute(insert(BlockRow).values(**row, state="waiting", n=0))
    return block


def waiting(connection: Connection, wave: str, workshop: str | None) -> dict[str, int]:
    """How many people wait in the reservoirs of this workshop (of the wave, if None), by questionnaire."""
    chosen = select(BlockRow.questionnaire_id, BlockRow.n).where(*_waiting(wave, workshop), BlockRow.n > 0)
    rows = connection.execute(chosen.order_by(BlockRow.questionnaire_id))
    return {questionnaire: n for questionnaire, n in rows}  # noqa: C416  rows are not pairs for mypy


def shown(connection: Connection, workshop: str) -> frozenset[str]:
    """The questionnaires of a workshop of which something is published in its room."""
    mine = (BlockRow.workshop_id == workshop, BlockRow.state == "released", BlockRow.n > 0)
    return frozenset(connection.execute(select(BlockRow.questionnaire_id).where(*mine)).scalars())


def release_all(connection: Connection, wave: str, workshop: str | None, questionnaire: str, day: date) -> None:
    """Publish whole who waits, having answered this questionnaire."""
    people = waiting(connection, wave, workshop).get(questionnaire, 0)
    if people:
        block = reservoir(connection, wave, workshop, questionnaire)
        new = crowds.new(connection, wave, workshop, questionnaire, {workshop or "": people})
        connection.execute(update(BlockRow).where(BlockRow.id == block).values(state="released"))
        gathered = tallies.taken(connection, f"block:{block}")
        _publish(connection, Released(wave, workshop, questionnaire, block, people, new), gathered, day)


def release_some(
    connection: Connection, wave: str, workshop: str | None, questionnaire: str, people: int, day: date
) -> None:
    """Publish ``people`` of those who wait, drawn at random."""
    source, block = reservoir(connection, wave, workshop, questionnaire), uuid.uuid4().hex
    chosen = select(ResponseRow.id, ResponseRow.version_id, ResponseRow.workshop_id)
    waits = chosen.where(ResponseRow.block_id == source).order_by(ResponseRow.id)
    drawn = SystemRandom().sample(connection.execute(waits).all(), people)
    gathered: Counter[Cell] = Counter()
    for response in drawn:
        gathered += cells.of_response(connection, response)
    new = crowds.new(connection, wave, workshop, questionnaire, Counter(response.workshop_id for response in drawn))
    connection.execute(update(BlockRow).where(BlockRow.id == source).values(n=BlockRow.n - people))
    row = {"id": block, "wave_id": wave, "workshop_id": workshop, "questionnaire_id": questionnaire}
    connection.execute(insert(BlockRow).values(**row, state="released", n=people))
    moved = update(ResponseRow).where(ResponseRow.id.in_([response.id for response in drawn]))
    connection.execute(moved.values(block_id=block))
    tallies.subtract(connection, [f"block:{source}"], gathered)
    _publish(connection, Released(wave, workshop, questionnaire, block, people, new), gathered, day)


def hand_over(connection: Connection, wave: str, workshop: str) -> None:
    """Hand who still waits in a closing workshop to the wave's reservoirs: not shown here, not lost for the wave."""
    for questionnaire, people in waiting(connection, wave, workshop).items():
        block = reservoir(connection, wave, workshop, questionnaire)
        common = reservoir(connection, wave, None, questionnaire)
        tallies.add(connection, [f"block:{common}"], tallies.taken(connection, f"block:{block}"))
        connection.execute(update(ResponseRow).where(ResponseRow.block_id == block).values(block_id=common))
        connection.execute(update(BlockRow).where(BlockRow.id == common).values(n=BlockRow.n + people))
        connection.execute(update(BlockRow).where(BlockRow.id == block).values(n=0, state="released"))


def left(connection: Connection, wave: str, questionnaire: str) -> tuple[tuple[Admission, int | None, int], ...]:
    """Of each room that left people to this reservoir of the wave: how it admitted, who was present, who waits."""
    chosen = (
        select(WorkshopRow.admission, WorkshopRow.by_code, WorkshopRow.people, func.count())
        .join(ResponseRow, ResponseRow.workshop_id == WorkshopRow.id)
        .join(BlockRow, BlockRow.id == ResponseRow.block_id)
        .where(*_waiting(wave, None), BlockRow.questionnaire_id == questionnaire)
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


def _publish(connection: Connection, released: Released, gathered: Counter[Cell], day: date) -> None:
    wave, workshop = released.wave, released.workshop
    guest = workshop is not None and carries.is_guest(connection, workshop)  # its wave is told where it came from
    scopes = ([] if guest else [f"public:{wave}"]) + ([f"room:{workshop}"] if workshop else [])
    tallies.add(connection, scopes, gathered)
    tallies.add_responses(connection, scopes, released.new)
    if workshop:
        made_up = publications.made_up(connection, f"room:{workshop}")
        spreads.publish(connection, released, gathered, made_up, day)
        publications.publish(connection, f"room:{workshop}", Onlooker.ROOM, day)
    if not guest:
        publications.publish(connection, f"public:{wave}", Onlooker.COMMITTEE, day)


def _waiting(wave: str, workshop: str | None) -> tuple[ColumnElement[bool], ...]:
    mine = BlockRow.workshop_id == workshop if workshop else BlockRow.workshop_id.is_(None)
    return BlockRow.wave_id == wave, mine, BlockRow.state == "waiting"
