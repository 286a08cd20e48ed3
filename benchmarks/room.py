"""Sixty devices join a room at once, and a step change reaches all of them, another remote and the wall.

``python -m benchmarks.room``: on SQLite, then on PostgreSQL. By the protocol that browsers speak: each device holds its
page and its stream and asks, as its own code does, a moment after it was told; the change is a press on a remote.
"""

import asyncio
import json
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import httpx
from sqlalchemy import update

from benchmarks.machine import Site, on_each_engine, report
from benchmarks.room_devices import DEVICES, Room
from benchmarks.screens import Screen
from benchmarks.tab import Tab
from db.engine import Database
from db.models.workshop import WorkshopRow
from db.queries.evaluation import waves
from db.queries.workshops import admission, programme, remotes, workshops
from domain.staff.by import CONSOLE, By
from domain.staff.roles import Role
from domain.workshops.remotes import draw, keyed
from domain.workshops.workshop import Admission
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.room import TERRITORY, hire
from tests.several import plan
from texts import say
from texts.typography import typeset

STEPS = (("cap_commun", 35), ("charte", 25))  # the wall of each is its title
JOINED = 30.0  # seconds within which all of them are in
REACHED = 500  # milliseconds, the median of what a step change takes to a screen
CHANGES = 12
REST = 2.6  # seconds between two of them: a move is refused before
PATIENCE = 30.0  # seconds for one change to be everywhere


def room(site: Site) -> None:
    """Two rooms on one server; the second one, prepared first, is the one in which the steps change."""
    with site.database() as database, site.application(database) as server:
        here, other = _opened(database, "Le soir"), _opened(database, "Le matin")
        asyncio.run(_evening(site, database, server, here, other))


async def _evening(site: Site, database: Database, server: Application, here: str, other: str) -> None:
    with database.reading() as connection:
        codes = [workshops.workshop(connection, one).code for one in (here, other)]
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=3 * DEVICES, keepalive_expiry=2)
    async with httpx.AsyncClient(base_url=server.address, timeout=PATIENCE, limits=limits) as client:
        theirs = Room(server.address, here, codes[0])
        with Tab(server.address, "participer") as first:  # the server has shown a page since it began
            await asyncio.to_thread(first.rerun)
        seconds = await theirs.come(client)
        waits = await theirs.beyond(client)
        report(
            f"{DEVICES} devices join at once / {JOINED:.0f} s",
            site.engine,
            ratio=seconds / JOINED,
            aim=1,
            seconds=seconds,
            refused=len(theirs.refused),
            why=json.dumps(theirs.refused[:3]),
            one_more_waits=str(waits),
        )
        listening = asyncio.create_task(theirs.follow(client))
        async with asyncio.timeout(PATIENCE):
            for device in theirs.devices:
                if device.token:
                    await device.ready.wait()
        with _screens(database, server, here) as screens:
            await _changes(site, database, server, theirs, screens)
        listening.cancel()
        theirs.leave()
    with database.reading() as connection:  # the other room is where it was
        now = programme.programme(connection, other).now
    assert now is not None
    assert now.position == 1


async def _changes(
    site: Site, database: Database, server: Application, theirs: Room, screens: tuple[Screen, Screen, Screen]
) -> None:
    """Twelve of them, on and back: how long each took to every screen, and what it cost."""
    pressed, other, wall = screens
    took: dict[str, list[float]] = {"devices": [], "remote": [], "wall": []}
    costs = []
    for number in range(1, CHANGES + 1):
        await asyncio.sleep(REST)
        before = site.work(server)
        label, title = _next(database, theirs.workshop, number)
        began = time.perf_counter()
        await asyncio.to_thread(pressed.press, label)
        await _everywhere(theirs, number, began, [(other, title), (wall, title)])
        costs.append(site.work(server) - before)
        took["devices"] += [device.knew[number] - began for device in theirs.devices if device.token]
        for name, screen in (("remote", other), ("wall", wall)):
            took[name].append((screen.shown(title, began) or began + PATIENCE) - began)
    for name, waits in took.items():
        report(
            f"a step change to {DEVICES if name == 'devices' else 'the'} {name} / {REACHED} ms",
            site.engine,
            ratio=1_000 * statistics.median(waits) / REACHED,
            aim=1,
            median_ms=1_000 * statistics.median(waits),
            worst_ms=1_000 * max(waits),
            changes=CHANGES,
        )
    report(
        f"cpu per step change, {DEVICES} devices, two remotes and the wall",
        site.engine,
        median_ms=1_000 * statistics.median(costs),
        worst_ms=1_000 * max(costs),
    )


async def _everywhere(theirs: Room, number: int, began: float, screens: list[tuple[Screen, str]]) -> None:
    """Until every device and screen knows of it; what takes longer is told as a wait of that long."""
    while time.perf_counter() < began + PATIENCE:
        known = all(number in device.knew for device in theirs.devices if device.token)
        if known and all(screen.shown(title, began) for screen, title in screens):
            return
        await asyncio.sleep(0.05)
    for device in theirs.devices:
        device.knew.setdefault(number, time.perf_counter())


def _next(database: Database, workshop: str, number: int) -> tuple[str, str]:
    """The label of what is pressed, on or back in turns, and the title of the step that it leads to."""
    with database.reading() as connection:
        known = programme.programme(connection, workshop)
    on = number % 2 == 1
    step = known.beside(1 if on else -1)
    assert step is not None
    title = typeset(step.title)
    return (say("step.on", title=title) if on else say("remote.back")), title


@contextmanager
def _screens(database: Database, server: Application, workshop: str) -> Iterator[tuple[Screen, Screen, Screen]]:
    """The remote that is pressed, another one, and the wall."""
    account, topic = hire(database, Role.FACILITATOR, TERRITORY), f"workshop:{workshop}"
    with ExitStack() as stack:
        hands = []
        for _ in range(2):
            code = draw()
            with database.transaction() as connection:
                by = By(Role.FACILITATOR, datetime.now(UTC), account.id)
                remotes.offer(connection, workshop, keyed(SECRET_KEY, code), by)
            admitted = httpx.post(f"{server.address}/api/remote/admission", json={"code": code}).raise_for_status()
            cookie = f"tablee_remote={admitted.cookies['tablee_remote']}"
            hands.append(stack.enter_context(Screen(server.address, "telecommande", cookie, topic)))
        staff = f"tablee_staff={account.token}"
        wall = Screen(server.address, "projeter", staff, topic, query=f"workshop={workshop}")
        yield hands[0], hands[1], stack.enter_context(wall)
        for screen in (*hands, wall):
            screen.end()


def _opened(database: Database, label: str) -> str:
    """An open room of sixty people who come in with the code; each step has a wall and a questionnaire of its own."""
    with database.transaction() as connection:
        now = datetime.now(UTC)
        planned = plan(connection, waves.add(connection, TERRITORY, label), ("q_resident", "q_closing"), (2,), label)
        made = workshops.prepare(connection, replace(planned, steps=STEPS), by=By(CONSOLE, now))
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == made).values(admission=Admission.CODE))
        workshops.open_(connection, made, by=By(CONSOLE, now))
        admission.record_present(connection, made, DEVICES, By("facilitator", now))
    return made


if __name__ == "__main__":
    on_each_engine(room)
