"""How many different choices were made at all."""

from domain.evaluation.indicators import Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, valid
from domain.evaluation.measures.distribution import cells


def result(rule: Calculation, counted: Cells) -> Result:  # noqa: ARG001  every measure is asked in the same way
    """The number of them; ``n``: how many answered."""
    people = valid(counted)
    return Result(sum(people.values()), float(len(people))) if people else Result(0)


MEASURE = Measure(cells=cells, result=result, unit=Unit.NUMBER, reads=AnswerShape.CHOICES)
