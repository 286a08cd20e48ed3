"""What changed for the same people: those who typed their link card in two waves (docs/decisions/0166).

It is told once, after the later wave was closed, by the rule of many cells (``domain.evaluation.spreads``) on three of
them: who says more than before, as much, or less. Beside it:

1. eleven pairs, of people none of whom can be made up, nine of whom answered both times: telling it says of nobody that
   they answered;
2. the same people stand behind every figure of the pair;
3. whatever is published of one wave, whole blocks of people, differs from these people by none or by a block and more;
   and so do those of the pair before, with whom they share a wave. No two figures differ by few people;
4. whoever knows exactly how many of them said what each time subtracts: more yes after than before is who rose without
   who fell. A way that is told as «moins de 5» may then still be that of two people, and of another number of them;
   and where others answered in one of the waves only, its figure tells so many more of yes and of no that whatever
   these people said, two of the others at least said each: what is told of these narrows nothing of the others, nor
   of who was silent (docs/decisions/0205);
5. shares alone: of a mean nothing that may be told of pairs was shown to be safe (docs/decisions/0181).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import sqrt

from domain.evaluation import measures
from domain.evaluation.disclosure import K_SENSITIVE, STEP, Cells, Figure, K
from domain.evaluation.indicators import MISSING, OUT, Indicator
from domain.evaluation.ranges import Span
from domain.evaluation.spreads import ENOUGH, Block, Spread, tell

LEAST = K_SENSITIVE  # pairs
ANSWERED = 2 * K - 1  # of them both times, as of any figure: of eleven pairs, two may have been silent
ROSE, SAME, FELL = "rose", "same", "fell"
Table = Mapping[tuple[int | None, int | None], int]  # how many said what before and after: 1 yes, 0 no, None nothing
Z = 1.959963984540054


@dataclass(frozen=True)
class Paired:
    """What is told of one indicator. ``before``: the earlier wave; ``version``: of the indicator's rule."""

    indicator_id: str
    before: str
    version: int
    spread: Spread

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of (more - less) ÷ people, from -1 to 1, as wide as what is told roughly makes it.

        Source: Agresti and Min 2005, doi:10.1002/sim.1781 (half a person more in each of four cells).
        """
        rose, fell = self.spread.parts[ROSE], self.spread.parts[FELL]
        ends = [
            _agresti_min(up, down, n)
            for up in {rose.low, rose.high}
            for down in {fell.low, fell.high}
            for n in {self.spread.n.low, self.spread.n.high}
            if up + down <= n
        ]
        return min(low for low, _ in ends), max(high for _, high in ends)


def may(rule: Indicator) -> bool:
    """Whether an indicator may be told of pairs: a share, and never a sensitive one."""
    return not rule.sensitive and measures.telling(rule.calculation) is measures.Telling.SHARE


def same_rule(rule: Indicator, one: Paired) -> bool:
    """Whether what was told of it is still about this rule, and may be told."""
    return may(rule) and one.version == rule.version


def value(cells: Mapping[str, int]) -> int | None:
    """What one person said under a rule: 1 yes, 0 no, None without an answer."""
    said = [cell for cell in cells if cell not in {MISSING, OUT}]
    return {"yes": 1, "no": 0}[said[0]] if len(said) == 1 else None


def moved(before: int | None, after: int | None) -> str | None:
    """How one person's answer moved; None where one of both is missing."""
    if before is None or after is None:
        return None
    return SAME if before == after else ROSE if after > before else FELL


def apart(mine: Mapping[str, int], blocks: Mapping[str, int]) -> bool:
    """Whether these people differ from whatever whole blocks may be published by nobody, or by a block and more.

    ``mine``: how many of them are in each block; ``blocks``: how many people each block has.
    """
    return far(sum(min(n, blocks[block] - n) for block, n in mine.items()))


def far(people: int) -> bool:
    """Whether so many people may be what two figures differ by: none, or as many as are published together."""
    return people == 0 or people >= STEP


