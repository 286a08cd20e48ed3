"""What is typed of a sheet of paper, for every kind of question."""

import pytest

from domain.errors import Invalid
from domain.participation.errors import NumberOutOfRange, TooManyChoices
from domain.participation.questionnaire import Choice, Question
from domain.participation.sheets import (
    NoSuchBox,
    NotAgreed,
    RowsMissing,
    SameRank,
    StillToDecide,
    agreed,
    decided,
    differences,
    value,
)

FOUR = tuple(Choice(one, one) for one in ("a", "b", "c", "nsp"))
TEN = tuple(Choice(f"c{n}", f"c{n}") for n in range(1, 11))


def asked(kind: str, choices: tuple[Choice, ...] = FOUR, **facts: object) -> Question:
    return Question("q", 1, "item", 1, "theme", kind, "?", choices=choices, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "typed", "expected"),
    [
        (asked("single"), "2", "b"),
        (asked("single"), " 4 ", "nsp"),
        (asked("single"), "", None),
        (asked("single", TEN), "10", "c10"),
        (asked("multiple"), "31", "a c"),
        (asked("multiple"), "3, 1", "a c"),
        (asked("multiple", TEN), "10 2", "c2 c10"),
        (asked("ranking"), "2-1-", "c a"),
        (asked("ranking"), "0 3 1 -", "c b"),
        (asked("ranking"), "----", None),
        (asked("matrix", rows=(Choice("r", "R"), Choice("s", "S"))), "4-", "r=nsp"),
        (asked("matrix", TEN, rows=(Choice("r", "R"), Choice("s", "S"))), "10 2", "r=c10 s=c2"),
        (asked("number", (), low=0, high=30), "07", "7"),
        (asked("text", (), max_chars=40), " Un four ", "Un four"),
    ],
)
def test_what_is_typed_is_the_answer_of_a_tablet(question: Question, typed: str, expected: str | None) -> None:
    assert value(question, typed) == expected


@pytest.mark.parametrize(
    ("question", "typed", "fault"),
    [
        (asked("single"), "5", NoSuchBox),
        (asked("single"), "0", NoSuchBox),
        (asked("single"), "x", NoSuchBox),
        (asked("single"), "12", Invalid),  # two boxes where one is asked
        (asked("single"), "²", NoSuchBox),
        (asked("multiple", max_choices=1), "12", TooManyChoices),
        (asked("multiple"), "11", Invalid),
        (asked("ranking"), "11--", SameRank),
        (asked("ranking"), "12", RowsMissing),
        (asked("matrix", rows=(Choice("r", "R"), Choice("s", "S"))), "123", RowsMissing),
        (asked("number", (), low=0, high=30), "31", NumberOutOfRange),
    ],
)
def test_what_no_sheet_can_say_is_refused(question: Question, typed: str, fault: type[Invalid]) -> None:
    with pytest.raises(fault):
        value(question, typed)


@pytest.mark.parametrize("typed", ["", "2", "12", "oui"])
def test_nothing_is_copied_without_a_tick_for_yes(typed: str) -> None:
    agreed(" 1 ")
    with pytest.raises(NotAgreed):
        agreed(typed)


def test_two_readings_are_settled_difference_by_difference() -> None:
    first, second = {"a": "1", "b": None, "c": "x"}, {"c": "x", "a": "2", "d": "y"}
    assert differences(first, second) == ("a", "d")
    assert differences({"a": None}, {}) == ()
    assert decided(first, second, {"a": 2, "d": 1}) == {"a": "2", "b": None, "c": "x", "d": None}
    with pytest.raises(StillToDecide):
        decided(first, second, {"a": 2})
