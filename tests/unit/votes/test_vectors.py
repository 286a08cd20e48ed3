"""Worked examples with their known answers: the field's specification, and what a room would check by hand."""

import statistics
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pabutools import election as pabu
from pabutools.rules import greedy_utilitarian_welfare
from pabutools.tiebreaking import TieBreakingRule
from py3votecore.schulze_by_graph import SchulzeMethodByGraph

from domain import errors
from domain.participation.errors import NumberOutOfRange, TooManyChoices
from domain.votes import METHODS, mentions, method, objections
from domain.votes.ballot import COUNTINGS, Allocation, Ballot, Completion, Option, Papers, Rules
from domain.votes.equality import by_lot
from domain.votes.errors import (
    MalformedBallot,
    MoreSettledThanObjections,
    NothingChosen,
    OverBudget,
    RanksBroken,
    TooManyDots,
    UnknownMethod,
    UnknownOption,
)
from domain.votes.methods import budget, consent, dots, majority, ranking, thermometer

ABC = [Option("A", "Une cuisine"), Option("B", "Un jardin"), Option("C", "Un four")]


def ballot(text: str) -> Ballot:
    return Ballot.parse(text)


def votes_of(*papers: str) -> list[Ballot]:
    return [Ballot.parse(paper) for paper in papers]


def tally(grades: list[int], best: int) -> list[int]:
    return [grades.count(mention) for mention in range(best + 1)]


def test_every_method_counts_under_its_own_name() -> None:
    assert all(method(name).count([], ABC, Rules()).method == name for name in METHODS)
    with pytest.raises(UnknownMethod):
        method("raised voices")


def test_majority_values_of_the_library_of_mieux_voter() -> None:
    assert mentions.value(tally([7, 11, 9, 9, 11], 11)) == (9, 9, 11, 7, 11)
    assert mentions.value(tally([8, 11, 9, 9, 10], 11)) == (9, 9, 10, 8, 11)


def test_majority_judgment_when_the_mentions_are_equal() -> None:
    a, b = [3, 3, 3, 0, 0, 0, 1, 1, 2, 2], [0, 0, 1, 1, 2, 2, 2, 2, 3, 3]
    ballots = [Ballot.of({"A": x, "B": y}) for x, y in zip(a, b, strict=True)]
    result = majority.count(ballots, ABC[:2], Rules(scale="five"))
    assert [place.options for place in result.places] == [("B",), ("A",)]


def test_an_option_without_a_mention_receives_the_worst() -> None:
    result = majority.count([ballot("A=4")] * 3 + [ballot("A=4 B=4")] * 2, ABC[:2], Rules(scale="five"))
    assert isinstance(result, majority.MajorityResult)
    assert result.profiles["B"] == (3, 0, 0, 0, 2)


@given(st.integers(1, 12).flatmap(lambda n: st.lists(st.lists(st.integers(0, 4), min_size=n, max_size=n), max_size=4)))
@settings(deadline=None)
def test_the_gauge_never_contradicts_the_majority_value(grades: list[list[int]]) -> None:
    def strength(counts: list[int]) -> tuple[int, bool, Fraction]:
        gauge = mentions.gauge(counts)
        return gauge.mention, gauge.sign == "+", gauge.above if gauge.sign == "+" else -gauge.below

    tallies = [tally(row, 4) for row in grades]
    for one, two in permutations(tallies, 2):
        if strength(one) > strength(two):
            assert mentions.value(one) > mentions.value(two)


def test_borda_and_condorcet() -> None:
    votes = [ballot("A=1 B=2 C=3")] * 4 + [ballot("B=1 C=2 A=3")] * 3 + [ballot("C=1 B=2 A=3")] * 2
    result = ranking.count(votes, ABC, Rules())
    assert isinstance(result, ranking.RankingResult)
    assert {option: score["points"] for option, score in result.scores.items()} == {"A": 8, "B": 12, "C": 7}
    assert result.champion == "B"
    assert (result.duels["B", "A"], result.duels["A", "B"]) == (5, 4)
    assert (result.duels["B", "C"], result.duels["C", "B"]) == (7, 2)


