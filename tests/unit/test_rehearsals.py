"""What is invented for a rehearsal: its title, answers that are accepted, ballots that the rules allow."""

import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from domain.participation.invented import answered, possible
from domain.participation.questionnaire import Choice, Question, Questionnaire
from domain.votes import METHODS, method
from domain.votes.ballot import Papers
from domain.votes.invented import ballot
from domain.votes.vote import Plan, Vote
from domain.workshops.workshop import LONGEST_TITLE, State
from sentences.workshops.names import rehearsal
from tests.ballots import plan
from texts import say

YES_NO = (Choice("oui", "Oui"), Choice("non", "Non"), Choice("nsp", "Je ne sais pas"))


def test_a_title_is_shortened_for_its_rehearsal_and_never_too_long() -> None:
    assert rehearsal("Bien manger") == say("rehearsal.title", title="Bien manger")
    for title in (
        "mot " * 20,
        "x" * LONGEST_TITLE,
        "Bien manger dans le quartier de la gare et autour, sept jours sur sept",
    ):
        made = rehearsal(title.strip())
        assert len(made) <= LONGEST_TITLE
        assert made.startswith(say("rehearsal.title", title="").strip())


PLANS = [
    *(plan(name) for name in METHODS),
    plan("approval", most=1),
    plan("ranking", most=2),
    plan("majority", scale="seven"),
    plan("dots", options=5, dots=1, per_option=1),
    plan("budget", papers=Papers.BASKET, budget=Fraction(12_000)),
    plan("budget", papers=Papers.POINTS, dots=7, per_option=3),
    plan("budget", papers=Papers.RANKING, most=3),
]


@pytest.mark.parametrize("asked", PLANS, ids=lambda asked: f"{asked.method}-{asked.rules.papers}-{asked.rules.most}")
def test_a_ballot_is_one_that_the_rules_allow_and_people_differ(asked: Plan) -> None:
    vote = Vote("v", "w", asked.lettered(), State.OPEN, 1, None, None, 0)
    papers = [ballot(vote, random.Random("room"), random.Random(n)) for n in range(60)]  # noqa: S311  the same each time
    for paper in papers:
        method(asked.method).check(paper, vote.options, asked.rules)
    blanks = sum(paper.blank for paper in papers)
    assert 0 < blanks < 20
    assert len({paper.text for paper in papers}) > 2
    marks = [mark for paper in papers for _, mark in paper.marks]
    objection = method(asked.method).objection
    assert objection is None or marks.count(objection) < len(marks) / 5
    again = ballot(vote, random.Random("room"), random.Random(7))  # noqa: S311  the same each time
    assert again == papers[7]


def asks(*questions: Question) -> Questionnaire:
    placed = tuple(replace(one, position=place) for place, one in enumerate(questions))
    return Questionnaire("q@1", "q", 1, "", "", "", "habitant", 5, 15, placed)


def question(name: str, kind: str, choices: tuple[Choice, ...] = YES_NO, **more: Any) -> Question:  # noqa: ANN401  fields
    return replace(Question(name, 0, name, 1, "access", kind, name, choices=choices), **more)


def test_somebody_answers_what_is_asked_of_them_and_nothing_else() -> None:
    asked = asks(
        question("first", "single"),
        question("why", "single", relevant="first == 'oui'"),
        question("table", "matrix", rows=(Choice("r1", "Un"), Choice("r2", "Deux"))),
        question("order", "ranking", max_choices=2),
        question("many", "number", (), low=3, high=5),
        question("words", "text", ()),
        question("older", "single", min_age=18),
        question("private", "single", sensitive=True),
    )
    people = [answered(asked, 18, random.Random(n), sensitive=True) for n in range(80)]  # noqa: S311  as above
    for person in people:
        assert ("why" in person) == (person["first"] == "oui")
        assert person["words"] is None
        assert {"older", "private"} <= set(person)
        assert 3 <= int(str(person["many"])) <= 5
        assert str(person["table"]).startswith("r1=")
        assert len(str(person["order"]).split()) == 2
    assert {person["first"] for person in people} == {"oui", "non", "nsp"}
    young = answered(asked, 15, random.Random(1), sensitive=False)  # noqa: S311  as above
    assert not {"older", "private"} & set(young)


def test_what_may_be_drawn_is_likely_in_all() -> None:
    values, weights = possible(question("first", "single"))
    assert values == ("oui", "non", "nsp")
    assert sum(weights) == pytest.approx(1)
    assert weights[2] < weights[0]
    assert possible(question("words", "text", ())) == ((None,), (1.0,))
