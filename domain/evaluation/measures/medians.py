"""The median of each row of a matrix."""

from domain.evaluation.indicators import Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, by_number, by_part
from domain.evaluation.said import Answers, rows
from domain.evaluation.statistics import median


def cells(rule: Calculation, answers: Answers) -> tuple[str, ...]:
    """``row:step`` for each row that says something. Who says nothing of a row is in no cell of it."""
    return tuple(f"{row}:{given}" for row, given in rows(answers, rule.items[0]).items())


def result(rule: Calculation, counted: Cells) -> Result:  # noqa: ARG001  every measure is asked in the same way
    """``parts``: by row its median, and under ``row.low`` and ``row.high`` its range. ``n``: of the fullest row."""
    parts: dict[str, float] = {}
    most = 0
    for row, counts in by_part(counted).items():
        values = by_number(counts)
        most = max(most, sum(values.values()))
        parts |= {row: median(values), f"{row}.low": min(values), f"{row}.high": max(values)}
    return Result(most, parts=parts)


MEASURE = Measure(cells=cells, result=result, unit=Unit.SCALE, reads=AnswerShape.ROWS)