def test_options_left_out_share_the_points_that_remain() -> None:
    assert ranking.points(ballot("A=1"), ("A", "B", "C", "D")) == {"A": 3, "B": 1, "C": 1, "D": 1}
    assert ranking.points(ballot("A=1"), ("A", "B", "C")) == {"A": 2, "B": Fraction(1, 2), "C": Fraction(1, 2)}


def test_equal_points_are_parted_by_the_duel_then_told_as_a_tie() -> None:
    votes = [ballot("A=1 B=2 C=3")] * 3 + [ballot("B=1 C=2 A=3")] * 2 + [ballot("C=1 A=2 B=3")]
    result = ranking.count(votes, ABC, Rules())
    assert result.scores["A"]["points"] == result.scores["B"]["points"] == 7
    assert [place.options for place in result.places] == [("A",), ("B",), ("C",)]
    circle = [ballot("A=1 B=2 C=3"), ballot("B=1 C=2 A=3"), ballot("C=1 A=2 B=3")] * 2
    for counting in COUNTINGS:
        assert [p.options for p in ranking.count(circle, ABC, Rules(counting=counting)).places] == [("A", "B", "C")]


def library(fought: ranking.Duels) -> SchulzeMethodByGraph:
    return SchulzeMethodByGraph(dict(fought), tie_breaker=list("ABCDE"))


def duels_of(orders: Sequence[Sequence[str]]) -> ranking.Duels:
    return ranking.duels([Ballot.of({o: r for r, o in enumerate(order, 1)}) for order in orders], "ABCDE")


@given(st.lists(st.permutations("ABCDE"), min_size=1, max_size=9))
@settings(deadline=None)
def test_schulze_winners_are_those_of_py_vote_core(orders: list[list[str]]) -> None:
    found, winners = library(duels_of(orders)), set(ranking.schulze(duels_of(orders), "ABCDE")[0].options)
    if len(orders) % 2:
        assert winners == set(getattr(found, "tied_winners", {found.winner}))
    else:
        assert found.winner in winners


def test_schulze_ties_that_py_vote_core_hides() -> None:
    """A, D and E beat one another in a circle; B draws with each of them: by the definition the four are level."""
    fought = duels_of(["ABCDE", "ABEDC", "AECDB", "BCEDA", "DBACE", "DCAEB", "EBCDA", "EDCBA"])
    assert {pair for pair, wins in fought.items() if wins > 4} == {("A", "E"), ("E", "D"), ("D", "A"), ("B", "C")}
    assert [place.options for place in ranking.schulze(fought, "ABCDE")] == [("A", "B", "D", "E"), ("C",)]
    assert library(fought).winner == "B"
    assert not hasattr(library(fought), "tied_winners")


def test_a_drawn_duel_is_no_step_of_a_path() -> None:
    fought = {("A", "B"): 2, ("B", "A"): 1, ("A", "C"): 3, ("C", "A"): 3, ("B", "C"): 3, ("C", "B"): 3}
    assert [place.options for place in ranking.schulze(fought, "ABC")] == [("A", "C"), ("B",)]


PROJECTS = [
    Option("A", "Une cuisine", Fraction(5000)),
    Option("B", "Un jardin", Fraction(5000)),
    Option("C", "Un four", Fraction(4000)),
]
ROOM = [ballot("A=1 B=1")] * 6 + [ballot("C=1")] * 4


