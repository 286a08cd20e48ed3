"""A page that stood still while its server was killed follows its room again, and its buttons do what they say."""

import pytest
from playwright.sync_api import expect

from db.engine import Database
from db.queries.workshops import programme, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from tests.ballots import NOW
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, OpenPage
from tests.e2e.meetings import settled
from tests.e2e.room import TERRITORY, hire
from tests.e2e.test_steps import REST, on
from tests.programmes import TWO_HOURS, prepared
from texts import say

LONG = 60_000  # milliseconds
EVENTS = "**/api/events*"


@BOTH_IN_SOAK
@pytest.mark.timeout(420)
def test_a_page_that_was_drawn_whole_before_its_server_was_killed_is_not_deaf(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        beside, here = (prepared(connection, label, TWO_HOURS) for label in ("Vague 2", "Vague 1"))
        for one in (here, beside):
            workshops.open_(connection, one, by=By("facilitator", NOW))
    still, other = (open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY)) for _ in range(2))
    still.route(EVENTS, lambda route: route.abort())  # nothing of it is drawn again after the whole of it
    still.goto(f"{server.address}/animer?workshop={here}")
    settled(still)
    still.get_by_role("button", name=say("step.more", n=5)).click()
    expect(still.get_by_text(say("step.minutes", n=15))).to_be_visible(timeout=LONG)
    settled(still)
    server.kill()
    server.start()
    still.unroute(EVENTS)
    other.goto(f"{server.address}/animer?workshop={here}")
    on(other, "Cadre et «Depuis la dernière fois»")
    expect(still.get_by_text(say("step.which", n="2", steps="8"))).to_be_visible(timeout=LONG)
    still.wait_for_timeout(REST)
    on(still, "Ce qui existe déjà")
    expect(other.get_by_text(say("step.which", n="3", steps="8"))).to_be_visible(timeout=LONG)
    with loaded.reading() as connection:
        standing = [programme.programme(connection, one).step for one in (here, beside)]
    assert [step and step.kind for step in standing] == ["deja_la", "accueil"]
