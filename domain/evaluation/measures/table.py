"""A mean probability: what a table says of each raw score (FIES). It says nothing of one person, and draws no line."""

from domain.evaluation.indicators import Calculation
from domain.evaluation.measures import Cells, Measure, Reads, Result, Unit, by_number
from domain.evaluation.measures.raw_score import cells
from domain.evaluation.statistics import mean, mean_interval


def result(rule: Calculation, counted: Cells) -> Result:
    """The percent, with its bootstrap interval over people; the table itself is taken as it is."""
    table = rule.numbers["table"]
    values: dict[float, int] = {}
    for score, n in by_number(counted).items():
        likely = 100 * table[int(score)]
        values[likely] = values.get(likely, 0) + n  # two scores may be as likely
    if not values:
        return Result(0)
    return Result(sum(values.values()), mean(values), *mean_interval(values))


MEASURE = Measure(
    cells=cells,
    result=result,
    unit=Unit.PERCENT,
    reads=Reads.CHOICES,
    needs=frozenset({"yes", "table"}),
)
