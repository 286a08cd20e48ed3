"""«Suivant» pressed on two consoles in the same instant, ten times: the room goes on by one step, the other stays."""

import time

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.workshops import programme, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from tests.ballots import NOW
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, OpenPage
from tests.e2e.crew import ON, at_once
from tests.e2e.room import TERRITORY, hire
from tests.programmes import TWO_HOURS, prepared
from texts import say

BACK = '[class*="st-key-step_back_"] button'
RACES = [(ON, 1)] * 7 + [(BACK, -1)] * 3
PATIENCE = 30  # seconds


def at(database: Database, workshop: str) -> tuple[int, int]:
    with database.reading() as connection:
        now = programme.programme(connection, workshop).now
    assert now is not None
    return now.position, now.version


def stands(consoles: list[Page], position: int, button: str) -> None:
    """Both show the step, and the button on which the next race is."""
    for console in consoles:
        said = say("step.which", n=str(position), steps=str(len(TWO_HOURS)))
        expect(console.get_by_text(said).first).to_be_visible(timeout=PATIENCE * 1_000)
        expect(console.locator(button)).to_be_enabled()


@pytest.mark.soak
@BOTH_IN_SOAK
@pytest.mark.timeout(900)
def test_two_consoles_press_at_once_and_their_room_moves_once(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        beside, here = (prepared(connection, label, TWO_HOURS) for label in ("Vague 2", "Vague 1"))
        for one in (here, beside):
            workshops.open_(connection, one, by=By("facilitator", NOW))
    consoles = [open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY)) for _ in range(2)]
    for console in consoles:
        console.goto(f"{server.address}/animer?workshop={here}")
    still = at(loaded, beside)
    for number, (button, by) in enumerate(RACES):
        position, version = at(loaded, here)
        if number == len(RACES) // 2:
            consoles[0].reload()
        stands(consoles, position, button)
        at_once(consoles, button)
        latest = time.monotonic() + PATIENCE
        while at(loaded, here) == (position, version) and time.monotonic() < latest:
            consoles[1].wait_for_timeout(100)
        stands(consoles, position + by, "body")  # and whatever the second press did is done by now
        assert at(loaded, here) == (position + by, version + 1), (number, button)
    assert at(loaded, beside) == still