def test_equal_shares_serve_those_whom_most_votes_first_forgets() -> None:
    result = budget.count(ROOM, PROJECTS, Rules(budget=Fraction(10_000)))
    assert isinstance(result, budget.BudgetResult)
    assert (result.greedy.funded, result.greedy.served) == (("A", "B"), 6)
    shares = result.equal_shares
    assert (shares.funded, shares.served) == (("A", "C"), 10)
    assert shares.left == 1000
    assert [(r.option, r.payment, r.payers) for r in shares.rounds] == [("A", Fraction(2500, 3), 6), ("C", 1000, 4)]
    assert shares.rounds[0].level == ("A", "B")
    assert shares.ties == (("A", "B"),)
    assert shares.purses == {"B": 1000}
    assert result.greedy.ties == ()


def test_a_lot_parts_projects_that_nothing_else_parts() -> None:
    rules = Rules(budget=Fraction(10_000), lot=True)
    for seed in ("carotte", "poireau", "fenouil", "navet"):
        result = budget.count(ROOM, PROJECTS, rules, seed)
        assert isinstance(result, budget.BudgetResult)
        first = by_lot(["A", "B"], seed)
        assert result.equal_shares.funded[0] == first[0]
        assert result.lot is not None
        assert result.lot.drawn == (tuple(first),)
    assert len({by_lot(["A", "B"], seed)[0] for seed in ("carotte", "poireau", "fenouil", "navet")}) == 2


def test_what_completion_does_with_the_money_left() -> None:
    projects = [Option("A", "", Fraction(60)), Option("B", "", Fraction(50)), Option("C", "", Fraction(30))]
    votes = [ballot("A=1")] * 3 + [ballot("B=1")] + [ballot("C=1")]
    funded = {}
    for completion in Completion:
        result = budget.count(votes, projects, Rules(budget=Fraction(100), completion=completion))
        assert isinstance(result, budget.BudgetResult)
        funded[completion.value] = (*result.equal_shares.funded, int(result.equal_shares.share))
    # Shares of 20: A is bought. Growing to 30 buys C; 50 would buy B and overspend.
    assert funded == {
        "none": ("A", 20),
        "greedy": ("A", "C", 20),
        "add1": ("A", "C", 30),
        "add1_full": ("A", "C", 49),
        "add1_greedy": ("A", "C", 49),
    }


def test_equal_points_go_to_more_people_then_to_the_lower_cost() -> None:
    projects = [Option("A", "", Fraction(6)), Option("B", "", Fraction(7)), Option("C", "", Fraction(5))]
    rules = Rules(budget=Fraction(7), papers=Papers.POINTS, allocation=Allocation.GREEDY)
    assert budget.count(votes_of("A=2", "B=1", "B=1"), projects, rules).winners == ("B",)
    assert budget.count(votes_of("A=2", "B=2", "C=2"), projects, rules).winners == ("C",)


def test_a_ranking_gives_points_to_as_many_projects_as_one_may_rank() -> None:
    rules = Rules(budget=Fraction(1), papers=Papers.RANKING, most=2)
    result = budget.count(votes_of("A=1 B=2 C=3"), PROJECTS, rules)
    assert {option: score["points"] for option, score in result.scores.items()} == {"A": 2, "B": 1, "C": 0}
    assert {option: score["votes"] for option, score in result.scores.items()} == {"A": 1, "B": 1, "C": 0}


def test_free_projects_are_taken_and_unwanted_ones_are_not() -> None:
    projects = [Option("A", "", Fraction(0)), Option("B", "", Fraction(10)), Option("C", "", Fraction(10))]
    result = budget.count([ballot("A=1 B=1")], projects, Rules(budget=Fraction(30), completion=Completion.NONE))
    assert isinstance(result, budget.BudgetResult)
    assert set(result.greedy.funded) == set(result.equal_shares.funded) == {"A", "B"}


votes_and_costs = st.tuples(
    st.lists(st.integers(1, 30), min_size=4, max_size=4),
    st.lists(st.sets(st.sampled_from("ABCD"), min_size=1), min_size=1, max_size=8),
    st.integers(1, 60),
)


