"""How an indicator is computed: each module of this folder is one rule, and ends with ``MEASURE = Measure(…)``.

A rule is three things: what it needs of the answers, the **cells** in which one person (or one organisation) falls, and
the **result** that summed cells give. Cells only ever add up: whoever comes is counted once, whoever withdraws is taken
off, and a result costs the same for ten people and for a million. Nobody outside of the folder asks which measure an
indicator has: it asks ``of`` for a fact. One more is a file more (docs/decisions/0110).

A result is exact and stays behind ``domain.evaluation.disclosure``, which knows two ways of telling (``Telling``). What
has none yet is computed, and shown nowhere.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from domain.evaluation.indicators import MISSING, OUT, Calculation
from domain.evaluation.said import Answers
from domain.variants import Variants

Cells = Mapping[str, int]  # how many people fell in each


class Unit(StrEnum):
    """What a result is counted in."""

    PERCENT = "percent"  # 0 to 100
    POINTS = "points"  # a difference of two percents, -100 to 100
    SCALE = "scale"  # the steps of the question's own scale
    NUMBER = "number"  # people, farms, hours, links


class Telling(StrEnum):
    """The ways in which a figure may be told of people."""

    SHARE = "share"  # of cells yes, no, out, missing
    MEAN = "mean"  # of cells that are whole numbers, and missing


class AnswerShape(StrEnum):
    """What the answers to its items have to be."""

    CHOICES = "choices"  # one or several ids of a list
    NUMBERS = "numbers"  # a whole number, typed or of a list
    ROWS = "rows"  # a choice for each of some rows


@dataclass(frozen=True)
class Result:
    """What summed cells give, exactly. It is no figure: nothing shows it.

    ``n``: people or organisations in the denominator. ``value``: in the measure's unit; None of nobody, and where there
    are only ``parts``. ``low``, ``high``: its 95 % interval, or the bounds between which it must lie where ``value`` is
    None. ``parts``: further values by name. ``largest``: how much of the whole one organisation makes, 0 to 1.
    """

    n: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    parts: Mapping[str, float] = field(default_factory=dict)
    largest: float | None = None


@dataclass(frozen=True, kw_only=True)
class Measure:
    """The facts of a measure; its name is that of its module.

    Parameters
    ----------
    cells : those in which one person falls; exactly one, unless its result has parts.
    result : what summed cells give. Never raises, whatever was counted.
    unit : of the value and of the parts.
    reads : what the answers to its items have to be.
    needs : what a calculation says beside its items: ``yes``, ``no``, ``row``, or the name of numbers.
    may : what it may say too.
    telling : how it is told of people; None where no way of telling it has been shown to be safe.
    sides : of people who were drawn by lots (``domain.evaluation.lots``), how many fall on which of two sides: ``yes``,
        ``no``, and the rest. None where its cells are these sides already, or where nothing is told by lots.
    """

    cells: Callable[[Calculation, Answers], Iterable[str]]
    result: Callable[[Calculation, Cells], Result]
    unit: Unit
    reads: AnswerShape
    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    telling: Telling | None = None
    sides: Callable[[Calculation, Cells, Random], Cells] | None = None


MEASURES = Variants(Measure, "domain.evaluation.measures", "MEASURE")


def of(rule: Calculation) -> Measure:
    """The facts of its measure."""
    return MEASURES[rule.measure]


def result(rule: Calculation, cells: Cells) -> Result:
    """What summed cells give under this rule."""
    return of(rule).result(rule, cells)


def telling(rule: Calculation | None) -> Telling | None:
    """How its figure is told, None if it is not."""
    return of(rule).telling if rule is not None else None


def by_lots(rule: Calculation | None) -> bool:
    """Whether there are two sides of it that people who are drawn fall on."""
    return rule is not None and (of(rule).telling is Telling.SHARE or of(rule).sides is not None)


def sided(rule: Calculation, cells: Cells, chance: Random) -> Cells:
    """The cells of people who were drawn, as the two sides and the rest."""
    sides = of(rule).sides
    return cells if sides is None else sides(rule, cells, chance)


def valid(cells: Cells) -> dict[str, int]:
    """The cells of those who are in the denominator, without empty ones."""
    return {cell: n for cell, n in cells.items() if cell not in {MISSING, OUT} and n > 0}


def by_number(cells: Cells) -> dict[float, int]:
    """The same, where each cell is a number."""
    return {float(cell): n for cell, n in valid(cells).items()}


def by_part(cells: Cells) -> dict[str, dict[str, int]]:
    """Cells ``part:cell``, part by part, without those that are missing."""
    found: dict[str, dict[str, int]] = {}
    for cell, n in valid(cells).items():
        part, _, inner = cell.rpartition(":")
        if inner != MISSING:
            found.setdefault(part, {})[inner] = n
    return found
