"""How the rule of an indicator fits the questions that it reads."""

import re
from collections.abc import Iterator, Mapping

from domain.evaluation.measures import MEASURES, AnswerShape, Telling, Unit
from domain.participation.kinds import KINDS
from formats.content import schema
from formats.content.wording import Wording

SYSTEM = "system:"  # how an item begins that nobody is asked: the tool counts it itself
WHOLE_NUMBER = re.compile(r"[0-9]+")


def reasons(indicator: schema.Indicator, asked: Mapping[str, Wording]) -> Iterator[str]:
    """Everything that does not fit. ``asked``: each item with its words."""
    rule = indicator.calculation
    assert rule is not None
    for item in rule.items:
        if item not in indicator.source:
            yield f"the item {item!r} is not among the sources"
        if item in asked:
            yield from _item(indicator, rule, asked[item])
        elif not item.startswith(SYSTEM):
            yield f"unknown item {item!r}"
    for name, wanted in _lengths(rule).items():
        if name in rule.numbers and len(rule.numbers[name]) != wanted:
            yield f"{name}: {len(rule.numbers[name])} numbers instead of {wanted}"


def _lengths(rule: schema.Calculation) -> Mapping[str, int]:
    """How many numbers go by each of these names: of a weight each item has one, of a table each raw score."""
    items = len(rule.items)
    return {"table": items + 1, "weights": items, "constant": 1, "mark": 1, "least": 1, "scale": 2}


def _item(indicator: schema.Indicator, rule: schema.Calculation, asked: Wording) -> Iterator[str]:
    measure, question = MEASURES[rule.measure], asked.question
    choices = {choice.id for choice in asked.choices}
    for given in (*rule.yes, *rule.out, *rule.no):
        if given not in choices:
            yield f"{given!r} is not in the choice list of the item {question.item!r}"
    kind = KINDS[question.type]
    if not (kind.in_rows if measure.reads is AnswerShape.ROWS else kind.ruled):
        yield f"the item {question.item!r} is of type {question.type}, which this rule cannot count"
    if rule.row and rule.row not in {row.id for row in question.rows if not isinstance(row, str)}:
        yield f"{rule.row!r} is no row of the item {question.item!r}"
    if measure.reads is AnswerShape.NUMBERS:
        yield from _numbers(indicator, asked, alone=len(rule.items) == 1 and measure.unit is Unit.SCALE)
    elif measure.telling is Telling.MEAN and indicator.scale[1] is not None and len(rule.yes) > indicator.scale[1]:
        yield f"{len(rule.yes)} answers count, more than the scale has"


def _numbers(indicator: schema.Indicator, asked: Wording, *, alone: bool) -> Iterator[str]:
    """``alone``: the answers themselves are the scale."""
    low, high = indicator.scale
    numbers = [int(choice.id) for choice in asked.choices if WHOLE_NUMBER.fullmatch(choice.id)]
    numbers += [bound for bound in (asked.question.low, asked.question.high) if bound is not None]
    if not numbers:
        yield f"the item {asked.question.item!r} has no numbers to count with"
    elif alone and (min(numbers) < low or (high is not None and max(numbers) > high)):
        yield f"answers go from {min(numbers)} to {max(numbers)}, outside the scale"
