"""Questions that ask for a year: a whole number between 1900 and 2100, never one that is still to come."""

from dataclasses import replace

from domain.participation import kinds
from domain.participation.questionnaire import Question, Questionnaire

FIRST, LAST = 1900, 2100


def is_year(question: Question) -> bool:
    """Whether it asks for a year, by its bounds."""
    kind, low, high = kinds.of(question), question.low, question.high
    bounded = low is not None and high is not None and FIRST <= low < high <= LAST
    return kind.numeric and not kind.listed and not question.choices and bounded


def until(asked: Questionnaire, year: int) -> Questionnaire:
    """The same, whose questions for a year end with this one."""
    return replace(asked, questions=tuple(_until(one, year) for one in asked.questions))


def _until(one: Question, year: int) -> Question:
    return replace(one, high=min(one.high or year, year)) if is_year(one) else one
