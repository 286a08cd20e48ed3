"""Which questions of a workshop may be put on its wall, and what is told of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.errors import Refused
from domain.evaluation.counting import ANSWERED, Cell, item_key
from domain.evaluation.disclosure import Figure
from domain.evaluation.indicators import OUT, Calculation, Indicator, Theme
from domain.evaluation.measures import Telling, telling
from domain.evaluation.spreads import Block, Group, Spread
from domain.participation import kinds
from domain.participation.kinds import Ticks
from domain.participation.questionnaire import NO_ANSWER, Question, Questionnaire


class QuestionHidden(Refused):
    """Nothing of this question may be shown on the wall of this workshop."""


@dataclass(frozen=True)
class Asked:
    """A question with what may be shown of it: how its answers spread or, failing that, the figure of its indicator.

    ``theme``: of the indicator.
    """

    question: Question
    spread: Spread | None = None
    indicator: Indicator | None = None
    figure: Figure | None = None
    theme: Theme | None = None

    @property
    def shown(self) -> bool:
        """Whether there is anything to draw."""
        return self.spread is not None or (self.figure is not None and self.figure.shown)


def drawable(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """Those that a wall may ever show: never sensitive ones, never words, never lists of the territory's actors."""
    return tuple(part for question in questionnaire.questions for part in parts(question) if _drawable(part))


def _drawable(part: Question) -> bool:
    return kinds.of(part).drawn and bool(part.choices) and not part.sensitive and not part.choices_from


def spreads(question: Question, indicators: Iterable[Indicator]) -> bool:
    """Whether how its answers spread may ever be told. ``indicators``: all those that a committee is ever told."""
    known = tuple(indicators)
    return any(_drawable(part) and _shares(_own(part, known)) for part in parts(question))


def _own(part: Question, indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return tuple(rule for rule in indicators if rule.calculation and part.item in _items(rule.calculation))


def _shares(own: Iterable[Indicator]) -> bool:
    """Whether what is told of it choice by choice adds to shares only: a mean says enough, and more says too much."""
    return all(telling(rule.calculation) is Telling.SHARE for rule in own)


def parts(question: Question) -> tuple[Question, ...]:
    """It alone, or each of its own rows as the question that it is to whoever answers, under the row's measure."""
    kind = kinds.of(question)
    if not (kind.in_rows and question.rows):
        return (question,)
    stem = " ".join(filter(None, (question.stem, question.fr)))
    alone = replace(question, kind=kind.row, stem=stem, rows=(), hint="")
    return tuple(
        replace(alone, id=f"{question.id}.{row.id}", item=f"{question.item}.{row.id}", fr=row.fr)
        for row in question.rows
    )


def asked(
    questionnaire: Questionnaire,
    spreads: Mapping[str, Spread],
    indicators: Iterable[Indicator],
    figures: Iterable[Figure],
    themes: Iterable[Theme],
) -> tuple[Asked, ...]:
    """The questions of which something may be shown now, in the order of the questionnaire.

    ``spreads``: by measure. ``indicators``: of the room; ``figures``: of its published version.
    """
    by_item = {item: rule for rule in indicators if not rule.sensitive for item in _alone(rule)}
    by_theme = {theme.id: theme for theme in themes}
    by_indicator = {figure.indicator_id: figure for figure in figures}
    found = []
    for question in drawable(questionnaire):
        rule = by_item.get(question.item)
        figure = by_indicator.get(rule.id) if rule else None
        theme = by_theme.get(rule.theme) if rule else None
        found.append(Asked(question, spreads.get(item_key(question)), rule, figure, theme))
    return tuple(one for one in found if one.shown)


class SpreadUntold(StrEnum):
    """Why the answers to a question are not told choice by choice; each has its sentence under ``spread.<value>``."""

    SENSITIVE = "sensitive"
    MEAN = "mean"
    NONE = "none"


def detailed(
    theme: str, rules: Iterable[Indicator], asked: Mapping[str, Sequence[Question]], spreads: Mapping[str, Spread]
) -> tuple[tuple[Asked, ...], tuple[tuple[Question, SpreadUntold], ...]]:
    """The closed questions of a theme, as a wave asked them: those whose spread is told, and why the others' is not.

    ``rules``: of the theme, those that are published. ``asked``: by item. ``spreads``: by measure.
    """
    read = {item for rule in rules if rule.calculation for item in rule.calculation.items}
    means = {item for rule in rules if telling(rule.calculation) is Telling.MEAN for item in _alone(rule)}
    shown, silent = [], []
    mine = (one for item, said in asked.items() for one in said if one.theme == theme or item in read)
    for question in (part for one in mine for part in parts(one)):
        if not kinds.of(question).drawn or not question.choices or question.choices_from:
            continue
        spread = spreads.get(item_key(question))
        if spread is not None and not question.sensitive:
            shown.append(Asked(question, spread))
        elif question.sensitive:
            silent.append((question, SpreadUntold.SENSITIVE))
        else:
            silent.append((question, SpreadUntold.MEAN if question.item in means else SpreadUntold.NONE))
    return tuple(shown), tuple(silent)


def block(question: Question, indicators: Iterable[Indicator], cells: Mapping[Cell, int], people: int) -> Block | None:
    """What a block of people answered to a question; None where the room is told its mean, which says enough.

    ``indicators``: all those that the room or the committee are ever told. ``cells``: of the block, exactly.
    """
    own = _own(question, indicators)
    if not _shares(own):
        return None
    said = [choice for choice in question.choices if choice.id not in NO_ANSWER]
    together = kinds.of(question).ticks is Ticks.SEVERAL
    alone = frozenset(choice.id for choice in said if choice.exclusive or not together)
    counts = {choice.id: cells.get((item_key(question), choice.id), 0) for choice in said}
    groups = tuple(group for rule in own for group in _groups(rule, tuple(counts), alone, cells))
    return Block(people, cells.get((item_key(question), ANSWERED), 0), counts, alone, groups)


def _items(rule: Calculation) -> tuple[str, ...]:
    """The items that it reads; of one row of a question, the item of that part."""
    return (f"{rule.items[0]}.{rule.row}",) if rule.row else rule.items


def _alone(rule: Indicator) -> tuple[str, ...]:
    """The item of which an indicator tells, if it tells of one only."""
    items = rule.calculation.items if rule.calculation else ()
    return items if len(items) == 1 else ()


def _groups(
    rule: Indicator, choices: tuple[str, ...], alone: frozenset[str], cells: Mapping[Cell, int]
) -> Iterable[Group]:
    """What an indicator counts together.

    Whoever is «non» ticked nothing of «oui»; whoever is «oui» may have ticked something of «non» too, if that goes with
    others.
    """
    assert rule.calculation is not None
    sides = {"yes": rule.calculation.yes, OUT: rule.calculation.out}
    sides["no"] = frozenset(choices) - sides["yes"] - sides[OUT]
    for cell, members in sides.items():
        together = tuple(choice for choice in choices if choice in members)
        exact = cell == "yes" or alone.issuperset(together)
        if together and (exact or cell == "no"):
            yield Group(together, cells.get((rule.tally_key, cell), 0), only=not exact)
