"""Figures of organisations: what may be told of them without naming one (domain.md §7.3).

There are few of them and everybody knows the largest. So a figure speaks of three at least, and none of them makes so
much of it that the others could take themselves off and read hers. Nothing of people passes here.
"""

from enum import StrEnum

from domain.evaluation.measures import Result

FEWEST = 3
DOMINANT = 0.85  # of the whole: from here on, it is hers


class Untold(StrEnum):
    """Why a figure of organisations is not told."""

    TOO_FEW = "too_few"
    DOMINATED = "dominated"


def untold(result: Result) -> Untold | None:
    """Why this result stays untold; None if it may be told of organisations that agreed to be in it."""
    if result.n < FEWEST:
        return Untold.TOO_FEW
    if result.largest is not None and result.largest >= DOMINANT:
        return Untold.DOMINATED
    return None
