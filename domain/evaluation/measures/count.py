"""The mean number of things that one person ticks, among those that count."""

from domain.evaluation.indicators import MISSING, Calculation
from domain.evaluation.measures import AnswerShape, Measure, Telling, Unit
from domain.evaluation.measures.mean import result
from domain.evaluation.said import Answers, ticked


def cells(rule: Calculation, answers: Answers) -> tuple[str]:
    """How many were ticked, from 0 on, or ``missing``."""
    given = ticked(answers, rule.items[0])
    return (MISSING if given is None else str(len(given & rule.yes)),)


MEASURE = Measure(
    cells=cells,
    result=result,
    unit=Unit.NUMBER,
    reads=AnswerShape.CHOICES,
    needs=frozenset({"yes"}),
    telling=Telling.MEAN,
)
