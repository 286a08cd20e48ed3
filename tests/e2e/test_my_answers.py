"""«Mes réponses» on a phone: a ticket opens, erases, and leaves nothing for whoever comes next."""

import json
import re
import urllib.request
import uuid
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from db.engine import Database
from db.models.participation import AnswerRow
from tests.e2e.application import Application
from tests.e2e.boxes import WINDOWS
from tests.e2e.conftest import OpenPage, barriers
from tests.e2e.resident import go_on, screen
from tests.e2e.room import open_room
from tests.e2e.traces import everything
from texts import say

PHONE = {"width": 390, "height": 844}
UPRIGHT = {"width": 768, "height": 1024}
SERIOUS = re.compile(r"\((serious|critical)\)")
A_WORD = "Un jardin partagé"


def post(address: str, body: object, token: str = "") -> dict[str, Any]:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    asked = urllib.request.Request(address, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(asked, timeout=60) as reply:
        said: dict[str, Any] = json.load(reply)
    return said


def answered(server: Application, code: str) -> dict[str, Any]:
    """Somebody answers one question and passes another; their ticket."""
    package = post(f"{server.address}/api/visits", {"code": code})
    visit = package["visits"][0]
    consent = {"version": package["consent"]["version"], "sensitive": False, "age_band": "a30_49"}
    post(f"{server.address}/api/consent", consent, visit["token"])
    for sequence, (question, value) in enumerate({"r02": None, "r15": A_WORD}.items(), start=1):
        given = {"request_id": str(uuid.uuid4()), "question": question, "value": value, "sequence": sequence}
        post(f"{server.address}/api/answers", given, visit["token"])
    post(f"{server.address}/api/finish", {}, visit["token"])
    ticket: dict[str, Any] = visit["ticket"]
    return ticket


def type_in(page: Page, words: list[str], digits: str) -> None:
    for word in words:
        screen(page, "signs").locator(".sign", has=page.get_by_text(word, exact=True)).click()
    go_on(page, "signs")
    for digit in digits:
        screen(page, "figures").locator(".keys button", has_text=digit).click()
    go_on(page, "figures")


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_the_places_of_six_pictures_lie_on_lines_of_the_same_length(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    page = open_device(UPRIGHT)
    page.goto(f"{server.address}/mes-reponses")
    places = screen(page, "signs").locator(".places li")
    expect(places).to_have_count(6)
    found = {}
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        for size in ("small", "middle", "large"):
            page.locator(".tablet").evaluate("(root, size) => (root.dataset.size = size)", size)
            tops = places.evaluate_all("all => all.map((each) => Math.round(each.getBoundingClientRect().top))")
            found[width, height, size] = sorted(Counter(tops).values())
    assert {each: lines for each, lines in found.items() if len(set(lines)) > 1} == {}
    assert found[768, 1024, "middle"] == [3, 3]


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_ticket_opens_and_erases_on_a_phone(loaded: Database, server: Application, open_device: OpenPage) -> None:
    ticket = answered(server, open_room(loaded).code)
    page = open_device(PHONE)
    page.clock.install()
    page.goto(f"{server.address}/mes-reponses")
    type_in(page, ticket["words"], ticket["digits"])
    holding = screen(page, "holding")
    expect(holding).to_contain_text(A_WORD)
    assert [barrier for barrier in barriers(page) if SERIOUS.search(barrier)] == []

    holding.get_by_role("button", name=say("tablet.my_answers.followed.title")).click()
    followed = screen(page, "followed")
    expect(followed).to_contain_text(say("tablet.my_answers.followed.open"))
    expect(followed).not_to_contain_text(A_WORD)  # it may be read with others
    assert [barrier for barrier in barriers(page) if SERIOUS.search(barrier)] == []
    followed.locator(".actions button").first.click()
    screen(page, "holding")

    page.clock.fast_forward(91_000)  # nobody touches the phone any more
    screen(page, "signs")
    left = everything(page)
    assert A_WORD not in left
    assert ticket["digits"] not in left

    page.locator("form.screen.signs .write").click()
    screen(page, "writing").locator("input").fill(f"{' '.join(ticket['words']).upper()} {ticket['digits']}")
    go_on(page, "writing")
    screen(page, "holding").locator(".actions button").first.click()
    screen(page, "sure").locator(".actions button").first.click()
    screen(page, "erased")
    with loaded.reading() as connection:
        assert connection.execute(select(func.count()).select_from(AnswerRow)).scalar_one() == 0
    go_on(page, "erased")
    type_in(page, ticket["words"], ticket["digits"])
    expect(page.locator(".note")).not_to_be_empty()
