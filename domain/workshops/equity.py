"""Who has answered, for whoever runs the room alone: languages, ages, help, in steps and never one by another.

What is told changes in steps of people, by an act: between two looks at least five people differ, and no group is told
nearer than by the house's floor, whether anybody is in it or nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import Refused
from domain.evaluation.disclosure import STEP, K


class TooSoon(Refused):
    """Too few people have answered since the last look. Values: ``n``: how many are missing."""


class GroupSize(StrEnum):
    """How many people are in a group."""

    FEW = "few"  # none to four
    SOME = "some"  # five to nine
    MANY = "many"  # ten and more

    @classmethod
    def of(cls, n: int) -> "GroupSize":
        """As it is told."""
        if n < K:
            return cls.FEW
        return cls.SOME if n < STEP else cls.MANY


Groups = Mapping[str, Mapping[str, GroupSize]]  # by what, by which


@dataclass(frozen=True)
class Equity:
    """``people``: how many had answered at the last look, 0 before the first; ``told``: what was shown then.

    ``lacking``: how many more before the next look.
    """

    people: int
    told: Groups
    lacking: int


def lacking(people: int, last: int) -> int:
    """How many more people have to answer before it may be looked at again. ``last``: people at the last look."""
    return max(0, (last + K if last else STEP) - people)


def told(counts: Mapping[str, Mapping[str, int]]) -> Groups:
    """Every group that there could be, told by bounds."""
    return {what: {which: GroupSize.of(n) for which, n in each.items()} for what, each in counts.items()}
