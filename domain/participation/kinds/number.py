"""A whole number: of a list, or within bounds."""

import re

from domain.participation.errors import NotANumber, NumberOutOfRange
from domain.participation.kinds import Kind, one_each
from domain.participation.questionnaire import Question
from domain.participation.ticked import one

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,12}")


def judge(question: Question, value: str) -> str:
    """Digits without leading zeros."""
    if question.choices:
        return one(question, value)
    if not _WHOLE_NUMBER.fullmatch(value):
        raise NotANumber
    number = int(value)
    low, high = question.low, question.high
    if (low is not None and number < low) or (high is not None and number > high):
        raise NumberOutOfRange(low=low, high=high)
    return str(number)


KIND = Kind(judge=judge, invented=one_each, numeric=True, ruled=True, drawn=True)
