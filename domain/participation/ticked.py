"""What kinds of questions with a list have in common: ids of it, and how many go together."""

from domain.participation.errors import ExclusiveChoice, TooManyChoices, ValueNotInList
from domain.participation.questionnaire import Question


def one(question: Question, value: str) -> str:
    """The id of one choice.

    Raises
    ------
    domain.participation.errors.ValueNotInList
    """
    if value not in {choice.id for choice in question.choices}:
        raise ValueNotInList
    return value


def several(question: Question, value: str) -> list[str]:
    """Ids separated by one space, in the order in which they come.

    Raises
    ------
    domain.participation.errors.ValueNotInList, domain.participation.errors.ExclusiveChoice
    domain.participation.errors.TooManyChoices
    """
    ticked = value.split(" ")
    if len(set(ticked)) != len(ticked) or not set(ticked) <= {choice.id for choice in question.choices}:
        raise ValueNotInList
    if len(ticked) > 1 and any(choice.exclusive for choice in question.choices if choice.id in ticked):
        raise ExclusiveChoice
    if question.max_choices and len(ticked) > question.max_choices:
        raise TooManyChoices(most=question.max_choices)
    return ticked
