"""The mean of each of several numbers, over whoever gives them all."""

from domain.evaluation.indicators import MISSING, Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, by_number, by_part
from domain.evaluation.said import Answers, numbers
from domain.evaluation.statistics import mean


def cells(rule: Calculation, answers: Answers) -> tuple[str, ...]:
    """``item:number`` for each item, or ``missing``: shares that make a hundred together are worth nothing apart."""
    given = numbers(answers, rule.items)
    if given is None:
        return (MISSING,)
    return tuple(f"{item}:{one}" for item, one in zip(rule.items, given, strict=True))


def result(rule: Calculation, counted: Cells) -> Result:  # noqa: ARG001  every measure is asked in the same way
    """``parts``: by item its mean; every organisation weighs the same, whatever its size."""
    values = {item: by_number(counts) for item, counts in by_part(counted).items()}
    n = max((sum(counts.values()) for counts in values.values()), default=0)
    return Result(n, parts={item: mean(counts) for item, counts in values.items()})


MEASURE = Measure(cells=cells, result=result, unit=Unit.PERCENT, reads=AnswerShape.NUMBERS)
