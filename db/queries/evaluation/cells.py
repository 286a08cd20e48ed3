"""The cells in which one stored response falls."""

from collections import Counter
from typing import Any

from sqlalchemy import Connection, Row

from db.queries.operations import content
from db.queries.participation import answers, questionnaires
from domain.evaluation.counting import Cell, cells


def of_response(connection: Connection, row: Row[*tuple[Any, ...]]) -> Counter[Cell]:
    """``row`` has the ``id`` and the ``version_id`` of a response."""
    questionnaire = questionnaires.questionnaire(connection, row.version_id)
    return cells(questionnaire, content.indicators(connection), answers.by_question(connection, row.id))
