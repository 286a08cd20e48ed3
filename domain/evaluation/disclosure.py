"""What may be shown: the gate through which what people answered becomes a figure, wherever it is then read.

The publication rule (docs/decisions/0005):

1. people are published in whole **blocks** of at least 2k = 10 (``domain.evaluation.reservoir``), counted once;
2. in what is added since a figure was last shown, no cell holds more than m - 2 of the m people;
3. a figure is told **evenly**: swapping «oui» and «non» swaps the figure and nothing else. Cells of 0 to k - 1 people
   are told as «moins de k», and what would give them back by subtraction is told roughly
   (``domain.evaluation.ranges``); how many did not answer is told only where it is more than could be made up, and k;
4. a figure once public stays, with its own number of people and its day, until a newer one may replace it;
5. who was not concerned and who did not answer are never in the denominator; a figure that is not there says why.

Choices of a question: ``domain.evaluation.spreads``. k = 5; of what is sensitive 11, and only by ``…evaluation.lots``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from domain.evaluation import measures
from domain.evaluation.indicators import MISSING, OUT, Indicator
from domain.evaluation.ranges import Span, exactly, sides
from domain.evaluation.statistics import mean_interval, wilson

K = 5
K_SENSITIVE = 11
STEP = 2 * K  # the smallest block of people that is published

Cells = Mapping[str, int]


class Why(StrEnum):
    """Why there is no figure; each has its sentence in texts/ under ``hidden.<value>``."""

    WAITING = "waiting"  # nothing published yet for this population
    NOT_ASKED = "not_asked"  # no questionnaire of these people asks the question
    NOT_CONCERNED = "not_concerned"  # most said that it does not concern them
    NO_ANSWER = "no_answer"  # most passed, did not know, or preferred not to say
    TOO_FEW = "too_few"  # too few answers to tell both sides
    TOO_SIMILAR = "too_similar"  # everybody, or nearly, said the same
    SENSITIVE = "sensitive"  # never in the room
    UNTOLD = "untold"  # no way of telling it has been shown to be safe


class Onlooker(StrEnum):
    """Who looks: the room, live, or a committee member at a desk."""

    ROOM = "room"
    COMMITTEE = "committee"


@dataclass(frozen=True)
class Figure:
    """One indicator's figure, as it may be shown: made here and by ``lots``, read again as stored by ``publications``.

    ``population``: people in the published blocks who were asked. ``day``: when it was published. ``n``: people in
    the denominator. ``count``, ``against``: in the cell that the indicator counts, and in the other one (shares only).
    ``part_low``, ``part_high``: the share, where it is told better than by both. ``value``: a mean, in its unit, and
    ``value_low``, ``value_high`` its interval. ``out``, ``missing``: not concerned, and without answer, when each may
    be told. ``version``: of the indicator's rule, None if nobody wrote it down.
    """

    indicator_id: str
    population: int
    why: Why | None = None
    day: date | None = None
    n: Span | None = None
    count: Span | None = None
    against: Span | None = None
    part_low: float | None = None
    part_high: float | None = None
    value: float | None = None
    value_low: float | None = None
    value_high: float | None = None
    out: int | None = None
    missing: int | None = None
    version: int | None = None

    @property
    def shown(self) -> bool:
        """Whether there is anything to draw."""
        return self.why is None

    @property
    def share(self) -> tuple[float, float] | None:
        """The smallest and the largest share of «oui» that fit what is told, 0 to 1; equal if it is told exactly."""
        if self.part_low is not None and self.part_high is not None:
            return self.part_low, self.part_high
        if self.count is None or self.against is None:
            return None
        low, high = self.count.low + self.against.high, self.count.high + self.against.low
        return self.count.low / low, self.count.high / high

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the share, as wide as what is told roughly makes it."""
        if self.part_low is not None and self.part_high is not None and self.n is not None:
            few = self.n.low
            return wilson(self.part_low * few, few)[0], wilson(self.part_high * few, few)[1]
        if self.count is None or self.against is None:
            return None
        low = wilson(self.count.low, self.count.low + self.against.high)[0]
        return low, wilson(self.count.high, self.count.high + self.against.low)[1]


@dataclass(frozen=True)
class Basis:
    """What stands behind a figure that was shown; it stays in the database.

    ``cells``: exact, then. ``told``: what is public exactly (``rest``: who is out or missing; ``out``, ``missing``).
    """

    cells: Cells = field(default_factory=dict)
    told: Cells = field(default_factory=dict)


@dataclass(frozen=True)
class Version:
    """One published version: the same for everybody, and never recomputed."""

    population: int
    figures: tuple[Figure, ...]
    basis: Mapping[str, Basis] = field(default_factory=dict, repr=False)


def waiting(indicators: tuple[Indicator, ...]) -> Version:
    """The version before any publication: every figure says that it waits."""
    return Version(0, tuple(Figure(indicator.id, 0, Why.WAITING) for indicator in indicators))


