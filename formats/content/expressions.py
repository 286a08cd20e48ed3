"""Skips and checks in the files: whether the tablet and the server can judge them, and whether they mean something."""

from collections.abc import Iterable, Iterator

from domain.operations.content import Problem
from domain.participation.kinds import KINDS
from domain.participation.logic import Names, Unsupported, compile_expression
from domain.participation.logic.tree import compared
from formats.content import schema
from formats.content.files import Entries


def problems(content: Entries, file: str, questions: Iterable[schema.Question]) -> Iterator[Problem]:
    """Every expression of a questionnaire that is refused, or waits for a choice that does not exist."""
    earlier: dict[str, tuple[str, ...] | None] = {}
    known: dict[str, schema.Question] = {}
    for question in questions:
        mine = earlier | {question.id: _rows(question)}
        known[question.id] = question
        fields = (("if", question.relevant, Names(earlier)), ("check", question.check, Names(mine, own=question.id)))
        for field, expression, names in fields:
            for reason in _reasons(content, known, expression, names):
                yield Problem(file, f"questions[{question.id}].{field}", reason)
        earlier = mine


def _rows(question: schema.Question) -> tuple[str, ...] | None:
    if not KINDS[question.type].in_rows:
        return None
    return () if isinstance(question.rows, str) else tuple(row.id for row in question.rows)


def _reasons(content: Entries, known: dict[str, schema.Question], expression: str, names: Names) -> Iterator[str]:
    try:
        tree = compile_expression(expression, names)
    except Unsupported as refusal:
        yield refusal.reason
        return
    for question, choice in compared(tree or ()):
        offered = {each.id for each in content.choices.get(known[question].list or "", ())}
        if offered and choice not in offered:
            yield f"{choice!r} is not in the choice list of {question!r}"
