"""The three levels of cooperation of Territoires à VivreS, beside ties: of bricks, priorities and decisions (S003).

A brick and a priority stand at a level from the wave in which it was declared until another one is; a decision was
taken at one, in its wave. Each is public by itself, so these counts need no rule.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import Invalid, Refused

LEVELS = ("1", "2", "3")
UNSAID = ""  # the level of what has none


class LevelMoved(Refused):
    """Somebody else declared a level of this in the meantime."""


class UnknownLevel(Invalid):
    """There are three levels, and none."""


class Carrier(StrEnum):
    """What stands at a level, beside ties."""

    DECISIONS = "decisions"
    PRIORITIES = "priorities"
    BRICKS = "bricks"


@dataclass(frozen=True)
class DeclaredLevel:
    """The last level that was declared, None for none; ``number``: of that declaration, 0 before the first."""

    level: str | None = None
    number: int = 0


@dataclass(frozen=True)
class Entry:
    """One declaration. ``wave``: in which it was made, None before the first."""

    wave: str | None
    level: str | None


Counts = Mapping[str, int]  # by level, UNSAID for none


def standing(entries: Sequence[Entry], waves: Sequence[str]) -> list[str]:
    """At which level something stood in each of these waves. Declarations and waves are in their order."""
    return [_last(entries, waves[: at + 1]) for at in range(len(waves))]


def _last(entries: Sequence[Entry], until: Sequence[str]) -> str:
    said = [one.level for one in entries if one.wave is None or one.wave in until]
    return (said[-1] or UNSAID) if said else UNSAID


def by_level(things: Sequence[Sequence[Entry]], waves: Sequence[str]) -> dict[str, Counts]:
    """How many things stand at each level, wave by wave; those of which none was declared by then are left out."""
    stood = [standing(entries, waves) for entries in things]
    return {wave: Counter(each[at] for each in stood if each[at]) for at, wave in enumerate(waves)}
