"""What happens in a room in an evening: who holds what, how they answer and vote, and what was in the urns."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from db.engine import Database
from db.models.vote import BallotRow
from db.queries.evaluation import waves
from db.queries.votes import votes
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.votes.vote import Channel
from tests import several
from tests.ballots import plan
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.crew import Crew
from tests.e2e.guests import Guest
from tests.e2e.meetings import front, settled
from tests.e2e.room import TERRITORY, Account
from tests.e2e.test_jobs import Hand
from tests.e2e.voter import confirm, dots, form, hand_over, put_in, to_paper, touch, voting
from tests.programmes import TWO_HOURS
from texts import say

PEOPLE, AT_A_TABLET, BY_PHONE = 20, 10, 4  # of them: those who need no screen of their own here
ON_PAPER = "Que garder pour l’hiver ?"
LONG = 60_000  # milliseconds


@dataclass
class Evening:
    """What everybody holds: two phones in the hand of a person, the others as what they send."""

    crew: Crew
    accounts: tuple[Account, Account]
    code: str
    phones: list[Page]
    guests: list[Guest]

    @property
    def hand(self) -> Hand:
        return Hand(self.crew.consoles[0])


def prepared(database: Database) -> str:
    """The room of this evening: two questionnaires under one code, and a vote by slips and on paper, to come."""
    now = datetime.now(UTC)
    with database.transaction() as connection:
        asked = several.plan(connection, waves.add(connection, TERRITORY, "Vague 1"), ("q_resident", "q_closing"), (8,))
        timed = tuple((kind, 10) for kind in TWO_HOURS)
        workshop = workshops.prepare(connection, replace(asked, day=now.date(), steps=timed), by=By("facilitator", now))
        paper = replace(plan("approval"), question=ON_PAPER, channels=(Channel.SLIP, Channel.PAPER))
        votes.prepare(connection, workshop, paper, by=By("facilitator", now))
    return workshop


def remote(console: Page, phone: Page, server: Application) -> Page:
    """A phone without an account, by the code that the laptop shows."""
    settled(console)
    front(console, "room")
    console.get_by_text(say("remotes.title"), exact=True).click()
    Hand(console).tap("remotes.add")
    expect(console.locator("p.code")).to_have_text(re.compile(r"\w"), timeout=LONG)
    code = console.locator("p.code").inner_text().replace(" ", "")
    phone.goto(f"{server.in_the_room}/telecommande#{code}")
    phone.get_by_role("button", name=say("remote.become")).click()
    expect(phone.get_by_text(say("remote.prepared"))).to_be_visible(timeout=LONG)
    return phone


def there(page: Page) -> str:
    """The workshop that this console is about."""
    found = re.search(r"workshop=([^&]+)", page.url)
    assert found is not None
    return found[1]


def asked(database: Database, workshop: str) -> dict[str, str]:
    """Its votes: the id of the last round of each, by its question."""
    with database.reading() as connection:
        return {one.plan.question: one.id for one in votes.votes_of(connection, workshop)}


def from_the_library(hand: Hand, link: str) -> None:
    hand.tap(link, "link")
    hand.choose("Par quoi commencer\u00a0?")
    hand.tap("ask.send")
    expect(hand.page.get_by_text(say("vote.frozen"))).to_be_visible(timeout=LONG)


def finish(page: Page, card: int) -> None:
    """From the second question on."""
    number = 2
    while resident.decide(page) == "question":
        resident.reach(page, number)
        resident.touch(page, card)
        resident.go_on(page, "question")
        number += 1
    resident.hand_in(page)


def everybody_votes(evening: Evening, vote: str) -> None:
    """Four of them on a screen."""
    for page in (*evening.phones, *evening.crew.tablets):
        if form(page, "welcome").count():
            touch(form(page, "welcome").locator("button[type=submit]"))
            resident.screen(page, "things")
        touch(page.get_by_role("button", name=voting()))
        to_paper(page, touch)
        dots(page, touch)
        confirm(page, touch)
        put_in(page, touch)
        hand_over(page)
    for guest in evening.guests[:BY_PHONE]:
        guest.votes(vote, ["A=2 C=1"])
    at_tablets = PEOPLE - BY_PHONE - 4
    evening.guests[BY_PHONE].votes(vote, ["B=2 F=1", "C=1"] * (at_tablets // 2))


def ballots(database: Database, vote: str) -> int:
    with database.reading() as connection:
        received = votes.turnout(connection, vote).received
    return sum(received.values())


def counted(database: Database, vote: str) -> dict[str, int]:
    """What was in the urn, once it is open."""
    with database.reading() as connection:
        found = select(BallotRow.marks, func.count()).where(BallotRow.vote_id == vote).group_by(BallotRow.marks)
        return dict(connection.execute(found).all())
