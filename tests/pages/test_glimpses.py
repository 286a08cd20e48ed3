"""While a public vote is open: the console says that its wall has bars, and each wall how many ballots wait."""

from dataclasses import replace

import pytest

from db.engine import Database
from db.queries.votes import screens, urn, votes
from domain.staff.by import By
from domain.votes.vote import Plan
from tests.ballots import NOW, cast, close, opened, plan, room
from tests.pages.conftest import OpenPage
from tests.pages.test_workshop import words
from tests.pages.voting import at
from texts import say

DRAWN = 10  # ballots, each time that the clock draws


def begun(database: Database, plan_: Plan, *, label: str, ballots: int, blank: int, draws: int) -> str:
    """A vote of a workshop of its own, in which so many have voted, of whom the clock has drawn some."""
    with database.transaction() as connection:
        made = opened(connection, room(connection, label), plan_)
        for number in range(ballots):
            cast(connection, made, "-" if number < blank else "A=1", number=number)
        urn.sample(connection, made, draws * DRAWN)
    return made


def hung(database: Database, made: str) -> None:
    with database.transaction() as connection:
        screens.show(connection, votes.vote(connection, made), by=By("facilitator", NOW))


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_public_vote_says_what_its_wall_shows_and_what_waits(loaded: Database, open_page: OpenPage) -> None:
    sealed = begun(loaded, plan(), label="Vague 3", ballots=12, blank=0, draws=0)
    later = begun(loaded, plan(public=True), label="Vague 1", ballots=21, blank=2, draws=1)
    sooner = begun(loaded, plan(public=True), label="Vague 2", ballots=37, blank=0, draws=2)
    for made, waiting in ((sooner, 17), (sealed, None), (later, 11)):
        hung(loaded, made)
        wall, console = words(at(open_page, "wall", loaded, made)), words(at(open_page, "facilitate", loaded, made))
        assert (say("console.wall.glimpses") in console) is (waiting is not None)
        assert (say("console.wall.vote") in console) is (waiting is None)
        assert (say("vote.wall.public") in wall) is (waiting is not None)
        for n in (11, 17):
            assert (say("vote.wall.waiting", n=n) in wall) is (n == waiting)
    with loaded.transaction() as connection:
        close(connection, sooner)
    assert say("console.wall.vote") in words(at(open_page, "facilitate", loaded, sooner))  # closed: nothing any more
    assert say("console.wall.glimpses") in words(at(open_page, "facilitate", loaded, later))


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_of_many_options_how_many_wait_is_said_too(loaded: Database, open_page: OpenPage) -> None:
    short = plan(public=True)
    many = replace(short, choices=tuple(replace(short.choices[0], title=f"Le four {n}") for n in range(12)))
    few = begun(loaded, short, label="Vague 2", ballots=29, blank=0, draws=1)
    full = begun(loaded, many, label="Vague 1", ballots=24, blank=0, draws=1)
    for made, waiting in ((full, 14), (few, 19)):
        hung(loaded, made)
        assert say("vote.wall.waiting", n=waiting) in words(at(open_page, "wall", loaded, made))
