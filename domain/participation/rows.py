"""What kinds of questions with rows have in common: ``row=choice`` pairs separated by one space."""

from domain.participation.errors import ValueNotInList
from domain.participation.questionnaire import Question


def judge(question: Question, value: str) -> str:
    """The pairs in the order of the rows; a row that was passed has none.

    Raises
    ------
    domain.participation.errors.ValueNotInList
    """
    pairs = [pair.partition("=") for pair in value.split(" ")]
    rows = [row for row, _, _ in pairs]
    known = {row.id for row in question.rows}
    values = {choice.id for choice in question.choices}
    if len(set(rows)) != len(rows) or not set(rows) <= known or not {given for _, _, given in pairs} <= values:
        raise ValueNotInList
    order = [row.id for row in question.rows]
    return " ".join(f"{row}={given}" for row, _, given in sorted(pairs, key=lambda pair: order.index(pair[0])))


def tallied(value: str) -> list[tuple[str, list[str]]]:
    """Each row by itself."""
    return [(row, [given]) for row, _, given in (pair.partition("=") for pair in value.split(" "))]
