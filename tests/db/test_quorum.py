"""A quorum is announced with its vote and told beside its result; it stops nothing."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.votes import cast, records, screens, votes
from db.queries.workshops.facts import facts
from domain.participation.errors import ValueNotInList
from domain.staff.by import By
from domain.votes.cast import Cast
from domain.votes.record import RULE
from domain.workshops.workshop import State
from formats.votes import files
from sentences.votes.result import lines
from sentences.votes.statement import quorum, short
from sentences.workshops.minutes import composed
from tests.ballots import NOW, close, opened, plan, right, room
from texts import say


def voted(connection: Connection, vote: str, many: int) -> str:
    """Close the vote after so many ballots; what it says last."""
    for number in range(many):
        cast.cast(connection, Cast(vote, right(connection, vote), "request", "A=1", f"{vote} of {number}"))
    close(connection, vote)
    return lines(screens.story(connection, vote))[-1]


def test_two_votes_say_whether_as_many_came_as_each_wanted(loaded: Database) -> None:
    with loaded.transaction() as connection:
        missed, reached, free = (
            opened(connection, room(connection, label), replace(plan(), quorum=wanted))
            for wanted, label in ((7, "Vague 2"), (6, "Vague 1"), (None, "Vague 3"))
        )
        assert voted(connection, reached, 6) == say("vote.quorum.reached", n=6, wanted=6)
        assert voted(connection, missed, 6) == say("vote.quorum.missed", n=6, wanted=7)
        assert "uorum" not in voted(connection, free, 6)
    with loaded.reading() as connection:
        known = {one: votes.vote(connection, one) for one in (reached, missed, free)}
        assert {one.state for one in known.values()} == {State.CLOSED}  # nothing was stopped
        assert [known[one].plan.quorum for one in (missed, reached, free)] == [7, 6, None]
        assert quorum(known[missed].plan) == say("vote.quorum.people", n=7)
        assert any(say("vote.quorum.asked", n=7) in line for line in short(known[missed].plan))
        assert not any("uorum" in line for line in short(known[free].plan))


def test_minutes_and_the_record_say_the_quorum_that_was_announced(loaded: Database) -> None:
    with loaded.transaction() as connection:
        free, asked = (
            opened(connection, room(connection, label), replace(plan(), quorum=wanted))
            for wanted, label in ((None, "Vague 2"), (9, "Vague 1"))
        )
        for vote in (asked, free):
            voted(connection, vote, 6)
    with loaded.reading() as connection:
        lines = {
            vote: [line.words for part in composed(facts(connection, workshop)).sections for line in part.lines]
            for vote, workshop in ((one, votes.vote(connection, one).workshop) for one in (free, asked))
        }
        handed = {vote: files.write(records.record(connection, vote)) for vote in (asked, free)}
    assert any(say("vote.quorum.asked", n=9) in line for line in lines[asked])
    assert say("vote.quorum.missed", n=6, wanted=9) in lines[asked]
    assert not any("uorum" in line for line in lines[free])
    assert [json.loads(handed[vote][RULE])["quorum"] for vote in (free, asked)] == [None, 9]


@pytest.mark.parametrize("wrong", [0, -1, 1_001])
def test_a_quorum_is_of_people_who_may_be_in_a_room(loaded: Database, wrong: int) -> None:
    with loaded.transaction() as connection, pytest.raises(ValueNotInList):
        votes.prepare(connection, room(connection, "Vague 1"), replace(plan(), quorum=wrong), by=By("facilitator", NOW))
