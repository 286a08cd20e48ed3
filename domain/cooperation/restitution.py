"""What the structures of a wave say together, told once, when no answer changes any more (docs/decisions/0132).

One structure counts once. Each thing that was asked is told as it spreads over those that are counted, or why it is
not; nothing of it names one. What was told stays: whoever answers later waits for the next wave.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from domain.cooperation.responses import SINCE, AskedItem, PartnerResponse
from domain.evaluation import measures
from domain.evaluation.indicators import MISSING, Indicator
from domain.evaluation.measures import AnswerShape, Result
from domain.evaluation.populations import Group, groups
from domain.evaluation.statistics import median
from domain.evaluation.structures import Said, Untold, mixed, rough, unsafe, untold

ABOUT_STRUCTURES = "partner:"  # how the items begin that ask a structure for a number of its own
HYBRID = "co_hybrid"


@dataclass(frozen=True)
class StructureSpread:
    """How structures answered one thing. ``people``: how many were asked; ``cells``: empty where it is not told.

    ``middle``: the median of steps, where it is all that is told.
    """

    about: AskedItem
    people: int
    n: int = 0
    cells: Mapping[str, int] = field(default_factory=dict)
    why: Untold | None = None
    middle: float | None = None

    @property
    def silent(self) -> int:
        """How many gave no answer."""
        return self.people - self.n

    @property
    def median(self) -> float | None:
        """Of steps that are numbers; None where it is not told."""
        return _middle(self.cells) if self.cells else self.middle

    def told(self) -> "StructureSpread":
        """The same as it may be told: of few answers, no single one."""
        if not rough(self.cells):
            return self
        steps = all(cell.isdecimal() for cell in self.cells) and self.about.item != SINCE
        return replace(self, cells={}, why=Untold.ROUGH, middle=_middle(self.cells) if steps else None)

    @property
    def range(self) -> tuple[int, int] | None:
        """The first and the last step that somebody chose."""
        steps = sorted(int(cell) for cell in self.cells)
        return (steps[0], steps[-1]) if steps else None


def _middle(cells: Mapping[str, int]) -> float | None:
    return median({int(cell): n for cell, n in cells.items()})


@dataclass(frozen=True)
class Number:
    """A figure by the rule of an indicator. ``most``: where only that is told. ``parts``: further values by item."""

    indicator: str
    version: int
    people: int
    n: int = 0
    value: float | None = None
    most: float | None = None
    parts: Mapping[str, float] = field(default_factory=dict)
    why: Untold | None = None


@dataclass(frozen=True)
class Restitution:
    """All that is told of a wave. ``answered``: how many structures finished; ``counted``: of how many this speaks."""

    day: date
    answered: int
    counted: int
    spreads: tuple[StructureSpread, ...] = ()
    numbers: tuple[Number, ...] = ()

    def of(self, question: str) -> tuple[StructureSpread, ...]:
        """What was told of a question, row by row."""
        return tuple(one for one in self.spreads if one.about.question == question)

    def number(self, indicator: str) -> Number | None:
        """What was told of an indicator; None if nothing of it was asked."""
        return next((one for one in self.numbers if one.indicator == indicator), None)


Heard = Mapping[AskedItem, Said]  # by what was asked, or by what an indicator reads (``_rule``): who said what


def heard(responses: Collection[PartnerResponse], rules: Sequence[Indicator]) -> Heard:
    """Of an item that was asked in two wordings, the one that most were asked."""
    found: dict[AskedItem, dict[str, str | None]] = {}
    for response in responses:
        for asked, cell in response.said():
            found.setdefault(asked, {})[response.structure] = cell
    wording = {
        asked.item: max((len(said), one.wording) for one, said in found.items() if one.item == asked.item)[1]
        for asked in found
    }
    spread = {asked: said for asked, said in found.items() if asked.wording == wording[asked.item]}
    return {**spread, **{_rule(rule): _cells(rule, responses) for rule in rules}}


def _rule(rule: Indicator) -> AskedItem:
    return AskedItem("", rule.id, rule.version)


def _cells(rule: Indicator, responses: Collection[PartnerResponse]) -> Said:
    """What the rule reads of each, as one cell."""
    known = rule.calculation
    if known is None:
        return {}
    cells = {response.structure: tuple(measures.of(known).cells(known, response.by_item())) for response in responses}
    return {one: None if MISSING in mine else " ".join(mine) for one, mine in cells.items()}


@dataclass(frozen=True)
class Before:
    """What was told of an earlier wave. ``heard``: of its answers, those that are still known."""

    population: Group
    told: Restitution
    heard: Heard

    def parted(self, asked: AskedItem, groups_: Collection[Group]) -> bool:
        """Whether these groups would tell apart, of what was told of this, some that said one and the same."""
        shown = {one.about for one in self.told.spreads if one.why in {None, Untold.ROUGH}}
        shown |= {AskedItem("", one.indicator, one.version) for one in self.told.numbers if one.why is None}
        mine = [group for group in groups_ if group <= self.population]
        if asked not in shown or len(mine) < 2:  # noqa: PLR2004  all of it, which was judged then
            return False
        said = self.heard.get(asked, {})
        return any(not group <= set(said) or not mixed(said, group) for group in mine)


def tell(
    responses: Collection[PartnerResponse],
    population: Group,
    before: Sequence[Before],
    rules: Sequence[Indicator],
    day: date,
) -> Restitution:
    """What is told of a wave, of those in ``population``. ``before``: what was told of its territory until then."""
    inside = [response for response in responses if response.structure in population]
    parts = groups([*(one.population for one in before), population])
    together = [group for group in parts if group <= population]

    def why(asked: AskedItem, said: Said) -> Untold | None:
        apart = Untold.TOO_SIMILAR if any(one.parted(asked, parts) for one in before) else None
        return unsafe(said, together) or apart

    said = heard(inside, rules)
    spreads = tuple(_spread(asked, cells, why(asked, cells)) for asked, cells in said.items() if asked.question)
    numbers = tuple(_number(rule, inside, why(_rule(rule), said[_rule(rule)])) for rule in rules)
    return Restitution(day, len(responses), len(inside), spreads, tuple(one for one in numbers if one.people))


def _spread(asked: AskedItem, said: Said, why: Untold | None) -> StructureSpread:
    if why is not None:
        return StructureSpread(asked, len(said), why=why)
    cells = Counter(cell for cell in said.values() if cell is not None)
    return StructureSpread(asked, len(said), cells.total(), dict(sorted(cells.items()))).told()


def _number(rule: Indicator, responses: Sequence[PartnerResponse], why: Untold | None) -> Number:
    known = rule.calculation
    asked = [response for response in responses if known is not None and response.asked(known.items)]
    blank = Number(rule.id, rule.version, len(asked))
    if known is None or not asked:
        return blank
    counted = Counter(cell for response in responses for cell in measures.of(known).cells(known, response.by_item()))
    result = measures.result(known, counted)
    why = untold(result) or why
    return replace(blank, why=why) if why else _told(blank, result)


def _told(blank: Number, result: Result) -> Number:
    """Of things that several may have named, only how many there are at most: the least is what one of them said."""
    most = result.high if result.value is None and result.low is not None else None
    return replace(blank, n=result.n, value=result.value, most=most, parts=dict(result.parts))


def asked_numbers(rules: Sequence[Indicator], asked: Collection[str]) -> tuple[Indicator, ...]:
    """Those indicators that are numbers of structures, by the items that they are asked."""
    return tuple(
        rule
        for rule in rules
        if rule.calculation is not None
        and rule.calculation.is_asked(asked)
        and measures.of(rule.calculation).reads is AnswerShape.NUMBERS
        and (rule.id == HYBRID or all(item.startswith(ABOUT_STRUCTURES) for item in rule.calculation.items))
    )
