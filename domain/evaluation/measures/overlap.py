"""The sum of things that several organisations may have named, such as farms: between the largest number and the sum.

Only names would tell which are the same; nobody asks for names.
"""

from domain.evaluation.indicators import Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, by_number
from domain.evaluation.measures.mean import cells
from domain.evaluation.measures.total import MEASURE as TOTAL


def result(rule: Calculation, counted: Cells) -> Result:
    """Without a value, unless one organisation alone gave a number; ``low``, ``high``: where the truth lies."""
    whole = TOTAL.result(rule, counted)
    if whole.value is None:
        return whole
    most = max(by_number(counted))
    return Result(whole.n, most if most == whole.value else None, most, whole.value, largest=whole.largest)


MEASURE = Measure(cells=cells, result=result, unit=Unit.NUMBER, reads=AnswerShape.NUMBERS)
