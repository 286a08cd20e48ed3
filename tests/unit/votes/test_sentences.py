"""The reasons that a count gives are French sentences, and true."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import texts
from domain.votes import METHODS, mentions, method, objections
from domain.votes.ballot import Allocation, Ballot, Completion, Option, Rules
from domain.votes.methods import approval, budget, consent, majority, ranking, thermometer
from domain.votes.result import Explanation
from sentences import numbers
from sentences.votes import words
from tests.unit.votes.elections import elections

OPTIONS = [Option("A", "Une cuisine"), Option("B", "Un jardin")]


def spoken(explanations: Iterable[Explanation]) -> list[str]:
    return [texts.say(said.key, **filled(said)) for said in explanations]


def filled(said: Explanation) -> dict[str, Any]:
    values = {name: " et ".join(value) if isinstance(value, tuple) else value for name, value in said.values.items()}
    return {**values, **said.amounts, **{name: texts.say(key) for name, key in said.words.items()}}


@pytest.mark.parametrize("name", sorted(METHODS))
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_result_can_be_said(name: str, data: st.DataObject) -> None:
    election = data.draw(elections(name))
    result = method(name).count(election.ballots, election.options, election.rules)
    said = spoken(method(name).explain(result, election.options))
    assert said
    assert not any("{" in sentence for sentence in said)
    assert not any("{" in sentence for sentence in spoken(budget.steps(result, election.options)))


def votes(*texts_and_numbers: tuple[str, int]) -> list[Ballot]:
    return [Ballot.parse(text) for text, many in texts_and_numbers for _ in range(many)]


def test_approval() -> None:
    result = approval.count(votes(("A=1", 5), ("B=1", 3)), OPTIONS, Rules())
    assert spoken(approval.explain(result, OPTIONS)) == [
        (
            "«\u00a0Une cuisine\u00a0» est en tête\u00a0: 5 approbations pour 8 bulletins. "
            "Il manquait 2 voix à «\u00a0Un jardin\u00a0» pour être à égalité."
        )
    ]


def test_four_ballots_tell_only_that_they_are_too_few() -> None:
    result = approval.count(votes(("A=1", 3), ("B=1", 1)), OPTIONS, Rules())
    assert [said.key for said in approval.explain(result, OPTIONS)] == ["vote.few"]


def test_a_duel_of_majority_judgment() -> None:
    # Both «Bien»; without two middle ballots, B falls to «Passable».
    result = majority.count(votes(("A=3 B=3", 3), ("A=3 B=2", 2), ("A=4 B=4", 1)), OPTIONS, Rules(scale="five"))
    assert isinstance(result, majority.MajorityResult)
    duel = mentions.duel(result.profiles["A"], result.profiles["B"])
    assert duel is not None
    assert (duel.mention, duel.other) == (3, 2)
    sentence = spoken(majority.explain(result, OPTIONS))[0]
    assert f"On retire à chacun {duel.removed} bulletins" in sentence or duel.removed == 1
    assert "«\u00a0Une cuisine\u00a0» obtient «\u00a0Bien\u00a0»" in sentence
    assert sentence.endswith("Pour «\u00a0Un jardin\u00a0»\u00a0: «\u00a0Passable\u00a0».")


def test_different_mentions() -> None:
    result = majority.count(votes(("A=4 B=1", 4), ("A=3 B=1", 2)), OPTIONS, Rules(scale="five"))
    said = majority.explain(result, OPTIONS)
    assert (said[0].key, said[0].values["at_least"]) == ("vote.majority.mention", 4)
    assert "«\u00a0Très bien\u00a0»" in spoken(said)[0]


def test_ranking() -> None:
    result = ranking.count(votes(("A=1 B=2", 4), ("B=1 A=2", 2)), OPTIONS, Rules(counting="schulze"))
    assert spoken(ranking.explain(result, OPTIONS)) == [
        "«\u00a0Une cuisine\u00a0» passe devant grâce à ses duels. Face à «\u00a0Un jardin\u00a0»\u00a0: 4 contre 2.",
        "«\u00a0Une cuisine\u00a0» gagne tous ses duels.",
    ]


def test_budget_step_by_step() -> None:
    projects = [Option("A", "Une cuisine", Fraction(50)), Option("B", "Un jardin", Fraction(60))]
    result = budget.count(votes(("A=1", 5), ("B=1", 5)), projects, Rules(budget=Fraction(100)))
    assert [said.key for said in budget.explain(result, projects)] == [
        "vote.budget.funded",
        "vote.budget.served",
        "vote.budget.missing",
    ]
    assert spoken(budget.steps(result, projects)) == [
        "Chacune des 10 personnes a 10 à dépenser pour ses projets.",
        "«\u00a0Une cuisine\u00a0» est acheté par 5 personnes. Chacune paie 10 au plus.",
    ]
    assert budget.explain(result, projects)[2].amounts["missing"] == 10


def test_most_votes_first_says_what_did_not_fit() -> None:
    projects = [Option("A", "Une cuisine", Fraction(50)), Option("B", "Un jardin", Fraction(60))]
    rules = Rules(budget=Fraction(100), allocation=Allocation.GREEDY)
    result = budget.count(votes(("A=1", 5), ("B=1", 4)), projects, rules)
    assert spoken(budget.explain(result, projects)) == [
        "Un projet est financé\u00a0: Une cuisine. Il coûte 50 et il reste 50.",
        "Personnes dont au moins un projet choisi est financé\u00a0: 5 sur 9.",
        (
            "«\u00a0Un jardin\u00a0» a été choisi par 4 personnes. "
            "Il coûte 60\u00a0: l’argent qui restait n’y suffisait pas."
        ),
    ]


def test_consent_and_thermometer() -> None:
    result = consent.count(votes(("A=0", 5), ("A=2", 1)), OPTIONS[:1], Rules())
    assert spoken(consent.explain(result, OPTIONS[:1])) == [
        "«\u00a0Une cuisine\u00a0» est reporté\u00a0: une objection demeure.",
        "1 objection est comptée dans les bulletins.",
    ]
    taken_up = objections.decide(result, "A", [objections.Status.LIFTED, objections.Status.OPEN], spoken=1)
    assert spoken(objections.explained(taken_up, OPTIONS[0]))[1:] == [
        "1 objection est comptée dans les bulletins.",
        "1 objection a été dite à voix haute.",
        "Une objection a été entendue. Levée\u00a0: 1. Intégrée\u00a0: 0. Maintenue\u00a0: 0. En cours\u00a0: 1.",
    ]
    before = thermometer.count(votes(("A=2", 6)), OPTIONS[:1], Rules())
    after = thermometer.count(votes(("A=7", 6)), OPTIONS[:1], Rules())
    assert spoken(thermometer.moved(before, after, OPTIONS[:1])) == [
        "«\u00a0Une cuisine\u00a0»\u00a0: le milieu de la salle passe de 2 à 7."
    ]
    assert thermometer.moved(before, thermometer.count(votes(("A=7", 4)), OPTIONS[:1], Rules()), OPTIONS[:1]) == ()


@given(st.lists(st.integers(0, 10), min_size=5, max_size=40))
def test_one_person_in_two_is_said_where_it_is_true(people: list[int]) -> None:
    result = thermometer.count([Ballot.of({"A": degree}) for degree in people], OPTIONS[:1], Rules())
    [said] = thermometer.explain(result, OPTIONS[:1])
    low, high = int(str(said.values["low"])), int(str(said.values["high"]))
    assert 2 * sum(low <= degree <= high for degree in people) >= len(people)
    assert "u moins une personne sur deux" in spoken([said])[0]


def test_a_budget_gap_is_told_in_whole_euros() -> None:
    options = [Option("A", "Une cuisine", Fraction(90)), Option("B", "Un jardin", Fraction(10))]
    rules = Rules(budget=Fraction(100), allocation=Allocation.EQUAL_SHARES, completion=Completion.NONE)
    result = budget.count(votes(("A=1 B=1", 4), ("B=1", 3)), options, rules)
    gaps = [said.amounts for said in budget.explain(result, options) if said.key == "vote.budget.missing"]
    assert gaps
    assert all(amount.denominator == 1 for amounts in gaps for amount in amounts.values())
    assert gaps[0]["missing"] + gaps[0]["purse"] == 90


def test_thousands_stand_apart_in_every_sentence() -> None:
    assert texts.say("vote.voices", n=1_173) == "1\u202f173 bulletins reçus"
    assert texts.say("vote.voices", n=999) == "999 bulletins reçus"
    assert numbers.euros(Fraction(1_173)) == "1\u202f173\u202f€"


def test_two_who_come_second_each_have_their_own_quotation_marks() -> None:
    three = [*OPTIONS, Option("C", "Un four, un vrai")]
    result = approval.count(votes(("A=1", 5), ("B=1", 3), ("C=1", 3)), three, Rules())
    [sentence] = words.sentences(approval.explain(result, three))
    assert "à «\u00a0Un jardin\u00a0» et «\u00a0Un four, un vrai\u00a0» pour" in sentence
