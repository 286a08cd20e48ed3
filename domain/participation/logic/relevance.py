"""Which questions are asked, which answers go together, and what must be forgotten."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from domain.participation import kinds
from domain.participation.logic.evaluate import Answers, Value, boolean, evaluate
from domain.participation.logic.expression import Names, compile_expression
from domain.participation.logic.tree import Tree, references
from domain.participation.questionnaire import NO_ANSWER, Question, Questionnaire


@dataclass(frozen=True)
class Rule:
    """The trees of one question; None where it has no such expression."""

    relevant: Tree | None
    check: Tree | None


@lru_cache(maxsize=64)
def rules(questionnaire: Questionnaire) -> Mapping[str, Rule]:
    """The rules of every question, by id. A skip names earlier questions; a check, its own question too.

    Raises
    ------
    Unsupported
        If an expression is outside the subset; loading refuses such content.
    """
    found: dict[str, Rule] = {}
    earlier: dict[str, tuple[str, ...] | None] = {}
    for question in questionnaire.questions:
        relevant = compile_expression(question.relevant, Names(earlier))
        earlier = earlier | {question.id: _rows(question)}
        found[question.id] = Rule(relevant, compile_expression(question.check, Names(earlier, own=question.id)))
    return found


def _rows(question: Question) -> tuple[str, ...] | None:
    return tuple(row.id for row in question.rows) if kinds.of(question).in_rows else None


def relevance(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """The ids of the questions to ask. What is not asked counts as empty for the questions after it."""
    return frozenset(_kept(questionnaire, answers))


def blanked(questionnaire: Questionnaire, answers: Answers) -> dict[str, str | None]:
    """The same answers, with None in the place of those whose question is not relevant."""
    kept = _kept(questionnaire, answers)
    return {question: kept.get(question) for question in answers}


def failed_checks(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """The ids of the relevant questions whose answer does not go with the others."""
    kept = _kept(questionnaire, answers)
    found = rules(questionnaire)
    return frozenset(question for question in kept if _fails(question, found[question].check, kept))


def set_aside(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """The ids of the answers that cannot be true together: kept as they were given, counted nowhere.

    It is the answer that carries the check: the last one asked of those it names. Shares of a hundred stand or fall
    together, since nobody can tell which of them is wrong.
    """
    failed = failed_checks(questionnaire, answers)
    groups = {question.shares for question in questionnaire.questions if question.id in failed} - {""}
    return failed | {question.id for question in questionnaire.questions if question.shares in groups}


def in_turn(questionnaire: Questionnaire, say: Callable[[str], str | None]) -> dict[str, str | None]:
    """The answers of whoever is asked one question after another, by id of the relevant ones, in order.

    ``say``: asked for each of them, by id, once; what does not go with the answers before it is None. A rule names no
    later question, so that each is looked at once.
    """
    given: dict[str, str | None] = {}
    for question, rule in rules(questionnaire).items():
        if rule.relevant is None or boolean(evaluate(rule.relevant, given)):
            given[question] = say(question)
            if _fails(question, rule.check, given):
                given[question] = None
    return given


def _kept(questionnaire: Questionnaire, answers: Answers) -> dict[str, str | None]:
    kept: dict[str, str | None] = {}
    for question, rule in rules(questionnaire).items():
        if rule.relevant is None or boolean(evaluate(rule.relevant, kept)):
            kept[question] = answers.get(question)
    return kept


def _fails(question: str, check: Tree | None, kept: Answers) -> bool:
    if check is None or _said_nothing(kept[question]):
        return False
    named = (evaluate(read, kept) for read in references(check))
    return not any(map(_said_nothing, named)) and not boolean(evaluate(check, kept))


def _said_nothing(value: Value | None) -> bool:
    return not value or value in NO_ANSWER
