"""The rules of skip logic, case by case; tests/tablet/test_logic.py puts the same cases to the tablet."""

import math

import pytest

from domain.participation.logic import (
    Names,
    Unsupported,
    Value,
    blanked,
    compile_expression,
    evaluate,
    failed_checks,
    in_turn,
    relevance,
)
from tests.vectors import logic

NAMES = Names(logic.QUESTIONS, own=logic.OWN)


def same(left: Value, right: Value) -> bool:
    if isinstance(left, float) and isinstance(right, float):
        return (math.isnan(left) and math.isnan(right)) or (
            left == right and math.copysign(1, left) == math.copysign(1, right)
        )
    return type(left) is type(right) and left == right


@pytest.mark.parametrize("case", logic.VALUES, ids=str)
def test_an_expression_has_the_value_that_the_rules_say(case: logic.Case) -> None:
    found = evaluate(case.tree(), case.answers)
    assert same(found, case.value), found


@pytest.mark.parametrize(("expression", "reason", "short"), logic.REFUSED)
def test_what_is_outside_the_subset_is_refused_with_its_reason(expression: str, reason: str, *, short: bool) -> None:
    with pytest.raises(Unsupported) as refusal:
        logic.compiled(expression, short=short)
    assert reason in refusal.value.reason


@pytest.mark.parametrize("visit", logic.VISITS, ids=str)
def test_what_is_asked_what_does_not_fit_and_what_is_forgotten(visit: logic.Visit) -> None:
    assert relevance(visit.questionnaire, visit.answers) == frozenset(visit.asked)
    assert failed_checks(visit.questionnaire, visit.answers) == frozenset(visit.failed)
    assert blanked(visit.questionnaire, visit.answers) == visit.answers | visit.forgotten


@pytest.mark.parametrize("visit", logic.VISITS, ids=str)
def test_whoever_is_asked_in_turn_is_asked_the_same_and_says_nothing_that_does_not_fit(visit: logic.Visit) -> None:
    asked: list[str] = []

    def say(question: str) -> str | None:
        asked.append(question)
        return visit.answers.get(question)

    given = in_turn(visit.questionnaire, say)
    assert asked == list(given)
    assert set(given) == relevance(visit.questionnaire, given)
    assert not failed_checks(visit.questionnaire, given)
    if not visit.failed:
        assert set(given) == set(visit.asked)
        assert {question: value for question, value in given.items() if value} == {
            question: value for question, value in visit.answers.items() if value and question in visit.asked
        }


def test_an_empty_expression_is_no_rule() -> None:
    assert compile_expression("", NAMES) is None
    assert compile_expression("  ", NAMES) is None


def test_a_skip_cannot_look_at_its_own_question() -> None:
    with pytest.raises(Unsupported, match="own answer"):
        compile_expression(". = ${a}", Names({"a": None}))
    with pytest.raises(Unsupported, match="only earlier ones"):
        compile_expression("${q} = 'x'", Names({"a": None}))


def test_there_are_enough_cases() -> None:
    assert len(logic.VALUES) >= 150
