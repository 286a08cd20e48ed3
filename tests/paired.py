"""The attacker of pairs (docs/decisions/0166): she reads both waves and what is told of whoever answered twice.

Exactly, as ``tests/attacker.py``: she knows the rule, who is in which block and who typed a card, and every screen, the
committee's and everybody's. People of one class (those who answered twice, those who answered the first time only, or
the second) fit in any order, so that she is certain of somebody where every way to answer that fits what she sees has
the whole class say one thing, or nobody of it. Nothing is sampled: all ways to answer are gone through at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import factorial, prod

import numpy as np
from numpy.typing import NDArray

from domain.evaluation import pairs
from domain.evaluation.disclosure import Basis, Figure, Onlooker, disclose
from domain.evaluation.indicators import MISSING
from domain.evaluation.measures import Telling
from domain.evaluation.pairs import FELL, ROSE, SAME, Paired, moved, told
from domain.evaluation.public import paired, public
from tests.attacker import Block, compositions, indicator

DAY = date(2026, 11, 28)
Numbers = NDArray[np.float64]
Part = tuple[Numbers, Numbers, NDArray[np.bool_]]  # screens of both waves by way to answer twice; which of the ways
BEFORE, AFTER, MOVE = "before", "after", "move"


@dataclass(frozen=True)
class Two:
    """Two waves of one block each: ``pairs`` answered twice, ``first`` and ``second`` people once.

    ``shares``: the chance of each way to answer twice, by what was said before and after; ``cells``: what may be said.
    """

    pairs: int
    first: int
    second: int
    cells: tuple[str, ...]
    shares: NDArray[np.float64]
    measure: Telling = Telling.SHARE
    everybody: bool = False  # sees what is public, and not what the committee sees


@dataclass(frozen=True)
class Wave:
    """What one wave shows. ``table``: by what those who answered twice said there, screen, and what the others said.

    ``drowned``: the screens beside which something may be told of those who answered twice.
    """

    table: Numbers
    which: NDArray[np.int64]
    drowned: NDArray[np.bool_]

    def of(self, some: NDArray[np.bool_]) -> "Wave":
        """The same where the others said one of ``some`` things, and nothing else."""
        return Wave(np.where(some, self.table, 0.0), self.which, self.drowned)

    def split(self) -> tuple[Numbers, Numbers]:
        """By way to answer twice, how likely each screen is: beside which something may be told, and the others."""
        seen = self.table.sum(axis=2)
        return (seen * self.drowned)[self.which], (seen * ~self.drowned)[self.which]


class Attacked:
    """All ways in which the people of two waves may answer, and what each of them shows."""

    def __init__(self, setting: Two, *, tells: bool = True, committee_alone: bool = False) -> None:
        """``tells``: whether what changed is told at all. ``committee_alone``: what is public is not looked at."""
        self._committee_alone = committee_alone
        self.setting, n = setting, len(setting.cells)
        self._shown: dict[Block, tuple[str, Figure]] = {}
        ways = np.array(compositions(setting.pairs, n * n))
        self.joint = ways.reshape(-1, n, n)
        self.values = [None if cell == MISSING else _value(cell) for cell in setting.cells]
        self.before, self.after = self.joint.sum(axis=2), self.joint.sum(axis=1)
        self.moves = self._moves()
        self.likely = _likely(ways, setting.shares.reshape(-1))
        rows = [self._told(way, tells=tells) for way in self.joint.tolist()]
        self.changed = np.unique(rows, return_inverse=True)[1].reshape(-1)
        self.silent = "" in rows  # it sorts first

    def certain(self) -> dict[tuple[str, str, str], float]:
        """By whose answer, «is» or «is not», and which: the chance of people of whom she is certain of that."""
        first, second = self._wave(self.before, self.setting.first, 1), self._wave(self.after, self.setting.second, 0)
        found: dict[tuple[str, str, str], float] = {}
        for what, names, counts in (
            (BEFORE, self.setting.cells, self.before),
            (AFTER, self.setting.cells, self.after),
            (MOVE, (ROSE, SAME, FELL), self.moves),
        ):
            for cell, name in enumerate(names):
                for how, holds in (("is", counts[:, cell] == self.setting.pairs), ("is not", counts[:, cell] == 0)):
                    found[what, how, name] = self._known(first, second, holds)
        for name, once, other, size in (
            ("first", first, second, self.setting.first),
            ("second", second, first, self.setting.second),
        ):
            for cell, said in enumerate(self.setting.cells if size else ()):
                for how, n in (("is", size), ("is not", 0)):
                    some = np.array([one[cell] == n for one in compositions(size, len(self.setting.cells))])
                    found[name, how, said] = self._alone(once, other, some)
        return found

    def _known(self, first: "Wave", second: "Wave", holds: NDArray[np.bool_]) -> float:
        """Of all that those who answered twice may have said: the chance that it holds and nothing else fits."""
        return sum(
            _only(self._screens(parts, holds), self._screens(parts, ~holds)) for parts in self._parts(first, second)
        )

    def _alone(self, once: "Wave", other: "Wave", some: NDArray[np.bool_]) -> float:
        """The same of those who answered in one wave only."""
        every = np.ones(len(self.joint), dtype=bool)
        pairs = zip(self._parts(once.of(some), other), self._parts(once.of(~some), other), strict=True)
        return sum(_only(self._screens(holding, every), self._screens(rest, every)) for holding, rest in pairs)

    def _parts(self, first: "Wave", second: "Wave") -> list[list["Part"]]:
        """By what is told of those who answered twice: the ways to get there. Beside some screens nothing is."""
        every = np.ones(len(self.joint), dtype=bool)
        (one, other), (two, another) = first.split(), second.split()
        found = [[(one, two, self.changed == at)] for at in range(int(self.changed.max()) + 1)]
        nothing = [(other, two, every), (other, another, every), (one, another, every)]
        if self.silent:
            found[0] += nothing
        else:
            found.append(nothing)
        return found

    def _screens(self, parts: "list[Part]", here: NDArray[np.bool_]) -> Numbers:
        """How likely each pair of screens is, of the ways to answer that are ``here``."""
        seen = [(one[at & here] * self.likely[at & here, None]).T @ two[at & here] for one, two, at in parts]
        return np.asarray(np.sum(seen, axis=0))

    def _wave(self, counts: NDArray[np.int64], others: int, axis: int) -> "Wave":
        beside = np.array(compositions(others, len(self.setting.cells)))
        likely = _likely(beside, self.setting.shares.sum(axis=axis))
        kinds, which = np.unique(counts, axis=0, return_inverse=True)
        screens: dict[str, int] = {}
        drowned: list[bool] = []
        at = [[self._at(tuple(map(int, kind + one)), screens, drowned, others) for one in beside] for kind in kinds]
        table = np.zeros((len(kinds), len(screens), len(beside)))
        for row, columns in enumerate(at):
            for column, screen in enumerate(columns):
                table[row, screen, column] = likely[column]
        return Wave(table, which.reshape(-1), np.array(drowned))

    def _at(self, block: Block, screens: dict[str, int], drowned: list[bool], others: int) -> int:
        """Which screen these are seen on; a new one is noted, and whether something may be told beside it."""
        if block not in self._shown:
            self._shown[block] = self._drawn(block)
        screen, figure = self._shown[block]
        if screen not in screens:
            screens[screen] = len(screens)
            drowned.append(not others or pairs.drowned(self.setting.pairs, figure))
        return screens[screen]

    def _drawn(self, block: Block) -> tuple[str, Figure]:
        rule = indicator(self.setting.measure)
        figure, _ = disclose(rule, dict(zip(self.setting.cells, block, strict=True)), Basis(), Onlooker.COMMITTEE)
        said = public(rule, figure)
        return self._seen(figure, said), figure

    def _moves(self) -> NDArray[np.int64]:
        """How many rose, stayed and fell, of each way to answer."""
        found = np.zeros((len(self.joint), 3), dtype=np.int64)
        for one, before in enumerate(self.values):
            for other, after in enumerate(self.values):
                way = moved(before, after)
                if way is not None:
                    found[:, (ROSE, SAME, FELL).index(way)] += self.joint[:, one, other]
        return found

    def _told(self, way: Sequence[Sequence[int]], *, tells: bool) -> str:
        """What is told of those who answered twice."""
        spread = None
        if tells:
            table = {
                (before, after): int(way[one][other])
                for one, before in enumerate(self.values)
                for other, after in enumerate(self.values)
            }
            spread = told(table, DAY)
        if spread is None:
            return ""
        said = paired(indicator(self.setting.measure), Paired("x", "before", 1, spread))
        return self._seen(spread, said)

    def _seen(self, committee: object, everybody: object) -> str:
        if self.setting.everybody:
            return repr(everybody or "")
        return repr(committee if self._committee_alone else (committee, everybody))


def alike(cells: Sequence[str], shares: Sequence[float], stays: float) -> NDArray[np.float64]:
    """The chances of what is said twice: ``stays`` say what they said, the others anything."""
    part = np.array(shares)
    assert len(part) == len(cells)
    return stays * np.diag(part) + (1 - stays) * np.outer(part, part)


def _likely(ways: NDArray[np.int64], shares: NDArray[np.float64]) -> Numbers:
    logs = np.log(np.maximum(shares, 1e-300))
    people = int(ways[0].sum())
    many = np.array([factorial(people) / prod(factorial(int(n)) for n in way) for way in ways])
    return many * np.exp(ways @ logs)


def _only(holding: Numbers, other: Numbers) -> float:
    """What is likely of screens that nothing else leads to."""
    return float(holding[other == 0].sum())


def _value(cell: str) -> int:
    return {"yes": 1, "no": 0}[cell] if cell in {"yes", "no"} else int(cell)
