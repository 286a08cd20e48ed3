"""How answers spread over the choices of a list."""

from domain.evaluation.indicators import MISSING, Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, valid
from domain.evaluation.said import Answers, ticked


def cells(rule: Calculation, answers: Answers) -> tuple[str]:
    """The choice made, or ``missing``."""
    given = ticked(answers, rule.items[0])
    return (MISSING if given is None else min(given),)


def result(rule: Calculation, counted: Cells) -> Result:  # noqa: ARG001  every measure is asked in the same way
    """``parts``: the percent of each choice that somebody made."""
    people = valid(counted)
    n = sum(people.values())
    return Result(n, parts={cell: 100 * count / n for cell, count in sorted(people.items())})


MEASURE = Measure(cells=cells, result=result, unit=Unit.PERCENT, reads=AnswerShape.CHOICES)
