"""Two hundred rooms of twelve tablets at once, an answer each five seconds: where one, two and four processes bend.

``python -m benchmarks.rooms``, on PostgreSQL. Rooms are added step by step to the same processes, each room in one of
them, as a proxy that routes by room would; each step is measured once everybody is at work. Then the same with a wall
and a console for each room. A step bends when half of its answers wait for a second, when a tenth of them is missing,
or when a process has no place for a stream (``server.middleware.bounds``).

The tablets and the database share the machine's cores with the processes: each one's processor time is told apart.
"""

import argparse
import asyncio
import contextlib
import json
import os
import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime

from benchmarks.machine import Site, family, on_each_engine, processor, report
from benchmarks.rooms_devices import EVERY, FULL, Line, Tablet, Told, home
from benchmarks.rooms_screens import Drawn, Page
from db.engine import Database
from db.queries.evaluation import waves
from db.queries.workshops import workshops
from domain.staff.by import CONSOLE, By
from domain.staff.roles import Role
from domain.workshops.admission import pin
from domain.workshops.workshop import WorkshopPlan
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.room import QUESTIONNAIRE, TERRITORY, hire

TABLETS = 12
WAVES = 20  # territories at work at once
STEPS = {False: (20, 50, 80, 120, 200), True: (5, 12, 20, 30, 50, 100, 200)}  # rooms; without screens, with them
AT_ONCE = 24  # tablets, or pages, that come in at the same time
SETTLED = 6.0  # seconds between the last arrival and the first figure: everybody has begun by then
WAITED, MISSING = 1.0, 0.9  # seconds; of the answers that were due


@dataclass(frozen=True)
class Place:
    """An open workshop."""

    id: str
    code: str
    pin: str


@dataclass
class House:
    """Processes on one database, and who is in their rooms."""

    site: Site
    processes: Sequence[Application]
    token: str
    told: Told = field(default_factory=Told)
    drawn: Drawn = field(default_factory=Drawn)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def used(self) -> dict[str, float]:
        """Seconds of processor so far."""
        assert self.site.postgres is not None
        return {
            "processes": sum(processor(one.pid) for one in self.processes),
            "database": family(self.site.postgres.pid),
            "tablets": processor(os.getpid()),
        }

    async def welcome(self, places: Sequence[tuple[int, Place]], *, screens: bool) -> None:
        """Everybody of these rooms comes in and begins."""
        door = asyncio.Semaphore(AT_ONCE)
        await asyncio.gather(*(self._tablet(door, n, place) for n, place in places for _ in range(TABLETS)))
        pages = ("projeter", "animer") if screens else ()
        await asyncio.gather(*(self._page(door, n, place, page) for n, place in places for page in pages))

    async def _tablet(self, door: asyncio.Semaphore, number: int, place: Place) -> None:
        lines = Line(self._address(number), home(number)), Line(self._address(number), home(number))
        tablet = Tablet(lines, place.id, place.code, place.pin, self.told)
        async with door:
            package = await tablet.come()
        self.tasks.append(asyncio.create_task(tablet.work(package)))

    async def _page(self, door: asyncio.Semaphore, number: int, place: Place, page: str) -> None:
        ready = asyncio.Event()
        async with door:
            screen = Page(self._address(number), page, self.token, place.id, self.drawn, home(number))
            task = asyncio.create_task(screen.follow(ready, self.told.trouble))
            self.tasks.append(task)
            while not ready.is_set():
                if task.done():
                    task.result()
                await asyncio.sleep(0.05)

    def _address(self, room: int) -> str:
        return self.processes[room % len(self.processes)].address

    def fell(self) -> list[str]:
        """Whoever ended although nobody asked them to."""
        return [repr(task.exception()) for task in self.tasks if task.done() and not task.cancelled()]


async def _bends(house: House, rooms: int, seconds: float, *, screens: bool) -> bool:
    """Measure for so long; one line."""
    await asyncio.sleep(SETTLED)
    told, drawn = house.told, house.drawn
    told.answers, told.papers, told.refused = [], [], {}
    drawn.took, drawn.parts = [], 0
    began, before = time.perf_counter(), house.used()
    await asyncio.sleep(seconds)
    took, after = time.perf_counter() - began, house.used()
    offered, rate = rooms * TABLETS / EVERY, len(told.answers) / took
    answers = statistics.quantiles(told.answers, n=100) if len(told.answers) > 1 else [float("inf")] * 99
    looks = statistics.quantiles(drawn.took, n=100) if len(drawn.took) > 1 else [0.0] * 99
    report(
        "rooms with a wall and a console" if screens else "rooms of tablets alone",
        "postgresql",
        processes=len(house.processes),
        rooms=rooms,
        offered_per_s=offered,
        answers_per_s=rate,
        answer_median_ms=1_000 * answers[49],
        answer_p95_ms=1_000 * answers[94],
        papers_per_s=len(told.papers) / took,
        **{f"cores_{name}": (after[name] - before[name]) / took for name in after},
        **({"draws_per_s": drawn.parts / took, "draw_median_ms": 1_000 * looks[49], "draw_p95_ms": 1_000 * looks[94]}
           if screens else {}),
        refused=json.dumps(told.refused),
        fell=json.dumps(house.fell()[:3]),
    )  # fmt: skip
    return answers[49] > WAITED or rate < MISSING * offered or FULL in told.refused


async def _ramp(house: House, database: Database, steps: Sequence[int], seconds: float, *, screens: bool) -> None:
    """More and more rooms, until it bends."""
    there = 0
    with database.transaction() as connection:
        known = [waves.add(connection, TERRITORY, f"Vague {number}") for number in range(WAVES)]
    try:
        for rooms in steps:
            new = range(there, rooms)
            await house.welcome([(n, _opened(database, n, known[n % WAVES])) for n in new], screens=screens)
            there = rooms
            if await _bends(house, rooms, seconds, screens=screens):
                return
    finally:
        for task in house.tasks:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*house.tasks, return_exceptions=True)


def rooms(site: Site, processes: int, seconds: float, share: float, *, screens: bool) -> None:
    """One number of processes, from few rooms to many."""
    steps = [max(processes, round(step * share)) for step in STEPS[screens]]
    with ExitStack() as stack:
        database = stack.enter_context(site.database())
        started = [stack.enter_context(site.application(database)) for _ in range(processes)]
        house = House(site, started, hire(database, Role.FACILITATOR, TERRITORY).token)
        asyncio.run(_ramp(house, database, steps, seconds, screens=screens))


def _opened(database: Database, number: int, wave: str) -> Place:
    now = datetime.now(UTC)
    with database.transaction() as connection:
        planned = WorkshopPlan(TERRITORY, wave, QUESTIONNAIRE, f"Salle {number}", "Centre social", now.date())
        workshop = workshops.prepare(connection, planned, by=By(CONSOLE, now))
        workshops.open_(connection, workshop, by=By(CONSOLE, now))
        code = workshops.workshop(connection, workshop).code
    return Place(workshop, code, pin(SECRET_KEY, workshop))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--seconds", type=float, default=8.0, help="that each step is measured")
    parser.add_argument("--share", type=float, default=1.0, help="of the rooms; less is a rehearsal")
    asked = parser.parse_args()

    def all_of_them(site: Site) -> None:
        """An SQLite file has one process, and nothing to route."""
        if site.postgres is None:
            return
        for screens in (False, True):
            for processes in asked.processes:
                rooms(site, processes, asked.seconds, asked.share, screens=screens)

    on_each_engine(all_of_them)
