"""Simulated rooms, played by the product's own rule, in which somebody makes people up.

Two rooms of one wave, at the same time. In each she makes up so many people, before the first act, before a later one,
or some before each, and every act comes at the first possible moment: what she withdraws or corrects before an act is
what waits then, and what she does after it changes nothing.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.evaluation.disclosure import STEP
from domain.evaluation.measures import Telling
from domain.evaluation.reservoir import at_closing, drawn, lacking, needed, needed_of_several
from domain.workshops.workshop import Admission
from tests.attacker import Block

FORMER, REVEAL, RENEW, CLOCK, CLOSING = "former", "reveal", "renew", "clock", "closing"
COMMITTEE, ROOMS = 0, (1, 2)
LOOK = 4  # arrivals between two looks of the clock


@dataclass(frozen=True)
class Setting:
    """One kind of room. ``size``: real people. ``made_up``: hers. ``former``: two blocks were published before.

    ``beside``: of a figure that the rooms are not told, but their committee.
    """

    size: int
    cells: tuple[str, ...]
    shares: tuple[float, ...]
    made_up: int
    admission: Admission = Admission.CODE
    measure: Telling = Telling.SHARE
    clock: bool = False
    former: bool = False
    beside: bool = False

    @property
    def present(self) -> int:
        """Who was counted: everybody who is let in."""
        return self.size + self.made_up

    @cached_property
    def strategies(self) -> tuple[Block, ...]:
        """What her people may say: all the same, or four of one thing and the rest of another."""
        cells, few = range(len(self.cells)), min(4, self.made_up)
        said = {
            tuple(few * (cell == one) + (self.made_up - few) * (cell == other) for cell in cells)
            for one in cells
            for other in cells
        }
        return tuple(sorted(said))


@dataclass(frozen=True)
class Unit:
    """One act of publication. ``real``: what the real people said; ``own``: how many of hers; ``waited``: all real
    people who waited then; ``fresh``: whether somebody had come since the publication before.
    """

    kind: str
    screens: tuple[int, ...]
    real: Block
    own: int
    waited: Block
    fresh: bool


class Reservoir:
    """Who waits, real people by their answer; hers beside."""

    def __init__(self, cells: int, screens: tuple[int, ...]) -> None:
        self.cells, self.screens = cells, screens
        self.waiting: list[int] = []
        self.own, self.fresh = 0, False
        self.came: list[int] = []  # of each room that left people

    @property
    def people(self) -> int:
        return len(self.waiting) + self.own

    def arrive(self, *said: int) -> None:
        self.waiting.extend(said)
        self.fresh = True

    def release(self, kind: str, people: int, luck: random.Random) -> Unit:
        """``people`` of those who wait; she cannot know who, unless it is everybody."""
        waited = self._counted(self.waiting)
        order = luck.sample(range(self.people), people) if people < self.people else range(people)
        real = sorted(index for index in order if index < len(self.waiting))
        released = self._counted([self.waiting[index] for index in real])
        for index in reversed(real):
            del self.waiting[index]
        unit = Unit(kind, self.screens, released, people - len(real), waited, self.fresh)
        self.own, self.fresh = self.own - unit.own, False
        return unit

    def _counted(self, said: Sequence[int]) -> Block:
        return tuple(said.count(cell) for cell in range(self.cells))


def play(setting: Setting, luck: random.Random) -> list[Unit]:
    """All acts of publication of two rooms, mixed as they may come, then of their wave."""
    left = Reservoir(len(setting.cells), (COMMITTEE,))
    both = [list(_room(setting, (COMMITTEE, room), left, luck)) for room in ROOMS]
    units = []
    while any(both):
        units.append(luck.choice([room for room in both if room]).pop(0))
    least = needed_of_several((setting.admission, setting.present, people) for people in left.came)
    if drawn(left.people, least):
        units.append(left.release(CLOCK, drawn(left.people, least), luck))
    return units


def _room(setting: Setting, screens: tuple[int, ...], left: Reservoir, luck: random.Random) -> Iterator[Unit]:
    here, shown, rule = Reservoir(len(setting.cells), screens), False, (setting.admission, setting.present)
    said = luck.choices(range(len(setting.cells)), setting.shares, k=setting.size + 2 * STEP * setting.former)
    for _ in range(2 * setting.former):
        here.arrive(*(said.pop() for _ in range(STEP)))
        yield here.release(FORMER, STEP, luck)
        shown = True
    hers = _moments(setting.made_up, luck)
    here.own += hers.pop()
    while said:
        clock = shown and setting.clock
        come = min(len(said), LOOK if clock else max(1, lacking(here.people, *rule)))
        here.arrive(*(said.pop() for _ in range(come)))
        here.own += 0 if said else sum(hers)
        unit = None
        if not lacking(here.people, *rule) and not (clock and said):
            unit = here.release(RENEW if shown else REVEAL, here.people, luck)
        elif clock and drawn(here.people, needed(*rule)):
            unit = here.release(CLOCK, drawn(here.people, needed(*rule)), luck)
        if unit:
            yield unit
            shown = True
            here.own += hers.pop() if hers and said else 0
    if not shown and here.people >= at_closing(*rule):
        yield here.release(CLOSING, here.people, luck)
    left.came.append(here.people)
    left.arrive(*here.waiting)
    left.own += here.own


def _moments(made_up: int, luck: random.Random) -> list[int]:
    """How many of hers come before each act, the last act first: all at once, at first or later, or some each time.

    Who withdraws gives no place back: she has so many in all.
    """
    third = -(-made_up // 3)
    spread = [max(0, made_up - 2 * third), min(third, max(0, made_up - third)), third]
    return luck.choice(([made_up], [made_up, 0], [made_up, 0, 0], spread))
