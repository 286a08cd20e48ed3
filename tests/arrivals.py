"""People who come to a workshop: one after another, or together, which leaves the same in every table.

A person alone costs forty statements, of which a sequence of acts is nearly wholly made: see ``tests/sequences.py``.
"""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy import Connection, insert, select, update

from db.changes import note
from db.models.participation import AnswerRow, ConsentRow, ResponseRow, VisitRow
from db.models.publication import BlockRow
from db.queries.evaluation import blocks, tallies
from db.queries.operations import content
from db.queries.participation import questionnaires
from db.queries.workshops import asking, workshops
from domain.evaluation.counting import Cell, cells
from domain.evaluation.indicators import Indicator
from domain.participation.logic import blanked
from domain.participation.questionnaire import Questionnaire, family
from tests.asked import answer

Said = tuple[tuple[str, str], ...]  # (item, value)


def one_by_one(
    connection: Connection, workshop: str, people: Sequence[Mapping[str, str]], name: str, ages: Sequence[str | None]
) -> None:
    """Each of these people, of these ages, finishes a visit."""
    answer(connection, workshop, people, name)
    for age in set(ages):
        mine = [f"{workshop}-{name}{number}" for number, one in enumerate(ages) if one == age]
        connection.execute(update(ResponseRow).where(ResponseRow.visit_id.in_(mine)).values(age_band=age))


def together(
    connection: Connection, workshop: str, people: Sequence[Mapping[str, str]], name: str, ages: Sequence[str | None]
) -> None:
    """The same, written at once."""
    about = workshops.workshop(connection, workshop)
    version = about.questionnaire_version
    asked, rules = questionnaires.questionnaire(connection, version), content.indicators(connection)
    visits = [f"{workshop}-{name}{number}" for number in range(len(people))]
    own: dict[str, object] = {"workshop_id": workshop, "channel": "tablet", "language": "fr", "assisted": False}
    connection.execute(insert(VisitRow), [{"id": visit, **own} for visit in visits])
    agreed: dict[str, object] = {"version": "1", "language": "fr", "day": about.day, "sensitive": True}
    connection.execute(insert(ConsentRow), [{"visit_id": visit, **agreed} for visit in visits])
    block = blocks.reservoir(connection, about.wave, None if about.settled else workshop, family(version))
    connection.execute(update(BlockRow).where(BlockRow.id == block).values(n=BlockRow.n + len(people)))
    same: dict[str, object] = {"workshop_id": workshop, "wave_id": about.wave, "version_id": version, "block_id": block}
    same |= {"state": "complete", "finished": True}
    rows = zip(visits, ages, strict=True)
    connection.execute(
        insert(ResponseRow),
        [{"visit_id": visit, "ticket_hash": visit, "age_band": age, **same} for visit, age in rows],
    )
    chosen = select(ResponseRow.visit_id, ResponseRow.id).where(ResponseRow.visit_id.in_(visits))
    ids = {visit: response for visit, response in connection.execute(chosen)}  # noqa: C416  rows are no pairs for mypy
    found: Counter[Cell] = Counter()
    answers = []
    for visit, said in zip(visits, people, strict=True):
        kept, mine = _one(asked, rules, tuple(sorted(said.items())))
        found.update(mine)
        answers += [
            {"response_id": ids[visit], "question_id": question, "value": value, "sequence": 1}
            | {"request_id": str(uuid.uuid4())}
            for question, value in kept
        ]
    connection.execute(insert(AnswerRow), answers)
    tallies.add(connection, [f"wave:{about.wave}", f"block:{block}"], found)
    tallies.add_responses(connection, [f"wave:{about.wave}", f"workshop:{workshop}"], len(people))
    asking.add_finished(connection, workshop, version, len(people))
    note(connection, f"workshop:{workshop}")


@lru_cache(maxsize=1_000)
def _one(
    asked: Questionnaire, rules: tuple[Indicator, ...], said: Said
) -> tuple[tuple[tuple[str, str | None], ...], Counter[Cell]]:
    """What is kept of one person's answers, by question, and the cells in which they fall."""
    values = dict(said)
    given: dict[str, str | None] = {
        question.id: values[question.item] for question in asked.questions if question.item in values
    }
    return tuple(blanked(asked, given).items()), cells(asked, rules, given)
