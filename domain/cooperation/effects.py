"""The useful effects that structures name, with whom each is for and who could support it (docs/cooperation.md).

Since version 3 of their questionnaire each effect has its own two questions, and the brick that they speak of is named.
Of all this, what the restitution of a wave tells is told, cell by cell, and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.cooperation.capacity import ticking
from domain.cooperation.restitution import Restitution, StructureSpread

EFFECTS, BRICK = "p13", "p13b"
WHOM, FUNDERS = "p14_", "p15_"  # how the questions on one effect begin; its id follows

Counts = Mapping[str, int]  # by the id of a choice, of those that are told and that somebody chose


@dataclass(frozen=True)
class NamedEffect:
    """An effect: how many structures name it, out of ``people``; for whom, and who could support it.

    ``hidden``: how many choices of the two questions are not told.
    """

    effect: str
    n: int
    people: int
    whom: Counts
    funders: Counts
    hidden: int = 0


def named(told: Restitution) -> tuple[NamedEffect, ...]:
    """The effects of which it is told that somebody names them, in the order of their list."""
    return tuple(_named(told, one) for one in told.of(EFFECTS) if ticking(one))


def _named(told: Restitution, about: StructureSpread) -> NamedEffect:
    effect = about.about.row
    whom, funders = (told.of(f"{question}{effect}") for question in (WHOM, FUNDERS))
    hidden = sum(ticking(one) is None for one in (*whom, *funders))
    return NamedEffect(effect, ticking(about) or 0, about.people, _ticked(whom), _ticked(funders), hidden)


def _ticked(spreads: tuple[StructureSpread, ...]) -> Counts:
    return {one.about.row: n for one in spreads if (n := ticking(one))}


def bricks(told: Restitution) -> Counts:
    """How many structures speak of each brick; empty where that is not told, or was not asked."""
    found = [one for one in told.of(BRICK) if one.why is None]
    return dict(found[0].cells) if found else {}
