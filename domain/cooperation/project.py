"""The project in its own words: its lists, its themes with all that belongs to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.evaluation.indicators import Indicator, Theme
from domain.priorities.priority import Priority


@dataclass(frozen=True)
class ListEntry:
    """One entry of one of the project's own lists; ``details`` depend on the list."""

    id: str
    fr: str
    icon: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ThemeInFull:
    """A theme with all that belongs to it: ``axis`` and ``goals`` (SDGs) as one reads them."""

    theme: Theme
    axis: str
    goals: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    examples: tuple[Priority, ...]


@dataclass(frozen=True)
class Labels:
    """How people say the ids that a priority carries, in order."""

    themes: Mapping[str, str]
    stakes: Mapping[str, str]
    objectives: Mapping[str, str]
    blocks: Mapping[str, str]
