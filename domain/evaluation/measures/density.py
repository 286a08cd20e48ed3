"""How dense a network is: the part of possible links that both sides say to be of some level at least."""

from domain.evaluation.indicators import Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit
from domain.evaluation.network import cells, confirmed, members, possible


def result(rule: Calculation, counted: Cells) -> Result:
    """The percent, of the links between organisations that answered: nobody else can confirm one. No interval."""
    n = len(members(counted))
    if not possible(n):
        return Result(n)
    (least,) = rule.numbers["least"]
    strong = sum(level >= least for level in confirmed(counted).values())
    return Result(n, 100 * strong / possible(n))


MEASURE = Measure(
    cells=cells,
    result=result,
    unit=Unit.PERCENT,
    reads=AnswerShape.ROWS,
    needs=frozenset({"least"}),
)
