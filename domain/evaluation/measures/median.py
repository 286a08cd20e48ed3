"""The median step of a scale, with how the answers spread over it."""

from domain.evaluation.indicators import Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, by_number, valid
from domain.evaluation.measures.mean import cells
from domain.evaluation.statistics import median, median_interval


def result(rule: Calculation, counted: Cells) -> Result:  # noqa: ARG001  every measure is asked in the same way
    """The median, with its bootstrap interval; ``parts``: the percent of people on each step that somebody chose.

    The interval jumps from step to step: a screen draws the parts, and the first and the last of them is the range.
    """
    values = by_number(counted)
    n = sum(values.values())
    if not n:
        return Result(0)
    parts = {cell: 100 * count / n for cell, count in sorted(valid(counted).items(), key=lambda pair: float(pair[0]))}
    return Result(n, median(values), *median_interval(values), parts)


MEASURE = Measure(cells=cells, result=result, unit=Unit.SCALE, reads=AnswerShape.NUMBERS)
