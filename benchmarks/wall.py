"""From a commit to the projector's screen, while sixty devices answer: of what publishes, and of an answer counted."""

import asyncio
import random
import statistics
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from playwright.sync_api import Page, sync_playwright
from sqlalchemy import update

from benchmarks.frames import painted, watched
from benchmarks.machine import Site, on_each_engine, report
from db.models.workshop import WorkshopRow
from domain.staff.roles import Role
from tests.e2e.application import Application
from tests.e2e.conftest import CHROMIUM, QUIET, WALL
from tests.e2e.room import Room, hire, open_room
from texts import say

VERSIONS = 50
ANSWERS = 50  # ends of a visit, each of which the number on the wall counts before anything is revealed
DEVICES = 60
THINKING = 1.0  # seconds between two answers of one device: five times as fast as people
AIM = 100  # milliseconds, median
LATEST = 250  # milliseconds, of nineteen versions in twenty
NUMBER, SENTENCE = ".answered", "[data-testid=stMarkdownContainer] p:last-child"  # what is looked at on the wall
APART = 1.0  # seconds between two looks whether enough people wait


def wall(site: Site) -> None:
    """Median, and what nineteen of twenty versions keep to."""
    entry = "benchmarks/publisher.py"
    with site.database() as database, site.application(database, entry) as application:
        room, account = open_room(database, people=1_000, shared=True), hire(database, Role.FACILITATOR)
        with database.transaction() as connection:
            connection.execute(update(WorkshopRow).values(admission="prepared"))
        with sync_playwright() as playwright, httpx.Client(base_url=application.address) as remote:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            context = browser.new_context(viewport=WALL)  # type: ignore[arg-type]  # a size by name
            context.add_cookies([{"name": "tablee_staff", "value": account.token, "url": application.address}])
            page = context.new_page()
            page.goto(f"{application.address}/projeter?workshop={room.id}")
            page.get_by_text(say("wall.people", n=0)).wait_for()
            with _answering(application, room):
                counted = _counted(remote, page, room)
                watched(page, SENTENCE)
                waits = [_version(remote, page, room) for _ in range(VERSIONS)]
            browser.close()
    _tell(site, "a version", waits)
    _tell(site, "an answer", counted)


def _tell(site: Site, what: str, waits: list[float]) -> None:
    for name, wait, aim in (
        ("median", statistics.median(waits), AIM),
        ("of 19 in 20", statistics.quantiles(waits, n=20)[-1], LATEST),
    ):
        report(
            f"from the commit of {what} to the wall, {DEVICES} devices answering, {name} / {aim} ms",
            site.engine,
            ratio=1_000 * wait / aim,
            aim=1,
            ms=1_000 * wait,
            worst_ms=1_000 * max(waits),
            times=len(waits),
        )


def _counted(remote: httpx.Client, page: Page, room: Room) -> list[float]:
    """Seconds from the commit of each of so many ends to the number that counts it, before anything is revealed."""
    watched(page, NUMBER)
    while True:
        ends = remote.get(f"/api/counted/{room.id}").raise_for_status().json()
        page.wait_for_timeout(1_000 * APART)
        if len(ends) >= ANSWERS:
            numbers = [(at, int("".join(filter(str.isdigit, words)) or 0)) for at, words in painted(page)]
            return [next(at for at, number in numbers if number >= end) - when for when, end in ends[:ANSWERS]]


def _version(remote: httpx.Client, page: Page, room: Room) -> float:
    """Seconds from the commit to the frame that shows it, once enough people wait."""
    while True:
        told = remote.post(f"/api/published/{room.id}").raise_for_status().json()
        if told["at"]:
            sentence = say("wall.who", n=told["people"])
            page.get_by_text(sentence).wait_for()
            page.wait_for_timeout(1_000 * APART)  # until that frame is written down
            return next(at for at, words in painted(page) if words.split() == sentence.split()) - float(told["at"])
        page.wait_for_timeout(1_000 * APART)


@contextmanager
def _answering(application: Application, room: Room) -> Iterator[None]:
    """Devices that answer, one person after the other, in a thread of their own."""
    over = threading.Event()
    devices = threading.Thread(target=lambda: asyncio.run(_devices(application.address, room, over)))
    devices.start()
    try:
        yield
    finally:
        over.set()
        devices.join()


async def _devices(address: str, room: Room, over: threading.Event) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        await asyncio.gather(*(_device(client, room, over) for _ in range(DEVICES)))


async def _device(client: httpx.AsyncClient, room: Room, over: threading.Event) -> None:
    await asyncio.sleep(random.random() * 15 * THINKING)  # nobody begins with anybody
    while not over.is_set():
        asked = {"code": room.code, "pin": room.pin}
        package = (await client.post("/api/visits", json=asked)).raise_for_status().json()
        headers = {"Authorization": f"Bearer {package['visits'][0]['token']}"}
        consent = {"version": package["consent"]["version"], "sensitive": True}
        await client.post("/api/consent", json=consent, headers=headers)
        for question in package["questionnaire"]["questions"]:
            if question["choices"] and not over.is_set():
                value = random.choice(question["choices"])["id"]
                answer = {"request_id": str(uuid.uuid4()), "question": question["id"], "value": value, "sequence": 1}
                await client.post("/api/answers", json=answer, headers=headers)
                await asyncio.sleep(THINKING)
        await client.post("/api/finish", json={}, headers=headers)


if __name__ == "__main__":
    on_each_engine(wall)
