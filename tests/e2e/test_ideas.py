"""Proposing an idea on the tablet: without network, once, without a trace, and not shown before somebody read it."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.priorities import ideas, library
from domain.participation import tickets
from domain.participation.masks import MASK
from domain.participation.tickets import Ticket
from domain.priorities.code import idea_of
from domain.priorities.priority import Priority, Proposer
from domain.staff.by import By
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage, barriers
from tests.e2e.hall import PHONE
from tests.e2e.room import open_room
from tests.e2e.test_skips import NON, choose, room
from tests.e2e.traces import counts, everything
from texts import say

TITLE, MORE = "Un four à pain au pied des tours", "Demandez Zébulon au 06 12 34 56 78"
CARE = 3  # where this theme stands on the screen

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def waiting(database: Database) -> tuple[Priority, ...]:
    with database.reading() as connection:
        assert library.library(connection, "lyon") == ()
        return ideas.waiting(connection)


def write(page: Page, words: str) -> None:
    resident.screen(page, "propose").locator("textarea").fill(words)
    resident.go_on(page, "propose")


def test_an_idea_waits_for_the_network_and_arrives_once(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    page = open_device()
    resident.come_in(page, server.address, room(loaded, "mod_fies@1"))
    resident.agree(page, age=2)
    resident.begin(page)
    choose(page, NON)
    resident.go_on(page, "question")
    resident.hand_in(page)
    digits = resident.screen(page, "done").locator(".ticket-digits").inner_text()
    expect(page.locator(resident.SAVED)).to_be_visible(timeout=30_000)
    page.context.set_offline(True)
    page.get_by_role("button", name=say("tablet.idea.propose")).click()
    page.locator("form.screen.propose button[type=submit]").press("Enter")  # it says why it does not go on
    expect(page.get_by_text(say("tablet.idea.what_missing"))).to_be_visible()
    problems = barriers(page)
    write(page, TITLE)
    resident.screen(page, "propose").locator("label.card").nth(CARE).click()
    problems += barriers(page)
    resident.go_on(page, "propose")
    write(page, MORE)
    problems += barriers(page)
    resident.go_on(page, "proposed")
    expect(resident.screen(page, "done").locator(".ticket-digits")).to_have_text(digits)
    assert waiting(loaded) == ()
    resident.go_on(page, "done")
    resident.pass_on(page)
    resident.screen(page, "welcome")
    left = everything(page)
    assert [
        (word, left[left.index(word) - 60 :][:120]) for word in (TITLE, "Zébulon", "des tours") if word in left
    ] == []
    page.context.set_offline(False)
    expect(page.locator(".status")).to_have_attribute("data-state", "nothing", timeout=30_000)
    [idea] = waiting(loaded)
    assert (idea.words.title, idea.words.theme, idea.proposer) == (TITLE, "care", Proposer.RESIDENT)
    assert idea.words.description == f"Demandez Zébulon au {MASK}"
    assert counts(page)["keys"] == 1  # the one of the device
    assert [problem for problem in problems if "serious" in problem or "critical" in problem] == []


def propose(page: Page, words: str) -> Ticket:
    """An idea of one sentence; the code that is shown for it."""
    page.locator("form.screen").get_by_role("button", name=say("tablet.idea.propose")).click()
    write(page, words)
    resident.screen(page, "propose").locator("label.card").nth(CARE).click()
    resident.go_on(page, "propose")
    resident.go_on(page, "propose")
    shown = resident.screen(page, "proposed").locator(".ticket")
    signs = shown.locator("li > span:not(.icon)").all_inner_texts()
    code = tickets.read(" ".join([*signs, shown.locator(".ticket-digits").inner_text()]))
    resident.go_on(page, "proposed")
    return code


def became(page: Page, server: Application, code: Ticket) -> list[str]:
    """What «Mes réponses» says of an idea."""
    page.goto(f"{server.address}/mes-reponses")
    resident.screen(page, "signs").locator(".write").click()
    resident.screen(page, "writing").locator("input.written").fill(" ".join([*code.words, code.digits]))
    resident.go_on(page, "writing")
    told = resident.screen(page, "became").inner_text().splitlines()
    assert [problem for problem in barriers(page) if "serious" in problem or "critical" in problem] == []
    return told


def test_two_ideas_are_found_again_by_their_codes_and_leave_no_trace(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    page = open_device()
    resident.come_in(page, server.address, open_room(loaded, people=5).code)
    resident.agree(page)
    page.locator("form.screen.question label.card").first.click()
    page.get_by_role("button", name=say("tablet.stop.label")).click()
    page.get_by_role("button", name=say("tablet.stop.now")).click()
    resident.screen(page, "done")
    oven = propose(page, "Un four à pain")
    expect(resident.screen(page, "done").locator(".receipts li")).to_have_count(1)
    page.reload()
    expect(resident.screen(page, "done").locator(".receipts li")).to_have_count(1)
    beds = propose(page, "Des bacs à fleurs")
    kept = resident.screen(page, "done").locator(".receipts strong").all_inner_texts()
    assert [tickets.read(text) for text in kept] == [oven, beds]
    expect(page.locator(resident.SAVED)).to_be_visible(timeout=30_000)
    resident.go_on(page, "done")
    resident.pass_on(page)
    left = everything(page)
    for code in (oven, beds):
        assert not any(secret in left for secret in (code.text, " ".join(code.words), code.digits, idea_of(code)))
    by = By("facilitator", datetime.now(UTC))
    with loaded.transaction() as connection:
        ideas.publish(connection, idea_of(beds), by)
        ideas.refuse(connection, idea_of(oven), "Il y en a déjà un rue des Lilas.", by)
    phone = open_device(PHONE)
    refused = became(phone, server, oven)
    assert say("tablet.my_answers.idea.refused") in refused
    assert any("rue des Lilas" in line for line in refused)
    published = became(phone, server, beds)
    assert say("tablet.my_answers.idea.proposed") in published
    assert not any("Lilas" in line for line in published)
