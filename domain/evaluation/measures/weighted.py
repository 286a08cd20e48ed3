"""A constant and a weight for each question answered by what counts (EPICES): a median, and the part from a mark on."""

from math import ceil
from random import Random

from domain.evaluation.indicators import MISSING, Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, by_number
from domain.evaluation.said import Answers, ticked
from domain.evaluation.statistics import median, median_interval, wilson

SHARE = "share"  # the percent of people from the mark on; its interval under share.low and share.high


def score(rule: Calculation, answers: Answers) -> float | None:
    """The score of one person, with two decimals; None if any answer is missing. It is kept nowhere."""
    given = [ticked(answers, item) for item in rule.items]
    (found,) = rule.numbers["constant"]
    for weight, said in zip(rule.numbers["weights"], given, strict=True):
        if said is None:
            return None
        found += weight if said & rule.yes else 0
    return round(found, 2) + 0  # never -0.0


def cells(rule: Calculation, answers: Answers) -> tuple[str]:
    """The nearest whole number on the score's own side of the mark, or ``missing``.

    A whole score would say nearly which questions were answered by yes, and stay in what was published.
    """
    exact, (mark,) = score(rule, answers), rule.numbers["mark"]
    if exact is None:
        return (MISSING,)
    near = round(exact)
    if exact >= mark > near:
        return (f"{mark:g}",)
    return (str(ceil(mark) - 1 if exact < mark <= near else near),)


def result(rule: Calculation, counted: Cells) -> Result:
    """The median, with its bootstrap interval; ``parts``: the percent of people from the mark on."""
    values = by_number(counted)
    n = sum(values.values())
    if not n:
        return Result(0)
    (mark,) = rule.numbers["mark"]
    above = sum(count for value, count in values.items() if value >= mark)
    low, high = wilson(above, n)
    parts = {SHARE: 100 * above / n, f"{SHARE}.low": 100 * low, f"{SHARE}.high": 100 * high}
    return Result(n, median(values), *median_interval(values), parts)


def sides(rule: Calculation, counted: Cells, chance: Random) -> Cells:  # noqa: ARG001  every measure is asked in the same way
    """Who is from the mark on, and who is below it."""
    values, (mark,) = by_number(counted), rule.numbers["mark"]
    above = sum(n for value, n in values.items() if value >= mark)
    return {"yes": above, "no": sum(values.values()) - above, MISSING: counted.get(MISSING, 0)}


MEASURE = Measure(
    cells=cells,
    result=result,
    unit=Unit.SCALE,
    reads=AnswerShape.CHOICES,
    needs=frozenset({"yes", "constant", "weights", "mark"}),
    sides=sides,
)
