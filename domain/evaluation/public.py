"""What everybody may read of a figure: less than a committee member, and nothing that the committee's does not say.

A figure here is made of one that ``domain.evaluation.disclosure`` has let through: both together tell no more than that
one. It stands for eleven answers or more, never for a sensitive question; it is a share in whole percents, in steps of
five under thirty answers or where it is told roughly, and never a number of people (docs/decisions/0116).
"""

import math
from dataclasses import dataclass

from domain.evaluation.change import Change, conclude
from domain.evaluation.disclosure import K_SENSITIVE, Figure, Why
from domain.evaluation.indicators import Indicator
from domain.evaluation.pairs import FELL, ROSE, Paired, same_rule
from domain.evaluation.ranges import Span

LEAST = K_SENSITIVE  # answers
FINE = 30  # answers from which a share is told by single points
STEP, POINT = 5, 1  # hundredths
ALL = 100  # of them


@dataclass(frozen=True)
class Public:
    """``low``, ``high``: of a hundred people, between how many; equal where one number is told.

    That is to the point where it is ``fine``, else about, in steps of five. ``value``: a mean. ``n``: how many
    answered, about how many where it is not ``counted``. ``why``: why nothing is told; then there is nothing else.
    """

    indicator_id: str
    why: Why | None = None
    low: int | None = None
    high: int | None = None
    value: float | None = None
    n: int | None = None
    counted: bool = False
    fine: bool = False

    @property
    def shown(self) -> bool:
        """Whether there is anything to say."""
        return self.why is None


@dataclass(frozen=True)
class Twice:
    """What changed for those who answered twice: of a hundred of them, between how many say more, and how many less.

    ``n``: about how many they are.
    """

    indicator_id: str
    n: int
    rose: tuple[int, int]
    fell: tuple[int, int]
    change: Change


def public(indicator: Indicator, figure: Figure) -> Public:
    """The figure of one indicator as everybody may read it, or why there is none."""
    if (why := _reason(indicator, figure)) is not None or figure.n is None:
        return Public(indicator.id, why or Why.WAITING)
    counted = figure.n.exact and figure.n.low >= FINE
    n = figure.n.low if counted else _near((figure.n.low + figure.n.high) / 2, STEP)
    if figure.value is not None:
        return Public(indicator.id, value=figure.value, n=n, counted=counted)
    share = figure.share or (0.0, 1.0)
    fine = counted and share[0] == share[1]  # what is told roughly has no single points to tell
    low, high = _bounds(*share, POINT if fine else STEP)
    if (low, high) == (0, ALL):
        return Public(indicator.id, Why.TOO_FEW)
    return Public(indicator.id, low=low, high=high, n=n, counted=counted, fine=fine)


def paired(indicator: Indicator, one: Paired) -> Twice | None:
    """What changed for the same people as everybody may read it; None where that is nothing."""
    n = one.spread.n
    if not same_rule(indicator, one) or n.low < LEAST:
        return None
    rose, fell = (_of_hundred(one.spread.parts[way], n) for way in (ROSE, FELL))
    return Twice(indicator.id, _near(one.spread.people, STEP), rose, fell, conclude(one.interval))


def _of_hundred(part: Span, n: Span) -> tuple[int, int]:
    low, high = ALL * part.low / n.high, min(float(ALL), ALL * part.high / n.low)
    return STEP * math.floor(low / STEP), STEP * math.ceil(high / STEP)


def _reason(indicator: Indicator, figure: Figure) -> Why | None:
    if indicator.sensitive:
        return Why.SENSITIVE
    return Why.TOO_FEW if figure.shown and figure.n is not None and figure.n.low < LEAST else figure.why


def _bounds(low: float, high: float, step: int) -> tuple[int, int]:
    """In steps: the nearest one where both ends are within a step of it, else the steps outside of which it is not."""
    middle = _near(ALL * (low + high) / 2, step)
    if low == high or (0 < low <= high < 1 and max(ALL * high - middle, middle - ALL * low) <= STEP):
        return middle, middle
    return step * math.floor(ALL * low / step), step * math.ceil(ALL * high / step)


def _near(value: float, step: int) -> int:
    return step * math.floor(value / step + 0.5)
