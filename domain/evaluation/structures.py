"""Figures of organisations: what may be told of them without naming one.

There are few of them and everybody knows the largest. So a figure speaks of three at least, and none of them makes so
much of it that the others could take themselves off and read hers. Nothing of people passes here.

What is told of them once, when a wave is over, adds two rules (docs/decisions/0132): two at least said something else
than most, so that whoever takes her own answer off is sure of nobody's; and no group of them that two waves tell apart
(``domain.evaluation.populations``) said one and the same.

Of fewer than five answers, no spread holds a single one: their median alone is told (docs/decisions/0146).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from enum import StrEnum

from domain.evaluation.measures import Result

FEWEST = 3
ONE_BY_ONE = 5  # answers from which on a spread may hold a single one: told of fewer, each would be read back
DOMINANT = 0.85  # of the whole: from here on, it is hers
APART = 2  # structures of a group that say something else than most: one of them may be the one who looks

Said = Mapping[str, str | None]  # by structure that was asked: what it said, None where it did not answer


class Untold(StrEnum):
    """Why a figure of organisations is not told."""

    TOO_FEW = "too_few"
    DOMINATED = "dominated"
    TOO_SIMILAR = "too_similar"  # everybody, or nearly, said the same
    ROUGH = "rough"  # few answered: their median may be told, and not how they spread


def untold(result: Result) -> Untold | None:
    """Why this result stays untold; None if it may be told of organisations that agreed to be in it."""
    if result.n < FEWEST:
        return Untold.TOO_FEW
    if result.largest is not None and result.largest >= DOMINANT:
        return Untold.DOMINATED
    return None


def unsafe(said: Said, groups: Collection[frozenset[str]]) -> Untold | None:
    """Why how these answers spread stays untold; None if it may be told, and whatever follows from it alone.

    ``groups``: of structures that no two populations told so far tell apart. What is told stays the same when two of
    one group swap all their answers.
    """
    if sum(cell is not None for cell in said.values()) < FEWEST:
        return Untold.TOO_FEW
    if _most(said.values()) > len(said) - APART:
        return Untold.TOO_SIMILAR
    return None if all(mixed(said, group) for group in groups) else Untold.TOO_SIMILAR


def rough(cells: Mapping[str, int]) -> bool:
    """Whether how these answers spread would give back single ones of few."""
    return bool(cells) and sum(cells.values()) < ONE_BY_ONE and min(cells.values()) == 1


def mixed(said: Said, group: frozenset[str]) -> bool:
    """Whether this group did not say one and the same, all of it."""
    return _most([said.get(one) for one in group]) < len(group)


def _most(cells: Collection[str | None]) -> int:
    """How many gave the answer that most gave."""
    return max(Counter(cell for cell in cells if cell is not None).values(), default=0)
