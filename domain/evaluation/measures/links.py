"""How many links there are of each level that both sides confirm, and how many only one side says."""

from domain.evaluation.indicators import Calculation
from domain.evaluation.measures import AnswerShape, Cells, Measure, Result, Unit
from domain.evaluation.network import KNOWN, cells, confirmed, members, unconfirmed

UNCONFIRMED = "unconfirmed"


def result(rule: Calculation, counted: Cells) -> Result:
    """``parts``: how many links of each level, by its name, of those that know one another (``c``), ``unconfirmed``.

    Their sum is the number of lines of the map. No interval.
    """
    levels = list(confirmed(counted).values())
    parts = {f"{level:g}": float(levels.count(level)) for level in rule.numbers["levels"]}
    known = {choice: float(levels.count(level)) for choice, level in KNOWN.items()}
    return Result(len(members(counted)), parts={**parts, **known, UNCONFIRMED: float(len(unconfirmed(counted)))})


MEASURE = Measure(
    cells=cells,
    result=result,
    unit=Unit.NUMBER,
    reads=AnswerShape.ROWS,
    needs=frozenset({"levels"}),
)
