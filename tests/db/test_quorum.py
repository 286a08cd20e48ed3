"""A quorum is announced with its vote and told beside its result; it stops nothing."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.votes import cast, screens, votes
from db.queries.votes.cast import Cast
from domain.participation.errors import ValueNotInList
from domain.workshops.workshop import State
from sentences.votes.result import told
from sentences.votes.statement import quorum, short
from tests.ballots import NOW, close, opened, plan, right, room
from texts import say


def voted(connection: Connection, vote: str, many: int) -> str:
    """Close the vote after so many ballots; what it says last."""
    for number in range(many):
        cast.cast(connection, Cast(vote, right(connection, vote), "request", "A=1", f"{vote} of {number}"))
    close(connection, vote)
    return told(screens.story(connection, vote))[-1]


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


@pytest.mark.parametrize("wrong", [0, -1, 1_001])
def test_a_quorum_is_of_people_who_may_be_in_a_room(loaded: Database, wrong: int) -> None:
    with loaded.transaction() as connection, pytest.raises(ValueNotInList):
        votes.prepare(connection, room(connection, "Vague 1"), replace(plan(), quorum=wrong), by=None, now=NOW)
