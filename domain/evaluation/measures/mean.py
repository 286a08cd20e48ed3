"""The mean of whole numbers of a scale."""

from domain.evaluation.indicators import MISSING, Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Telling, Unit, by_number
from domain.evaluation.said import Answers, number
from domain.evaluation.statistics import mean, mean_interval


def cells(rule: Calculation, answers: Answers) -> tuple[str]:
    """The number itself, or ``missing``."""
    given = number(answers, rule.items[0])
    return (MISSING if given is None else str(given),)


def result(rule: Calculation, counted: Cells) -> Result:  # noqa: ARG001  every measure is asked in the same way
    """The mean, with its bootstrap interval."""
    values = by_number(counted)
    if not values:
        return Result(0)
    return Result(sum(values.values()), mean(values), *mean_interval(values))


MEASURE = Measure(cells=cells, result=result, unit=Unit.SCALE, reads=AnswerShape.NUMBERS, telling=Telling.MEAN)
