"""The server's last word on one answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import errors
from domain.participation.answers import accept
from domain.participation.errors import ExclusiveChoice, NotANumber, NumberOutOfRange, TooManyChoices, ValueNotInList
from domain.participation.questionnaire import Choice, Kind, Question

CHOICES = (
    Choice("a", "A"),
    Choice("b", "B"),
    Choice("rien", "Rien", exclusive=True),
    Choice("pnr", "…", exclusive=True),
)


def question(kind: Kind, **details: object) -> Question:
    given = {"choices": CHOICES, **details}
    return Question("q", 1, "item", 1, "theme", kind, "Question", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "value", "refusal"),
    [
        (question(Kind.SINGLE), "z", ValueNotInList),
        (question(Kind.SINGLE), "a b", ValueNotInList),
        (question(Kind.MULTIPLE), "a rien", ExclusiveChoice),
        (question(Kind.MULTIPLE), "a a", ValueNotInList),
        (question(Kind.MULTIPLE, max_choices=1), "a b", TooManyChoices),
        (question(Kind.NUMBER, choices=(), low=0, high=10), "11", NumberOutOfRange),
        (question(Kind.NUMBER, choices=(), low=0, high=10), "-1", NumberOutOfRange),
        (question(Kind.NUMBER, choices=(), low=0, high=10), "1.5", NotANumber),
        (question(Kind.NUMBER, choices=(), low=0, high=10), "٣", NotANumber),
        (question(Kind.TEXT, choices=(), max_chars=5), "123456", errors.TextTooLong),
        (question(Kind.TEXT, choices=()), "a\x00b", errors.ForbiddenCharacters),
        (question(Kind.TEXT, choices=()), "abc\u202edef", errors.ForbiddenCharacters),
        (question(Kind.TEXT, choices=()), "\ud800", errors.ForbiddenCharacters),
        (question(Kind.MATRIX, rows=(Choice("r", "R"),)), "x=a", ValueNotInList),
        (question(Kind.RANKING), "a z", ValueNotInList),
        (question(Kind.RANKING), "a a", ValueNotInList),
        (question(Kind.RANKING), "a pnr", ExclusiveChoice),
        (question(Kind.RANKING, max_choices=1), "a b", TooManyChoices),
        (question(Kind.ROSTER, rows=(Choice("r", "R"),)), "r=a r=b", ValueNotInList),
        (question(Kind.ROSTER, rows=(Choice("r", "R"),)), "r=", ValueNotInList),
        (question(Kind.ROSTER, rows=(Choice("r", "R"),)), "r", ValueNotInList),
    ],
)
def test_bad_answers_are_refused_for_their_own_reason(
    asked: Question, value: str | None, refusal: type[errors.AppError]
) -> None:
    with pytest.raises(refusal):
        accept(asked, value)


@pytest.mark.parametrize(
    ("asked", "value", "kept"),
    [
        (question(Kind.MULTIPLE), "b a", "a b"),
        (question(Kind.RANKING), "b a", "b a"),
        (question(Kind.NUMBER, choices=(), low=0, high=10), "07", "7"),
        (question(Kind.TEXT, choices=()), "  e\u0301te\u0301\r\nici ", "été\nici"),
        (question(Kind.TEXT, choices=()), "   ", None),
        (question(Kind.TEXT, choices=()), "\u200fمرحبا", "\u200fمرحبا"),
        (question(Kind.MATRIX, rows=(Choice("r", "R"), Choice("s", "S"))), "s=a r=b", "r=b s=a"),
        (question(Kind.SINGLE, required=True), None, None),
        (question(Kind.MULTIPLE, choices=CHOICES[:2], required=True), None, None),
    ],
)
def test_good_answers_have_one_form(asked: Question, value: str | None, kept: str | None) -> None:
    assert accept(asked, value) == kept


@given(st.text(), st.sampled_from(Kind))
def test_any_text_is_kept_once_or_refused(value: str, kind: Kind) -> None:
    asked = question(kind, choices=() if kind is Kind.TEXT else CHOICES, rows=(Choice("r", "R"),))
    try:
        kept = accept(asked, value)
    except errors.Invalid:
        return
    assert kept == accept(asked, kept)
