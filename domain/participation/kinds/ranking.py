"""Choices of a list in the order of preference; nobody has to place everything."""

from collections.abc import Sequence

from domain.participation.kinds import Kind, Ticks
from domain.participation.questionnaire import Question
from domain.participation.ticked import several


def judge(question: Question, value: str) -> str:
    """The ids, the most important first."""
    return " ".join(several(question, value))


def tallied(value: str) -> Sequence[tuple[str, Sequence[str]]]:
    """What people put first."""
    return [("", [value.partition(" ")[0]])]


KIND = Kind(judge=judge, counted=tallied, listed=True, drawn=True, ticks=Ticks.ORDERED)
