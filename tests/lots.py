"""An exact attacker of lots: she knows what everybody answered but one person, and sees what a draw told.

She does not know who was drawn. Of every population, she is certain of something about that one person where an answer
of theirs could not have led to what she sees, whoever was drawn. Nothing is sampled: her chance is counted over all
draws, for the population where it is greatest.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from math import comb

from domain.evaluation.disclosure import Figure
from domain.evaluation.indicators import MISSING
from domain.evaluation.lots import lot
from tests.attacker import indicator
from tests.unit.test_disclosure import DAY

Room = tuple[int, int, int]  # yes, no, silent
ANSWERS: tuple[Room, ...] = ((1, 0, 0), (0, 1, 0), (0, 0, 1))


@cache
def told(room: Room) -> Figure:
    """Of people who were drawn."""
    yes, no, silent = room
    return lot(indicator(), {"yes": yes, "no": no, MISSING: silent}, DAY)


class Draw:
    """``drawn`` people of ``waiting``."""

    def __init__(self, drawn: int, waiting: int) -> None:
        self.drawn, self.waiting = drawn, waiting
        screens: dict[str, int] = {}
        self.seen = {room: screens.setdefault(repr(told(room)), len(screens)) for room in rooms(drawn)}

    def certain(self, others: Room, unknown: int = 1) -> list[float]:
        """For each answer of one whom she does not know: her chance of ruling out another one.

        ``others``: whom she knows, everybody but ``unknown`` people; of those the chance is the greatest one.
        """
        rest = [(others[0] + yes, others[1] + no, others[2] + silent) for yes, no, silent in rooms(unknown - 1)]
        seen = [[self._of(each, answer) for each in rest] for answer in ANSWERS]
        always = set[int].intersection(*({screen for each in fit for screen in each} for fit in seen))
        draws = comb(self.waiting, self.drawn)
        hers = (max(sum(ways for at, ways in each.items() if at not in always) for each in fit) for fit in seen)
        return [ways / draws for ways in hers]

    def worst(self, populations: Iterable[Room] | None = None) -> float:
        """In the population where it is greatest; yes and no may be swapped."""
        every = populations or (room for room in rooms(self.waiting - 1) if room[0] >= room[1])
        return max(max(self.certain(others)) for others in every)

    def _of(self, others: Room, answer: Room) -> dict[int, int]:
        """What may be seen of them and of one more who said that: in how many ways."""
        found = Counter(self._screens(others, self.drawn, (0, 0, 0)))
        found.update(self._screens(others, self.drawn - 1, answer))
        return found

    def _screens(self, others: Room, drawn: int, more: Room) -> dict[int, int]:
        """What may be seen where so many of the others are drawn, and ``more``: in how many ways."""
        found: dict[int, int] = {}
        for yes in range(max(0, drawn - others[1] - others[2]), min(drawn, others[0]) + 1):
            for no in range(max(0, drawn - yes - others[2]), min(drawn - yes, others[1]) + 1):
                silent = drawn - yes - no
                screen = self.seen[(yes + more[0], no + more[1], silent + more[2])]
                ways = comb(others[0], yes) * comb(others[1], no) * comb(others[2], silent)
                found[screen] = found.get(screen, 0) + ways
        return found


def rooms(people: int) -> Iterator[Room]:
    """Every way in which so many people answer."""
    for yes in range(people + 1):
        for no in range(people - yes + 1):
            yield yes, no, people - yes - no
