"""What an indicator computes over one person's answers, and over many people's."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.participation.questionnaire import NO_ANSWER

PROPOSED = "propose"  # where the life of an indicator begins; the committee debates it, adopts it, or retires it
RETIRED = "retire"
MISSING = "missing"  # passed, «Je ne sais pas», «Je préfère ne pas répondre», or never asked
OUT = "out"  # not concerned: leaves the denominator


class Measure(StrEnum):
    """How a person's answer becomes a cell of the count."""

    SHARE = "share"  # cells: yes, no, out (not concerned), missing
    MEAN = "mean"  # cells: each whole number of the scale, missing


@dataclass(frozen=True)
class Calculation:
    """The rule of an indicator, computable on one person's answer to one item.

    ``yes``: answers that count; ``out``: answers of people who are not concerned and leave the denominator.
    """

    measure: Measure
    item: str
    yes: frozenset[str] = frozenset()
    out: frozenset[str] = frozenset()

    def cell(self, answers: Mapping[str, str | None]) -> str:
        """The cell in which one person falls, given answers by item (``domain.participation.answers`` form)."""
        value = answers.get(self.item)
        if value is None:
            return MISSING
        given = frozenset(value.split(" "))
        if given & NO_ANSWER:
            return MISSING
        if self.measure is Measure.MEAN:
            return value
        if given & self.out:
            return OUT
        return "yes" if given & self.yes else "no"


OWN = "propre"  # as domain.md §2.5 says it


@dataclass(frozen=True)
class Indicator:
    """One version of an indicator of a theme (domain.md §2.5).

    ``direction``: ``up``, ``down`` or ``none``. ``room``: may be shown live in the room. ``sensitive``: k = 11, never
    in the room. ``calculation`` is None for indicators whose rule is not computed yet. ``instrument``: whose words the
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
    def measure_id(self) -> str:
        """The key under which its cells are counted: ``"indicator:fs_dignity@1"``."""
        return f"indicator:{self.id}@{self.version}"


@dataclass(frozen=True)
class Theme:
    """One of the evaluation themes. ``icon`` is a Material Symbols name, the same everywhere."""

    id: str
    n: int
    fr: str
    icon: str
