"""What a tired facilitator does in front of twenty people, counted in taps: no more than was promised, in two rooms."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.votes import votes
from db.queries.workshops import admission, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes.vote import Channel
from domain.workshops.workshop import Admission, State
from tests.ballots import NOW, cast, plan
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, WALL, OpenPage
from tests.e2e.meetings import settled
from tests.e2e.room import TERRITORY, answers, hire
from tests.programmes import prepared
from texts import say

BY = By("facilitator", NOW)
PEOPLE = 20
VOTES = ("priorites", "decisions")
THEN_RESULTS = ("priorites", "resultats", "decisions")


class Hand:
    """A finger on a screen, which counts its taps."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def tap(self, key: str, role: str = "button") -> None:
        """Touch what is called so, once the screen stands still."""
        settled(self.page)
        self.page.get_by_role(role, name=say(key), exact=True).first.click()  # type: ignore[arg-type]
        self.taps += 1
        settled(self.page)

    def goes_on(self) -> None:
        """Touch the next step, whose name is on it."""
        settled(self.page)
        self.page.locator("[class*=st-key-step_on_] button").first.click()
        self.taps += 1
        settled(self.page)

    def choose(self, words: str) -> None:
        """Touch one of several words."""
        settled(self.page)
        self.page.get_by_test_id("stButtonGroup").get_by_text(words, exact=True).click()
        self.taps += 1
        settled(self.page)

    def told(self) -> int:
        """How many taps since it was last asked."""
        taps, self.taps = self.taps, 0
        return taps


def of(database: Database, workshop: str) -> list[State]:
    with database.reading() as connection:
        return [one.state for one in votes.votes_of(connection, workshop)]


def planned(hand: Hand) -> int:
    """Plan a vote that is ready; how many taps."""
    hand.tap("votes.new", "link")
    hand.choose("Par quoi commencer\u00a0?")
    hand.tap("ask.send")
    expect(hand.page.get_by_text(say("vote.opens_with"))).to_be_visible(timeout=30_000)
    return hand.told()


def projected(hand: Hand) -> int:
    """Show the wall on another screen; how many taps."""
    with hand.page.context.expect_page(timeout=30_000) as another:
        hand.tap("console.project", "link")
    expect(another.value.locator(".wall")).to_be_visible(timeout=60_000)
    another.value.close()
    return hand.told()


@BOTH_IN_SOAK
@pytest.mark.timeout(420)
def test_no_job_takes_more_taps_than_was_promised(loaded: Database, server: Application, open_device: OpenPage) -> None:
    with loaded.transaction() as connection:
        here, other = prepared(connection, "Vague 2", THEN_RESULTS), prepared(connection, "Vague 1", VOTES)
        workshops.open_(connection, other, by=BY)
        admission.choose(connection, here, Admission.PREPARED, BY)
        admission.record_present(connection, here, PEOPLE, BY)
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    laptop = open_device(TABLET, account)
    laptop.goto(f"{server.address}/animer?workshop={here}")
    hand, taps = Hand(laptop), {}

    taps["plan a vote from the library"] = planned(hand), 3
    hand.tap("console.open_button")
    taps["open the workshop"] = hand.told(), 1
    taps["the wall"] = projected(hand), 1
    hand.tap("vote.act.open")
    taps["open the vote"] = hand.told(), 1
    [vote] = _ids(loaded, here)
    with loaded.transaction() as connection:
        for number in range(6):
            cast(connection, vote, "A=1", number=number)
    hand.tap("vote.act.close")
    hand.tap("vote.finish_yes")
    taps["close the vote and reveal it"] = hand.told(), 2
    expect(laptop.get_by_text(say("vote.act.hide"))).to_be_visible(timeout=30_000)
    wall = open_device(WALL, account)
    wall.goto(f"{server.address}/projeter?workshop={here}")
    expect(wall.locator("canvas, svg.marks").first).to_be_visible(timeout=60_000)

    laptop.reload()
    hand.tap("vote.act.again")
    hand.tap("vote.again_yes")
    taps["a second round"] = hand.told(), 2
    hand.tap("vote.act.open")
    hand.told()
    hand.tap("vote.act.close")
    hand.tap("vote.close_yes")
    hand.told()
    hand.tap("vote.reveal_why")  # nobody voted in it: the wall says so
    taps["reveal"] = hand.told(), 1

    answers(loaded, here, PEOPLE)
    laptop.reload()
    hand.goes_on()
    taps["the next step, where what it is for is in front"] = hand.told(), 1
    hand.tap("console.reveal_button")
    taps["reveal the answers"] = hand.told(), 1
    hand.tap("console.close_button")
    hand.tap("console.close_yes")
    taps["close the workshop"] = hand.told(), 2
    expect(laptop.get_by_text(say("reopening.title"))).to_be_visible(timeout=30_000)
    assert {job: some for job, some in taps.items() if some[0] > some[1]} == {}
    assert (of(loaded, here), of(loaded, other)) == ([State.CLOSED, State.CLOSED], [])


@BOTH_IN_SOAK
@pytest.mark.timeout(300)
def test_raised_hands_take_one_tap_beside_their_numbers(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        other, here = prepared(connection, "Vague 1", VOTES), prepared(connection, "Vague 2", VOTES)
        for one in (here, other):
            workshops.open_(connection, one, by=BY)
            admission.record_present(connection, one, PEOPLE, BY)
        asked = replace(plan("approval", options=2), channels=(Channel.HANDS,))
        made = [votes.prepare(connection, one, asked, by=BY) for one in (other, here)]
        for vote in made:
            votes.open_(connection, vote, by=BY, secret_key="k" * 40)
    laptop = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    laptop.goto(f"{server.address}/animer?workshop={here}")
    hand = Hand(laptop)
    hand.choose(say("votes.view.papier"))
    settled(laptop)
    laptop.locator(".st-key-hands summary").click()
    laptop.get_by_label(say("hands.voices")).fill("9")
    laptop.get_by_label(asked.choices[0].title).first.fill("7")
    hand.told()
    hand.tap("hands.send")
    assert hand.told() == 1
    with loaded.reading() as connection:
        assert [votes.vote(connection, one).hand_voices for one in made] == [0, 9]


def _ids(database: Database, workshop: str) -> list[str]:
    with database.reading() as connection:
        return [one.id for one in votes.votes_of(connection, workshop)]
