"""What a vote tells is what the history of its priorities says: nothing else, nothing less, and not before."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries import vote_acts, votes
from db.queries.happenings import By
from domain.priorities import Status
from domain.votes.story import Act
from domain.votes.vote import Choice, Worth
from tests.ballots import NOW, SECRET, cast, plan, room
from tests.db.test_priorities import kinds, proposed, seen

BY = By("facilitator", NOW)
ASKED = ["proposed", "published", "put_to_vote"]


def begun(connection: Connection, asked: Sequence[str], method: str = "approval") -> str:
    """An open vote about these priorities, in this order."""
    choices = tuple(Choice(f"Projet {one[:8]}", priority=one) for one in asked)
    asks = replace(plan(method, options=len(asked)), worth=Worth.DECISION, choices=choices)
    vote = votes.prepare(connection, room(connection, f"Vague {asked[0][:8]}"), asks, by=None, now=NOW)
    vote_acts.do(connection, Act.OPEN, votes.vote(connection, vote), "lyon", BY, SECRET)
    return vote


def ended(connection: Connection, vote: str) -> None:
    vote_acts.do(connection, Act.CLOSE, votes.vote(connection, vote), "lyon", BY, SECRET)


def voted(connection: Connection, vote: str, ballots: Sequence[str]) -> None:
    for number, ballot in enumerate(ballots):
        cast(connection, vote, ballot, number=number)


@pytest.mark.parametrize("few", [0, 4])
def test_a_vote_that_told_nothing_leaves_no_line(loaded: Database, few: int) -> None:
    garden, oven, shop, feast = (proposed(loaded, title) for title in ("Un jardin", "Un four", "Un magasin", "Un bal"))
    with loaded.transaction() as connection:
        silent, telling = begun(connection, [oven, garden]), begun(connection, [feast, shop])
        voted(connection, silent, ["A=1"] * few)
        voted(connection, telling, ["B=1"] * 5)
        ended(connection, telling)
        ended(connection, silent)
    assert [kinds(loaded, one) for one in (garden, oven)] == [ASKED, ASKED]
    assert [seen(loaded, one).status for one in (garden, oven)] == [Status.PROPOSED] * 2
    assert [kinds(loaded, one) for one in (shop, feast)] == [[*ASKED, "retained"], [*ASKED, "not_retained"]]


def test_only_blank_ballots_retain_nothing_and_a_vote_that_told_nothing_takes_nothing_back(loaded: Database) -> None:
    garden, oven = proposed(loaded, "Un jardin"), proposed(loaded, "Un four")
    with loaded.transaction() as connection:
        first = begun(connection, [garden, oven])
        voted(connection, first, ["B=1"] * 5)
        ended(connection, first)
        second = begun(connection, [oven, garden])
        voted(connection, second, ["-"] * 6)
        ended(connection, second)
    assert kinds(loaded, oven) == [*ASKED, "retained", "put_to_vote"]
    assert kinds(loaded, garden) == [*ASKED, "not_retained", "put_to_vote"]
    assert (seen(loaded, oven).status, seen(loaded, garden).status) == (Status.RETAINED, Status.PROPOSED)


def test_two_votes_about_the_same_ones_leave_them_where_the_later_question_says(loaded: Database) -> None:
    garden, oven = proposed(loaded, "Un jardin"), proposed(loaded, "Un four")
    with loaded.transaction() as connection:
        first = begun(connection, [garden, oven])
        second = begun(connection, [oven, garden])
        voted(connection, first, ["A=1"] * 3)
        voted(connection, second, ["A=1"] * 5)
        ended(connection, first)
    assert [seen(loaded, one).status for one in (garden, oven)] == [Status.VOTING] * 2
    with loaded.transaction() as connection:
        ended(connection, second)
    assert kinds(loaded, oven) == [*ASKED, "put_to_vote", "retained"]
    assert (seen(loaded, oven).status, seen(loaded, garden).status) == (Status.RETAINED, Status.PROPOSED)
