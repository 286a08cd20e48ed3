"""Votes on the wall with as much as their rules allow: twelve options, the longest words, two rounds, two alike."""

import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import Connection, update

from db.engine import Database
from db.models.workshop import WorkshopRow
from db.queries.votes import rights, screens, urn, votes
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes.ballot import Allocation
from domain.votes.vote import (
    LETTERS,
    LONGEST_DESCRIPTION,
    LONGEST_QUESTION,
    LONGEST_TITLE,
    Channel,
    Plan,
    Vote,
    VoteOption,
)
from tests.ballots import NOW, cast, marks, plan, room
from tests.drawn import drawn
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.conftest import BOTH_IN_SOAK, WALL, OpenPage
from tests.e2e.room import TERRITORY, hire
from tests.e2e.walls import Wall

METHODS = ("approval", "budget", "majority", "ranking", "dots", "consent", "thermometer")
WORDS = "Une épicerie solidaire ouverte à toutes et à tous, le soir et le samedi, près de la gare de Saint-Étienne, "
PEOPLE, SLIPS = 60, 25


def long(letters: int, number: int = 1) -> str:
    """So many letters, other ones for each number."""
    return f"{number} {WORDS * 3}"[:letters].strip(" ,")


def fullest(name: str, *, public: bool = False) -> Plan:
    """Twelve options with the longest titles; the longest question, decider and answer."""
    rules: dict[str, Any] = {"budget": Fraction(1_000_000), "allocation": Allocation.EQUAL_SHARES}
    asked = plan(name, options=4, public=public)
    choices = tuple(
        VoteOption(
            long(LONGEST_TITLE, number),
            long(LONGEST_DESCRIPTION),
            "",
            Fraction(123_456) if name == "budget" else Fraction(0),
        )
        for number in range(1, len(LETTERS) + 1)
    )
    return replace(
        asked,
        rules=replace(asked.rules, **(rules if name == "budget" else {})),
        choices=choices,
        question=long(LONGEST_QUESTION),
        decider=long(LONGEST_QUESTION),
        answer_when=long(LONGEST_QUESTION),
        channels=(Channel.TABLET, Channel.PHONE, Channel.SLIP),
        quorum=PEOPLE,
    )


def begun(database: Database, workshop: str, asked: Plan) -> str:
    """A vote that is open and on the wall."""
    with database.transaction() as connection:
        vote = votes.prepare(connection, workshop, asked, by=By("facilitator", NOW))
        _opened(connection, vote)
    return vote


def filled(database: Database, vote: str, people: int = PEOPLE, slips: int = SLIPS) -> None:
    """Ballots of so many people, and slips that nobody used."""
    luck = random.Random(people)  # noqa: S311  drawn ballots
    with database.transaction() as connection:
        asked = votes.vote(connection, vote).plan
        if slips:
            rights.slips(connection, vote, slips, SECRET_KEY, by=By("facilitator", NOW))
        for number in range(people):
            cast(connection, vote, marks(asked, luck), number=number)


def over(database: Database, vote: str) -> None:
    """Closed, its result on the wall."""
    with database.transaction() as connection:
        votes.close(connection, vote, by=By("facilitator", NOW), secret_key=SECRET_KEY)
        screens.reveal(connection, votes.vote(connection, vote), by=By("facilitator", NOW))


def again(database: Database, vote: str, choices: tuple[VoteOption, ...]) -> str:
    """The next round of it, open and on the wall."""
    with database.transaction() as connection:
        second = votes.again(connection, vote, choices, by=By("facilitator", NOW))
        _opened(connection, second)
    return second


def _opened(connection: Connection, vote: str) -> Vote:
    votes.open_(connection, vote, by=By("facilitator", NOW), secret_key=SECRET_KEY)
    known = votes.vote(connection, vote)
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == known.workshop).values(people=PEOPLE))
    screens.show(connection, known, by=By("facilitator", NOW))
    return known


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", drawn(METHODS, 3))
def test_the_fullest_vote_is_read_at_ten_metres_in_two_rounds_too(
    loaded: Database, server: Application, open_device: OpenPage, name: str
) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
    wall = Wall(open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY)), server, loaded, workshop)
    asked, question = fullest(name), long(30)
    first = begun(loaded, workshop, asked)
    wall.look(f"full-open-{name}", question)
    filled(loaded, first)
    over(loaded, first)
    wall.look(f"result-full-{name}", question, coded=False)
    changed = [replace(one, title=long(LONGEST_TITLE, 20 + at)) for at, one in enumerate(asked.choices[:2])]
    kept = asked.choices[::-1] if name != "consent" else (*changed, *asked.choices[2:])
    second = again(loaded, first, tuple(kept))
    filled(loaded, second, PEOPLE // 2)
    over(loaded, second)
    wall.look(f"result-full-{name}-rounds", question, coded=False)
    assert wall.faults == {}


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", ["consent", "majority"])
def test_a_public_vote_is_read_beside_the_way_in(
    loaded: Database, server: Application, open_device: OpenPage, name: str
) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
    page = open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY))
    wall = Wall(page, server, loaded, workshop)
    vote = begun(loaded, workshop, fullest(name, public=True))
    filled(loaded, vote, slips=0)
    with loaded.transaction() as connection:
        urn.sample(connection, vote, PEOPLE // 2)  # as the clock does, at a moment that nobody knows
    wall.look(f"result-full-{name}-public", long(30))
    assert page.locator("svg.marks").count() == 1
    assert wall.faults == {}


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
def test_two_votes_that_ask_alike_have_numbers_on_the_wall(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
    page = open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY))
    wall = Wall(page, server, loaded, workshop)
    asked = replace(plan("approval"), question="Par quoi commencer ?")
    made = [begun(loaded, workshop, asked), begun(loaded, workshop, asked)]
    for vote, said in zip(reversed(made), ("2e vote", "1er vote"), strict=True):
        filled(loaded, vote, 12)
        over(loaded, vote)
        wall.look(f"result-twin-{said[0]}", said, coded=False)
        page.reload()
        assert said in page.get_by_role("heading", level=2).inner_text()
    assert wall.faults == {}