@given(votes_and_costs)
@settings(deadline=None)
def test_most_votes_first_is_the_library_s_with_cost_as_satisfaction(
    drawn: tuple[list[int], list[set[str]], int],
) -> None:
    costs, papers, money = drawn
    options = [Option(name, "", Fraction(cost)) for name, cost in zip("ABCD", costs, strict=True)]
    ballots = [Ballot.of(dict.fromkeys(paper, 1)) for paper in papers]
    rules = Rules(budget=Fraction(money), allocation=Allocation.GREEDY)
    result = budget.count(ballots, options, rules)
    assert isinstance(result, budget.BudgetResult)
    wanted = {name: cost for name, cost in zip("ABCD", costs, strict=True) if any(name in p for p in papers)}
    projects = {name: pabu.Project(name, cost) for name, cost in wanted.items()}
    profile = pabu.ApprovalProfile([pabu.ApprovalBallot({projects[name] for name in paper}) for paper in papers])
    oracle = greedy_utilitarian_welfare(
        pabu.Instance(projects.values(), budget_limit=money),
        profile,
        sat_class=pabu.Cost_Sat,
        tie_breaking=TieBreakingRule(lambda _instance, _profile, project: (project.cost, project.name)),
    )
    assert {project.name for project in oracle} == set(result.greedy.funded)


def bought_by_the_book(costs: dict[str, int], papers: list[set[str]], money: int) -> list[tuple[str, Fraction]]:
    """Equal shares word for word: buy what costs its supporters least for its price, each paying the same or all."""
    purses = [Fraction(money, len(papers))] * len(papers)
    bought: list[tuple[str, Fraction]] = []
    while True:
        offers = []
        for name, cost in costs.items():
            fans = sorted(purses[i] for i, paper in enumerate(papers) if name in paper)
            if name in dict(bought) or sum(fans) < cost:
                continue
            payment = next(
                p for k in range(len(fans)) if (p := (cost - sum(fans[:k], Fraction(0))) / (len(fans) - k)) <= fans[k]
            )
            offers.append((payment / cost, -len(fans), cost, name, payment))
        if not offers:
            return bought
        *_, name, payment = min(offers)
        bought.append((name, payment))
        purses = [p - min(p, payment) if name in paper else p for p, paper in zip(purses, papers, strict=True)]


@given(votes_and_costs)
@settings(deadline=None)
def test_equal_shares_go_by_the_book(drawn: tuple[list[int], list[set[str]], int]) -> None:
    costs, papers, money = drawn
    options = [Option(name, "", Fraction(cost)) for name, cost in zip("ABCD", costs, strict=True)]
    ballots = [Ballot.of(dict.fromkeys(paper, 1)) for paper in papers]
    result = budget.count(ballots, options, Rules(budget=Fraction(money), completion=Completion.NONE))
    assert isinstance(result, budget.BudgetResult)
    rounds = [(done.option, done.payment) for done in result.equal_shares.rounds]
    assert rounds == bought_by_the_book(dict(zip("ABCD", costs, strict=True)), papers, money)


def test_equal_dots_are_parted_by_people() -> None:
    result = dots.count([ballot("A=2"), ballot("A=1"), *[ballot("B=1")] * 3], ABC, Rules())
    assert [place.options for place in result.places] == [("B",), ("A",), ("C",)]
    assert dots.explain(result, ABC)[0].key == "vote.dots.people"


@given(st.lists(st.integers(0, 10), min_size=2, max_size=30))
@settings(deadline=None)
def test_quartiles_are_those_of_the_standard_library(people: list[int]) -> None:
    found = thermometer.spread({degree: people.count(degree) for degree in set(people)})
    assert found is not None
    exact = statistics.quantiles([Fraction(degree) for degree in people], n=4, method="inclusive")
    assert [found.low, found.median, found.high] == exact


def test_no_dot_is_drawn_that_could_be_somebody() -> None:
    question = [Option("t", "La cantine")]
    ten = thermometer.count([ballot("t=3")] * 10, question, Rules())
    eleven = thermometer.count([ballot("t=3")] * 11, question, Rules())
    assert isinstance(ten, thermometer.ThermometerResult)
    assert isinstance(eleven, thermometer.ThermometerResult)
    assert ten.strip("t") == {}
    assert eleven.strip("t") == {3: 11}


