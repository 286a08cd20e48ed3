"""The thread of the house: a resident's tap becomes a bar on the wall, and nothing before its time.

Three devices that share nothing: the facilitator's laptop, one tablet passed round, the wall; and phones of others.
"""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from db.engine import Database
from db.models.publication import PublicationRow
from db.queries.evaluation.rebuild import rebuilt
from db.queries.operations import content
from domain.evaluation.reservoir import needed
from domain.staff.roles import Role
from domain.workshops.workshop import Admission
from sentences.numbers import in_groups
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, WALL, OpenPage
from tests.e2e.crowd import Crowd
from tests.e2e.room import TERRITORY, Account, hire
from tests.e2e.traces import everything
from texts import say
from texts.typography import typeset

PEOPLE = 24
NEEDED = needed(Admission.CODE, None)
AT_THE_TABLET = {1, 2, NEEDED, PEOPLE}
THEMES = 9
CONTENT = {9: 0, 10: 0}  # the card that says yes to «qu'avez-vous appris», «avez-vous fait un pas»
MISSING_OUT = {6: 0, 9: 9, 10: 5}  # the card that says no to those, and to «de nouvelles personnes»
YES, NO = 4, 0


def picks(person: int) -> resident.Pick:
    """What they choose by the number in a question's id, not by its place on the screen.

    Half of the people say yes to everything, half no: each theme has two cells that may be shown.
    """
    if person % 2:
        return lambda question: CONTENT.get(question, 1 if question == 6 else min(YES, 3 if question == 1 else YES))
    return lambda question: MISSING_OUT.get(question, NO)


def by_place(pick: resident.Pick) -> resident.Pick:
    """The same for somebody who counts the questions as they come."""
    return lambda place: pick(int(resident.ORDER[place - 1].removeprefix("r")))


class Phones(Crowd):
    """Those who answer on their own phone: the same requests, without a browser for each of them."""

    def visit(self, person: int) -> None:
        """One of them, from joining to the ticket."""
        self._pick = picks(person)
        with ThreadPoolExecutor(1) as beside:  # this thread drives the browsers
            beside.submit(lambda: asyncio.run(self.turns(1))).result()

    def _value(self, question: dict[str, Any]) -> str | None:
        choice = self._pick(int(question["id"].removeprefix("r")))
        return question["choices"][choice or 0]["id"] if question["choices"] else "un mot"


def sign_in(page: Page, server: Application, account: Account) -> None:
    page.goto(f"{server.address}/connexion")
    fields = page.locator("form input, [data-testid=stForm] input")
    fields.nth(0).fill(account.login)
    fields.nth(1).fill(account.password)
    fields.nth(1).press("Enter")
    expect(page.get_by_role("link", name=say("screen.prepare")).first).to_be_visible(timeout=20_000)


def prepare_and_open(page: Page, server: Application) -> tuple[str, str]:
    """Returns the code, and the address of the wall."""
    page.goto(f"{server.address}/preparer")
    place = page.get_by_label(say("plan.place"), exact=True)
    place.fill("Centre social")
    place.press("Tab")
    page.get_by_role("button", name=say("plan.send")).click()
    expect(page.get_by_text(re.compile("Centre social.*est prêt"))).to_be_visible()
    page.goto(f"{server.address}/animer")
    page.get_by_role("button", name=say("console.open_button")).click()
    expect(page.get_by_role("button", name=say("console.reveal_button"))).to_be_visible()
    code = page.get_by_test_id("stMetricValue").first.inner_text().replace(" ", "")
    wall = page.get_by_role("link", name=say("console.project")).get_attribute("href")
    return code, f"{server.address}{wall}"


def sentence(people: int) -> str:
    return say("wall.who", n=people)


def populations(database: Database) -> list[int]:
    with database.reading() as connection:
        chosen = select(PublicationRow.population).where(PublicationRow.scope.startswith("room:"))
        return list(connection.execute(chosen.order_by(PublicationRow.position)).scalars())


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
def test_twenty_four_people_a_tablet_phones_and_one_wall(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    laptop, tablet, wall = open_device(TABLET), open_device(TABLET), open_device(WALL)
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    sign_in(laptop, server, account)
    code, address = prepare_and_open(laptop, server)
    wall.context.add_cookies([{"name": "tablee_staff", "value": account.token, "url": server.address}])
    wall.goto(address)
    expect(wall.locator(".code")).to_have_text(say("wall.alone"))  # tablets have another address
    expect(wall.locator(".where")).to_contain_text(in_groups(code))
    expect(wall.locator("img.qr")).to_be_hidden()

    with loaded.reading() as connection:
        names = [typeset(indicator.fr) for indicator in content.indicators(connection, room=True)]
    assert len(names) == THEMES
    resident.come_in(tablet, server.address, code)
    tickets = set()
    phones = Phones(server.address, code, seed=4)
    for person in range(1, PEOPLE + 1):
        if person in AT_THE_TABLET:
            tickets.add(resident.take_a_turn(tablet, by_place(picks(person))))
        else:
            phones.visit(person)
        expect(laptop.get_by_test_id("stMetricValue").nth(1)).to_have_text(str(person))
        if person <= NEEDED:
            expect(wall.locator(".answered")).to_have_text(str(person))
            assert wall.locator("canvas, svg.marks").count() == 0
            assert not any(name in wall.content() for name in names)
        if person == NEEDED - 1:
            expect(laptop.get_by_text(say("console.lacking", n=1))).to_be_visible()
        if person == NEEDED:
            laptop.get_by_role("button", name=say("console.reveal_button")).click()
        if person >= NEEDED:  # and nothing moves at an arrival
            expect(wall.get_by_text(sentence(NEEDED))).to_be_visible()
            assert populations(loaded) == [NEEDED]
    assert wall.locator(".answered").inner_text() == ""
    told = [name for name in names if name in wall.content()]
    assert told == names
    told_of_all = re.findall(r"«\s([^»]+)\s»\s?: [^:«]*?(?:personnes sur|disent oui)", unescape(wall.content()))
    assert set(told_of_all) == set(names) - {"Jours avec un repas fait maison"}  # which is a mean
    assert len(tickets) == len(AT_THE_TABLET)
    no_trace(tablet, tickets)

    reader = open_device(TABLET, hire(loaded, Role.COMMITTEE, TERRITORY))
    reader.goto(f"{server.address}/themes")
    expect(reader.get_by_text(say("themes.population", n=NEEDED))).to_be_visible()
    for name in names:
        expect(reader.get_by_text(re.compile(rf"«\s{re.escape(name)}\s»")).first).to_be_visible()
    with loaded.reading() as connection:
        _, counted = rebuilt(connection)
    assert counted[next(scope for scope in counted if scope.startswith("workshop:"))] == PEOPLE


def no_trace(page: Page, tickets: set[str]) -> None:
    """Neither the words that everybody wrote nor any ticket is anywhere on the tablet, now or after a reload."""
    resident.screen(page, "welcome")
    left = everything(page)
    page.reload()
    resident.screen(page, "welcome")
    left += everything(page)
    assert "Un jardin partagé" not in left
    assert not [ticket for ticket in tickets if f">{ticket.rsplit(' ', 1)[1]}<" in left]
