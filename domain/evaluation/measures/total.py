"""The sum of numbers that organisations, or the house itself, give."""

from domain.evaluation.indicators import Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, by_number
from domain.evaluation.measures.mean import cells


def result(rule: Calculation, counted: Cells) -> Result:  # noqa: ARG001  every measure is asked in the same way
    """The sum: no interval, these are no sample. ``n``: how many gave a number. A sum of zero is everybody's."""
    values = by_number(counted)
    if not values:
        return Result(0)
    whole = sum(value * n for value, n in values.items())
    return Result(sum(values.values()), whole, largest=max(values) / whole if whole else 1.0)


MEASURE = Measure(cells=cells, result=result, unit=Unit.NUMBER, reads=AnswerShape.NUMBERS)
