"""The cells in which one stored response falls."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from db.queries.operations import content
from db.queries.participation import answers, questionnaires
from domain.evaluation.counting import Cell, cells
from domain.evaluation.indicators import Indicator
from domain.participation.questionnaire import Questionnaire


def of_response(connection: Connection, row: Row[*tuple[Any, ...]]) -> Counter[Cell]:
    """``row`` has the ``id`` and the ``version_id`` of a response."""
    questionnaire = questionnaires.questionnaire(connection, row.version_id)
    return cells(questionnaire, content.indicators(connection), answers.by_question(connection, row.id))


def of_responses(connection: Connection, rows: Sequence[Row[*tuple[Any, ...]]], rule: Indicator) -> Counter[str]:
    """Those of one indicator, of several responses together: as ``of_response`` has them, read at once."""
    given = answers.of_several(connection, [row.id for row in rows])
    asked = _asked(connection, [row.version_id for row in rows])
    found: Counter[str] = Counter()
    for row in rows:
        mine = cells(asked[row.version_id], (rule,), given.get(row.id, {}))
        found.update({cell: n for (measure, cell), n in mine.items() if measure == rule.tally_key})
    return found


def asks(connection: Connection, version: str, rule: Indicator) -> bool:
    """Whether a version asks everything that the rule of an indicator reads."""
    items = {question.item for question in questionnaires.questionnaire(connection, version).questions}
    return rule.calculation is not None and rule.calculation.is_asked(items)


def by_response(
    connection: Connection, people: Sequence[tuple[int, str]], rules: Sequence[Indicator]
) -> dict[int, Counter[Cell]]:
    """Those of some hundreds of responses, each for itself. ``people``: response and the version that it answers."""
    given = answers.of_several(connection, [response for response, _ in people])
    asked = _asked(connection, [version for _, version in people])
    return {response: cells(asked[version], rules, given.get(response, {})) for response, version in people}


def _asked(connection: Connection, versions: Iterable[str]) -> dict[str, Questionnaire]:
    """Each version once, however many people answer it."""
    return {version: questionnaires.questionnaire(connection, version) for version in set(versions)}
