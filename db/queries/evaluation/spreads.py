"""How answers spread over the choices of a room's questions: told once for each block of people, and added up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, insert, select

from db.models.publication import BlockRow, SpreadRow
from db.models.workshop import WorkshopQuestionnaireRow
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.evaluation import questions
from domain.evaluation.committee import published
from domain.evaluation.counting import Cell, item_key
from domain.evaluation.ranges import Span
from domain.evaluation.spreads import Spread, tell


@dataclass(frozen=True)
class Released:
    """A block that is being published: ``people`` who answered one questionnaire, of a room or of the wave (None).

    ``new``: how many of them nobody has been told of (``crowds``).
    """

    wave: str
    workshop: str | None
    questionnaire: str
    id: str
    people: int
    new: int


def publish(connection: Connection, block: Released, cells: Mapping[Cell, int], made_up: int, day: date) -> None:
    """Tell of a block that is being released what may be told, once and for ever. ``cells``: its own, exactly."""
    row_ = WorkshopQuestionnaireRow
    here = (row_.workshop_id == block.workshop) & (row_.questionnaire_id == block.questionnaire)
    asked = questionnaires.questionnaire(
        connection, connection.execute(select(row_.version_id).where(here)).scalar_one()
    )
    rules = published(content.indicators(connection))
    for question in questions.drawable(asked):
        about = questions.block(question, rules, cells, block.people)
        told = tell(about, day, made_up) if about else None
        if told is not None:
            row = {"block_id": block.id, "measure": item_key(question), "people": block.people, "day": day}
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
