"""Several items, each brought to a score from 0 to 100. They are never added up."""

from domain.evaluation.indicators import MISSING, Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, by_number, by_part
from domain.evaluation.said import Answers, number
from domain.evaluation.statistics import mean, mean_interval


def cells(rule: Calculation, answers: Answers) -> tuple[str, ...]:
    """``item:number``, or ``item:missing``, for each item."""
    given = ((item, number(answers, item)) for item in rule.items)
    return tuple(f"{item}:{MISSING if one is None else one}" for item, one in given)


def result(rule: Calculation, counted: Cells) -> Result:
    """``parts``: by item its score, and under ``item.low`` and ``item.high`` its bootstrap interval."""
    low, high = rule.numbers["scale"]
    parts: dict[str, float] = {}
    most = 0
    for item, counts in by_part(counted).items():
        values = {100 * (value - low) / (high - low): n for value, n in by_number(counts).items()}
        most = max(most, sum(values.values()))
        least, highest = mean_interval(values)
        parts |= {item: mean(values), f"{item}.low": least, f"{item}.high": highest}
    return Result(most, parts=parts)


MEASURE = Measure(
    cells=cells,
    result=result,
    unit=Unit.PERCENT,
    reads=AnswerShape.NUMBERS,
    needs=frozenset({"scale"}),
)