def next_version(
    previous: Version | None,
    indicators: tuple[Indicator, ...],
    cells: Mapping[str, Cells],
    population: int,
    audience: Onlooker,
    day: date,
    made_up: int = 0,
) -> Version:
    """The version that follows ``previous`` now that whole blocks have been added.

    Parameters
    ----------
    indicators : the indicators of this population's screen, in order.
    cells : exact cumulated cells of the published blocks, by indicator id. Each sums to the people whose
        questionnaire asks the question, which is a union of whole blocks too.
    population : people in the published blocks.
    made_up : how many of them could be made up (``domain.evaluation.reservoir.margin``).
    """
    before = {figure.indicator_id: figure for figure in previous.figures} if previous else {}
    basis = dict(previous.basis) if previous else {}
    figures = []
    for indicator in indicators:
        now = cells.get(indicator.id, {})
        figure, told = disclose(indicator, now, basis.get(indicator.id, Basis()), audience, made_up)
        if figure.shown:
            figure = replace(figure, day=day, version=indicator.version)
            basis[indicator.id] = Basis(dict(now), told)
        elif indicator.id in before and before[indicator.id].shown:
            figure = before[indicator.id]
        figures.append(figure)
    return Version(population, tuple(figures), basis)


def disclose(
    indicator: Indicator, cells: Cells, before: Basis, audience: Onlooker, made_up: int = 0
) -> tuple[Figure, Cells]:
    """The figure of one indicator, or the reason why there is none; and the numbers that it makes public exactly.

    ``before``: what stood behind this figure when it was last shown, empty if never. ``made_up``: how many of these
    people could be made up: so many silent ones would else show that nobody real was silent.
    """
    k = K_SENSITIVE if indicator.sensitive else K
    population = sum(cells.values())
    out, missing = cells.get(OUT, 0), cells.get(MISSING, 0)
    answers = {cell: n for cell, n in cells.items() if cell not in {OUT, MISSING}}
    n = population - out - missing
    if (why := _reason(indicator, cells, before, audience, k)) is not None:
        return Figure(indicator.id, population, why), before.told
    told = dict(before.told)
    enough = k + made_up
    exact = out + missing - told.get("rest", 0) >= enough
    if exact:
        told["rest"] = out + missing
        if min(out - told.get(OUT, 0), missing - told.get(MISSING, 0)) >= enough:
            told |= {OUT: out, MISSING: missing}
    most = population - told.get("rest", 0)
    apart = exact and told.get(OUT) == out and told.get(MISSING) == missing
    alone = exact and not (indicator.calculation and indicator.calculation.out)  # nobody can be «pas concerné»
    figure = Figure(indicator.id, population, out=out if apart else None, missing=missing if apart or alone else None)
    span = exactly(n) if exact else Span(max(_least(indicator, k), most - enough + 1), most)
    if _is_mean(indicator):
        value, low, high = _mean(indicator, answers)
        return replace(figure, n=span, value=value, value_low=low, value_high=high), told
    yes, no, span, part = sides(cells.get("yes", 0), cells.get("no", 0), span, k)
    figure = replace(figure, n=span, count=yes, against=no)
    return replace(figure, part_low=float(part[0]), part_high=float(part[1])) if part else figure, told


def too_similar(cells: Cells, before: Cells) -> bool:
    """Whether one cell holds more than m - 2 of the m people added since the figure was last shown."""
    added = {cell: n - before.get(cell, 0) for cell, n in cells.items()}
    people = sum(added.values())
    return people <= 0 or max(added.values()) > people - 2


def _reason(indicator: Indicator, cells: Cells, before: Basis, audience: Onlooker, k: int) -> Why | None:
    """Why there is no figure; None if there may be one."""
    population = sum(cells.values())
    if indicator.sensitive and audience is Onlooker.ROOM:
        return Why.SENSITIVE
    if not population:
        return Why.NOT_ASKED
    if measures.telling(indicator.calculation) is None:
        return Why.UNTOLD
    out, missing = cells.get(OUT, 0), cells.get(MISSING, 0)
    n = population - out - missing
    few = n < _least(indicator, k)
    if few and population >= 2 * k and 2 * n <= population:
        return Why.NOT_CONCERNED if out > missing else Why.NO_ANSWER
    if few:
        return Why.TOO_FEW
    return Why.TOO_SIMILAR if too_similar(cells, before.cells) else None


def _least(indicator: Indicator, k: int) -> int:
    """The fewest answers of which a figure is told: of fewer, one side at least would be found."""
    return 2 * k if _is_mean(indicator) else 2 * k - 1


def _is_mean(indicator: Indicator) -> bool:
    return measures.telling(indicator.calculation) is measures.Telling.MEAN


def _mean(indicator: Indicator, answers: Cells) -> tuple[float, float, float]:
    """A mean and its interval, by half units: more decimals would give back the sum, and the sum the extremes.

    The last half unit at either end is not told: it would say of everybody that they are not at the other end.
    """
    values = {int(cell): people for cell, people in answers.items()}
    low, high = mean_interval(values)
    mean = _half(sum(value * people for value, people in values.items()) / sum(values.values()))
    if indicator.low is not None and indicator.high is not None:
        mean = min(max(mean, indicator.low + 0.5), indicator.high - 0.5)
    return mean, _half(low), _half(high)


def _half(value: float) -> float:
    return round(value * 2) / 2
