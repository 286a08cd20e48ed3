"""What an indicator computes over one person's answers, and over many people's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

PROPOSED = "propose"  # where the life of an indicator begins; the committee debates it, adopts it, or retires it
RETIRED = "retire"
MISSING = "missing"  # passed, «Je ne sais pas», «Je préfère ne pas répondre», or never asked
OUT = "out"  # not concerned: leaves the denominator


@dataclass(frozen=True)
class Calculation:
    """The rule of an indicator, computable on one person's answers; whose rule it is, its measure knows.

    ``measure``: a name that ``domain.evaluation.measures`` knows. ``items``: what is read, in order. ``row``: of them,
    if one row only. ``yes``: answers that count; ``no``: those that count against; ``out``: answers of people who are
    not concerned and leave the denominator. ``numbers``: whatever else the rule says in figures, by name.
    """

    measure: str
    items: tuple[str, ...]
    yes: frozenset[str] = frozenset()
    out: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    row: str = ""
    numbers: Mapping[str, tuple[float, ...]] = field(default_factory=dict, hash=False)

    @classmethod
    def stored(cls, document: Mapping[str, Any]) -> "Calculation":
        """The rule as it is kept: one item alone has the form that it had before rules read several."""
        sets = {name: frozenset(document.get(name, ())) for name in ("yes", "out", "no")}
        numbers = {name: tuple(values) for name, values in document.get("numbers", {}).items()}
        items = tuple(document["items"]) if "items" in document else (document["item"],)
        return cls(document["measure"], items, **sets, row=document.get("row", ""), numbers=numbers)

    def is_asked(self, items: Collection[str]) -> bool:
        """Whether all that it reads is among these items: else it counts nobody."""
        return all(item in items for item in self.items)


OWN = "propre"  # as content/indicators.yaml says it


@dataclass(frozen=True)
class Indicator:
    """One version of an indicator of a theme.

    ``direction``: ``up``, ``down`` or ``none``. ``room``: may be shown live in the room. ``sensitive``: k = 11, never
    in the room. ``calculation`` is None where nobody can compute it. ``instrument``: whose words the
    questions are; begins with ``OWN`` where they are the project's.
    """

    id: str
    version: int
    theme: str
    fr: str
    definition: str
    unit: str
    low: float | None
    high: float | None
    direction: str
    sensitive: bool
    flagship: bool
    room: bool
    calculation: Calculation | None
    instrument: str = ""

    @property
    def tally_key(self) -> str:
        """The key under which its cells are counted."""
        return tally_key(self.id, self.version)


def tally_key(indicator: str, version: int) -> str:
    """The key under which the cells of a version are counted: ``"indicator:fs_dignity@1"``."""
    return f"indicator:{indicator}@{version}"


@dataclass(frozen=True)
class Theme:
    """One of the evaluation themes. ``icon`` is a Material Symbols name, the same everywhere."""

    id: str
    n: int
    fr: str
    icon: str
