"""How answers spread over the choices of a room's questions: told once for each block of people, and added up."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, Connection, insert, select

from db.models.publication import BlockRow, SpreadRow
from db.models.workshop import WorkshopRow
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.evaluation import questions
from domain.evaluation.committee import published
from domain.evaluation.counting import Cell, measure
from domain.evaluation.ranges import Span
from domain.evaluation.spreads import Spread, tell


def publish(
    connection: Connection, workshop: str, block: str, cells: Mapping[Cell, int], people: int, made_up: int, day: date
) -> None:
    """Tell of a block that is being released what may be told, once and for ever. ``cells``: its own, exactly."""
    chosen = select(WorkshopRow.questionnaire_version_id).where(WorkshopRow.id == workshop)
    asked = questionnaires.questionnaire(connection, connection.execute(chosen).scalar_one())
    rules = published(content.indicators(connection))
    for question in questions.drawable(asked):
        about = questions.block(question, rules, cells, people)
        told = tell(about, day, made_up) if about else None
        if told is not None:
            row = {"block_id": block, "measure": measure(question), "people": people, "day": day}
            row |= {"n_low": told.n.low, "n_high": told.n.high}
            parts = [[choice, part.low, part.high] for choice, part in told.parts.items()]
            connection.execute(insert(SpreadRow).values(**row, parts=parts))


def of(connection: Connection, workshop: str) -> dict[str, Spread]:
    """What the room may see of its questions, by measure."""
    return _added(connection, BlockRow.workshop_id == workshop)


def of_wave(connection: Connection, wave: str) -> dict[str, Spread]:
    """What all rooms of a wave may see, added up, by measure: nothing but what was told of each block of theirs."""
    return _added(connection, BlockRow.wave_id == wave)


def _added(connection: Connection, blocks: ColumnElement[bool]) -> dict[str, Spread]:
    row = SpreadRow
    chosen = select(row.measure, row.people, row.n_low, row.n_high, row.parts, row.day)
    mine = chosen.join(BlockRow, BlockRow.id == row.block_id).where(blocks)
    found: dict[str, Spread] = {}
    for key, people, low, high, parts, day in connection.execute(mine.order_by(row.day, row.block_id)):
        told = Spread(people, Span(low, high), {choice: Span(*part) for choice, *part in parts}, day)
        found[key] = found[key].plus(told) if key in found else told
    return found
