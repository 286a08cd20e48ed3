"""What an attacker is certain of in simulated rooms (``tests/rooms.py``); never sampled.

She knows who arrived when, every version of both rooms and of the committee, and what her own people said, which she
chooses as if she had known what would serve her best. «X» can only be certain of somebody if all real people who waited
with that person said X, «not X» if none of them did: else two of them could have changed places, before every screen.
Where that is so, she is held to be certain unless another room is found that looks the same, on all screens, from the
first act to the last, in which it is not so. Where none is found she may still be in doubt: what is counted is never
too little.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from domain.evaluation.reservoir import margin
from tests.attacker import IS, IS_NOT, Block, Machine, State, plus
from tests.rooms import COMMITTEE, FORMER, ROOMS, Setting, Unit

PAIRS = (1, 2)  # how many people another room may differ by, of one answer

Claim = tuple[str, int]  # «is» or «is not», cell


class Attacker:
    """What she knows of one pair of rooms, her people having said ``own``."""

    def __init__(self, setting: Setting, machine: Machine, units: Sequence[Unit], own: Block) -> None:
        self.setting, self.machine = setting, machine
        self.units = units
        self.mine: list[Block] = []
        self.margins: list[dict[int, int]] = []
        one, shown = margin(setting.admission, setting.present), set[int]()
        spoken: dict[tuple[int, ...], Block] = {(COMMITTEE, room): own for room in ROOMS}
        spoken[COMMITTEE,] = plus(own, own)
        for unit in units:
            self.mine.append(_of(spoken[unit.screens], unit.own))
            rest = tuple(a - b for a, b in zip(spoken[unit.screens], self.mine[-1], strict=True))
            spoken[unit.screens] = rest
            shown |= set(unit.screens) - {COMMITTEE} or set(ROOMS)
            self.margins.append({COMMITTEE: one * len(shown), **dict.fromkeys(ROOMS, one)})

    @cached_property
    def seen(self) -> list[tuple[tuple[State, ...], tuple[object, ...]]]:
        """Before each unit, where the screens stood; and what they showed after it."""
        return list(self._transcript({}, 0))

    def certain(self, number: int, claim: Claim) -> bool:
        """Whether no other room fits in which ``claim`` is false of one of those who waited for unit ``number``."""
        return not any(self._fits(change) for change in self._others(number, claim))

    def _fits(self, change: dict[int, Block]) -> bool:
        start = min(change)
        later = self._transcript(change, start)
        return all(shown == now for (_, shown), (_, now) in zip(self.seen[start:], later, strict=True))

    def _transcript(
        self, change: dict[int, Block], start: int
    ) -> Iterator[tuple[tuple[State, ...], tuple[object, ...]]]:
        nobody = (0,) * len(self.setting.cells)
        states = list(self.seen[start][0]) if start or change else [(nobody, nobody, 0)] * 3
        for number in range(start, len(self.units)):
            unit, before, shows = self.units[number], tuple(states), []
            block = plus(change.get(number, unit.real), self.mine[number])
            step = self.machine.former if unit.kind == FORMER else self.machine.step
            for screen in (COMMITTEE,) if self.setting.beside else unit.screens:
                states[screen], figure = step(states[screen], block, self.margins[number][screen])
                shows.append(figure)
            yield before, tuple(shows)

    def _others(self, number: int, claim: Claim) -> Iterator[dict[int, Block]]:
        """Rooms in which one or two people of the unit said something else; then one more, of any act, did too."""
        what, cell = claim
        unit, cells = self.units[number], range(len(self.setting.cells))
        firsts = [
            changed
            for other in cells
            for people in PAIRS
            for changed in [moved(unit.real, *((other, cell) if what == IS_NOT else (cell, other)), people)]
            if other != cell and changed is not None
        ]
        yield from ({number: changed} for changed in firsts)
        pairs = [(one, two) for one in cells for two in cells if one != two]
        for changed in firsts:
            for one, two in pairs:
                again = moved(changed, one, two, 1)
                if again is not None and (again[cell] > 0 if what == IS_NOT else again[cell] < sum(again)):
                    yield {number: again}
            for also in self._near(number):
                for one, two in pairs:
                    back = moved(self.units[also].real, one, two, 1)
                    if back is not None:
                        yield {number: changed, also: back}

    def _near(self, number: int) -> Iterator[int]:
        """Other acts, the same screens first."""
        others = [also for also in range(len(self.units)) if also != number]
        return iter(sorted(others, key=lambda also: self.units[also].screens != self.units[number].screens))


def claims(unit: Unit) -> Iterator[Claim]:
    """What no two people who change places speak against."""
    people = sum(unit.waited)
    if unit.kind == FORMER or not unit.fresh or not sum(unit.real):
        return
    for cell, n in enumerate(unit.waited):
        if n == people:
            yield IS, cell
        if n == 0:
            yield IS_NOT, cell


def moved(block: Block, away: int, into: int, people: int) -> Block | None:
    """So many people who said something else; None if there are not so many."""
    if block[away] < people:
        return None
    changed = list(block)
    changed[away] -= people
    changed[into] += people
    return tuple(changed)


def _of(own: Block, people: int) -> Block:
    """What the first ``people`` of hers said."""
    said: list[int] = []
    for n in own:
        said.append(min(n, people - sum(said)))
    return tuple(said)
