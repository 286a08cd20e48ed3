"""A room where people vote: a server, its database, and devices that come in."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Page, Response
from sqlalchemy import select

from db import engine
from db.engine import Database
from db.models.vote import BallotRow
from db.queries.votes import votes
from domain.staff.by import By
from domain.votes.ballot import Papers, Rules
from domain.votes.vote import Channel, Plan, VoteOption
from domain.votes.worth import Worth
from tests.e2e import application, resident
from tests.e2e.application import Application
from tests.e2e.conftest import watch
from tests.e2e.room import Room, open_room
from tests.e2e.voter import TITLES, question
from tests.engines import LOADED, Kitchen

LENGTHWISE = {"width": 1024, "height": 768}
PHONE = {"width": 390, "height": 844}
METHODS = {
    "dots": (6, Rules()),
    "approval": (6, Rules(most=3)),
    "majority": (3, Rules(scale="seven")),
    "ranking": (5, Rules()),
    "budget": (6, Rules(papers=Papers.BASKET, budget=Fraction(25_000))),
    "consent": (1, Rules()),
    "thermometer": (1, Rules()),
}
FITS = """(screen) => {
  const idea = screen.querySelector(".idea")
  const targets = [...screen.querySelectorAll("button, label.card")].filter((each) => each.checkVisibility())
  const small = targets.filter((each) => Math.min(each.offsetWidth, each.offsetHeight) < 44)
  return { small: small.map((each) => each.textContent), over: Math.max(0, idea.scrollHeight - idea.clientHeight - 1) }
}"""


@contextmanager
def standing(run_folder: Path, var: Path, browser: Browser, entry: str = "app.py") -> Iterator["Hall"]:
    """A hall with a server of its own."""
    kitchen = Kitchen(run_folder, None)
    url = kitchen.fresh(LOADED)
    database = engine.use(Database(url))
    server = Application(url, var, entry)
    try:
        server.start()
        yield Hall(database, server, open_room(database, people=300), browser)
    finally:
        server.stop()
        database.close()
    kitchen.throw_away(url)


@dataclass
class Hall:
    """A server, its database, and a workshop where people vote."""

    database: Database
    server: Application
    room: Room
    browser: Browser
    faults: list[str] = field(default_factory=list)

    def opened(
        self, method: str, channels: tuple[Channel, ...] = (), rules: Rules | None = None, asked: str = ""
    ) -> str:
        """A vote that is open, on the method's question or on the one ``asked``; returns its id."""
        options, usual = METHODS[method]
        choices = tuple(
            VoteOption(title, "Un lieu équipé pour cuisiner ensemble, chacun son tour.", "eco", Fraction(10_000))
            for title in TITLES[:options]
        )
        plan = Plan(
            asked or question(method),
            method,
            rules or usual,
            choices,
            "Le comité du quartier",
            Worth.OPINION,
            "Le 12 décembre",
        )
        plan = replace(plan, channels=channels) if channels else plan
        now, secret = datetime.now(UTC), application.SECRET_KEY
        with self.database.transaction() as connection:
            vote = votes.prepare(connection, self.room.id, plan, by=By("facilitator", now))
            votes.open_(connection, vote, by=By("facilitator", now), secret_key=secret)
        self.somebody_comes()
        return vote

    def somebody_comes(self) -> None:
        """Make the server speak to the room: on SQLite it hears of its own acts alone, not of those of this process."""
        body = json.dumps({"code": self.room.code}).encode()
        asked = Request(f"{self.server.address}/api/visits", body, {"Content-Type": "application/json"})
        with urlopen(asked, timeout=60):
            pass

    def heard(self, page: Page, *methods: str) -> dict[str, str]:
        """Open these votes, the first of this hall: their ids. The device has heard of each when this returns."""
        known: set[int] = set()

        def hear(answer: Response) -> None:
            if answer.url.endswith("/api/votes/papers"):
                known.add(len(answer.json()["votes"]))

        page.on("response", hear)
        made = {method: self.opened(method) for method in methods}
        while len(methods) not in known:
            page.wait_for_timeout(50)
        return made

    def closed(self, vote: str) -> list[str]:
        """Close it; returns its ballots."""
        with self.database.transaction() as connection:
            votes.close(connection, vote, by=By("facilitator", datetime.now(UTC)), secret_key=application.SECRET_KEY)
            found = connection.execute(select(BallotRow.marks).where(BallotRow.vote_id == vote)).scalars()
            return sorted(found)

    @contextmanager
    def device(self, size: dict[str, int], script: str = "") -> Iterator[Page]:
        """A new device in the room, at its first screen."""
        context = self.browser.new_context(viewport=size, has_touch=True, locale="fr-FR")  # type: ignore[arg-type]
        page = context.new_page()
        watch(page, self.server.address, self.faults)
        page.add_init_script(script)
        resident.come_in(page, self.server.address, self.room.code)
        resident.screen(page, "welcome")
        yield page
        context.close()
        assert self.faults == []
