"""A sum over another: the first item over the second, of whoever gives both."""

from domain.evaluation.indicators import MISSING, Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit, valid
from domain.evaluation.said import Answers, numbers


def cells(rule: Calculation, answers: Answers) -> tuple[str]:
    """``part/whole``: as many cells as there are organisations, which are dozens. Or ``missing``."""
    given = numbers(answers, rule.items)
    return (MISSING if given is None else "/".join(map(str, given)),)


def result(rule: Calculation, counted: Cells) -> Result:  # noqa: ARG001  every measure is asked in the same way
    """The percent of the sums: no interval, these are no sample. ``largest``: of either sum, or of what parts them."""
    pairs = [(*map(int, cell.split("/")), n) for cell, n in valid(counted).items()]
    part, whole = sum(one * n for one, _, n in pairs), sum(of * n for _, of, n in pairs)
    people = sum(n for *_, n in pairs)
    if not whole:
        return Result(people)
    sums = [(of, n) for _, of, n in pairs], [(one, n) for one, _, n in pairs], [(of - one, n) for one, of, n in pairs]
    return Result(people, 100 * part / whole, largest=max(map(_most, sums)))


def _most(numbers: list[tuple[int, int]]) -> float:
    """How much of their sum the largest makes; all of it if there is nothing, which is known of everybody then.

    ``numbers``: each with how many say it.
    """
    whole = sum(number * n for number, n in numbers)
    return max(number for number, _ in numbers) / whole if whole > 0 else 1.0


MEASURE = Measure(cells=cells, result=result, unit=Unit.PERCENT, reads=AnswerShape.NUMBERS)
