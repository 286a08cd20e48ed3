"""What is said of a question on the wall, and the rows of its chart."""

from datetime import date

import pytest

from charts.drawn import spec
from charts.look import GREEN, SCALES, WALL
from charts.questions import spread as drawn
from domain.evaluation.disclosure import Figure
from domain.evaluation.indicators import Calculation, Indicator, Theme
from domain.evaluation.measures import Telling
from domain.evaluation.questions import Asked
from domain.evaluation.ranges import Span, exactly
from domain.evaluation.spreads import Spread
from domain.participation.questionnaire import Choice, Question
from sentences.evaluation.questions import frame, read_aloud, sentence, title, who
from texts import say
from texts.typography import typeset

DAY = date(2026, 11, 28)
FEW, SOME, MANY, TWENTY = Span(0, 4), Span(5, 9), Span(10, 14), exactly(20)
CHOICES = tuple(
    Choice(str(n), words) for n, words in enumerate(("Jamais", "Rarement", "Parfois", "Souvent", "Toujours"))
)
RULE = Calculation(Telling.SHARE, ("welcome",), frozenset("34"))
INDICATOR = Indicator(
    "x", 1, "care", "Accueil", "", "%", 0, 100, "up", sensitive=False, flagship=False, room=True, calculation=RULE
)


def question(kind: str = "scale5", relevant: str = "") -> Question:
    return Question(
        "q1", 1, "welcome", 1, "care", kind, "On est bien reçu ici", choices=CHOICES, prompt="Êtes-vous d'accord ?",
        stem="Ici :", relevant=relevant,
    )  # fmt: skip


def told(parts: tuple[Span, ...], n: Span) -> Spread:
    return Spread(26, n, {choice.id: part for choice, part in zip(CHOICES, parts, strict=True)}, DAY)


def asked(*parts: Span, kind: str = "scale5", n: Span = TWENTY) -> Asked:
    return Asked(question(kind), told(parts, n))


def test_a_question_is_told_in_its_own_words() -> None:
    assert title(question()) == typeset("Ici : On est bien reçu ici Êtes-vous d'accord ?")


@pytest.mark.parametrize(
    ("parts", "key", "choices", "people"),
    [
        ((FEW, FEW, SOME, MANY, SOME), "first", "Souvent", "10 à 14"),
        ((SOME, FEW, FEW, FEW, SOME), "firsts", "Jamais · Toujours", "5 à 9"),
        ((SOME, SOME, FEW, SOME, SOME), "level", "", "5 à 9"),
    ],
)
def test_the_sentence_names_what_was_said_most(parts: tuple[Span, ...], key: str, choices: str, people: str) -> None:
    assert sentence(asked(*parts)) == say(f"question.{key}", choices=choices, people=people)


def test_who_did_not_answer_is_told_as_far_as_it_may_be() -> None:
    parts = (FEW, FEW, SOME, MANY, SOME)
    assert who(asked(*parts)) == f"20 personnes ont répondu, sur 26. {say('figure.silent', people='6')}"
    rough = asked(*parts, n=Span(22, 26))
    assert who(rough) == f"22 à 26 personnes ont répondu, sur 26. {say('figure.silent_few', few='5')}"
    skipped = Asked(question(relevant="q0 == 'oui'"), told(parts, TWENTY))
    assert who(skipped).endswith(say("figure.aside", people="6"))
    assert who(asked(*parts, kind="multiple")).endswith(say("question.several"))


def test_each_choice_has_a_row_in_the_order_of_the_question() -> None:
    rows = frame(asked(FEW, FEW, SOME, MANY, SOME)).to_dict("records")
    assert [row["choice"] for row in rows] == [choice.fr for choice in CHOICES]
    assert [row["label"] for row in rows] == ["moins de 5", "moins de 5", "5 à 9", "10 à 14", "5 à 9"]
    assert [row["part"] for row in rows] == [0, 0, 5 / 20, 10 / 20, 5 / 20]
    assert [row["most"] for row in rows] == [4 / 20, 4 / 20, 9 / 20, 14 / 20, 9 / 20]
    assert not any("%" in row["label"] for row in rows)


def test_blocks_that_add_up_beyond_those_who_answered_stay_inside_the_chart() -> None:
    rows = frame(asked(FEW, FEW, FEW, Span(20, 33), FEW, n=Span(22, 30))).to_dict("records")
    assert max(row["most"] for row in rows) == 1


def test_a_figure_alone_is_one_bar_and_its_own_sentence() -> None:
    figure = Figure("x", 20, day=DAY, n=exactly(18), count=exactly(12), against=exactly(6), missing=2)
    one = Asked(question(), None, INDICATOR, figure, Theme("care", 1, "Soin", "favorite"))
    [row] = frame(one).to_dict("records")
    assert (row["choice"], row["label"], round(row["part"], 3)) == ("Accueil", "12 sur 18", 0.667)
    assert "12 personnes sur 18" in sentence(one)
    assert who(one) == f"{say('question.asked', n=20)} {say('figure.missing', n=2)}"


def test_the_chart_is_read_aloud_choice_by_choice() -> None:
    said = read_aloud(asked(FEW, FEW, SOME, MANY, SOME))
    labels = ("moins de 5", "moins de 5", "5 à 9", "10 à 14", "5 à 9")
    rows = [say("question.row", choice=choice.fr, people=n) for choice, n in zip(CHOICES, labels, strict=True)]
    assert " ".join(rows) in said


@pytest.mark.parametrize(("kind", "colours"), [("scale5", list(SCALES[5])), ("single", [GREEN] * 5)])
def test_a_scale_goes_from_one_end_to_the_other_and_a_list_has_one_colour(kind: str, colours: list[str]) -> None:
    made = drawn(frame(asked(FEW, FEW, SOME, MANY, SOME, kind=kind)), size=WALL).to_dict()
    [rows] = made["datasets"].values()
    assert [row["colour"] for row in rows] == colours
    assert spec(drawn, frame(asked(FEW, FEW, SOME, MANY, SOME, kind=kind)), size=WALL, wide=100)["width"] == 100
