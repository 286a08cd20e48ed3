"""Sensitive answers, told of people who are drawn: half of all who wait stay out, and nobody knows who.

Whoever knows what everybody answered but one person subtracts whatever is told of all. So nothing is told of all: half
of the people of closed workshops who were asked are drawn, whatever they said, and one figure is told of those
(docs/decisions/0134). A number of people is told from ``K_SENSITIVE`` on, the silent ones too, so that one more or one
less is always made up for by somebody who stayed out. That holds for one draw and one figure of it. Hence:

* who waits is drawn from again and again, anew each time, until a draw has told both sides; then all of them, drawn or
  not, are never drawn from again, and the next ones begin at nothing;
* what such draws told adds up: no figure is made of anything but what had been told.
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from domain.evaluation.disclosure import K_SENSITIVE, Cells, Figure, Why
from domain.evaluation.indicators import MISSING, OUT, Indicator
from domain.evaluation.ranges import Span, exactly, part, side

K = K_SENSITIVE
LOT = 3 * K  # people: yes, no and silent ones
LARGEST = 10 * LOT  # who waits longer is told as few
ENOUGH = 5 * LARGEST  # in a wave: more would move the figure by less than its uncertainty


@dataclass(frozen=True)
class Lots:
    """What was drawn of one indicator in one wave.

    ``told``: the sum of what ended draws told. ``shown``: what screens show. ``tried``: people of the last draw from
    those who wait now, 0 before any.
    """

    told: Figure | None = None
    shown: Figure | None = None
    tried: int = 0

    def after(self, figure: Figure) -> "Lots":
        """Once ``figure`` was told of a draw."""
        if not ends(figure):
            known = self.shown if self.shown is not None and self.shown.shown and not figure.shown else figure
            return replace(self, shown=self.told or known, tried=figure.population)
        if not figure.shown:
            return Lots(self.told, self.shown if self.shown is not None and self.shown.shown else figure)
        told = added(self.told, figure) if self.told is not None else figure
        return Lots(told, told)

    @property
    def enough(self) -> bool:
        """Whether nobody more is drawn."""
        return self.told is not None and self.told.population >= ENOUGH


def people(waiting: int, tried: int) -> int:
    """How many of so many who wait are drawn now, 0 if none. ``tried``: at the last draw from them."""
    drawn = min(waiting // (2 * LOT) * LOT, LARGEST)
    return drawn if drawn > tried else 0


def ends(figure: Figure) -> bool:
    """Whether those who were drawn from are never drawn from again."""
    both = figure.count is not None and figure.against is not None and min(figure.count.low, figure.against.low) >= K
    return both or figure.population >= LARGEST


def lot(rule: Indicator, cells: Cells, day: date) -> Figure:
    """What is told of people who were drawn.

    Swapping yes and no swaps the figure and nothing else. ``cells``: yes, no, and those who did not answer or are not
    concerned, who are told as one.
    """
    yes, no, silent = cells.get("yes", 0), cells.get("no", 0), cells.get(OUT, 0) + cells.get(MISSING, 0)
    drawn = yes + no + silent
    if max(yes, no) < K:
        return Figure(rule.id, drawn, Why.TOO_FEW)
    figure = Figure(rule.id, drawn, day=day, version=rule.version)
    both = min(yes, no) >= K
    n = exactly(drawn - silent) if silent >= K else Span(max(drawn - K + 1, 2 * K if both else K), drawn)
    if not both:
        few, most = Span(0, K - 1), Span(max(K, n.low - K + 1), n.high)
        return replace(figure, n=n, count=few if yes < K else most, against=few if no < K else most)
    if n.exact:
        known = None if rule.calculation and rule.calculation.out else silent
        return replace(figure, n=n, count=exactly(yes), against=exactly(no), missing=known)
    low, high = part(yes, no, n, K)
    figure = replace(figure, n=n, count=side(n, low, high, K), against=side(n, 1 - high, 1 - low, K))
    return replace(figure, part_low=float(low), part_high=float(high))


def added(one: Figure, other: Figure) -> Figure:
    """What two figures of different people tell of them together, from nothing but what they tell."""
    if one.version != other.version:
        return other
    n, count, against = _sum(one.n, other.n), _sum(one.count, other.count), _sum(one.against, other.against)
    missing = one.missing + other.missing if one.missing is not None and other.missing is not None else None
    both = replace(other, population=one.population + other.population, n=n, count=count, against=against)
    both = replace(both, missing=missing, part_low=None, part_high=None)
    if n.exact and count.exact:
        return both
    low, high = (_together(one, other, end) for end in (0, 1))
    return replace(both, part_low=min(low), part_high=max(high))


def _sum(one: Span | None, other: Span | None) -> Span:
    assert one is not None
    assert other is not None
    return Span(one.low + other.low, one.high + other.high)


def _together(one: Figure, other: Figure, end: int) -> list[float]:
    """The shares that fit at one end, whoever of both answered."""
    assert one.n is not None
    assert other.n is not None
    parts = (one.share or (0.0, 1.0))[end], (other.share or (0.0, 1.0))[end]
    counts = product((one.n.low, one.n.high), (other.n.low, other.n.high))
    return [(parts[0] * n + parts[1] * m) / (n + m) for n, m in counts]
