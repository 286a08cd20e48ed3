"""From the acknowledgement of a response to the new version on the projector's screen, in a real browser."""

import statistics
import time
import uuid
from dataclasses import dataclass

import httpx
from playwright.sync_api import Page, sync_playwright
from sqlalchemy import update

from benchmarks.machine import Site, on_each_engine, report
from db.engine import Database
from db.models.workshop import WorkshopRow
from db.queries.evaluation import reveals
from db.queries.workshops import workshops
from domain.evaluation.disclosure import STEP
from domain.staff.by import By
from domain.staff.roles import Role
from server.context import now
from tests.e2e.conftest import CHROMIUM, QUIET, WALL
from tests.e2e.room import Room, hire, open_room
from texts import say

VERSIONS = 20


def wall(site: Site) -> None:
    """Median and worst of twenty versions."""
    with site.database() as database, site.application(database) as application:
        room, account = open_room(database, people=1_000, shared=True), hire(database, Role.FACILITATOR)
        with database.transaction() as connection:
            connection.execute(update(WorkshopRow).values(admission="prepared"))
        with httpx.Client(base_url=application.address) as tablet, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            context = browser.new_context(viewport=WALL)  # type: ignore[arg-type]  # a size by name
            context.add_cookies([{"name": "tablee_staff", "value": account.token, "url": application.address}])
            page = context.new_page()
            page.goto(f"{application.address}/projeter?workshop={room.id}")
            page.get_by_text(say("wall.people", n=0)).wait_for()
            acts = Acts(database, room.id, account.id)
            waits = [_version(tablet, page, room, STEP * n, acts) for n in range(1, VERSIONS + 1)]
            browser.close()
    report(
        "from acknowledgement to the projector's screen",
        site.engine,
        median_ms=1000 * statistics.median(waits),
        worst_ms=1000 * max(waits),
        versions=len(waits),
    )


@dataclass(frozen=True)
class Acts:
    """The facilitator, who publishes what waits."""

    database: Database
    workshop: str
    by: str

    def publish(self) -> None:
        """«Révéler» at first, «Mettre à jour» then."""
        with self.database.transaction() as connection:
            shown = workshops.workshop(connection, self.workshop).revealed
            act = reveals.renew if shown else reveals.reveal
            act(connection, self.workshop, by=By("facilitator", now(), self.by))


def _version(tablet: httpx.Client, page: Page, room: Room, population: int, acts: Acts) -> float:
    """Ten more people; seconds from the act that publishes them to the screen that counts them."""
    for person in range(STEP):
        respond(tablet, room, person)
    acknowledged = time.perf_counter()
    acts.publish()
    page.get_by_text(say("projector.who", n=population)).wait_for()
    waited = time.perf_counter() - acknowledged
    time.sleep(1)  # the next version must not meet the pause between two pulses
    return waited


def respond(tablet: httpx.Client, room: Room, person: int) -> None:
    """A whole visit with one answer to each question of the first few."""
    package = tablet.post("/api/visits", json={"code": room.code, "pin": room.pin}).raise_for_status().json()
    headers = {"Authorization": f"Bearer {package['visits'][0]['token']}"}
    consent = {"version": package["consent"]["version"], "sensitive": True}
    tablet.post("/api/consent", json=consent, headers=headers).raise_for_status()
    for question in package["questionnaire"]["questions"]:
        if question["choices"]:
            value = question["choices"][person % 2 * 3 % len(question["choices"])]["id"]
            answer = {"request_id": str(uuid.uuid4()), "question": question["id"], "value": value, "sequence": 1}
            tablet.post("/api/answers", json=answer, headers=headers).raise_for_status()
    tablet.post("/api/finish", json={}, headers=headers).raise_for_status()


if __name__ == "__main__":
    on_each_engine(wall)
