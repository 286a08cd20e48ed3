"""What changed, as people say it: the percent for whom it is better, less the percent for whom it is worse."""

from domain.evaluation.indicators import MISSING, Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, valid
from domain.evaluation.said import Answers, in_row
from domain.evaluation.statistics import mean, mean_interval

BETTER, SAME, WORSE = "better", "same", "worse"
WORTH = {BETTER: 100.0, SAME: 0.0, WORSE: -100.0}  # points that one person adds


def cells(rule: Calculation, answers: Answers) -> tuple[str]:
    """One of ``better``, ``same``, ``worse``, ``missing``."""
    given = in_row(answers, rule.items[0], rule.row)
    if given is None:
        return (MISSING,)
    if given in rule.yes:
        return (BETTER,)
    return (WORSE if given in rule.no else SAME,)


def result(rule: Calculation, counted: Cells) -> Result:  # noqa: ARG001  every measure is asked in the same way
    """The points, with their bootstrap interval; ``parts``: the percent of each of the three."""
    people = valid(counted)
    n = sum(people.values())
    if not n:
        return Result(0)
    values = {WORTH[cell]: count for cell, count in people.items()}
    parts = {cell: 100 * people.get(cell, 0) / n for cell in WORTH}
    return Result(n, mean(values), *mean_interval(values), parts)


MEASURE = Measure(
    cells=cells,
    result=result,
    unit=Unit.POINTS,
    reads=AnswerShape.ROWS,
    needs=frozenset({"yes", "no", "row"}),
)
