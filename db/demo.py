"""Invented responses, marked as a demonstration, through the same tables and counts as real ones.

Drawn question by question with numpy and written in bulk, so that a million of them take minutes. The counts are
added up from how often each value was drawn, with the same functions that count a real response; closing and
publishing are the real ones. ``db.queries.evaluation.rebuild`` finds the same counts (tests/db/test_demo.py).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select, text, update

from db.models import Base
from db.models.participation import AnswerRow, ConsentRow, ResponseRow, VisitRow
from db.models.publication import BlockRow
from db.queries.evaluation import blocks, tallies
from db.queries.operations import content
from db.queries.participation import questionnaires
from db.queries.workshops import asking, workshops
from domain.evaluation.counting import Cell, indicator_cells, item_cells
from domain.evaluation.indicators import Indicator
from domain.participation.invented import possible
from domain.participation.questionnaire import Question, Questionnaire, family

CHUNK = 20_000  # responses held in memory at once
AGREE_TO_SENSITIVE = 0.85
TABLETS = 0.8  # the others answered on a phone

# Somebody answering at this very instant may take one of the numbers: then their row, or all of ours, is refused whole.
_RESERVE = text(
    "SELECT setval(pg_get_serial_sequence('response', 'id'), nextval(pg_get_serial_sequence('response', 'id')) + :more)"
)

Drawn = NDArray[np.int64]


@dataclass(frozen=True)
class _Draw:
    """What one question was answered with: the possible values, and which of them each person gave (-1: not asked)."""

    question: Question
    values: tuple[str | None, ...]
    given: Drawn


@dataclass(frozen=True)
class _Place:
    """Where invented responses go."""

    workshop: str
    wave: str
    block: str
    version: str
    consent: str
    ages: tuple[str, ...]
    day: date


def fill(connection: Connection, workshop_id: str, people: int, day: date, seed: int) -> None:
    """Put ``people`` finished responses into an open workshop that has revealed nothing, counts included.

    The workshop's wave must be a demonstration. The same ``seed`` draws the same answers.
    """
    workshop = workshops.workshop(connection, workshop_id)
    if not workshop.demonstration:
        message = "invented answers never mix with real ones"
        raise ValueError(message)
    asked = questionnaires.questionnaire(connection, workshop.questionnaire_version)
    consent = content.consent(connection, workshop.territory)
    block = blocks.reservoir(connection, workshop.wave, workshop_id, family(asked.version_id))
    ages = tuple(age.id for age in consent.ages[1:])
    place = _Place(workshop_id, workshop.wave, block, asked.version_id, consent.version, ages, day)
    random = np.random.default_rng(seed)
    counted: Counter[Cell] = Counter()
    for start in range(0, people, CHUNK):
        here = min(CHUNK, people - start)
        sensitive = random.random(here) < AGREE_TO_SENSITIVE
        draws = [_draw(question, sensitive, random) for question in asked.questions]
        counted.update(_cells(asked, content.indicators(connection), draws))
        _write(connection, place, draws, sensitive, random)
    connection.execute(update(BlockRow).where(BlockRow.id == block).values(n=BlockRow.n + people))
    tallies.add(connection, [f"wave:{workshop.wave}", f"block:{block}"], counted)
    tallies.add_responses(connection, [f"wave:{workshop.wave}", f"workshop:{workshop_id}"], people)
    asking.add_finished(connection, workshop_id, asked.version_id, people)


def _draw(question: Question, sensitive: NDArray[np.bool_], random: np.random.Generator) -> _Draw:
    values, weights = possible(question)
    given = random.choice(len(values), size=len(sensitive), p=weights)
    if question.sensitive:
        given[~sensitive] = -1
    if question.relevant:  # counts are added up value by value, and a skip ties answers together: nobody gets there
        given[:] = -1
    return _Draw(question, values, given)


def _cells(questionnaire: Questionnaire, indicators: Iterable[Indicator], draws: list[_Draw]) -> Counter[Cell]:
    """The cells of all these responses together: each value's cells, as often as it was drawn."""
    found: Counter[Cell] = Counter()
    by_item = {draw.question.item: draw for draw in draws}
    assert len(by_item) == len(questionnaire.questions)
    for draw in draws:
        for value, n in _times(draw):
            found.update(dict.fromkeys(item_cells(draw.question, value), n))
    for indicator in indicators:
        rule = indicator.calculation
        if rule is not None and rule.is_asked(by_item):
            for answers, n in _together_times([by_item[item] for item in rule.items]):
                found.update(dict.fromkeys(indicator_cells(indicator, answers), n))
    return found


