"""Invented people of a rehearsal: as many as are present, counted as people are, each with one ballot."""

import pytest
from sqlalchemy import text

from db.engine import Database
from db.queries.evaluation import rebuild
from db.queries.priorities import library
from db.queries.votes import votes
from db.queries.workshops import admission, invented, rehearsals, workshops
from domain.staff.by import By
from domain.votes import METHODS
from domain.votes.errors import VoteNotOpen
from domain.votes.vote import Channel
from domain.votes.worth import Worth
from domain.workshops.rehearsal import SOME, EverybodyCame, NobodyInvented, OtherWays
from domain.workshops.workshop import NotYetOpen, Over
from tests.ballots import SECRET, plan
from tests.rehearsals import BY, NOW, begun, everything, real, same_people, some, voted


@pytest.fixture(autouse=True)
def the_same_people(monkeypatch: pytest.MonkeyPatch) -> None:
    same_people(monkeypatch)


def test_invented_people_come_up_to_those_present_and_are_counted_as_people_are(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = (begun(connection, real(connection, label)) for label in ("Vague 2", "Vague 1"))
        admission.record_present(connection, first, 7, BY)
        for _ in range(2):  # the second press of a pair
            invented.come(connection, first, 0, BY)
        assert invented.crowd(connection, first).came == SOME
        invented.come(connection, second, 0, BY)
        invented.come(connection, first, SOME, BY)
        with pytest.raises(EverybodyCame):
            invented.come(connection, first, 7, BY)
        assert [
            (invented.crowd(connection, one).came, invented.crowd(connection, one).free) for one in (first, second)
        ] == [
            (7, 0),
            (5, 25),
        ]
        assert [workshops.workshop(connection, one).finished for one in (first, second)] == [7, 5]
        values = connection.execute(text("select count(*), count(value) from answer")).one()
        assert values[0] > 12 * 10
        assert values[1] > values[0] / 2
        for one in (first, second):
            wave = workshops.workshop(connection, one).wave
            tallied, counted = rebuild.rebuilt(connection, wave)
            rows = connection.execute(text("select scope, measure, cell, n from tally where n > 0")).all()
            mine = {scope for scope, _, _ in tallied}
            assert {tuple(row[:3]): row[3] for row in rows if row[0] in mine} == dict(tallied)
            assert counted[f"wave:{wave}"] == workshops.workshop(connection, one).finished


def test_they_come_to_an_open_rehearsal_only(loaded: Database) -> None:
    with loaded.transaction() as connection:
        waiting = rehearsals.begin(connection, real(connection, "Vague 1"), "Répétition", BY)
        with pytest.raises(NotYetOpen):
            invented.come(connection, waiting, 0, BY)
        workshops.open_(connection, waiting, by=By("facilitator", NOW))
        workshops.close(connection, waiting, by=By("facilitator", NOW))
        with pytest.raises(Over):
            invented.come(connection, waiting, 0, BY)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", list(METHODS))
def test_each_of_them_has_one_ballot_whatever_the_method(loaded: Database, name: str) -> None:
    with loaded.transaction() as connection:
        second, first = (begun(connection, real(connection, label, (name, name))) for label in ("Vague 2", "Vague 1"))
        some(connection, first, 10)
        some(connection, second, 5)
        one, other = votes.votes_of(connection, first)
        with pytest.raises(VoteNotOpen):
            invented.vote(connection, one.id, 10, SECRET, BY)
        for each in (other, one):
            votes.open_(connection, each.id, by=By("facilitator", NOW), secret_key=SECRET)
        assert [n for _, n in invented.crowd(connection, first).votes.values()] == [10, 10]
        for _ in range(2):  # the second press of a pair
            invented.vote(connection, one.id, 10, SECRET, BY)
        with pytest.raises(NobodyInvented):
            invented.vote(connection, one.id, 0, SECRET, BY)
        assert [n for _, n in invented.crowd(connection, first).votes.values()] == [0, 10]
        invented.come(connection, first, 10, BY)
        invented.vote(connection, one.id, 5, SECRET, BY)
        assert [votes.turnout(connection, each.id).voices for each in (one, other)] == [15, 0]
        votes.close(connection, one.id, by=By("facilitator", NOW), secret_key=SECRET)
        papers = connection.execute(text("select marks from ballot")).scalars().all()
        assert len(papers) == 15
        assert len(set(papers)) > 2  # they do not all say the same
        counted = votes.result(connection, one.id)
        assert counted.turnout.voices == 15


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_they_vote_in_the_ways_that_a_vote_takes(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = real(connection, "Vague 1", ())
        for way in (Channel.SLIP, Channel.PAPER, Channel.PHONE):
            asked = type(plan())(**{**vars(plan()), "channels": (way,)})
            votes.prepare(connection, workshop, asked, by=By("facilitator", NOW))
        made = begun(connection, workshop)
        slip, paper, phone = votes.votes_of(connection, made)
        for one in (phone, paper, slip):
            votes.open_(connection, one.id, by=By("facilitator", NOW), secret_key=SECRET)
        with pytest.raises(NobodyInvented):
            invented.vote(connection, slip.id, 0, SECRET, BY)
        some(connection, made, 5)
        for one in (phone, slip):
            invented.vote(connection, one.id, 5, SECRET, BY)
            [way] = one.plan.channels
            assert votes.turnout(connection, one.id).received == {way: 5}
        with pytest.raises(OtherWays):
            invented.vote(connection, paper.id, 5, SECRET, BY)
        assert [n for _, n in invented.crowd(connection, made).votes.values()] == [0, None, 0]


def test_their_votes_change_nothing_of_where_a_priority_stands(loaded: Database) -> None:
    with loaded.transaction() as connection:
        chosen = library.votable(connection, "lyon")[:3]
        asked = plan("approval", options=3)
        choices = tuple(
            type(choice)(**{**vars(choice), "title": each.title, "priority": each.id})
            for choice, each in zip(asked.choices, chosen, strict=True)
        )
        worth = type(asked)(**{**vars(asked), "choices": choices, "worth": Worth.DECISION})
        workshop = real(connection, "Vague 1", ())
        votes.prepare(connection, workshop, worth, by=By("facilitator", NOW))
        before = everything(connection)["priority"], everything(connection)["priority_event"]
        made = begun(connection, workshop)
        some(connection, made, 10)
        voted(connection, votes.votes_of(connection, made)[0])
        assert (everything(connection)["priority"], everything(connection)["priority_event"]) == before
