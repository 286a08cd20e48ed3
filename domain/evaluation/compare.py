"""The same indicator in several waves: only under one rule and the same words, in the order in which it was told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.evaluation.disclosure import Figure, Why
from domain.evaluation.indicators import Indicator
from domain.participation.questionnaire import Question

Wording = tuple[tuple[str, int], ...]  # items, each with its version


@dataclass(frozen=True)
class ToldWave:
    """What one wave of a territory tells.

    ``name``: as it is called. ``population``: people published. ``figures``: by indicator. ``asked``: the questions of
    its workshops by item, each wording once.
    """

    wave: str
    name: str
    population: int
    figures: Mapping[str, Figure]
    asked: Mapping[str, tuple[Question, ...]]

    def figure(self, rule: Indicator) -> Figure | None:
        """Of this indicator, where there is one to draw."""
        found = self.figures.get(rule.id)
        return found if found is not None and found.shown else None

    def told(self, rules: Sequence[Indicator]) -> tuple[Figure, ...]:
        """The figures of these indicators, or why they have none; one that was never published waits."""
        return tuple(self.figures.get(rule.id, Figure(rule.id, 0, Why.WAITING)) for rule in rules)

    def words(self, rule: Indicator) -> tuple[Question, ...]:
        """The questions that it reads, as they were asked, in its order."""
        items = rule.calculation.items if rule.calculation else ()
        return tuple(question for item in items for question in self.asked.get(item, ()))


def wording(rule: Indicator, told: ToldWave) -> Wording | None:
    """The words to which the answers behind a figure were given; None where there were none, or different ones."""
    items = rule.calculation.items if rule.calculation else ()
    versions = [{question.item_version for question in told.asked.get(item, ())} for item in items]
    if not items or any(len(found) != 1 for found in versions):
        return None
    return tuple((item, min(found)) for item, found in zip(items, versions, strict=True))


def alike(rule: Indicator, one: ToldWave, other: ToldWave) -> bool:
    """Whether both waves tell the figure, under the same rule and of the same words."""
    first, second = one.figure(rule), other.figure(rule)
    if first is None or second is None or _rule(rule, first) is None or _rule(rule, first) != _rule(rule, second):
        return False
    words = wording(rule, one)
    return words is not None and words == wording(rule, other)


def side_by_side(rule: Indicator, here: ToldWave, known: Sequence[ToldWave]) -> tuple[ToldWave, ...]:
    """The waves whose figure may stand beside that of ``here``, it among them, the first told first."""
    fit = [told for told in known if told.wave == here.wave or alike(rule, here, told)]
    return tuple(sorted(fit, key=lambda told: _day(rule, told)))


def former(rule: Indicator, here: ToldWave, known: Sequence[ToldWave]) -> ToldWave | None:
    """The wave that told this figure last before ``here``; None if there is none that can be compared.

    Of waves that were told on one day, the one that stands first in ``known`` is the earlier one.
    """
    order = {told.wave: (_day(rule, told), place) for place, told in enumerate(known)}
    if here.wave not in order:
        return None
    before = [told for told in known if alike(rule, here, told) and order[told.wave] < order[here.wave]]
    return max(before, key=lambda told: order[told.wave], default=None)


def _day(rule: Indicator, told: ToldWave) -> date:
    figure = told.figure(rule)
    return figure.day if figure is not None and figure.day is not None else date.min


def _rule(rule: Indicator, figure: Figure) -> int | None:
    """The version of the rule that it was told under; None where nobody wrote it down and there were several."""
    return figure.version or (1 if rule.version == 1 else None)


def groups(rule: Indicator, known: Sequence[ToldWave]) -> tuple[tuple[ToldWave, ...], ...]:
    """The waves that tell this figure, those of one rule and one wording together, each group the first told first.

    Groups stand in the order of their first wave: other words are another line, never a further point of the same.
    """
    found: list[tuple[ToldWave, ...]] = []
    for told in sorted(known, key=lambda told: _day(rule, told)):
        if told.figure(rule) is None or any(told in group for group in found):
            continue
        alone = side_by_side(rule, told, [one for one in known if not any(one in group for group in found)])
        found.append(alone)
    return tuple(found)