def _times(draw: _Draw) -> Iterator[tuple[str | None, int]]:
    """Each value with how many people gave it; None also for those who were not asked."""
    for index, n in zip(*np.unique(draw.given, return_counts=True), strict=True):
        yield (None if index < 0 else draw.values[index]), int(n)


def _together_times(draws: Sequence[_Draw]) -> Iterator[tuple[dict[str, str | None], int]]:
    """Each set of answers to several items with how many people gave it."""
    rows, counts = np.unique(np.stack([draw.given for draw in draws], axis=1), axis=0, return_counts=True)
    for row, n in zip(rows, counts, strict=True):
        given = zip(draws, row.tolist(), strict=True)
        yield {draw.question.item: None if index < 0 else draw.values[index] for draw, index in given}, int(n)


def _write(
    connection: Connection,
    place: _Place,
    draws: list[_Draw],
    sensitive: NDArray[np.bool_],
    random: np.random.Generator,
) -> None:
    people = len(sensitive)
    first = _reserve(connection, people)
    ids = range(first, first + people)
    # In order, unlike real ones, so that a million rows are appended to their indexes. No tablet ever holds them.
    visits = [f"demo-{number:020d}" for number in ids]
    tablet = random.random(people) < TABLETS
    ages = random.integers(0, len(place.ages), people)
    _bulk(
        connection,
        VisitRow,
        ("id", "workshop_id", "channel", "language", "assisted"),
        [
            (visit, place.workshop, "tablet" if on else "phone", "fr", 0)
            for visit, on in zip(visits, tablet, strict=True)
        ],
    )
    _bulk(
        connection,
        ConsentRow,
        ("visit_id", "version", "language", "day", "sensitive"),
        [
            (visit, place.consent, "fr", place.day.isoformat(), int(agreed))
            for visit, agreed in zip(visits, sensitive, strict=True)
        ],
    )
    common = (place.workshop, place.wave, place.version, place.block, "complete")
    _bulk(
        connection,
        ResponseRow,
        ("id", "visit_id", "workshop_id", "wave_id", "version_id", "block_id", "state", "age_band", "ticket_hash"),
        [
            (number, visit, *common, place.ages[age], visit)
            for number, visit, age in zip(ids, visits, ages, strict=True)
        ],
    )
    _bulk(
        connection, AnswerRow, ("response_id", "question_id", "value", "sequence", "request_id"), _answers(ids, draws)
    )


def _answers(ids: range, draws: list[_Draw]) -> Iterator[tuple[int, str, str | None, int, str]]:
    columns = [(draw.question.id, draw.values, draw.given.tolist()) for draw in sorted(draws, key=_by_id)]
    for row, number in enumerate(ids):
        for question, values, given in columns:
            if given[row] >= 0:
                yield number, question, values[given[row]], 1, f"demo-{number:020d}-{question}"


def _by_id(draw: _Draw) -> str:
    return draw.question.id


def _reserve(connection: Connection, people: int) -> int:
    """The first of ``people`` response ids that nobody else will take."""
    if connection.dialect.name == "postgresql":
        return int(connection.execute(_RESERVE, {"more": people - 1}).scalar_one()) - people + 1
    return (connection.execute(select(func.max(ResponseRow.id))).scalar() or 0) + 1


def _bulk(connection: Connection, row: type[Base], columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Append rows as fast as the engine can: COPY, or one prepared statement run many times."""
    table, names = row.__tablename__, ", ".join(columns)
    if connection.dialect.name == "postgresql":
        cursor = connection.connection.driver_connection.cursor()  # type: ignore[union-attr]  # psycopg’s own cursor
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for values in rows:
                copy.write_row(values)
        return
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  names of our own tables
    connection.connection.driver_connection.executemany(statement, rows)  # type: ignore[union-attr]  # the driver’s own
