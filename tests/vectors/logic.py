"""``logic.json``: expressions with answers and the value they must have, expressions to refuse, and whole visits.

JSON has no NaN, infinities or minus zero: they are written ``{"number": "NaN"}``.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.participation.logic import Names, Tree, Value, compile_expression, compile_xlsform
from domain.participation.questionnaire import Choice, Question, Questionnaire

_DATA: dict[str, Any] = json.loads(Path(__file__).with_name("logic.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Case:
    """One expression with one set of answers."""

    group: str
    expression: str
    answers: dict[str, str | None]
    value: Value

    def __str__(self) -> str:
        return f"{self.group}: {self.expression[:60]}"

    @property
    def short(self) -> bool:
        """Whether it is in the content's own notation, not in XLSForm."""
        return self.group in SHORT

    def tree(self) -> Tree:
        """What it compiles to."""
        return compiled(self.expression, short=self.short)


@dataclass(frozen=True)
class Visit:
    """One questionnaire with one set of answers. ``forgotten``: the answers that change, with what they become."""

    name: str
    questionnaire: Questionnaire
    answers: dict[str, str | None]
    asked: list[str]
    failed: list[str]
    forgotten: dict[str, str | None]

    def __str__(self) -> str:
        return self.name


def compiled(expression: str, *, short: bool) -> Tree:
    """The tree of an expression that may name the questions of the file."""
    names = Names(QUESTIONS, own=OWN)
    tree = compile_expression(expression, names) if short else compile_xlsform(expression, names)
    assert tree is not None
    return tree


def value(written: Any) -> Value:  # noqa: ANN401  whatever JSON holds
    if isinstance(written, dict):
        return float(written["number"])
    return written if isinstance(written, str | bool) else float(written)


def questionnaire(asked: tuple[Question, ...]) -> Questionnaire:
    """Any questionnaire with these questions."""
    return Questionnaire("q@1", "q", 1, "", "", "", "tous", 5, 15, asked)


def _question(position: int, written: dict[str, Any]) -> Question:
    rows = tuple(Choice(row, row) for row in written.get("rows", ()))
    given = {name: written[name] for name in ("relevant", "check") if name in written}
    return Question(written["id"], position, written["id"], 1, "theme", written["kind"], "?", rows=rows, **given)


SHORT = {"the short notation", "the content: skips", "the content: checks"}  # the groups that are not in XLSForm
QUESTIONS: dict[str, list[str] | None] = _DATA["questions"]
OWN: str = _DATA["own"]
VALUES = [
    Case(group, expression, answers, value(given))
    for group, cases in _DATA["values"].items()
    for expression, answers, given in cases
]
REFUSED: list[tuple[str, str, bool]] = [
    (expression, reason, notation in SHORT)
    for notation, cases in _DATA["refused"].items()
    for expression, reason in cases
]
VISITS = [
    Visit(
        visit["name"],
        questionnaire(tuple(_question(at, question) for at, question in enumerate(visit["questions"], start=1))),
        *(visit[part] for part in ("answers", "asked", "failed", "forgotten")),
    )
    for visit in _DATA["visits"]
]
