"""An exact attacker: she knows the rule, the order of arrival, every version, and what her own made-up people said.

Of every figure she reads what is told to the room or the committee, and what everybody is told of it.

Rooms are walked through block by block, all of them at once. Rooms that look the same and stand at the same point are
one state, which keeps its chance and what all its rooms have in common: for each block, that everybody real said the
same thing («is») or that nobody did («is not»). Within a block any order fits, so nothing else can be certain of one
person. At the end, what all states of one transcript have in common is what she knows. Nothing is sampled.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import factorial, prod

from domain.evaluation.disclosure import Basis, Onlooker, disclose
from domain.evaluation.indicators import MISSING, Calculation, Indicator
from domain.evaluation.measures import Telling
from domain.evaluation.public import public
from tests import former

Block = tuple[int, ...]
Known = tuple[int, str, int]  # block, «is» or «is not», cell
State = tuple[Block, Block, int]  # cells when last shown, cells now, people outside the denominator told exactly
SHARE = ("yes", "no", MISSING)
IS, IS_NOT = "is", "is not"


def indicator(measure: Telling = Telling.SHARE) -> Indicator:
    """An ordinary one."""
    rule = Calculation(measure, ("item",), frozenset({"oui"}))
    return Indicator(
        "x", 1, "theme", "Nom", "", "%", 0, 7, "up", sensitive=False, flagship=False, room=True, calculation=rule
    )


@cache
def compositions(people: int, cells: int) -> tuple[Block, ...]:
    """All ways in which so many people fall into so many cells."""
    if cells == 1:
        return ((people,),)
    return tuple((first, *rest) for first in range(people + 1) for rest in compositions(people - first, cells - 1))


def chance(block: Block, shares: Sequence[float]) -> float:
    """Of that composition, when each person says each thing with these chances."""
    ways = factorial(sum(block)) // prod(factorial(n) for n in block)
    return ways * prod(share**n for n, share in zip(block, shares, strict=True))


def plus(one: Block, two: Block) -> Block:
    """Cell by cell."""
    return tuple(a + b for a, b in zip(one, two, strict=True))


def alike(number: int, block: Block) -> Iterator[Known]:
    """What is true of everybody real in a block."""
    people = sum(block)
    for cell, n in enumerate(block):
        if people and n == people:
            yield number, IS, cell
        if people and n == 0:
            yield number, IS_NOT, cell


class Machine:
    """The rule, step by step, remembering what it has told before."""

    def __init__(self, cells: tuple[str, ...], measure: Telling) -> None:
        self.cells, self.rule = cells, indicator(measure)
        self.told: dict[tuple[State, int], tuple[State, object]] = {}

    def step(self, state: State, block: Block, made_up: int = 0) -> tuple[State, object]:
        """Where a screen stands after one more block, and what it shows."""
        basis, before, rest = state
        now = plus(before, block)
        key = (basis, now, rest), made_up
        if key not in self.told:
            known = Basis(self._named(basis), {"rest": rest})
            figure, numbers = disclose(self.rule, self._named(now), known, Onlooker.ROOM, made_up)
            shows = figure, public(self.rule, figure)
            self.told[key] = (now if figure.shown else basis, now, numbers.get("rest", 0)), shows
        return self.told[key]

    def former(self, state: State, block: Block, _: int = 0) -> tuple[State, object]:
        """The same under the rule of before, whose versions stay."""
        basis, before, rest = state
        now = plus(before, block)
        key = (basis, now, rest), -1
        if key not in self.told:
            mean = self.rule.calculation is not None and self.rule.calculation.measure is Telling.MEAN
            figure, exact = former.told(self._named(now), self._named(basis), mean=mean)
            self.told[key] = (basis if figure is None else now, now, rest if exact is None else exact), figure
        return self.told[key]

    def _named(self, block: Block) -> dict[str, int]:
        return dict(zip(self.cells, block, strict=True))


def known(
    sizes: Sequence[int],
    shares: Sequence[float],
    cells: tuple[str, ...] = SHARE,
    *,
    own: Sequence[Block] = (),
    rooms: Sequence[int] = (),
    measure: Telling = Telling.SHARE,
    least: float = 0.0,
) -> dict[frozenset[Known], float]:
    """What she ends up knowing, with the chance of a room in which she does.

    ``sizes``: real people of each block. ``own``: what her made-up people of each block said, nobody if not given.
    ``rooms``: the room of each block; she sees each room's screen, and the committee's, which counts them all.
    ``least``: rooms less likely than this are not walked; she is held to know everything in them.
    """
    machine, nobody = Machine(cells, measure), (0,) * len(cells)
    start: State = nobody, nobody, 0
    screens = 1 + (max(rooms) + 1 if rooms else 0)
    here, lost = {(0, (start,) * screens): (1.0, frozenset[Known]())}, 0.0
    for number, size in enumerate(sizes):
        watching = (0, 1 + rooms[number]) if rooms else (0,)
        mine = own[number] if own else nobody
        options = [
            (plus(block, mine), chance(block, shares), frozenset(alike(number, block)))
            for block in compositions(size, len(cells))
        ]
        pasts: dict[object, int] = {}
        there: dict[tuple[int, tuple[State, ...]], tuple[float, frozenset[Known]]] = {}
        for (past, states), (weight, facts) in here.items():
            for block, likely, true in options:
                if weight * likely < least:
                    lost += weight * likely
                    continue
                after, seen = list(states), []
                for screen in watching:
                    after[screen], shows = machine.step(states[screen], block)
                    seen.append(shows)
                key = pasts.setdefault((past, *seen), len(pasts)), tuple(after)
                old, common = there.get(key, (0.0, facts | true))
                there[key] = old + weight * likely, common & (facts | true)
        here = there
    ends: dict[int, tuple[float, frozenset[Known]]] = {}
    for (past, _), (weight, facts) in here.items():
        old, common = ends.get(past, (0.0, facts))
        ends[past] = old + weight, common & facts
    total: dict[frozenset[Known], float] = defaultdict(float)
    total[frozenset((0, what, cell) for what in (IS, IS_NOT) for cell in range(len(cells)))] = lost
    for weight, facts in ends.values():
        total[facts] += weight
    return total


def found(outcome: Mapping[frozenset[Known], float], *kinds: tuple[str, int]) -> float:
    """The chance that she knows one of ``kinds``, («is», cell) or («is not», cell), of somebody."""
    return sum(weight for facts, weight in outcome.items() if any((what, cell) in kinds for _, what, cell in facts))
