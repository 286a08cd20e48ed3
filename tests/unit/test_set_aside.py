"""Answers that cannot be true together are kept and counted nowhere; the others count as ever."""

import pytest

from domain.evaluation.counting import cells
from domain.participation.logic import set_aside
from domain.participation.questionnaire import ACTORS, OTHER_ACTORS, Choice, Question, Questionnaire, in_territory


def number(name: str, **details: object) -> Question:
    return Question(name, 1, name, 1, "theme", "number", "?", low=0, high=100, **details)  # type: ignore[arg-type]


def asked(*questions: Question) -> Questionnaire:
    return Questionnaire("q@1", "q", 1, "", "", "", "tous", 1, 15, questions)


PARTS = asked(
    number("a", shares="whole"),
    number("b", shares="whole"),
    number("c", shares="whole", check="a + b + c == 100"),
    number("all"),
    number("some", check="some <= all"),
)


@pytest.mark.parametrize(
    ("answers", "aside"),
    [
        ({"a": "50", "b": "30", "c": "20"}, set()),
        ({"a": "50", "b": "30", "c": "30"}, {"a", "b", "c"}),
        ({"a": "50", "b": "30", "c": None}, set()),
        ({"all": "5", "some": "9"}, {"some"}),
        ({"all": None, "some": "9"}, set()),
    ],
)
def test_the_last_of_what_does_not_go_together_is_set_aside(answers: dict[str, str | None], aside: set[str]) -> None:
    assert set_aside(PARTS, answers) == aside
    counted = {measure.removeprefix("item:").partition("@")[0] for measure, _ in cells(PARTS, (), answers)}
    assert counted == {name for name, value in answers.items() if value is not None} - aside


def test_a_territory_fills_its_lists_and_nobody_is_their_own_partner() -> None:
    here = (Choice("vrac", "VRAC"), Choice("grap", "GRAP"))
    whole = asked(
        Question("p01", 1, "actor", 1, "theme", "single", "?", choices_from=ACTORS),
        Question("p20", 2, "ties", 1, "theme", "roster", "?", choices=(Choice("c", "C"),), rows_from=OTHER_ACTORS),
    )
    who, ties = in_territory(whole, here, own="vrac").questions
    assert who.choices == here
    assert ties.rows == here[1:]
    assert in_territory(whole, here).questions[1].rows == here
