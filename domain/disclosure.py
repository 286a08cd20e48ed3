"""What may be shown: the one gate through which a figure reaches a screen, a chart, a table or an export.

The publication rule (docs/decisions/0005):

1. answers are published in **blocks**, decided before the workshop: every 2k = 10 new responses; a workshop closed
   before any reveal is one block, whole; what remains after a live reveal waits. Populations of two published
   versions therefore differ by 0 or by at least k people;
2. within the blocks added since an indicator was last shown, no cell holds more than m - 2 of the m people: nobody
   can tell what everybody said;
3. a cell smaller than k is merged with others until the group holds at least k people and at least two cells
   («réponses peu nombreuses»); if nothing is left beside the group, the figure is hidden;
4. versions are stored and are the same for everybody; a hidden figure says why.

k = 5 for ordinary figures; k = 11, and never in the room, for sensitive ones. "Missing" (passed, «Je ne sais pas»,
«Je préfère ne pas répondre») is a cell like the others: that somebody declined is also an answer.

Certain inference is what this prevents, not guessing. Measured attack rates: see the decision record.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.indicators import MISSING, Indicator, Measure
from domain.statistics import mean_interval, wilson

K = 5
K_SENSITIVE = 11
STEP = 2 * K  # a new version of an ordinary figure appears every STEP new responses, never in between

Cells = Mapping[str, int]


class Why(StrEnum):
    """Why a figure is not shown; each has its sentence in texts/ under ``hidden.<value>``."""

    WAITING = "waiting"  # nothing published yet for this population
    TOO_FEW = "too_few"  # fewer than k answers
    TOO_SIMILAR = "too_similar"  # everybody, or nearly, said the same
    TOO_SMALL_GROUPS = "too_small_groups"  # merging small cells left nothing to show
    SENSITIVE = "sensitive"  # never in the room


class Audience(StrEnum):
    """Who looks: the room, live, or a committee member at a desk."""

    ROOM = "room"
    COMMITTEE = "committee"


@dataclass(frozen=True)
class Figure:
    """One indicator's figure, as it may be shown. Built only by ``disclose`` and ``waiting``.

    ``population``: people in the published blocks. ``n``: people in the denominator, None when it may not be told.
    ``count``: people in the cell that the indicator counts (shares only). ``value``, ``low``, ``high``: a share and
    its interval between 0 and 1, or a mean and its interval in the indicator's unit, None when it may not be told.
    ``grouped``: people merged into «réponses peu nombreuses (regroupées)». ``missing``: people without an answer,
    None when they are part of the group.
    """

    indicator_id: str
    population: int
    why: Why | None = None
    n: int | None = None
    count: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    grouped: int = 0
    missing: int | None = None

    @property
    def shown(self) -> bool:
        """Whether there is anything to draw."""
        return self.why is None


@dataclass(frozen=True)
class Version:
    """One published version: the same for everybody, and never recomputed.

    ``basis``: for each indicator, its exact cells when it was last shown. It stays in the database.
    """

    population: int
    figures: tuple[Figure, ...]
    basis: Mapping[str, Cells] = field(default_factory=dict, repr=False)


def waiting(indicators: tuple[Indicator, ...]) -> Version:
    """The version before any publication: every figure says that it waits."""
    return Version(0, tuple(Figure(indicator.id, 0, Why.WAITING) for indicator in indicators))


def next_version(
    previous: Version | None,
    indicators: tuple[Indicator, ...],
    cells: Mapping[str, Cells],
    population: int,
    audience: Audience,
) -> Version:
    """The version that follows ``previous`` now that whole blocks have been added.

    Parameters
    ----------
    indicators : the indicators of this population's screen, in order.
    cells : exact cumulated cells of the published blocks, by indicator id. Each sums to the people whose
        questionnaire asks the question, which is a union of whole blocks too.
    population : people in the published blocks.
    """
    basis = dict(previous.basis) if previous else {}
    figures = []
    for indicator in indicators:
        now = cells.get(indicator.id, {})
        figure = disclose(indicator, now, basis.get(indicator.id, {}), audience)
        if figure.shown:
            basis[indicator.id] = dict(now)
        figures.append(figure)
    return Version(population, tuple(figures), basis)


def disclose(indicator: Indicator, cells: Cells, before: Cells, audience: Audience) -> Figure:
    """The figure of one indicator, or the reason why it stays hidden.

    ``before``: exact cells when this figure was last shown, empty if never.
    """
    k = K_SENSITIVE if indicator.sensitive else K
    population = sum(cells.values())
    if indicator.sensitive and audience is Audience.ROOM:
        return Figure(indicator.id, population, Why.SENSITIVE)
    if population < k:
        return Figure(indicator.id, population, Why.TOO_FEW)
    if _too_similar(cells, before):
        return Figure(indicator.id, population, Why.TOO_SIMILAR)
    if indicator.calculation is not None and indicator.calculation.measure is Measure.MEAN:
        return _mean(indicator, cells, population, k)
    return _share(indicator, cells, population, k)


def _too_similar(cells: Cells, before: Cells) -> bool:
    """Whether one cell holds more than m - 2 of the m people added since the figure was last shown."""
    added = {cell: n - before.get(cell, 0) for cell, n in cells.items()}
    people = sum(added.values())
    return people <= 0 or max(added.values()) > people - 2


def merged(cells: Cells, k: int) -> frozenset[str]:
    """The cells that must be told as one group; empty if none has to be.

    Small cells come first; then the smallest others, until the group holds k people in at least two non-empty cells.
    """
    occupied = sorted((n, cell) for cell, n in cells.items() if n > 0)
    group = [(n, cell) for n, cell in occupied if n < k]
    others = [(n, cell) for n, cell in occupied if n >= k]
    while group and (sum(n for n, _ in group) < k or len(group) < 2):  # noqa: PLR2004  a group of one hides nothing
        if not others:
            break
        group.append(others.pop(0))
    return frozenset(cell for _, cell in group)


def _share(indicator: Indicator, cells: Cells, population: int, k: int) -> Figure:
    group = merged(cells, k)
    yes, no = cells.get("yes", 0), cells.get("no", 0)
    grouped = sum(cells[cell] for cell in group)
    missing = None if MISSING in group else cells.get(MISSING, 0)
    if "yes" in group or (group and yes == 0):
        return Figure(indicator.id, population, Why.TOO_SMALL_GROUPS)
    if "no" in group:
        return Figure(indicator.id, population, count=yes, grouped=grouped, missing=missing)
    n = yes + no
    if n < k:
        return Figure(indicator.id, population, Why.TOO_FEW)
    low, high = wilson(yes, n)
    return Figure(indicator.id, population, None, n, yes, yes / n, low, high, grouped, missing)


def _mean(indicator: Indicator, cells: Cells, population: int, k: int) -> Figure:
    """A mean, rounded to the half unit: its last decimals would give back the sum, and the sum the extremes."""
    values = {int(cell): n for cell, n in cells.items() if cell not in {MISSING, "out"}}
    n = sum(values.values())
    if n < 2 * k:
        return Figure(indicator.id, population, Why.TOO_FEW)
    low, high = mean_interval(values)
    missing = population - n
    may_tell = missing == 0 or missing >= k
    return Figure(
        indicator.id,
        population,
        None,
        n if may_tell else None,
        None,
        _half(sum(value * people for value, people in values.items()) / n),
        _half(low),
        _half(high),
        0,
        missing if may_tell else None,
    )


def _half(value: float) -> float:
    return round(value * 2) / 2
