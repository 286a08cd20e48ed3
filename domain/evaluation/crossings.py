"""Figures by age band or by programme, for a committee: told once a wave, of people who are drawn.

The figure of everybody is known beside those of a class, block by block: whatever was told of all of a class would be a
subtraction away from its rest. So of each class half of those who were published are drawn, anew for every indicator,
and told as a lot is (``domain.evaluation.lots``, docs/decisions/0158):

1. the crossings are declared here, before any wave; each stands alone, two of them never meet;
2. neighbouring classes are joined until each has two lots of people, whatever they answered;
3. all classes are told together, once, when the wave is closed; or none of them is;
4. what is told of all of them and of everybody leaves each number of people of a class, and of its rest, as unknown as
   a number under ``K``, or as the figure of everybody alone leaves it: else nothing is told of that indicator.

The last one reads nothing but figures that may be told: leaving some of them out tells no more than they do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.evaluation import measures
from domain.evaluation.disclosure import Figure
from domain.evaluation.indicators import Indicator
from domain.evaluation.lots import LARGEST, LOT, K
from domain.evaluation.ranges import Span

LEAST = 2 * LOT  # people of a class: half are drawn
POOL = 2 * LARGEST  # people of a class who may be drawn
FEWEST = 2  # classes: one alone is everybody


class Crossing(StrEnum):
    """By what the people of a wave are told apart; each has its name in texts/ under ``crossing.<value>``."""

    AGE = "age"  # as they said it; who said none is in no class
    PROGRAMME = "programme"  # of their workshop


@dataclass(frozen=True)
class CrossingPart:
    """One class of a crossing, and what is told of it. ``of``: the ids that were joined, in their order."""

    of: tuple[str, ...]
    figures: Mapping[str, Figure]


@dataclass(frozen=True)
class Class:
    """One class, for one indicator. ``people``: those who were asked; ``figure``: of those who were drawn."""

    people: int
    figure: Figure


def may(rule: Indicator) -> bool:
    """Whether an indicator may be told by classes: an ordinary share. Of a mean no draw was shown to be safe."""
    return not rule.sensitive and measures.telling(rule.calculation) is measures.Telling.SHARE


def classes(people: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Neighbours joined until each class is large enough; none where there would be one alone. In the order given."""
    found: list[list[str]] = []
    waiting: list[str] = []
    for one, n in people.items():
        if n:
            waiting.append(one)
        if sum(people[each] for each in waiting) >= LEAST:
            found.append(waiting)
            waiting = []
    if found:
        found[-1] += waiting
    return tuple(map(tuple, found)) if len(found) >= FEWEST else ()


def asked(people: Sequence[int]) -> bool:
    """Whether an indicator may be told of classes of which so many were asked: enough of each, or nobody."""
    return sum(n >= LEAST for n in people) >= FEWEST and all(n >= LEAST or not n for n in people)


def tells(everybody: Figure | None, parts: Sequence[Class]) -> bool:
    """Whether these may be told together, beside the figure of everybody: each number stays as unknown as it has to.

    Nor where they cannot stand beside it: whoever corrected their answers since is counted otherwise in it.
    """
    if not any(part.figure.shown for part in parts):
        return False
    sizes = [part.people for part in parts]
    whole = _everybody(everybody, sum(sizes))
    before = _narrowed([[Span(0, n)] * len(whole) for n in sizes], sizes, whole)
    after = _narrowed([_own(part) for part in parts], sizes, whole)
    return (
        before is not None
        and after is not None
        and all(
            _width(told) >= min(K, _width(known))
            for mine, was in zip(after, before, strict=True)
            for told, known in zip(mine, was, strict=True)
        )
    )


Cells = list[list[Span]]  # of each class: those who said yes, no, and neither


def _own(part: Class) -> list[Span]:
    """What a class tells of all its people: who was drawn, and anybody of those who were not."""
    figure, rest = part.figure, part.people - part.figure.population
    few = Span(0, min(K - 1, figure.population))
    yes, no = figure.count or few, figure.against or few
    n = figure.n or Span(0, yes.high + no.high)
    silent = Span(max(0, figure.population - n.high), figure.population - n.low)
    return [Span(side.low, side.high + rest) for side in (yes, no, silent)]


def _everybody(figure: Figure | None, people: int) -> list[Span]:
    """What is told of everybody: people of no class are among them, or had said nothing when it was told."""
    if figure is None or not figure.shown or figure.n is None or figure.count is None or figure.against is None:
        return [Span(0, people)] * 3
    silent = Span(figure.population - figure.n.high, figure.population - figure.n.low)
    outside = max(0, figure.population - people)
    return [Span(max(0, side.low - outside), side.high) for side in (figure.count, figure.against, silent)]


def _narrowed(cells: Cells, sizes: Sequence[int], whole: Sequence[Span]) -> Cells | None:
    """Each number between the bounds that all sums leave it: a class is as large as it is, and all are everybody.

    None where no numbers have these sums: they would leave it less and less, without an end.
    """
    moved = True
    while moved:
        rows = [_within(row, Span(size, size)) for row, size in zip(cells, sizes, strict=True)]
        columns = [_within(list(column), told) for column, told in zip(zip(*rows, strict=True), whole, strict=True)]
        after = [list(row) for row in zip(*columns, strict=True)]
        if any(one.low > one.high for row in after for one in row):
            return None
        moved, cells = after != cells, after
    return cells


def _within(numbers: Sequence[Span], total: Span) -> list[Span]:
    """The same numbers, once their sum is known to be ``total``."""
    least, most = sum(one.low for one in numbers), sum(one.high for one in numbers)
    return [
        Span(max(one.low, total.low - (most - one.high)), min(one.high, total.high - (least - one.low)))
        for one in numbers
    ]


def _width(number: Span) -> int:
    """How many numbers it may be."""
    return number.high - number.low + 1