def told(table: Table, day: date, *beside: Figure | None) -> Spread | None:
    """What pairs tell of one indicator; None where nothing.

    ``beside``: of each wave in which others answered too, its figure as its committee reads it; None if it reads none.
    """
    people, ways = sum(table.values()), dict.fromkeys((ROSE, SAME, FELL), 0)
    for (before, after), n in table.items():
        if (way := moved(before, after)) is not None:
            ways[way] += n
    answered = sum(ways.values())
    if people < LEAST or answered < ANSWERED or not all(drowned(people, one) for one in beside):
        return None
    spread = _spread(people, ways, day)
    return spread if spread and _open(table, spread) else None


def drowned(people: int, figure: Figure | None) -> bool:
    """Whether at least two of the others said yes, and two no, whatever so many of those behind a figure said.

    It is a function of what is published: telling or not says nothing more.
    """
    if figure is None or figure.count is None or figure.against is None:
        return False
    return min(figure.count.low, figure.against.low) >= people + ENOUGH


def _spread(people: int, ways: Cells, day: date) -> Spread | None:
    return tell(Block(people, sum(ways.values()), ways, frozenset(ways)), day)


def _open(table: Table, spread: Spread) -> bool:
    """Whether each small way may be of two people, and of another number, for whoever knows what all said each time.

    It says the same of all tables that fit what she knows: whether it is told says nothing more.
    """
    fit = set(_fitting(table, spread))
    return all(
        ENOUGH <= max(ways[place] for ways in fit) > min(ways[place] for ways in fit)
        for place, way in enumerate((ROSE, SAME, FELL))
        if spread.parts[way].low == 0
    )


def _fitting(table: Table, spread: Spread) -> Iterator[tuple[int, int, int]]:
    """Who rose, stayed and fell in each table of yes and no with the same sums that would be told the same."""
    before, after = (
        {one: sum(n for said, n in table.items() if said[side] == one) for one in (1, 0, None)} for side in (0, 1)
    )
    rose, same, fell = (range(part.low, part.high + 1) for part in (spread.parts[way] for way in (ROSE, SAME, FELL)))
    for up, still, down in product(rose, same, fell):
        for yes in range(still + 1):  # who said yes both times
            once = before[1] - yes - down, before[0] - up - (still - yes)  # yes, no, then nothing
            later = after[1] - yes - up, after[0] - down - (still - yes)
            if min(*once, *later, before[None] - sum(later)) >= 0:
                ways = {ROSE: up, SAME: still, FELL: down}
                if up + still + down >= ANSWERED and _spread(spread.people, ways, spread.day) == spread:
                    yield up, still, down
                break


def _agresti_min(up: int, down: int, n: int) -> tuple[float, float]:
    more, less, people = up + 0.5, down + 0.5, n + 2
    middle = (more - less) / people
    half = Z * sqrt(more + less - (more - less) ** 2 / people) / people
    return max(-1.0, middle - half), min(1.0, middle + half)


def stored(one: Paired) -> dict[str, object]:
    """As the database keeps it."""
    spread = one.spread
    parts = [[way, part.low, part.high] for way, part in spread.parts.items()]
    plain = {"indicator_id": one.indicator_id, "version": one.version, "people": spread.people, "parts": parts}
    return {**plain, "n": [spread.n.low, spread.n.high], "day": spread.day.isoformat()}


def read(kept: Mapping[str, object], before: str) -> Paired:
    """Back from it."""
    raw: dict[str, object] = dict(kept)
    parts = {str(way): Span(int(low), int(high)) for way, low, high in raw["parts"]}  # type: ignore[attr-defined]
    low, high = raw["n"]  # type: ignore[misc]
    day = date.fromisoformat(str(raw["day"]))
    spread = Spread(int(str(raw["people"])), Span(int(low), int(high)), parts, day)  # type: ignore[has-type]
    return Paired(str(raw["indicator_id"]), before, int(str(raw["version"])), spread)