def test_an_objection_is_lifted_integrated_or_stands() -> None:
    proposal = [Option("p", "Ouvrir le samedi")]
    result = consent.count([ballot("p=0")] * 6 + [ballot("p=1"), ballot("p=2"), ballot("p=2")], proposal, Rules())
    status = objections.Status
    first = objections.decide(result, "p", [status.LIFTED])
    assert (first.adopted, first.standing, first.objections, first.questions) == (False, 1, 2, 1)
    assert objections.decide(result, "p", [status.LIFTED, status.INTEGRATED]).adopted
    assert not objections.decide(result, "p", [status.LIFTED, status.MAINTAINED]).adopted
    assert not objections.decide(result, "p", [status.LIFTED, status.OPEN]).adopted
    with pytest.raises(MoreSettledThanObjections):
        objections.decide(result, "p", [status.LIFTED] * 3)
    assert objections.conclude([first, objections.decide(result, "p", [status.LIFTED] * 2)])
    assert not objections.conclude([])


THREE_DOTS = Rules(dots=3, per_option=2)
MONEY = Rules(budget=Fraction(9000), papers=Papers.BASKET)
REFUSED = [
    ("dots", "A=3", THREE_DOTS, NumberOutOfRange),
    ("dots", "A=0", THREE_DOTS, NumberOutOfRange),
    ("dots", "A=2 B=2", THREE_DOTS, TooManyDots),
    ("dots", "Z=1", THREE_DOTS, UnknownOption),
    ("approval", "A=2", Rules(), NumberOutOfRange),
    ("approval", "A=1 B=1 C=1", Rules(most=2), TooManyChoices),
    ("majority", "A=5", Rules(scale="five"), NumberOutOfRange),
    ("ranking", "A=1 B=3", Rules(), RanksBroken),
    ("ranking", "A=1 B=1", Rules(), RanksBroken),
    ("ranking", "A=0", Rules(), RanksBroken),
    ("ranking", "A=1 B=2", Rules(most=1), TooManyChoices),
    ("budget", "A=1 B=1", MONEY, OverBudget),
    ("budget", "A=2", MONEY, NumberOutOfRange),
    ("budget", "A=2 B=2", Rules(papers=Papers.POINTS), TooManyDots),
    ("budget", "A=1 B=1", Rules(most=1), TooManyChoices),
    ("budget", "A=2", Rules(papers=Papers.RANKING), RanksBroken),
    ("consent", "A=3", Rules(), NumberOutOfRange),
    ("thermometer", "A=11", Rules(), NumberOutOfRange),
]


@pytest.mark.parametrize(("name", "text", "rules", "error"), REFUSED)
def test_a_ballot_that_the_rules_do_not_allow_is_refused(
    name: str, text: str, rules: Rules, error: type[errors.AppError]
) -> None:
    with pytest.raises(error):
        method(name).check(ballot(text), PROJECTS, rules)


@pytest.mark.parametrize("name", sorted(METHODS))
def test_a_blank_ballot_is_always_allowed(name: str) -> None:
    method(name).check(ballot("-"), PROJECTS, method(name).defaults(len(PROJECTS)))


@pytest.mark.parametrize("text", ["A", "A=", "A=x", "A=-1", "A=1  B=1", "A=1 A=1", "A=1234567", " ", "=1", "A=1\n"])
def test_a_text_that_is_no_ballot_is_refused(text: str) -> None:
    with pytest.raises(MalformedBallot):
        Ballot.parse(text)


def test_an_empty_text_is_neither_a_choice_nor_a_blank_vote() -> None:
    with pytest.raises(NothingChosen):
        Ballot.parse("")
    assert Ballot.parse("B=1 A=2").text == "A=2 B=1"
    assert Ballot.parse("-").blank
