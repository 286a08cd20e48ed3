"""Closing a vote and showing its result is one act, but for a tie whose lot is drawn before everybody's eyes."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.votes import acts, screens, votes
from domain.errors import Refused
from domain.staff.by import By
from domain.votes.story import VoteAct
from domain.workshops.workshop import State
from tests.ballots import NOW, SECRET, cast, plan, room

BY = By("facilitator", NOW)


def begun(connection: Connection, workshop: str, ballots: list[str], *, lot: bool = False) -> str:
    asked = plan("approval", options=2)
    vote = votes.prepare(connection, workshop, replace(asked, rules=replace(asked.rules, lot=lot)), by=BY)
    acts.do(connection, VoteAct.OPEN, votes.vote(connection, vote), "lyon", BY, SECRET)
    for number, ballot in enumerate(ballots):
        cast(connection, vote, ballot, number=number)
    return vote


def finish(connection: Connection, vote: str) -> None:
    acts.do(connection, VoteAct.FINISH, votes.vote(connection, vote), "lyon", BY, SECRET)


def on_wall(connection: Connection, workshop: str) -> tuple[str | None, bool]:
    story = screens.on_wall(connection, workshop, SECRET)
    return (None, False) if story is None else (story.vote.id, story.counted is not None)


def test_two_votes_of_two_rooms_end_in_the_other_order_each_on_its_own_wall(loaded: Database) -> None:
    with loaded.transaction() as connection:
        morning, evening = room(connection, "Matin"), room(connection, "Soir")
        first, second = begun(connection, morning, ["A=1"] * 6), begun(connection, evening, ["B=1"] * 7)
    with loaded.transaction() as connection:
        finish(connection, second)
    with loaded.reading() as connection:
        assert on_wall(connection, evening) == (second, True)
        assert on_wall(connection, morning) == (first, False)
        assert votes.vote(connection, first).state is State.OPEN
    with loaded.transaction() as connection:
        finish(connection, first)
    with loaded.reading() as connection:
        assert on_wall(connection, morning) == (first, True)


def test_a_tie_that_a_lot_settles_is_not_shown_before_it_is_drawn(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection, "Matin")
        vote = begun(connection, workshop, ["A=1", "B=1"] * 3, lot=True)
        finish(connection, vote)
    with loaded.reading() as connection:
        assert votes.vote(connection, vote).state is State.CLOSED
        assert on_wall(connection, workshop) == (vote, False)
    with loaded.transaction() as connection:
        acts.do(connection, VoteAct.DRAW, votes.vote(connection, vote), "lyon", BY, SECRET)
        acts.do(connection, VoteAct.REVEAL, votes.vote(connection, vote), "lyon", BY, SECRET)
    with loaded.reading() as connection:
        assert on_wall(connection, workshop) == (vote, True)


def test_whoever_finishes_what_is_closed_is_told_and_the_wall_stays(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection, "Matin")
        older = begun(connection, workshop, ["A=1"] * 5)
        shown = votes.vote(connection, older)
        finish(connection, older)
        newer = begun(connection, workshop, ["B=1"] * 5)
    with pytest.raises(Refused), loaded.transaction() as connection:
        acts.do(connection, VoteAct.FINISH, shown, "lyon", BY, SECRET)
    with loaded.reading() as connection:
        assert on_wall(connection, workshop) == (newer, False)
