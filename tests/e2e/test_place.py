"""Two open workshops of one day, three votes each, run out of order, reloaded after each act."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.votes import votes
from db.queries.workshops import workshops
from domain.staff.roles import Role
from domain.workshops.workshop import WorkshopPlan
from tests.ballots import plan
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, OpenPage
from tests.e2e.room import TERRITORY, answers, hire
from texts import say

# What is called in the catalogue what it was called before; a list shows what is chosen in it.
OPEN, CLOSE, CLOSE_YES = say("vote.act.open"), say("vote.act.close"), say("vote.close_yes")


def meeting(database: Database, title: str, days: int = 0, *, demonstration: bool = False, open_: bool = True) -> str:
    now = datetime.now(UTC)
    with database.transaction() as connection:
        wave = waves.add(connection, TERRITORY, f"Vague {title}", demonstration=demonstration)
        version = questionnaires.latest_version_id(connection, "q_resident")
        day = (now + timedelta(days=days)).date()
        planned = WorkshopPlan(TERRITORY, wave, version, title, "Centre social", day)
        made = workshops.prepare(connection, planned, by=None, now=now)
        if open_:
            workshops.open_(connection, made, by=None, now=now)
    return made


def three(database: Database, workshop: str, name: str) -> dict[str, str]:
    """Three votes that nobody has opened: their ids by question."""
    with database.transaction() as connection:
        made = {}
        for letter in "abc":
            asked = plan()
            question = f"{name} {letter}"
            worded = type(asked)(**{**vars(asked), "question": question})
            made[question] = votes.prepare(connection, workshop, worded, by=None, now=datetime.now(UTC))
    return made


def states(database: Database, workshop: str) -> dict[str, str]:
    with database.reading() as connection:
        return {one.plan.question: str(one.state) for one in votes.votes_of(connection, workshop)}


def settled(page: Page) -> None:
    """Until the page has drawn what it was last asked for."""
    page.wait_for_timeout(400)  # a press is on its way
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()


def chosen(page: Page, label: str) -> str:
    settled(page)
    return page.get_by_test_id("stSelectbox").filter(has_text=label).first.locator("input").input_value()


def choose(page: Page, label: str, words: str) -> None:
    settled(page)
    page.get_by_test_id("stSelectbox").filter(has_text=label).first.locator("input").click()
    page.get_by_role("option", name=re.compile(words)).first.click()
    settled(page)


def press(page: Page, name: str) -> None:
    settled(page)
    page.get_by_role("button", name=name, exact=True).first.click(timeout=15_000)
    settled(page)


@BOTH_IN_SOAK
@pytest.mark.timeout(300)
def test_six_votes_are_run_out_of_order_and_each_act_lands_on_its_own(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    first, second = meeting(loaded, "Le matin"), meeting(loaded, "Le soir")
    three(loaded, first, "aaa")
    three(loaded, second, "bbb")
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    page.goto(f"{server.address}/animer-vote?workshop={first}")
    choose(page, say("vote.choose"), "aaa b")
    press(page, OPEN)
    assert states(loaded, first) == {"aaa a": "prepared", "aaa b": "open", "aaa c": "prepared"}
    page.reload()
    assert "aaa b" in chosen(page, say("vote.choose"))
    choose(page, say("facilitate.choose"), "Le soir")
    choose(page, say("vote.choose"), "bbb a")
    press(page, OPEN)
    page.reload()
    choose(page, say("vote.choose"), "bbb c")
    press(page, OPEN)
    page.reload()
    assert states(loaded, second) == {"bbb a": "open", "bbb b": "prepared", "bbb c": "open"}
    choose(page, say("vote.choose"), "bbb a")
    press(page, CLOSE)
    press(page, CLOSE_YES)
    assert states(loaded, second) == {"bbb a": "closed", "bbb b": "prepared", "bbb c": "open"}
    page.reload()
    assert "bbb a" in chosen(page, say("vote.choose"))
    assert states(loaded, first) == {"aaa a": "prepared", "aaa b": "open", "aaa c": "prepared"}


@BOTH_IN_SOAK
@pytest.mark.timeout(300)
def test_the_way_from_page_to_page_stays_in_one_workshop(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    first, second = meeting(loaded, "Le matin"), meeting(loaded, "Le soir")
    for workshop, name in ((first, "aaa"), (second, "bbb")):
        three(loaded, workshop, name)
    with loaded.reading() as connection:
        known = [one.title for one in workshops.workshops(connection)]
    other = known[-1]  # not the one that lists begin with
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    page.goto(f"{server.address}/animer")
    choose(page, say("facilitate.choose"), other)
    for screen in ("vote_run", "vote_plan", "vote_run", "vote_papers", "vote_run", "vote_objections"):
        page.get_by_test_id("stMain").get_by_role("link", name=say(f"screen.{screen}"), exact=True).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(say(f"screen.{screen}"))
        assert other in chosen(page, say("facilitate.choose")), screen
        page.reload()
        assert other in chosen(page, say("facilitate.choose")), screen


@BOTH_IN_SOAK
@pytest.mark.timeout(300)
def test_after_opening_and_revealing_the_screen_stays(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    past = meeting(loaded, "Démonstration", demonstration=True)
    with loaded.transaction() as connection:
        workshops.close(connection, past, by=None, now=datetime.now(UTC))
    today = meeting(loaded, "Le matin", open_=False)
    meeting(loaded, "La semaine prochaine", 7, open_=False)
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    page.goto(f"{server.address}/animer")
    choose(page, say("facilitate.choose"), "Le matin")
    for act in ("console.open_button", "console.reveal_button"):
        if act == "console.reveal_button":
            answers(loaded, today, 23)  # of thirty: fewer, and nothing may be revealed
            page.reload()
        press(page, say(act))
        assert "Le matin" in chosen(page, say("facilitate.choose")), act
        page.reload()
        assert "Le matin" in chosen(page, say("facilitate.choose")), act
    with loaded.reading() as connection:
        assert workshops.workshop(connection, today).revealed
