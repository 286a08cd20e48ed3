"""Answers that nobody gave: which ones a question may get, and how likely each is; those of one invented person."""

from collections.abc import Sequence
from math import prod
from random import Random

from domain.errors import Invalid
from domain.participation import kinds
from domain.participation.answers import accept
from domain.participation.logic import in_turn
from domain.participation.questionnaire import NO_ANSWER, Choice, Question, Questionnaire

DECLINE = 0.04  # how often «Je ne sais pas» or «Je préfère ne pas répondre»
FAVOURED = 2.5  # how much likelier the middle of a list is than its ends

Values = tuple[str | None, ...]


def possible(question: Question) -> tuple[Values, tuple[float, ...]]:
    """Values that may be drawn, and how likely each is. Free text is always passed: nobody's words are invented."""
    said = [choice for choice in question.choices if choice.id not in NO_ANSWER]
    answers = kinds.of(question).invented(said)
    if not answers:
        return (None,), (1.0,)
    alone = _alone(said)
    values: Values = tuple(" ".join(choice.id for choice in answer) for answer in answers)
    likely = [_together([alone[choice.id] for choice in answer], len(said)) for answer in answers]
    declined: Values = tuple(choice.id for choice in question.choices if choice.id in NO_ANSWER) or (None,)
    weights = [each / sum(likely) * (1 - DECLINE) for each in likely]
    return (*values, *declined), (*weights, *([DECLINE / len(declined)] * len(declined)))


def answered(questionnaire: Questionnaire, age: int, luck: Random, *, sensitive: bool) -> dict[str, str | None]:
    """What one invented person answers, by question, in order: what is asked of somebody of that age, in years.

    ``sensitive``: whether they agreed to sensitive questions.
    """
    asked = {
        question.id: question
        for question in questionnaire.questions
        if question.min_age <= age and (sensitive or not question.sensitive)
    }
    given = in_turn(questionnaire, lambda question: _drawn(asked[question], luck) if question in asked else None)
    return {question: value for question, value in given.items() if question in asked}


def _drawn(question: Question, luck: Random) -> str | None:
    """A value that is accepted; None where none is found."""
    kind = kinds.of(question)
    said = [choice for choice in question.choices if choice.id not in NO_ANSWER]
    if kind.in_rows and said:
        alone = _alone(said)
        value = " ".join(f"{row.id}={luck.choices(list(alone), list(alone.values()))[0]}" for row in question.rows)
    elif kind.ticks is kinds.Ticks.ORDERED and said:
        value = " ".join(choice.id for choice in luck.sample(said, min(len(said), question.max_choices or len(said))))
    elif kind.numeric and not question.choices and question.low is not None and question.high is not None:
        value = str(luck.randint(question.low, question.high))
    else:
        values, weights = possible(question)
        value = luck.choices(values, weights)[0] or ""
    try:
        return accept(question, value)
    except Invalid:
        return None


def _alone(said: Sequence[Choice]) -> dict[str, float]:
    """How likely each choice is by itself: those past the middle of the list the most."""
    last = max(1, len(said) - 1)
    middle = (len(said) - 1) * 0.6
    return {choice.id: FAVOURED ** (1 - 2 * abs(place - middle) / last) for place, choice in enumerate(said)}


def _together(alone: Sequence[float], choices: int) -> float:
    """How likely choices are together: the less, the more of them there are to choose from."""
    return prod(alone) / float(choices ** (len(alone) - 1))
