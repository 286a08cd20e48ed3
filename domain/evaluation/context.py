"""Other territories beside one, as context: none is named, nothing is ranked, each weighs the same.

Only what everybody may read of them is used (``domain.evaluation.public``), of territories that chose to be there, and
only where three of them have thirty answers at least to the same words under the same rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.evaluation.compare import ToldWave, alike
from domain.evaluation.indicators import Indicator
from domain.evaluation.public import public

TERRITORIES = 3
ANSWERS = 30
STEP = 5  # hundredths, in which the mean of shares is told
HALF = 2  # parts of a unit, in which the mean of means is told


@dataclass(frozen=True)
class Around:
    """What other territories tell together. ``share``: in hundredths; or ``value``: in the unit of the indicator."""

    territories: int
    share: int | None = None
    value: float | None = None


def around(rule: Indicator, here: ToldWave, others: Sequence[ToldWave]) -> Around | None:
    """Of one wave of each of ``others``; None where too few of them tell the same, and never of what is sensitive."""
    same = [told for told in others if _enough(rule, told) and alike(rule, here, told)]
    said = [public(rule, told.figures[rule.id]) for told in same]
    told = [one for one in said if one.shown]
    if rule.sensitive or len(told) < TERRITORIES:
        return None
    if all(one.value is not None for one in told):
        mean = sum(one.value or 0 for one in told) / len(told)
        return Around(len(told), value=round(mean * HALF) / HALF)
    middles = [((one.low or 0) + (one.high or 0)) / 2 for one in told]
    return Around(len(told), share=STEP * round(sum(middles) / len(told) / STEP))


def _enough(rule: Indicator, told: ToldWave) -> bool:
    figure = told.figure(rule)
    return figure is not None and figure.n is not None and figure.n.low >= ANSWERS
