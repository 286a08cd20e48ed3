"""Several choices of a list, in its order whatever that of the taps."""

from collections.abc import Sequence

from domain.participation.kinds import Invented, Kind, Ticks, one_each
from domain.participation.questionnaire import Choice, Question
from domain.participation.ticked import several


def judge(question: Question, value: str) -> str:
    """The ids in the order of the list."""
    ticked = several(question, value)
    return " ".join(choice.id for choice in question.choices if choice.id in ticked)


def invented(said: Sequence[Choice]) -> Invented:
    """Each choice by itself, then each pair of those that go together."""
    pairs = [(one, two) for i, one in enumerate(said) for two in said[i + 1 :]]
    return [*one_each(said), *((one, two) for one, two in pairs if not one.exclusive and not two.exclusive)]


KIND = Kind(judge=judge, invented=invented, listed=True, ticks=Ticks.SEVERAL, ruled=True, drawn=True)
