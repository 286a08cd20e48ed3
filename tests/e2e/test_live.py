"""A page shows what is, although it changed between its drawing and the moment from which it hears of changes."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, Route, WebSocket, expect

from db.engine import Database
from db.queries.votes import votes
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.staff.roles import Role
from tests.ballots import NOW, SECRET, close, plan, room
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, WALL, OpenPage
from tests.e2e.room import TERRITORY, hire
from texts import say

EVENTS = re.compile(r"/api/events")
# The test writes beside the server, which hears of it on PostgreSQL only.
on_postgresql = pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)


class Held:
    """Connections to the live stream of a page, kept waiting until ``let_go``; those that come later pass."""

    def __init__(self, page: Page) -> None:
        self._routes: list[Route] = []
        self._page, self._passing = page, False
        page.route(EVENTS, self._met)

    def _met(self, route: Route) -> None:
        if self._passing:
            route.continue_()
        else:
            self._routes.append(route)

    def some(self) -> None:
        """Wait until there is one."""
        for _ in range(100):
            if self._routes:
                return
            self._page.wait_for_timeout(100)
        pytest.fail("the page never asked for its stream")

    def let_go(self) -> None:
        self._passing = True
        for route in self._routes:
            route.continue_()


def two_votes(database: Database) -> tuple[str, str, str]:
    """Two votes of one workshop, the first of them open: the ids of the workshop and of the votes."""
    with database.transaction() as connection:
        workshop = room(connection)
        first, second = (votes.prepare(connection, workshop, plan(), by=By("facilitator", NOW)) for _ in range(2))
        votes.open_(connection, second, by=By("facilitator", NOW), secret_key=SECRET)
    return workshop, first, second


@on_postgresql
def test_what_changes_before_a_page_listens_is_on_it(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    workshop, first, second = two_votes(loaded)
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    page = open_device(TABLET, account)
    held = Held(page)
    page.goto(f"{server.address}/animer?workshop={workshop}&vote={second}")
    expect(page.get_by_role("button", name=say("vote.act.close"), exact=True)).to_be_visible()
    held.some()
    with loaded.transaction() as connection:
        close(connection, second)
    held.let_go()
    expect(page.get_by_role("button", name=say("vote.act.reveal"), exact=True)).to_be_visible(timeout=15_000)

    other = page.context.new_page()  # the first one leads; this one begins to listen through it
    other.goto(f"{server.address}/animer?workshop={workshop}&vote={first}")
    expect(other.get_by_role("button", name=say("vote.act.open"), exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name=say("vote.act.reveal"), exact=True)).to_be_visible()
    with loaded.transaction() as connection:
        votes.open_(connection, first, by=By("facilitator", datetime.now(UTC)), secret_key=SECRET)
    expect(other.get_by_role("button", name=say("vote.act.close"), exact=True)).to_be_visible(timeout=15_000)


@on_postgresql
def test_a_page_that_nothing_changes_asks_for_nothing(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        assert not workshops.workshop(connection, workshop).revealed
    asked: list[str] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", lambda _: asked.append(socket.url))

    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    for size, address in ((WALL, "projeter"), (TABLET, "animer")):
        page = open_device(size, account)
        page.on("websocket", watch)
        page.goto(f"{server.address}/{address}?workshop={workshop}")
        page.wait_for_timeout(8_000)
        before = len(asked)
        # To draw it, once more when it listens, and once more for what was written just before, told after the commit.
        assert before < 20
        page.wait_for_timeout(4_000)
        assert len(asked) == before
