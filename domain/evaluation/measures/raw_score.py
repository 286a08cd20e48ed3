"""How many of several questions are answered by what counts; whoever left one open has no score (FIES)."""

from domain.evaluation.indicators import MISSING, Calculation
from domain.evaluation.measures import AnswerShape, Measure, Unit
from domain.evaluation.measures.mean import result
from domain.evaluation.said import Answers, ticked


def cells(rule: Calculation, answers: Answers) -> tuple[str]:
    """The number of them, or ``missing``: it is never stretched from some to all."""
    given = [ticked(answers, item) for item in rule.items]
    said = [one for one in given if one is not None]
    return (str(sum(bool(one & rule.yes) for one in said)) if len(said) == len(given) else MISSING,)


MEASURE = Measure(
    cells=cells,
    result=result,
    unit=Unit.NUMBER,
    reads=AnswerShape.CHOICES,
    needs=frozenset({"yes"}),
)
