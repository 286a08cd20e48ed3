"""Raised hands are counts with their own number of voters: no ballot is made of them, blank or not."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.votes import METHODS, count, record
from domain.votes.ballot import Ballot, Rules
from domain.votes.errors import HandsNotAllowed, MoreHandsThanVoices, SameTitle, UnknownOption
from domain.votes.raised_hands import Hands
from domain.votes.record import Record, published
from domain.votes.result import Outcome, VoteResult
from domain.votes.vote import Channel, VoteOption
from formats.votes import files
from sentences.votes.words import reasons
from tests.ballots import by_hand, plan
from tests.unit.votes.elections import Election, elections

BY_HAND = {name for name, one in METHODS.items() if one.by_hand}
law = settings(max_examples=60, deadline=None)
each_by_hand = pytest.mark.parametrize("name", sorted(BY_HAND))


def raised(election: Election, data: st.DataObject) -> Hands:
    voters = data.draw(st.integers(1, 60))
    return Hands.of({option.id: data.draw(st.integers(0, voters)) for option in election.options}, voters)


@each_by_hand
@law
@given(st.data())
def test_hands_add_their_counts_and_their_voters_and_nothing_else(name: str, data: st.DataObject) -> None:
    election = data.draw(elections(name))
    hands = raised(election, data)
    alone = count(name, election.ballots, election.options, election.rules)
    both = count(name, election.ballots, election.options, election.rules, None, hands)
    assert (both.n, both.blanks, both.hands) == (alone.n + hands.voters, alone.blanks, hands.voters)
    shown = dict(hands.raised)
    for option in election.options:
        assert both.scores[option.id]["votes"] == alone.scores[option.id]["votes"] + shown[option.id]


@each_by_hand
@law
@given(st.data())
def test_hands_protect_no_ballot(name: str, data: st.DataObject) -> None:
    election = data.draw(elections(name))
    hands = raised(election, data)
    both = count(name, election.ballots, election.options, election.rules, None, hands)
    ballots = both.n - hands.voters
    if 0 < ballots < 5:
        assert type(both.public()) is Outcome
    elif ballots >= 5:
        assert isinstance(both.public(), VoteResult)


@each_by_hand
@law
@given(st.data())
def test_both_files_hold_the_hands_for_whoever_recounts(name: str, data: st.DataObject) -> None:
    election = data.draw(elections(name))
    hands = raised(election, data)
    announced = published(count(name, election.ballots, election.options, election.rules, None, hands))
    vote = Record("?", name, election.rules, election.options, election.ballots, None, announced, hands, 1, "ab12")
    written = files.write(vote)
    for names in ([record.ELECTION], [record.RULE, record.SHEET]):
        read = files.read([(file, written[file].encode()) for file in names])
        assert read.hands == hands
        assert record.differences(read) == []
    rule = json.loads(written[record.RULE])
    assert (rule["hands"]["voters"], rule["paper_readings"], rule["journal"]) == (hands.voters, 1, "ab12")
    if dict(hands.raised)["a"]:
        other = replace(vote, hands=Hands.of({**dict(hands.raised), "a": 0}, hands.voters))
        assert "scores" in record.differences(other)


def test_a_room_that_voted_by_hands_alone_is_told_so_and_a_mixed_one_how_many() -> None:
    options = [choice.option for choice in plan(options=2).lettered().choices]
    hands = Hands.of({"A": 7, "B": 3}, 9)
    papers = [Ballot.parse("A=1")] * 5
    [alone] = reasons(count("approval", [], options, Rules(), None, hands), options)
    [mixed] = reasons(count("approval", papers, options, Rules(), None, hands), options)
    assert ("toutes à main levée" in alone, "dont" in alone) == (True, False)
    assert ("toutes" in mixed, "14 voix, dont 9 à main levée" in mixed) == (False, True)


@pytest.mark.parametrize("name", sorted(METHODS.keys() - BY_HAND))
def test_the_other_ways_refuse_hands_when_prepared_and_when_counted(name: str) -> None:
    with pytest.raises(HandsNotAllowed):
        by_hand(plan(name)).lettered()
    asked = plan(name).lettered()
    with pytest.raises(HandsNotAllowed):
        count(name, [], [choice.option for choice in asked.choices], asked.rules, None, Hands.of({"A": 1}, 2))


def test_hands_that_so_many_people_cannot_have_raised_are_refused() -> None:
    options = [choice.option for choice in plan(options=2).lettered().choices]
    Hands.of({"A": 3, "B": 3}, 3).check(options, Rules())
    with pytest.raises(MoreHandsThanVoices):
        Hands.of({"A": 4}, 3).check(options, Rules())
    with pytest.raises(MoreHandsThanVoices):
        Hands.of({"A": 2, "B": 2}, 3).check(options, Rules(most=1))  # each person may raise one hand
    with pytest.raises(UnknownOption):
        Hands.of({"Z": 1}, 3).check(options, Rules())


@pytest.mark.parametrize(
    "other", ["le  JARDIN partagé", "Le jardin partage", "Le jardin\u200b partagé", " Le jardin partagé "]
)
def test_two_options_that_sound_alike_are_refused(other: str) -> None:
    asked = plan(options=3)
    same = (VoteOption("Le jardin partagé"), asked.choices[1], VoteOption(other))
    with pytest.raises(SameTitle):
        replace(asked, choices=same).lettered()
    assert Channel.HANDS not in asked.channels
