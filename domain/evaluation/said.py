"""What one person said to an item, as a measure reads it."""

import re
from collections.abc import Mapping

from domain.participation.questionnaire import NO_ANSWER

Answers = Mapping[str, str | None]  # by item, in ``domain.participation.answers`` form

_WHOLE = re.compile(r"-?[0-9]+")


def ticked(answers: Answers, item: str) -> frozenset[str] | None:
    """The ids chosen, in any number; None if it was passed, declined or never asked."""
    value = answers.get(item)
    if not value:
        return None
    given = frozenset(value.split(" "))
    return None if given & NO_ANSWER else given


def in_row(answers: Answers, item: str, row: str) -> str | None:
    """The choice made in one row of a matrix; None if there is none that says something."""
    return rows(answers, item).get(row)


def rows(answers: Answers, item: str) -> Mapping[str, str]:
    """The choice made in each row where one was made that says something, in their order."""
    pairs = (pair.partition("=") for pair in (answers.get(item) or "").split(" ") if pair)
    return {row: given for row, _, given in pairs if given not in NO_ANSWER}


def number(answers: Answers, item: str) -> int | None:
    """A whole number, typed or chosen from a list."""
    value = answers.get(item)
    return int(value) if value and _WHOLE.fullmatch(value) else None


def numbers(answers: Answers, items: tuple[str, ...]) -> tuple[int, ...] | None:
    """One number for each item; None if any of them is missing: a sum of some is never stretched to all."""
    found = [number(answers, item) for item in items]
    said = tuple(one for one in found if one is not None)
    return said if len(said) == len(items) else None
