"""A part of the people: those with at least one answer that counts, of those who are concerned.

One rule for a choice («oui»), for the two highest of five, and for any of several that may be ticked.
"""

from domain.evaluation.indicators import MISSING, OUT, Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Telling, Unit
from domain.evaluation.said import Answers, ticked
from domain.evaluation.statistics import wilson


def cells(rule: Calculation, answers: Answers) -> tuple[str]:
    """One of ``yes``, ``no``, ``out``, ``missing``."""
    given = ticked(answers, rule.items[0])
    if given is None:
        return (MISSING,)
    if given & rule.out:
        return (OUT,)
    return ("yes" if given & rule.yes else "no",)


def result(rule: Calculation, counted: Cells) -> Result:  # noqa: ARG001  every measure is asked in the same way
    """The percent of yes, with its Wilson interval."""
    yes, no = counted.get("yes", 0), counted.get("no", 0)
    if not yes + no:
        return Result(0)
    low, high = wilson(yes, yes + no)
    return Result(yes + no, 100 * yes / (yes + no), 100 * low, 100 * high)


MEASURE = Measure(
    cells=cells,
    result=result,
    unit=Unit.PERCENT,
    reads=AnswerShape.CHOICES,
    needs=frozenset({"yes"}),
    may=frozenset({"out"}),
    telling=Telling.SHARE,
)
