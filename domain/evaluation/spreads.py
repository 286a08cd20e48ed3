"""How answers spread over the choices of one question, as far as that may be told.

The publication rule (``domain.evaluation.disclosure``) for many cells, argued in docs/decisions/0104:

1. each block of people is told by itself, once, on its own counts alone: whatever is shown later adds another block,
   and what lies between two screens is what was told of that block;
2. a choice of fewer than k people is told as «moins de k»; any other in steps of k people, never exactly;
3. whoever knows exactly how many answered, and what every indicator of the room counts, finds no choice that nobody can
   have made, and no small number; where they would, the block tells nothing of this question;
4. swapping two choices that no indicator tells apart swaps them and nothing else, also where nothing is told;
5. where people can be made up, nothing is told: hers would tell her which of two such swaps is the true one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.evaluation.disclosure import Cells, K
from domain.evaluation.ranges import Span, exactly

ENOUGH = 2  # people who may have made a small choice, whatever else is known: one of them may be the one who looks


@dataclass(frozen=True)
class Spread:
    """What is told of some blocks of people. ``people``: in them. ``n``: those who answered. ``day``: of the last.

    ``parts``: how many made each choice, in the order of the question; from 0 on where that is «moins de».
    """

    people: int
    n: Span
    parts: Mapping[str, Span]
    day: date

    @property
    def silent(self) -> Span:
        """Those who did not answer."""
        return Span(self.people - self.n.high, self.people - self.n.low)

    @property
    def first(self) -> tuple[str, ...]:
        """What was chosen most: several where the steps do not tell them apart."""
        top = max(part.low for part in self.parts.values())
        return tuple(choice for choice, part in self.parts.items() if part.low == top)

    def plus(self, other: "Spread") -> "Spread":
        """The same with another block of people."""
        parts = {choice: _sum(part, other.parts[choice]) for choice, part in self.parts.items()}
        return Spread(self.people + other.people, _sum(self.n, other.n), parts, max(self.day, other.day))


@dataclass(frozen=True)
class Group:
    """Choices of which it is known elsewhere how many people made one of them.

    ``only``: how many made no others than these; whoever made others may have made one of these too.
    """

    choices: tuple[str, ...]
    people: int
    only: bool = False


@dataclass(frozen=True)
class Block:
    """People who are published together, by what they answered to one question.

    ``counts``: of each choice, in the order of the question. ``answered``: those who made any of them. ``alone``: the
    choices that go with no other. ``groups``: what the indicators of the room tell.
    """

    people: int
    answered: int
    counts: Cells
    alone: frozenset[str]
    groups: tuple[Group, ...] = ()


def tell(block: Block, day: date, made_up: int = 0) -> Spread | None:
    """What one block tells, None where it tells nothing. ``made_up``: how many of its people could be made up."""
    silent = block.people - block.answered
    if made_up or max(*block.counts.values(), silent) > block.people - 2:
        return None
    parts = {choice: step(n, block.people - 2) for choice, n in block.counts.items()}
    if all(part.low == 0 for part in parts.values()):
        return None
    if any(part.high - part.low < ENOUGH for part in parts.values()):  # cut so short, a step would be the number
        return None
    if silent < K and block.people - _least(block, parts, tuple(parts)) < ENOUGH:
        return None
    known = (Group(tuple(parts), block.answered), *block.groups)
    if not all(_safe(block, group, parts) for group in known if group.only or group.people >= K):
        return None
    n = exactly(block.answered) if silent >= K else Span(block.people - K + 1, block.people)
    return Spread(block.people, n, parts, day)


def step(n: int, most: int) -> Span:
    """The people of one choice: «moins de 5», «5 à 9», «10 à 14», and so on."""
    low = n // K * K
    return Span(low, min(low + K - 1, most))


def _safe(block: Block, group: Group, parts: Mapping[str, Span]) -> bool:
    """Whether the number of a group gives back no small choice of it.

    A group of fewer than k is not asked: its number alone says that all its choices are small.
    """
    for choice in group.choices:
        others = tuple(other for other in group.choices if other != choice)
        if parts[choice].low:
            continue
        beside = _least(block, parts, others) if choice in block.alone else _least(block, parts, _alone(block, others))
        most = min(parts[choice].high, group.people - beside)
        least = max(0, group.people - sum(parts[other].high for other in others))
        if group.only:
            most = parts[choice].high
        if most < ENOUGH or least >= most:
            return False
    return True


def _least(block: Block, parts: Mapping[str, Span], choices: Sequence[str]) -> int:
    """The fewest people who can have made these choices: those that go together may all be of the same people."""
    together = [parts[choice].low for choice in choices if choice not in block.alone]
    return sum(parts[choice].low for choice in _alone(block, choices)) + max(together, default=0)


def _alone(block: Block, choices: Sequence[str]) -> tuple[str, ...]:
    return tuple(choice for choice in choices if choice in block.alone)


def _sum(one: Span, other: Span) -> Span:
    return Span(one.low + other.low, one.high + other.high)
