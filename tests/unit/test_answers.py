"""The server's last word on one answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import errors
from domain.participation.answers import accept
from domain.participation.errors import ExclusiveChoice, NotANumber, NumberOutOfRange, TooManyChoices, ValueNotInList
from domain.participation.kinds import KINDS
from domain.participation.questionnaire import Choice, Question

CHOICES = (
    Choice("a", "A"),
    Choice("b", "B"),
    Choice("rien", "Rien", exclusive=True),
    Choice("pnr", "…", exclusive=True),
)


def question(kind: str, **details: object) -> Question:
    given = {"choices": CHOICES, **details}
    return Question("q", 1, "item", 1, "theme", kind, "Question", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "value", "refusal"),
    [
        (question("single"), "z", ValueNotInList),
        (question("single"), "a b", ValueNotInList),
        (question("multiple"), "a rien", ExclusiveChoice),
        (question("multiple"), "a a", ValueNotInList),
        (question("multiple", max_choices=1), "a b", TooManyChoices),
        (question("number", choices=(), low=0, high=10), "11", NumberOutOfRange),
        (question("number", choices=(), low=0, high=10), "-1", NumberOutOfRange),
        (question("number", choices=(), low=0, high=10), "1.5", NotANumber),
        (question("number", choices=(), low=0, high=10), "٣", NotANumber),
        (question("text", choices=(), max_chars=5), "123456", errors.TextTooLong),
        (question("text", choices=()), "a\x00b", errors.ForbiddenCharacters),
        (question("text", choices=()), "abc\u202edef", errors.ForbiddenCharacters),
        (question("text", choices=()), "\ud800", errors.ForbiddenCharacters),
        (question("matrix", rows=(Choice("r", "R"),)), "x=a", ValueNotInList),
        (question("ranking"), "a z", ValueNotInList),
        (question("ranking"), "a a", ValueNotInList),
        (question("ranking"), "a pnr", ExclusiveChoice),
        (question("ranking", max_choices=1), "a b", TooManyChoices),
        (question("roster", rows=(Choice("r", "R"),)), "r=a r=b", ValueNotInList),
        (question("roster", rows=(Choice("r", "R"),)), "r=", ValueNotInList),
        (question("roster", rows=(Choice("r", "R"),)), "r", ValueNotInList),
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
        (question("multiple"), "b a", "a b"),
        (question("ranking"), "b a", "b a"),
        (question("number", choices=(), low=0, high=10), "07", "7"),
        (question("text", choices=()), "  e\u0301te\u0301\r\nici ", "été\nici"),
        (question("text", choices=()), "   ", None),
        (question("text", choices=()), "\u200fمرحبا", "\u200fمرحبا"),
        (question("matrix", rows=(Choice("r", "R"), Choice("s", "S"))), "s=a r=b", "r=b s=a"),
        (question("single", required=True), None, None),
        (question("multiple", choices=CHOICES[:2], required=True), None, None),
    ],
)
def test_good_answers_have_one_form(asked: Question, value: str | None, kept: str | None) -> None:
    assert accept(asked, value) == kept


@given(st.text(), st.sampled_from(list(KINDS)))
def test_any_text_is_kept_once_or_refused(value: str, kind: str) -> None:
    asked = question(kind, choices=() if kind == "text" else CHOICES, rows=(Choice("r", "R"),))
    try:
        kept = accept(asked, value)
    except errors.Invalid:
        return
    assert kept == accept(asked, kept)
