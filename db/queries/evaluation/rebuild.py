"""The exact counts, computed again from the answers themselves.

All of them: the proof that the stored ones are right. Those of some measures: what a rule that came later starts from.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from db.models.participation import AnswerRow, ResponseRow
from db.models.publication import BlockRow, TallyRow
from db.models.workshop import WaveRow
from db.queries.evaluation import looks, tallies
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.evaluation.counting import cells
from domain.participation.questionnaire import family

PUBLISHED = ("public:", "room:")

Tallies = Counter[tuple[str, str, str]]  # (scope, measure, cell)


def rebuilt(connection: Connection, wave: str | None = None) -> tuple[Tallies, Counter[str]]:
    """All tallies, and all counted responses by scope, from nothing but responses, answers and blocks.

    What was published (``public:``, ``room:``) is what it was then: it equals this only as long as nobody withdrew or
    corrected afterwards. ``wave``: only this one.
    """
    tallied: Tallies = Counter()
    counted: Counter[str] = Counter()
    told: Counter[tuple[str, str, str]] = Counter()  # (scope, workshop, questionnaire)
    indicators = content.indicators(connection)
    for row, answers in _responses(connection, wave):
        block_scopes = _scopes(row)
        for cell, n in cells(questionnaires.questionnaire(connection, row.version_id), indicators, answers).items():
            for scope in (f"wave:{row.wave_id}", *block_scopes):
                tallied[(scope, *cell)] += n
        counted.update([f"wave:{row.wave_id}", f"workshop:{row.workshop_id}"])
        of = row.workshop_id, family(row.version_id)
        told.update((scope, *of) for scope in block_scopes if not scope.startswith("block:"))
    return tallied, counted + _people(told)


def _people(told: Counter[tuple[str, str, str]]) -> Counter[str]:
    """How many people each scope tells of: nobody twice who answered several questionnaires of a workshop."""
    most: dict[tuple[str, str], int] = {}
    for (scope, workshop, _), n in told.items():
        most[(scope, workshop)] = max(most.get((scope, workshop), 0), n)
    found: Counter[str] = Counter()
    for (scope, _), n in most.items():
        found[scope] += n
    return found


def recount(connection: Connection, measures: frozenset[str]) -> None:
    """Count under rules that are new everybody who was counted before they were, and nobody twice.

    What was published stays: who is in a released block is counted for the wave only, so that nobody reads the people
    of an old block out of a new figure. Whoever waits is counted, so that a block is published whole. Without this, who
    withdraws would be taken off a count that they were never in.

    Parameters
    ----------
    measures : keys of indicators, such as ``"indicator:fs_dignity@2"``.
    """
    for wave in connection.execute(select(WaveRow.id).order_by(WaveRow.id)).scalars().all():
        looks.lock(connection, wave)  # nobody comes, withdraws or is published meanwhile
        rows = TallyRow.measure.in_(measures) & TallyRow.scope.in_(_counting(connection, wave))
        connection.execute(delete(TallyRow).where(rows))
        mine = {key: n for key, n in rebuilt(connection, wave)[0].items() if key[1] in measures}
        for scope in {scope for scope, _, _ in mine if not scope.startswith(PUBLISHED)}:
            tallies.add(connection, [scope], Counter({key[1:]: n for key, n in mine.items() if key[0] == scope}))


def _counting(connection: Connection, wave: str) -> list[str]:
    """The scopes of a wave that follow its answers."""
    waiting = select(BlockRow.id).where(BlockRow.wave_id == wave, BlockRow.state == "waiting")
    return [f"wave:{wave}", *(f"block:{block}" for block in connection.execute(waiting).scalars())]


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
