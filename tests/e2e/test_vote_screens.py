"""A vote as a room lives it: opened on a laptop, counted on a wall that tells nothing before it is told to."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.votes import votes
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.staff.roles import Role
from sentences.numbers import in_groups
from tests.ballots import NOW, cast, plan, room
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, WALL, OpenPage, barriers
from tests.e2e.meetings import front
from tests.e2e.room import TERRITORY, hire
from texts import say
from texts.typography import typeset

PEOPLE = 6
SLIPS = 14
# A machine with one French voice, which remembers what it was asked to say.
VOICE = """
window.said = []
window.speechSynthesis.getVoices = () => [{ lang: "fr-FR", localService: true }]
window.speechSynthesis.speak = (utterance) => window.said.push(utterance.text)
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
"""


def prepared(database: Database) -> tuple[str, str, str]:
    """A vote that waits to be opened: its id, its workshop, and the workshop's code."""
    with database.transaction() as connection:
        workshop = room(connection)
        vote = votes.prepare(connection, workshop, plan("majority"), by=By("facilitator", NOW))
        return vote, workshop, workshops.workshop(connection, workshop).code


def press(page: Page, key: str) -> None:
    page.get_by_role("button", name=say(key), exact=True).click()


@BOTH_IN_SOAK
@pytest.mark.timeout(420)
def test_a_vote_is_opened_counted_closed_and_revealed(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    vote, workshop, code = prepared(loaded)
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    laptop, wall = open_device(TABLET, account), open_device(WALL, account)
    laptop.add_init_script(VOICE)
    laptop.goto(f"{server.address}/animer?workshop={workshop}")
    front(laptop, "votes")
    press(laptop, "vote.act.open")
    expect(laptop.get_by_text(say("vote.voices", n=0))).to_be_visible(timeout=30_000)
    assert not re.search(r"\d+ more", laptop.get_by_test_id("stTopNav").inner_text())

    wall.goto(f"{server.address}/projeter?workshop={workshop}")
    expect(wall.get_by_text(say("tablet.vote.counting.majority"))).to_be_visible(timeout=30_000)
    expect(wall.locator(".where")).to_contain_text(in_groups(code))
    for person in range(PEOPLE):
        with loaded.transaction() as connection:
            cast(connection, vote, "A=4 B=3" if person % 2 else "A=3 B=1", number=person)
    wall.reload()  # written beside the server: no pulse tells it
    expect(wall.locator(".answered")).to_have_text(str(PEOPLE), timeout=30_000)
    titles = [typeset(choice.title) for choice in plan("majority").choices]
    assert all(title in wall.content() for title in titles)
    assert wall.locator("canvas, svg.marks").count() == 0

    press(laptop, "vote.act.close")
    press(laptop, "vote.close_yes")
    expect(wall.get_by_text(say("vote.wall.closed"))).to_be_visible(timeout=30_000)
    expect(wall.locator(".code")).to_have_count(0)
    assert wall.locator("canvas, svg.marks").count() == 0
    press(laptop, "vote.act.reveal")
    expect(wall.locator("canvas, svg.marks").first).to_be_visible(timeout=30_000)
    sentence = wall.get_by_role("heading", level=3).first.inner_text()
    assert sentence.startswith(f"«\u00a0{titles[0]}\u00a0» est en tête")
    expect(wall.get_by_role("button")).to_have_count(0)
    laptop.locator("summary").filter(has_text=say("vote.drawing_and_table")).click()
    laptop.get_by_role("button", name=say("listen.listen")).first.click()
    said = laptop.evaluate("window.said")
    assert (said[0].startswith(sentence), len(said)) == (True, 2)  # the wall may say it shorter
    assert all(f"{title}\u00a0: {PEOPLE}" in said[1] for title in titles[2:])  # on those nobody said anything
    assert not re.search("Show data|Fullscreen|Download", laptop.get_by_test_id("stMain").aria_snapshot())
    assert [found for found in barriers(wall) if "serious" in found or "critical" in found] == []
    last = wall.get_by_text(re.compile(say("vote.n", n=PEOPLE))).bounding_box()
    assert last is not None
    assert last["y"] + last["height"] < WALL["height"]


@pytest.mark.timeout(300)
def test_slips_are_made_once_when_they_are_asked_for(
    loaded: Database, server: Application, open_device: OpenPage, tmp_path: Path
) -> None:
    vote, workshop, _ = prepared(loaded)
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    page.goto(f"{server.in_the_room}/animer?workshop={workshop}&volet=papier")
    with page.expect_download(timeout=60_000) as asked:
        press(page, "slip.download")
    asked.value.save_as(tmp_path / "slips.pdf")
    assert (tmp_path / "slips.pdf").read_bytes().startswith(b"%PDF")
    with loaded.reading() as connection:
        assert sum(votes.turnout(connection, vote).issued.values()) == SLIPS
