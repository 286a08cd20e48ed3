"""One of each kind that runs alone, in a page that was already open when its person lost their place."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from db.engine import Connection, Database
from db.queries.evaluation import waves
from db.queries.priorities import ideas
from db.queries.staff import sessions, staff
from db.queries.votes import votes
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.workshop import State, WorkshopPlan
from tests.ballots import opened, plan
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage
from tests.e2e.room import QUESTIONNAIRE, TERRITORY, Account, hire, open_room
from texts import say

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
ENDS: dict[str, tuple[Callable[[Connection, Account], object], str]] = {
    "deactivated": (lambda connection, who: staff.deactivate(connection, who.id, datetime.now(UTC)), "ended"),
    "revoked": (lambda connection, who: sessions.revoke(connection, who.token, datetime.now(UTC)), "ended"),
    "demoted": (lambda connection, who: staff.give(connection, who.id, {Role.COMMITTEE: {TERRITORY}}), "closed"),
    "moved": (lambda connection, who: staff.give(connection, who.id, {Role.FACILITATOR: {"lorient"}}), "closed"),
}
SAID = {"ended": "error.SessionEnded", "closed": "gate.not_yours"}


def prepared(database: Database) -> str:
    now = datetime.now(UTC)
    with database.transaction() as connection:
        wave = waves.add(connection, TERRITORY, "Vague 1")
        asked = WorkshopPlan(TERRITORY, wave, QUESTIONNAIRE, "Bien manger", "Centre social", now.date())
        return workshops.prepare(connection, asked, by=By("facilitator", now))


def press(page: Page, key: str) -> None:
    page.get_by_role("button", name=say(key)).click()


@pytest.mark.timeout(400)
@one_engine
def test_an_open_page_neither_acts_nor_moves_for_whoever_lost_their_place(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    workshop = prepared(loaded)
    pages: dict[str, Page] = {}
    for name, (end, _) in ENDS.items():
        account = hire(loaded, Role.FACILITATOR, TERRITORY)
        pages[name] = open_device(account=account)
        with pages[name].expect_response(re.compile("/api/events")):
            pages[name].goto(f"{server.address}/animer?workshop={workshop}")
        pages[name].wait_for_timeout(2_000)  # it is drawn once more when it listens; from then on it stands still
        expect(pages[name].get_by_role("button", name=say("console.open_button"))).to_be_visible()
        with loaded.transaction() as connection:
            end(connection, account)
    for name in ("revoked", "demoted"):
        press(pages[name], "console.open_button")
        expect(pages[name].get_by_text(say(SAID[ENDS[name][1]])).first).to_be_visible()
    with loaded.reading() as connection:
        assert workshops.workshop(connection, workshop).state is State.PREPARED
    other = open_device(account=hire(loaded, Role.FACILITATOR, TERRITORY))
    other.goto(f"{server.address}/animer?workshop={workshop}")
    press(other, "console.open_button")
    for name in ("deactivated", "moved"):  # nobody touches them: what moved by itself stops
        expect(pages[name].get_by_text(say(SAID[ENDS[name][1]])).first).to_be_visible()
        expect(pages[name].get_by_text(say("console.code"))).to_have_count(0)


@pytest.mark.timeout(400)
@one_engine
def test_a_file_is_refused_in_an_open_page_and_to_a_stranger(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    room, account = open_room(loaded), hire(loaded, Role.FACILITATOR, TERRITORY)
    with loaded.transaction() as connection:
        vote = opened(connection, room.id, plan())
    page = open_device(account=account)
    page.goto(f"{server.in_the_room}/animer?workshop={room.id}&volet=papier")
    expect(page.get_by_role("button", name=say("slip.download"))).to_be_visible()
    with loaded.transaction() as connection:
        staff.deactivate(connection, account.id, datetime.now(UTC))
    press(page, "slip.download")
    expect(page.get_by_role("status").filter(has_text=say("error.SessionEnded"))).to_be_visible()
    stranger = open_device()
    asked = stranger.request.post(f"{server.address}/api/staff/files/slips/{vote}", data={"many": 14})
    assert asked.status == 401
    with loaded.reading() as connection:
        assert sum(votes.turnout(connection, vote).issued.values()) == 0


@pytest.mark.timeout(400)
@one_engine
def test_whoever_signs_in_again_where_their_session_ended_finds_what_they_had_typed(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    page = open_device(account=account)
    page.goto(f"{server.address}/moderation")
    page.get_by_text(say("moderation.view_said"), exact=True).click()
    title = page.get_by_label(say("moderation.title"))
    title.fill("Un four à pain")
    with loaded.transaction() as connection:
        sessions.revoke(connection, account.token, datetime.now(UTC))
    press(page, "moderation.publish")
    expect(page.get_by_text(say("error.SessionEnded"))).to_be_visible()
    page.get_by_label(say("sign_in.login")).fill(account.login)
    page.get_by_label(say("sign_in.password"), exact=True).fill(account.password)
    press(page, "sign_in.enter")
    expect(page.get_by_text(say("gate.back"))).to_be_visible()
    expect(title).to_have_value("Un four à pain")
    assert page.url.startswith(f"{server.address}/moderation")
    press(page, "moderation.publish")
    expect(page.get_by_text(say("moderation.said"))).to_be_visible()
    with loaded.reading() as connection:
        assert ideas.waiting(connection, [TERRITORY]) == ()
    page.reload()  # with the cookie that this page was given
    expect(page.get_by_role("heading", name=say("screen.moderation"))).to_be_visible()
