"""A mean probability: what a table says of each raw score (FIES). It says nothing of one person, and draws no line."""

from collections import Counter
from random import Random

from domain.evaluation.indicators import MISSING, Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, by_number, valid
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


def sides(rule: Calculation, counted: Cells, chance: Random) -> Cells:
    """Each person falls on the side of «yes» with the probability of their raw score, and on neither without a score.

    The share of that side has the mean probability as its mean, and the variance that Wilson's interval supposes.
    """
    table, found = rule.numbers["table"], Counter({MISSING: counted.get(MISSING, 0)})
    for score, n in valid(counted).items():
        yes = sum(chance.random() < table[int(score)] for _ in range(n))
        found.update({"yes": yes, "no": n - yes})
    return found


MEASURE = Measure(
    cells=cells,
    result=result,
    unit=Unit.PERCENT,
    reads=AnswerShape.CHOICES,
    needs=frozenset({"yes", "table"}),
    sides=sides,
)
