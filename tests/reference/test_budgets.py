"""Budgets of real cities give their published outcomes (Pabulib: P. Faliszewski and others, IJCAI 2023)."""

from dataclasses import replace
from functools import cache

import pytest

from domain.votes.ballot import Allocation, Completion, Papers
from domain.votes.methods import budget
from formats.votes import pb, sections
from tests.reference.published import expected, text

TOULOUSE_17 = "France_Toulouse_2022_17_-_Mirail-Universite_Reynerie_Bellefontaine.pb"
TOULOUSE_7 = "France_Toulouse_2022_7_-_Sept_Deniers_Ginestous-Sesquieres_Lalande.pb"
ASSEN = "Netherlands_Assen_2024.pb"
TOULOUSE = "France_Toulouse_2019.pb"
CZESTOCHOWA = "Poland_Czestochowa_2024_Podjasnogorska.pb"
KRAKOW = "Poland_Krakow_2019_Bienczyce.pb"
S5, SN = "Switzerland_Zurich_S5.pb", "Switzerland_Zurich_SN.pb"
STANFORD = "US_Stanford_Dataset_2021-22_Cal_High_Library_PB_vote_knapsacks.pb"
APPROVALS = (ASSEN, TOULOUSE_17, TOULOUSE_7, S5, SN, STANFORD)
EVERY = (*APPROVALS, TOULOUSE, CZESTOCHOWA, KRAKOW)


@cache
def file(name: str) -> pb.File:
    return pb.read(text("pabulib", name))


@cache
def counted(name: str, completion: Completion) -> budget.BudgetResult:
    election = file(name)
    result = budget.count(election.ballots, election.options, replace(election.rules, completion=completion))
    assert isinstance(result, budget.BudgetResult)
    return result


@pytest.mark.parametrize("name", EVERY)
def test_the_file_is_read_whole(name: str) -> None:
    known, election = expected("pabulib", "expected.json")[name], file(name)
    assert len(election.ballots) == known["voters"] == int(election.meta["num_votes"])
    assert len(election.options) == known["projects"]
    assert election.rules.budget == known["budget"]


@pytest.mark.parametrize("name", EVERY)
def test_votes_and_points_are_those_published(name: str) -> None:
    known, scores = expected("pabulib", "expected.json")[name], counted(name, Completion.NONE).scores
    for option, total in known.get("totals", {}).items():
        assert scores[option]["points"] == total
    rows = sections.table(sections.read_sections(text("pabulib", name)), "PROJECTS")
    for row in rows:
        assert scores[row["project_id"]]["votes"] == int(row["votes"])
        if file(name).rules.papers is not Papers.APPROVAL:
            assert scores[row["project_id"]]["points"] == int(row["score"])


@pytest.mark.parametrize("name", EVERY)
def test_most_votes_first(name: str) -> None:
    known, greedy = expected("pabulib", "expected.json")[name], counted(name, Completion.NONE).greedy
    assert set(greedy.funded) == set(known["greedy_most_votes_first_pabutools"])
    assert greedy.spent == known["greedy_cost"]


@pytest.mark.parametrize("name", [CZESTOCHOWA, KRAKOW])
def test_what_the_city_published(name: str) -> None:
    assert frozenset(counted(name, Completion.NONE).greedy.funded) == file(name).selected


def test_assen_published_equal_shares() -> None:
    for completion in (Completion.ADD1, Completion.ADD1_FULL):
        assert frozenset(counted(ASSEN, completion).equal_shares.funded) == file(ASSEN).selected


@pytest.mark.parametrize("name", [name for name in EVERY if name != KRAKOW])
def test_equal_shares_without_completion(name: str) -> None:
    known, shares = expected("pabulib", "expected.json")[name], counted(name, Completion.NONE).equal_shares
    assert set(shares.funded) == set(known["mes_no_completion_pabutools"]["selected"])
    assert shares.spent == known["mes_no_completion_pabutools"]["cost"]


@pytest.mark.parametrize("name", APPROVALS)
def test_equal_shares_that_grow_until_nothing_more_fits(name: str) -> None:
    known, shares = expected("pabulib", "expected.json")[name], counted(name, Completion.ADD1).equal_shares
    assert set(shares.funded) == set(known["mes_add1_pabutools"]["selected"])
    assert shares.spent == known["mes_add1_pabutools"]["cost"]


@pytest.mark.parametrize("name", [ASSEN, TOULOUSE_17, TOULOUSE_7, S5, SN])
def test_equal_shares_that_grow_until_the_budget_is_overspent(name: str) -> None:
    """The other tool goes on after an exhaustive outcome: in Zurich_SN it takes another project."""
    known, shares = expected("pabulib", "expected.json")[name], counted(name, Completion.ADD1_FULL).equal_shares
    assert set(shares.funded) == set(known["mes_equalshares_js_tool"]["add1"])


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("completion", [Completion.NONE, Completion.GREEDY])
def test_every_purchase_is_paid_by_its_supporters_within_their_shares(name: str, completion: Completion) -> None:
    shares, costs = counted(name, completion).equal_shares, {o.id: o.cost for o in file(name).options}
    people = len([ballot for ballot in file(name).ballots if not ballot.blank])
    assert shares.share * people == file(name).rules.budget
    assert sum(costs[done.option] for done in shares.rounds) <= file(name).rules.budget
    for done in shares.rounds:
        assert done.payment * done.payers >= costs[done.option]
        assert done.payment <= shares.share
    assert shares.left >= 0
    if completion is Completion.GREEDY:
        votes = counted(name, completion).scores
        assert all(costs[o] > shares.left for o in costs if o not in shares.funded and votes[o]["votes"])


@pytest.mark.parametrize("name", EVERY)
def test_an_export_is_recounted_alike(name: str) -> None:
    election = file(name)
    again = pb.read(pb.write("budget", election.rules, election.options, election.ballots, {"unit": "x"}))
    assert sorted(b.text for b in again.ballots) == sorted(b.text for b in election.ballots)
    assert again.rules == election.rules
    recount = budget.count(again.ballots, again.options, replace(again.rules, allocation=Allocation.GREEDY))
    assert isinstance(recount, budget.BudgetResult)
    assert recount.greedy == counted(name, Completion.NONE).greedy
