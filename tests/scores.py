"""The attacker of lots where a score is told as a side of people (docs/decisions/0156), exactly.

Of FIES each person falls on a side by chance, which she does not see; of OSSS-3 and EPICES a score is one side. She
knows the score of everybody but one person, and what a draw told. A screen says something where one of the things that
person may have scored, or their silence, could not have led to it, whoever was drawn and wherever each toss fell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import comb

import numpy as np
from numpy.typing import NDArray

from domain.evaluation.disclosure import Figure
from tests.attacker import indicator
from tests.lots import told
from tests.unit.test_disclosure import DAY

SILENT = -1.0  # of a score: there is none
Chances = NDArray[np.float64]  # by people drawn who fell on yes, on no, and on neither
People = tuple[tuple[float, int], ...]  # chance of falling on yes, or SILENT; how many people have it


class ScoredDraw:
    """``drawn`` people of ``waiting``; ``table``: the chances of each score, 0 or 1 where a score is one side."""

    def __init__(self, drawn: int, waiting: int, table: Sequence[float]) -> None:
        self.drawn, self.waiting, self.answers = drawn, waiting, (*sorted(set(table)), SILENT)
        self._screens: dict[str, int] = {}

    def certain(self, others: Mapping[float, int]) -> dict[float, float]:
        """For each thing one person may have scored: her chance of ruling another one out. She knows all ``others``."""
        people = tuple(sorted((one, n) for one, n in others.items() if n))
        out, alone = self._drawn(people, self.drawn), self._drawn(people, self.drawn - 1)
        seen = {one: self._seen(out + _shifted(alone, one, self.drawn)) for one in self.answers}
        always = set.intersection(*(set(fit) for fit in seen.values()))
        ways = comb(self.waiting, self.drawn)
        return {one: sum(n for at, n in fit.items() if at not in always) / ways for one, fit in seen.items()}

    def fits(self, others: Mapping[float, int], figure: Figure) -> frozenset[float]:
        """What one person may have scored where ``figure`` was told of a draw from them and all others."""
        people = tuple(sorted((one, n) for one, n in others.items() if n))
        out, alone = self._drawn(people, self.drawn), self._drawn(people, self.drawn - 1)
        seen = {one: self._seen(out + _shifted(alone, one, self.drawn)) for one in self.answers}
        screen = self._screens.get(repr(replace(figure, indicator_id=indicator().id, version=1, day=DAY)))
        return frozenset(one for one, fit in seen.items() if screen in fit)

    def _drawn(self, people: People, drawn: int) -> Chances:
        return _ways(people, drawn, self.drawn)

    def _seen(self, found: Chances) -> dict[int, float]:
        """What may be seen, and in how many ways."""
        screens: dict[int, float] = {}
        for yes, no, silent in np.argwhere(found > 0):
            room = int(yes), int(no), int(silent)
            at = self._screens.setdefault(repr(told(room)), len(self._screens))
            screens[at] = screens.get(at, 0.0) + float(found[room])
        return screens


@lru_cache(64)
def _ways(people: People, drawn: int, most: int) -> Chances:
    """In how many ways so many of them are drawn and fall: tosses count as the part of a way that they are."""
    found = np.zeros((most + 1,) * 3)
    found[0, 0, 0] = 1
    for chance, n in people:
        more = np.zeros_like(found)
        for taken in range(min(n, most) + 1):
            for yes in range(taken + 1):
                no, silent = taken - yes, 0
                if chance == SILENT:
                    if yes:
                        break
                    no, silent = 0, taken
                part = comb(n, taken) * (1.0 if silent or chance == SILENT else _fall(chance, yes, no))
                if part:
                    end = most + 1
                    more[yes:, no:, silent:] += part * found[: end - yes, : end - no, : end - silent]
        found = more
    index = np.indices(found.shape).sum(axis=0)
    return np.where(index == drawn, found, 0)


def _fall(chance: float, yes: int, no: int) -> float:
    return float(comb(yes + no, yes) * chance**yes * (1 - chance) ** no)


def _shifted(found: Chances, one: float, most: int) -> Chances:
    """The same with one person more, who scored that."""
    more = np.zeros_like(found)
    if one == SILENT:
        more[:, :, 1:] = found[:, :, :most]
    else:
        more[1:] += one * found[:most]
        more[:, 1:] += (1 - one) * found[:, :most]
    return more
