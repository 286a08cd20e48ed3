"""A question is tapped on the console and stands on the wall, also after the server was killed."""

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.evaluation import reveals
from domain.staff.by import By
from domain.staff.roles import Role
from tests.asked import NOW, answer, room
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, WALL, OpenPage, barriers
from tests.e2e.hall import PHONE
from tests.e2e.room import TERRITORY, hire
from texts import say

AFTER_A_CUT = 30_000  # milliseconds
VOICE, POWER = "mon avis compte dans les décisions", "je peux changer des choses dans mon quartier"


def tap(page: Page, words: str) -> None:
    page.get_by_role("button").filter(has_text=words).click()


def shows(wall: Page, words: str) -> None:
    expect(wall.get_by_role("heading").filter(has_text=words)).to_be_visible(timeout=AFTER_A_CUT)


@BOTH_IN_SOAK
@pytest.mark.timeout(300)
def test_two_rooms_show_a_question_each_and_a_killed_server_shows_them_again(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    rooms = []
    with loaded.transaction() as connection:
        for label in ("Vague 2", "Vague 1"):
            workshop = room(connection, label, ("resultats", "cloture"))
            answer(connection, workshop, [dict.fromkeys(("voice", "power"), value) for value in "112244444455555"])
            reveals.reveal(connection, workshop, by=By("facilitator", NOW))
            rooms.append(workshop)
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    walls = [open_device(WALL, account) for _ in rooms]
    for wall, workshop in zip(walls, rooms, strict=True):
        wall.goto(f"{server.address}/projeter?workshop={workshop}")
    for size, workshop, words in ((TABLET, rooms[0], VOICE), (PHONE, rooms[1], POWER)):
        console = open_device(size, account)
        console.goto(f"{server.address}/animer?workshop={workshop}")
        tap(console, words)
        expect(console.get_by_text(say("console.wall.question"))).to_be_visible(timeout=AFTER_A_CUT)
    for wall, words in zip(walls, (VOICE, POWER), strict=True):
        shows(wall, words)
        expect(wall.locator("canvas, svg.marks").first).to_be_visible(timeout=AFTER_A_CUT)
    assert [found for found in barriers(walls[0]) if "serious" in found or "critical" in found] == []
    server.kill()
    server.start()
    for wall, words in zip(walls, (VOICE, POWER), strict=True):
        wall.reload()
        shows(wall, words)
    console.reload()
    tap(console, say("question.take_off"))
    expect(walls[1].get_by_role("heading").filter(has_text=POWER)).to_have_count(0, timeout=AFTER_A_CUT)
    shows(walls[0], VOICE)
