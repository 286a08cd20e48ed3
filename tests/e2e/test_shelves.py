"""Indicators on their shelves, in a browser: what is opened stays open while lists change, and a reload shuts it."""

import pytest
from playwright.sync_api import expect

from db.engine import Database
from db.queries.evaluation import life
from domain.evaluation.life import Kind, Said
from domain.staff.by import By
from domain.staff.roles import Role
from tests.ballots import NOW
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage
from tests.e2e.meetings import settled
from tests.e2e.room import hire
from texts import say

ADOPTED = ("sf_access", "fs_suff_ok")  # of the last theme, then of the first


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_what_is_opened_stays_open_while_lists_change(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    for before, (which, name) in enumerate(zip(ADOPTED, ("Bien acheter <b>ici</b>", "Manger & choisir"), strict=True)):
        with loaded.transaction() as connection:
            said = Said(Kind.RENAMED, which, name, "Plus simple.")
            life.write(connection, "lyon", said, before, By("committee", NOW), str(before))
    page = open_device({"width": 390, "height": 844}, hire(loaded, Role.COMMITTEE, "lyon"))
    page.goto(f"{server.address}/indicateurs?territoire=lyon")
    shelves, opened = page.locator(".told_shelves details"), page.locator(".told_shelves details[open]")
    expect(shelves.nth(5)).to_be_visible()
    every = shelves.count()
    for name in ("Bien acheter <b>ici</b>", "Manger & choisir"):
        line = page.locator(".told_shelves li").filter(has_text=name)
        expect(line).to_be_hidden()
        shelves.filter(has_text=name).locator("summary").click()
        expect(line).to_be_visible()  # word for word, whatever it looks like
    expect(opened).to_have_count(2)
    page.get_by_role("combobox", name=say("indicator.filter_condition")).click()
    page.get_by_role("option").last.click()
    settled(page)
    expect(shelves).not_to_have_count(every)
    kept = opened.count()
    assert kept
    page.get_by_role("combobox", name=say("indicator.filter_condition")).click()
    page.get_by_role("option").first.click()
    settled(page)
    expect(shelves).to_have_count(every)
    expect(opened).to_have_count(kept)
    page.reload()
    expect(shelves).to_have_count(every)
    expect(opened).to_have_count(0)
