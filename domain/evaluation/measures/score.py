"""A score that sums items: each of them a number. Whoever lacks one has no score (OSSS-3)."""

from random import Random

from domain.evaluation.indicators import MISSING, Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, by_number
from domain.evaluation.said import Answers, numbers
from domain.evaluation.statistics import mean, mean_interval


def cells(rule: Calculation, answers: Answers) -> tuple[str]:
    """The sum, or ``missing``."""
    given = numbers(answers, rule.items)
    return (MISSING if given is None else str(sum(given)),)


def result(rule: Calculation, counted: Cells) -> Result:
    """The mean score, with its bootstrap interval; ``parts``: the percent of people up to each band's end."""
    values = by_number(counted)
    n = sum(values.values())
    if not n:
        return Result(0)
    parts: dict[str, float] = {}
    below = float("-inf")
    for end in rule.numbers.get("bands", ()):
        parts[f"{end:g}"] = 100 * sum(count for value, count in values.items() if below < value <= end) / n
        below = end
    return Result(n, mean(values), *mean_interval(values), parts)


def sides(rule: Calculation, counted: Cells, chance: Random) -> Cells:  # noqa: ARG001  every measure is asked in the same way
    """Who is above the first band, and who is in it; without bands nobody is on either side."""
    values, bands = by_number(counted), rule.numbers.get("bands", ())
    low = sum(n for value, n in values.items() if bands and value <= bands[0])
    high = sum(n for value, n in values.items() if bands and value > bands[0])
    return {"yes": high, "no": low, MISSING: sum(counted.values()) - high - low}


MEASURE = Measure(
    cells=cells, result=result, unit=Unit.SCALE, reads=AnswerShape.NUMBERS, may=frozenset({"bands"}), sides=sides
)
