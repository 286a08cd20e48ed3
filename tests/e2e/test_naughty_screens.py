"""What somebody typed is dead on every screen of the staff, whatever column of the database holds it."""

import random
import secrets
from collections.abc import Iterator
from itertools import cycle, islice

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select, update

from db.engine import Database
from db.models.base import Base
from db.queries.cooperation import partners
from db.queries.priorities import ideas
from db.queries.votes import objections, votes
from db.queries.workshops import workshops
from domain.priorities.idea import Idea
from domain.priorities.priority import Proposer, Words
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes import METHODS
from frame.registry import ADDRESSES
from tests.ballots import NOW, cast, close, marks, opened, plan, room
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage
from tests.e2e.meetings import settled
from tests.e2e.room import TERRITORY, hire
from tests.e2e.test_naughty import ALIVE
from tests.naughty import HOST, strings

# What people type, by table. Everything else in the database comes from content/, from a list or from the machine.
TYPED = {
    "actor": ("name",),
    "actor_proposal": ("name",),
    "objection": ("words", "answer"),
    "priority": ("title", "description"),
    "staff": ("name",),
    "vote": ("question", "decider", "answer_when"),
    "vote_option": ("title", "description"),
    "wave": ("label",),
    "workshop": ("title", "place"),
}
FACELESS = {"/participer", "/mes-reponses", "/structure", "/mon-bulletin"}  # the tablet's: text nodes, never markup
BATCH = 60
SAMPLE = 3  # screens of an ordinary run


def filled(database: Database) -> str:
    """Two rooms with a vote of every method behind them, one running, one prepared; ideas, partners, objections."""
    luck, by = random.Random(2), By("facilitator", NOW)  # noqa: S311  drawn ballots
    with database.transaction() as connection:
        here, _ = room(connection), room(connection, "Vague 2")
        for name in sorted(METHODS):
            vote = opened(connection, here, plan(name))
            for number in range(6):
                cast(connection, vote, marks(plan(name), luck), number=number)
            close(connection, vote)
            if name == "consent":
                for _ in range(2):
                    objections.raised(connection, vote, "A", "C’est trop loin.", by=By("facilitator", NOW))
        opened(connection, here, plan())
        votes.prepare(connection, here, plan(), by=By("facilitator", NOW))
        for number in range(6):
            idea = Idea(f"idea{number}", TERRITORY, Words("Un four", "", "care"), Proposer.RESIDENT)
            (ideas.said if number < 3 else ideas.propose)(connection, idea, by)
        wave = workshops.workshop(connection, here).wave
        partners.invite(connection, wave, partners.invitations(connection, wave)[1].actor, by=By("facilitator", NOW))
    return here


def fits(said: str, column: str) -> bool:
    """The database bounds what is too long to be said."""
    return 0 < len(said) <= (80 if column == "title" else 140)


def say_naughty(database: Database, from_here: int) -> None:
    """Every typed column of every row says another one of the strings, beginning with that one."""
    every = [one for one in strings() if "\x00" not in one]
    following: Iterator[str] = islice(cycle(every), from_here, None)
    with database.transaction() as connection:
        for table, columns in TYPED.items():
            rows = Base.metadata.tables[table]
            keys = tuple(rows.primary_key.columns)
            for row in connection.execute(select(*keys)).all():
                said = {column: next(one for one in following if fits(one, column)) for column in columns}
                connection.execute(
                    update(rows).where(*(key == value for key, value in zip(keys, row, strict=True))).values(said)
                )


def alive(page: Page, server: Application, addresses: list[str]) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if HOST in one.url.lower().partition("?")[0] else None)
    page.add_init_script("window.naughty = () => { window.naughty_ran = true }; window.alert = window.naughty")
    found: list[str] = []
    for address in addresses:
        page.goto(f"{server.address}{address}")
        expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
        page.wait_for_timeout(1_200)
        page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach((each) => each.click())")
        settled(page)  # some of them are drawn when they are opened
        found += [f"{address}: {what}" for what in page.evaluate(ALIVE, HOST)]
    return found + asked


def addresses_of(here: str) -> list[str]:
    return [f"{each}?workshop={here}" for each in sorted(ADDRESSES - FACELESS)]


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_some_strings_on_some_screens(loaded: Database, server: Application, open_device: OpenPage) -> None:
    here = filled(loaded)
    account = hire(loaded, Role.COORDINATOR, TERRITORY)
    seed = secrets.randbelow(10_000)
    say_naughty(loaded, seed % len(strings()))
    drawn = random.Random(seed).sample(addresses_of(here), SAMPLE)  # noqa: S311  which are looked at this time
    assert alive(open_device(account=account), server, drawn) == [], f"seed {seed}"


@pytest.mark.soak
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_all_strings_on_all_screens(loaded: Database, server: Application, open_device: OpenPage) -> None:
    here = filled(loaded)
    account = hire(loaded, Role.COORDINATOR, TERRITORY)
    found: list[str] = []
    for first in range(0, len(strings()), BATCH):
        say_naughty(loaded, first)
        page = open_device(account=account)
        found += alive(page, server, addresses_of(here))
        page.close()
    assert found == []
