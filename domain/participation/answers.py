"""Judging one answer: the server's last word, whatever the tablet already checked.

An answer travels as text in XLSForm's manner: the choice's id, a whole number in digits, ticked ids separated by
one space (in the order of the list; in the order of preference for a ranking), or free text. A matrix or a roster
travels as ``row=value`` pairs separated by one space. Passing a question is ``None``, never an empty string.
"""

import re

from domain.participation.errors import ExclusiveChoice, NotANumber, NumberOutOfRange, TooManyChoices, ValueNotInList
from domain.participation.questionnaire import Kind, Question
from domain.participation.typed import free_text, refuse_forbidden

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,12}")


def accept(question: Question, value: str | None) -> str | None:
    """The canonical form of ``value`` as an answer to ``question``; ``None`` if it is passed, or taken back.

    Taking back is never refused, not even where something must be touched: the tablet insists on that before it goes
    on, and a refusal here would keep an answer that its person no longer gives.

    Raises
    ------
    domain.errors.Invalid
        One of its kinds, saying what is wrong with the value.
    """
    if value is None or value == "":
        return None
    value = value.replace("\r\n", "\n")
    refuse_forbidden(value)
    return _JUDGES[question.kind](question, value)


def _single(question: Question, value: str) -> str:
    if value not in {choice.id for choice in question.choices}:
        raise ValueNotInList
    return value


def _number(question: Question, value: str) -> str:
    if question.choices:
        return _single(question, value)
    if not _WHOLE_NUMBER.fullmatch(value):
        raise NotANumber
    number = int(value)
    low, high = question.low, question.high
    if (low is not None and number < low) or (high is not None and number > high):
        raise NumberOutOfRange(low=low, high=high)
    return str(number)


def _ticked(question: Question, value: str) -> list[str]:
    ticked = value.split(" ")
    if len(set(ticked)) != len(ticked) or not set(ticked) <= {choice.id for choice in question.choices}:
        raise ValueNotInList
    return ticked


def _several(question: Question, value: str) -> list[str]:
    ticked = _ticked(question, value)
    if len(ticked) > 1 and any(choice.exclusive for choice in question.choices if choice.id in ticked):
        raise ExclusiveChoice
    if question.max_choices and len(ticked) > question.max_choices:
        raise TooManyChoices(most=question.max_choices)
    return ticked


def _multiple(question: Question, value: str) -> str:
    ticked = _several(question, value)
    return " ".join(choice.id for choice in question.choices if choice.id in ticked)


def _ranking(question: Question, value: str) -> str:
    return " ".join(_several(question, value))


def _text(question: Question, value: str) -> str | None:
    return free_text(value, question.max_chars or 280) or None


def _rows(question: Question, value: str) -> str:
    pairs = [pair.partition("=") for pair in value.split(" ")]
    rows = [row for row, _, _ in pairs]
    known = {row.id for row in question.rows}
    values = {choice.id for choice in question.choices}
    if len(set(rows)) != len(rows) or not set(rows) <= known or not {given for _, _, given in pairs} <= values:
        raise ValueNotInList
    order = [row.id for row in question.rows]
    return " ".join(f"{row}={given}" for row, _, given in sorted(pairs, key=lambda pair: order.index(pair[0])))


_JUDGES = {
    Kind.SINGLE: _single,
    Kind.SCALE5: _single,
    Kind.NUMBER: _number,
    Kind.MULTIPLE: _multiple,
    Kind.RANKING: _ranking,
    Kind.TEXT: _text,
    Kind.MATRIX: _rows,
    Kind.ROSTER: _rows,
}
