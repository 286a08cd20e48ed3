"""The exact counts, computed again from the answers themselves: the proof that the stored ones are right."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from db.models.participation import AnswerRow, ResponseRow
from db.models.publication import BlockRow
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.evaluation.counting import cells

Tallies = Counter[tuple[str, str, str]]  # (scope, measure, cell)


def rebuilt(connection: Connection, wave: str | None = None) -> tuple[Tallies, Counter[str]]:
    """All tallies, and all counted responses by scope, from nothing but responses, answers and blocks.

    What was published (``public:``, ``room:``) is what it was then: it equals this only as long as nobody withdrew or
    corrected afterwards. ``wave``: only this one.
    """
    tallied: Tallies = Counter()
    counted: Counter[str] = Counter()
    indicators = content.indicators(connection)
    for row, answers in _responses(connection, wave):
        block_scopes = _scopes(row)
        for cell, n in cells(questionnaires.questionnaire(connection, row.version_id), indicators, answers).items():
            for scope in (f"wave:{row.wave_id}", *block_scopes):
                tallied[(scope, *cell)] += n
        counted.update([f"wave:{row.wave_id}", f"workshop:{row.workshop_id}"])
        counted.update(scope for scope in block_scopes if not scope.startswith("block:"))
    return tallied, counted


def _responses(
    connection: Connection, wave: str | None
) -> Iterator[tuple[Row[*tuple[Any, ...]], dict[str, str | None]]]:
    chosen = (
        select(
            ResponseRow.id,
            ResponseRow.version_id,
            ResponseRow.wave_id,
            ResponseRow.workshop_id,
            BlockRow.id.label("block"),
            BlockRow.state,
            BlockRow.workshop_id.label("room"),
            AnswerRow.question_id,
            AnswerRow.value,
        )
        .join(BlockRow, BlockRow.id == ResponseRow.block_id)
        .outerjoin(AnswerRow, AnswerRow.response_id == ResponseRow.id)
        .order_by(ResponseRow.id)
    )
    if wave is not None:
        chosen = chosen.where(ResponseRow.wave_id == wave)
    rows = connection.execute(chosen.execution_options(stream_results=True))
    for _, mine in groupby(rows, key=lambda row: row.id):
        first, *rest = mine
        yield first, {row.question_id: row.value for row in (first, *rest) if row.question_id is not None}


def _scopes(row: Row[*tuple[Any, ...]]) -> tuple[str, ...]:
    if row.state != "released":
        return (f"block:{row.block}",)
    return (f"public:{row.wave_id}",) + ((f"room:{row.room}",) if row.room else ())
