"""Cutting a tablet off at any step of a visit, and what a whole visit has left in the database afterwards."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle

from playwright.sync_api import Page, Route, expect
from sqlalchemy import func, select

from db.engine import Database
from db.models.participation import AnswerRow, ResponseRow
from tests.e2e import resident
from tests.e2e.application import Application

LULL = 60  # seconds a person may sit still before the tablet wonders
STEPS = 18  # of a visit of 15 questions: consent, sensitive questions, each answer, the end
LATE = 120_000  # milliseconds for a server to come back and a tablet to notice

Act = Callable[[], None]
Cut = Callable[[Act], None]


@dataclass
class Cuts:
    """One tablet before one server, and how it is cut off. Seconds pass on the tablet's clock, which is moved."""

    page: Page
    server: Application
    made: int = 0

    def at_once(self, act: Act) -> None:
        """Not at all."""
        act()
        self.made -= 1

    def network(self, seconds: int) -> Cut:
        """No network for that long, from just before something is done."""

        def cut(act: Act) -> None:
            self.page.context.set_offline(True)
            act()
            for left in range(seconds, 0, -LULL):
                self.page.clock.fast_forward(min(left, LULL) * 1000)
                self.page.keyboard.press("Shift")
            self.page.context.set_offline(False)

        return cut

    def gone(self, act: Act) -> None:
        """``kill -9`` before anything is sent."""
        self.server.kill()
        act()
        self.server.start()

    def unanswered(self, act: Act) -> None:
        """``kill -9`` after the server has kept it and before the tablet hears so."""
        swallowed: list[str] = []

        def keep(route: Route) -> None:
            if not swallowed:
                swallowed.append(route.fetch().text())
                self.server.kill()
            route.abort()

        self.page.route(re.compile(r"/api/(consent|answers|finish)"), keep)
        act()
        expect(self.page.locator(".tablet .status")).to_have_attribute("data-state", "waiting", timeout=LATE)
        self.page.unroute_all()
        assert "saved" in swallowed[0]
        self.server.start()

    def visit(self, kinds: Sequence[Cut], card: int) -> None:
        """A whole turn, cut off at each step in these ways, one after the other, over and over."""
        coming = cycle(kinds)

        def step(act: Act) -> None:
            next(coming)(act)
            self.made += 1
            self.page.clock.fast_forward(30_000)  # no pause between two tries is longer
            expect(self.page.locator(resident.SAVED)).to_be_visible(timeout=LATE)

        page = self.page
        resident.to_age(page)
        step(lambda: resident.go_on(page, "age"))
        for number in range(1, STEPS - 2):
            if resident.one_of(page, "question", "sensitive") == "sensitive":
                step(page.locator("form.screen.sensitive .actions button:not(.back)").first.click)
            resident.reach(page, number)
            step(lambda: resident.touch(page, card))
            resident.go_on(page, "question")
        while not page.get_by_role("button", name="Terminer").count():
            resident.go_on(page, "review")
        step(lambda: resident.go_on(page, "review"))
        resident.go_on(page, "done")
        resident.pass_on(page)


def kept(database: Database) -> dict[str, list[int]]:
    """How many answers each response has, by the state of the response."""
    with database.reading() as connection:
        rows = connection.execute(
            select(ResponseRow.state, func.count(AnswerRow.question_id))
            .outerjoin(AnswerRow, AnswerRow.response_id == ResponseRow.id)
            .group_by(ResponseRow.id, ResponseRow.state)
        ).all()
    found: dict[str, list[int]] = {}
    for state, answers in rows:
        found.setdefault(state, []).append(answers)
    return found
