"""How many links there are of each level that both sides confirm, and how many only one side speaks of."""

from domain.evaluation.indicators import Calculation
from domain.evaluation.measures import Cells, Measure, Reads, Result, Unit
from domain.evaluation.network import cells, confirmed, members, unconfirmed

UNCONFIRMED = "unconfirmed"


def result(rule: Calculation, counted: Cells) -> Result:
    """``parts``: the number of links of each level, under its name, and ``unconfirmed``. No interval."""
    levels = list(confirmed(counted).values())
    parts = {f"{level:g}": float(levels.count(level)) for level in rule.numbers["levels"]}
    return Result(len(members(counted)), parts={**parts, UNCONFIRMED: float(len(unconfirmed(counted)))})


MEASURE = Measure(
    cells=cells,
    result=result,
    unit=Unit.NUMBER,
    reads=Reads.ROWS,
    needs=frozenset({"levels"}),
)
