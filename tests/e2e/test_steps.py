"""A room goes through its programme: the wall follows the step, whoever presses, and a second room is not moved."""

import re

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.workshops import programme, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from sentences.numbers import in_groups
from tests.ballots import NOW
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, WALL, OpenPage, barriers
from tests.e2e.hall import PHONE
from tests.e2e.meetings import front, settled
from tests.e2e.room import TERRITORY, hire
from tests.programmes import SHORT, TWO_HOURS, prepared
from texts import say
from texts.typography import typeset

AFTER_A_CUT = 10_000  # milliseconds
DECIDES = ("decisions", "cloture")
REST = 2_100  # milliseconds between two presses that are meant


def on(page: Page, title: str) -> None:
    page.get_by_role("button", name=say("step.on", title=typeset(title))).click()


def shows(page: Page, title: str, *, timeout: float = 30_000) -> None:
    expect(page.get_by_role("heading", name=typeset(title), exact=True)).to_be_visible(timeout=timeout)


def press(page: Page, key: str) -> None:
    page.get_by_role("button", name=say(key), exact=True).click()


@BOTH_IN_SOAK
@pytest.mark.timeout(420)
def test_what_one_workshop_decides_opens_the_next_one(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        second, first = prepared(connection, "Vague 2", ("accueil", "cadre")), prepared(connection, "Vague 1", DECIDES)
        for one in (second, first):
            workshops.open_(connection, one, by=By("facilitator", NOW))
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    laptop, wall = open_device(TABLET, account), open_device(WALL, account)
    wall.goto(f"{server.address}/projeter?workshop={first}")
    laptop.goto(f"{server.address}/animer?workshop={first}")
    for text, owner in (("Un four à pain", "La mairie"), ("Un jardin", "Le centre social")):
        laptop.get_by_label(say("decision.text"), exact=True).fill(text)
        laptop.get_by_label(say("decision.owner"), exact=True).fill(owner)
        press(laptop, "decision.decide")
        expect(wall.get_by_text(text, exact=True)).to_be_visible(timeout=30_000)
        settled(laptop)  # no field of before is still drawn
        expect(laptop.get_by_label(say("decision.text"), exact=True)).to_have_value("")
    laptop.reload()
    expect(laptop.get_by_text("Un jardin")).to_be_visible(timeout=30_000)
    front(laptop, "answers")
    press(laptop, "console.close_button")
    press(laptop, "console.close_yes")
    expect(laptop.get_by_text(say("reopening.title"))).to_be_visible(timeout=30_000)
    laptop.goto(f"{server.address}/suites")
    laptop.get_by_role("button", name=say("decision.follow")).first.click()
    laptop.get_by_text(say("decision_status.done"), exact=True).click()
    press(laptop, "decision.follow_send")
    expect(laptop.get_by_text(say("decision.n_done", n=1))).to_be_visible(timeout=30_000)
    assert [found for found in barriers(laptop) if "critical" in found] == []
    wall.goto(f"{server.address}/projeter?workshop={second}")
    laptop.goto(f"{server.address}/animer?workshop={second}")
    on(laptop, "Cadre et «Depuis la dernière fois»")
    for text, status in (("Un four à pain", "done"), ("Un jardin", "promised")):
        line = wall.locator(".step li").filter(has_text=text)
        expect(line).to_contain_text(say(f"decision_status.{status}"), timeout=30_000)
    assert [found for found in barriers(wall) if "serious" in found or "critical" in found] == []
    phone = open_device(PHONE)
    phone.goto(f"{server.address}/suites?territoire={TERRITORY}")
    expect(phone.get_by_text("Un four à pain")).to_be_visible(timeout=30_000)
    expect(phone.get_by_role("button", name=say("decision.follow"))).to_have_count(0)


@BOTH_IN_SOAK
@pytest.mark.timeout(420)
def test_two_rooms_go_on_by_themselves_and_their_walls_follow(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        first, second = prepared(connection, "Vague 1", TWO_HOURS), prepared(connection, "Vague 2", SHORT)
        for one in (second, first):
            workshops.open_(connection, one, by=By("facilitator", NOW))
        code = workshops.workshop(connection, first).code
    account, other = hire(loaded, Role.FACILITATOR, TERRITORY), hire(loaded, Role.FACILITATOR, TERRITORY)
    laptop, remote, wall = open_device(TABLET, account), open_device(PHONE, other), open_device(WALL, account)
    elsewhere = open_device(WALL, other)
    for page, address, workshop in (
        (remote, "animer", first),
        (laptop, "animer", first),
        (wall, "projeter", first),
        (elsewhere, "projeter", second),
    ):
        page.goto(f"{server.address}/{address}?workshop={workshop}")
    expect(wall.locator(".where")).to_contain_text(in_groups(code), timeout=30_000)
    expect(wall.locator(".answered")).to_have_text("0")
    on(remote, "Cadre et «Depuis la dernière fois»")
    shows(wall, "Cadre et «Depuis la dernière fois»")
    expect(laptop.get_by_text(say("step.which", n="2", steps="8"))).to_be_visible(timeout=30_000)
    shown = laptop.get_by_test_id("stMain")
    assert [found for found in barriers(wall) if "serious" in found or "critical" in found] == []
    expect(wall.get_by_role("button")).to_have_count(0)
    laptop.reload()
    expect(shown.get_by_text(say("step.which", n="2", steps="8"))).to_be_visible(timeout=30_000)
    laptop.wait_for_timeout(REST)
    laptop.keyboard.press("ArrowRight")  # the key of a remote control
    shows(wall, "Ce qui existe déjà")
    expect(remote.get_by_text(re.compile(re.escape(say("step.which", n="3", steps="8"))))).to_be_visible(timeout=30_000)
    server.kill()
    server.start()
    shows(wall, "Ce qui existe déjà", timeout=AFTER_A_CUT)
    remote.reload()  # what is pressed before a page has found its server again is lost, and to be pressed again
    remote.wait_for_timeout(REST)
    on(remote, "Questionnaire")
    expect(wall.locator(".people")).to_have_text(say("wall.people", n=0), timeout=30_000)
    expect(elsewhere.locator(".code")).to_be_visible(timeout=30_000)
    with loaded.reading() as connection:
        standing = [programme.programme(connection, one).step for one in (first, second)]
        assert [step and step.kind for step in standing] == ["questionnaire", "accueil"]
