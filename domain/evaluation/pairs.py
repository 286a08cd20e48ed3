"""What changed for the same people: those who typed their link card in two waves (docs/decisions/0166).

It is told once, after the later wave was closed, by the rule of many cells (``domain.evaluation.spreads``) on three of
them: who says more than before, as much, or less. Beside it:

1. eleven pairs, of people none of whom can be made up;
2. the same people stand behind every figure of the pair;
3. whatever is published of one wave, whole blocks of people, differs from these people by none or by ``K`` and more;
   and so do those of the pair before, with whom they share a wave. No two figures differ by one person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt

from domain.evaluation import measures
from domain.evaluation.disclosure import K_SENSITIVE, K
from domain.evaluation.indicators import MISSING, OUT, Indicator
from domain.evaluation.ranges import Span
from domain.evaluation.spreads import Block, Spread, tell

LEAST = K_SENSITIVE  # pairs, and pairs who answered both times
ROSE, SAME, FELL = "rose", "same", "fell"
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
    """Whether an indicator may be told of pairs: never a sensitive one, and only what is told of one wave too."""
    return not rule.sensitive and measures.told(rule.calculation) is not None


def value(cells: Mapping[str, int]) -> int | None:
    """What one person said under a rule, to be compared with what they said before; None without an answer."""
    said = [cell for cell in cells if cell not in {MISSING, OUT}]
    if len(said) != 1:
        return None
    return {"yes": 1, "no": 0}[said[0]] if said[0] in {"yes", "no"} else int(said[0])


def moved(before: int | None, after: int | None) -> str | None:
    """How one person's answer moved; None where one of both is missing."""
    if before is None or after is None:
        return None
    return SAME if before == after else ROSE if after > before else FELL


def apart(mine: Mapping[str, int], blocks: Mapping[str, int]) -> bool:
    """Whether these people differ from whatever whole blocks may be published by nobody, or by ``K`` and more.

    ``mine``: how many of them are in each block; ``blocks``: how many people each block has.
    """
    nearest = sum(min(n, blocks[block] - n) for block, n in mine.items())
    return nearest == 0 or nearest >= K


def told(counts: Mapping[str, int], people: int, day: date) -> Spread | None:
    """What so many pairs tell of one indicator; None where they tell nothing. ``counts``: by ``moved``."""
    answered = sum(counts.values())
    if people < LEAST or answered < LEAST:
        return None
    cells = {way: counts.get(way, 0) for way in (ROSE, SAME, FELL)}
    return tell(Block(people, answered, cells, frozenset(cells)), day)


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
