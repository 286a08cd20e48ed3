"""What is true of every way of voting, whatever the election."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from domain.votes import METHODS, method, objections
from domain.votes.ballot import Allocation, Ballot, Papers, Rules, expressed
from domain.votes.methods import approval, budget, consent, dots, majority, ranking, thermometer
from domain.votes.result import Outcome, VoteResult
from tests.unit.votes.elections import IDS, Election, elections

# Small elections hold every kind of tie: forty of them find what more would find. A shared machine sets no deadline.
law = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
every_method = pytest.mark.parametrize("name", sorted(METHODS))


def counted(election: Election, seed: str | None = None) -> VoteResult:
    return method(election.method).count(election.ballots, election.options, election.rules, seed)


def rank(outcome: Outcome, option: str) -> int:
    """The rank, behind everybody if the method gives none."""
    return next((place.rank for place in outcome.places if option in place.options), len(IDS) + 1)


def parted_by_name(result: VoteResult) -> bool:
    """Whether equal shares had to choose between projects that no rule parts."""
    if not isinstance(result, budget.BudgetResult):
        return False
    return bool(result.chosen.ties) or any(done.level for done in result.equal_shares.rounds)


@every_method
@law
@given(st.data())
def test_generated_ballots_are_allowed_and_their_texts_are_theirs(name: str, data: st.DataObject) -> None:
    election = data.draw(elections(name))
    for ballot in election.ballots:
        method(name).check(ballot, election.options, election.rules)
        assert Ballot.parse(ballot.text) == ballot
    assert Rules.parse(election.rules.text) == election.rules


@every_method
@law
@given(st.data())
def test_the_order_of_the_ballots_changes_nothing(name: str, data: st.DataObject) -> None:
    election = data.draw(elections(name))
    other = replace(election, ballots=tuple(data.draw(st.permutations(election.ballots))))
    assert counted(other) == counted(election)


@every_method
@law
@given(st.data())
def test_the_names_of_the_options_change_nothing(name: str, data: st.DataObject) -> None:
    election = data.draw(elections(name))
    names = dict(zip(IDS, data.draw(st.permutations(IDS)), strict=True))
    before, after = counted(election), counted(election.renamed(names))
    assume(not parted_by_name(before))
    assert {o: rank(before, o) for o in before.scores} == {o: rank(after, names[o]) for o in before.scores}
    assert {names[o]: score for o, score in before.scores.items()} == after.scores


@every_method
@law
@given(st.data(), st.integers(1, 3))
def test_a_blank_ballot_changes_no_winner(name: str, data: st.DataObject, blanks: int) -> None:
    election = data.draw(elections(name))
    before, after = counted(election), counted(replace(election, ballots=(*election.ballots, *[Ballot()] * blanks)))
    assert (after.places, after.scores, after.n) == (before.places, before.scores, before.n)
    assert after.blanks == before.blanks + blanks


@every_method
@law
@given(st.data())
def test_every_ballot_is_counted_once(name: str, data: st.DataObject) -> None:
    election = data.draw(elections(name))
    result = counted(election)
    assert result.n + result.blanks == len(election.ballots)
    ranked = [option for place in result.places for option in place.options]
    assert len(set(ranked)) == len(ranked)
    ahead = 0
    for place in result.places:
        assert place.rank == ahead + 1
        ahead += len(place.options)


@every_method
@law
@given(st.data())
def test_under_five_ballots_nothing_is_told(name: str, data: st.DataObject) -> None:
    election = data.draw(elections(name))
    result = counted(election)
    public = result.public()
    if result.n >= 5:
        assert public is result
        return
    assert type(public) is Outcome
    assert (public.places, public.lot, public.winners) == ((), None, ())
    assert [(said.key, said.values) for said in method(name).explain(result, election.options)] == [("vote.few", {})]


@pytest.mark.parametrize("name", ["approval", "dots", "majority", "ranking"])
@law
@given(st.data(), st.text(max_size=8))
def test_a_lot_settles_every_tie_and_says_so(name: str, data: st.DataObject, seed: str) -> None:
    election = data.draw(elections(name))
    told = counted(election)
    drawn = counted(replace(election, rules=replace(election.rules, lot=True)), seed)
    tied = [place for place in told.places if len(place.options) > 1]
    assert all(len(place.options) == 1 for place in drawn.places)
    assert (drawn.lot is not None) == bool(tied)
    for place in told.places:
        assert {rank(drawn, o) for o in place.options} == set(range(place.rank, place.rank + len(place.options)))
    if drawn.lot:
        assert drawn.lot.seed == seed
        assert [sorted(group) for group in drawn.lot.drawn] == [list(place.options) for place in tied]
    # Before it is drawn, the rule that says so leaves the tie a tie.
    assert counted(replace(election, rules=replace(election.rules, lot=True))).places == told.places


@law
@given(st.data())
def test_dots_and_approvals_are_conserved(data: st.DataObject) -> None:
    for name, unit in (("dots", "dots"), ("approval", "votes")):
        election = data.draw(elections(name))
        given_out = sum(mark for ballot in election.ballots for _, mark in ballot.marks)
        assert sum(score[unit] for score in counted(election).scores.values()) == given_out


@law
@given(elections("majority"))
def test_every_profile_holds_every_ballot(election: Election) -> None:
    result = counted(election)
    assert isinstance(result, majority.MajorityResult)
    whole = election.rules.silence == "worst"
    assert all(sum(tally) + (0 if whole else result.silent[o]) == result.n for o, tally in result.profiles.items())


@law
@given(elections("ranking"))
def test_borda_points_and_duels_are_conserved(election: Election) -> None:
    result, m = counted(election), len(election.options)
    assert isinstance(result, ranking.RankingResult)
    assert sum(score["points"] for score in result.scores.values()) == result.n * m * (m - 1) // 2
    assert all(result.duels[one, two] + result.duels[two, one] <= result.n for one, two in result.duels)


@law
@given(elections("budget"))
def test_no_money_is_made_or_lost(election: Election) -> None:
    result = counted(election)
    assert isinstance(result, budget.BudgetResult)
    costs = {option.id: option.cost for option in election.options}
    for selection in (result.greedy, result.equal_shares):
        assert selection.spent + selection.left == election.rules.budget or not result.n
        assert selection.spent == sum(costs[option] for option in selection.funded)
        assert selection.left >= 0
        assert all(result.scores[option]["votes"] > 0 for option in selection.funded)
        assert len(set(selection.funded)) == len(selection.funded)
    shares = result.equal_shares
    bought = [done.option for done in shares.rounds]
    assert set(bought) | set(shares.completed) | {o for o in shares.funded if not costs[o]} == set(shares.funded)
    money = shares.share * sum(bool(set(dict(b.marks))) for b in election.ballots)
    assert sum(costs[option] for option in bought) <= money


@law
@given(elections("consent"))
def test_every_word_is_counted(election: Election) -> None:
    words = sum(len(ballot.marks) for ballot in election.ballots)
    assert sum(sum(score.values()) for score in counted(election).scores.values()) == words


@law
@given(elections("thermometer"))
def test_every_degree_is_counted(election: Election) -> None:
    result = counted(election)
    assert isinstance(result, thermometer.ThermometerResult)
    people = sum(sum(degrees.values()) for degrees in result.degrees.values())
    assert people == sum(len(ballot.marks) for ballot in election.ballots)
    assert all(s.low <= s.median <= s.high for s in result.spreads.values())


def with_ballot(election: Election, place: int, ballot: Ballot) -> Election:
    ballots = list(election.ballots)
    ballots[place] = ballot
    return replace(election, ballots=tuple(ballots))


@pytest.mark.parametrize("name", ["approval", "dots", "majority", "thermometer"])
@law
@given(st.data(), st.integers(1, 4))
def test_more_support_never_lowers_an_option(name: str, data: st.DataObject, more: int) -> None:
    election = data.draw(elections(name))
    saying = [i for i, ballot in enumerate(election.ballots) if not ballot.blank]
    assume(saying)
    place, option = data.draw(st.sampled_from(saying)), data.draw(st.sampled_from(election.options)).id
    marks = dict(election.ballots[place].marks)
    if name == "thermometer" or election.rules.silence == "left_out":
        assume(option in marks)  # a degree goes up; somebody who says nothing says neither hot nor cold
    most = {"approval": 1, "dots": 99, "majority": 4 if election.rules.scale == "five" else 6, "thermometer": 10}[name]
    higher = with_ballot(election, place, Ballot.of({**marks, option: min(most, marks.get(option, 0) + more)}))
    assert rank(counted(higher), option) <= rank(counted(election), option)


@law
@given(st.data())
def test_to_be_ranked_higher_never_lowers_an_option(data: st.DataObject) -> None:
    election = data.draw(elections("ranking"))
    places = [i for i, ballot in enumerate(election.ballots) if len(ballot.marks) > 1]
    assume(places)
    place = data.draw(st.sampled_from(places))
    order = sorted(dict(election.ballots[place].marks), key=dict(election.ballots[place].marks).__getitem__)
    at = data.draw(st.integers(1, len(order) - 1))
    order[at - 1], order[at] = order[at], order[at - 1]
    lifted = order[at - 1]
    other = with_ballot(election, place, Ballot.of({o: r for r, o in enumerate(order, start=1)}))
    before, after = counted(election), counted(other)
    if election.rules.counting == "borda":
        assert rank(after, lifted) <= rank(before, lifted)
    elif lifted in before.winners:
        assert lifted in after.winners


@law
@given(st.data())
def test_one_more_approval_keeps_a_project_funded_by_most_votes_first(data: st.DataObject) -> None:
    election = data.draw(elections("budget"))
    election = replace(election, rules=replace(election.rules, papers=Papers.APPROVAL))
    ballots = tuple(Ballot.of(dict.fromkeys(dict(ballot.marks), 1)) for ballot in election.ballots)
    election = replace(election, ballots=ballots)
    result = counted(election)
    assert isinstance(result, budget.BudgetResult)
    for option in result.greedy.funded:
        more = counted(replace(election, ballots=(*ballots, Ballot.of({option: 1}))))
        assert isinstance(more, budget.BudgetResult)
        assert option in more.greedy.funded


@law
@given(elections("budget"))
def test_the_rules_say_which_selection_decides(election: Election) -> None:
    result = counted(election)
    assert isinstance(result, budget.BudgetResult)
    other = {Allocation.GREEDY: Allocation.EQUAL_SHARES, Allocation.EQUAL_SHARES: Allocation.GREEDY}
    twin = counted(replace(election, rules=replace(election.rules, allocation=other[election.rules.allocation])))
    assert isinstance(twin, budget.BudgetResult)
    assert (twin.greedy, twin.equal_shares) == (result.greedy, result.equal_shares)
    if result.n and result.chosen.funded:
        assert set(result.winners) == set(result.chosen.funded)


@pytest.mark.parametrize("way", [approval, dots])
@law
@given(st.data())
def test_the_second_lacked_exactly_what_is_said(way: object, data: st.DataObject) -> None:
    name = "approval" if way is approval else "dots"
    election = data.draw(elections(name))
    election = replace(election, ballots=election.ballots * 3)
    result = counted(election)
    assume(len(result.winners) == 1)
    said = method(name).explain(result, election.options)
    assume(said[0].key in {"vote.approval.won", "vote.dots.won"})
    second = result.places[1].options[0]
    missing = int(str(said[0].values["n"]))

    def with_more(ballots: int) -> VoteResult:
        return counted(replace(election, ballots=(*election.ballots, *[Ballot.of({second: 1})] * ballots)))

    unit = "votes" if name == "approval" else "dots"
    level = with_more(missing).scores
    assert level[second][unit] == level[result.winners[0]][unit]
    assert with_more(missing - 1).winners == result.winners


@law
@given(elections("consent"))
def test_a_proposal_is_adopted_when_nobody_objects(election: Election) -> None:
    result = counted(election)
    saying, _ = expressed(election.ballots)
    for option in election.options:
        against = sum(dict(ballot.marks).get(option.id) == consent.ConsentWord.OBJECTION for ballot in saying)
        decision = objections.decide(result, option.id)
        assert decision.adopted == (bool(saying) and against == 0) == (option.id in result.winners)
        settled = [objections.Status.LIFTED] * against
        assert objections.decide(result, option.id, settled).adopted == bool(saying)
        if against:
            assert not objections.decide(result, option.id, [*settled[1:], objections.Status.MAINTAINED]).adopted
