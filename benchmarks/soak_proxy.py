"""Two processes on one PostgreSQL behind the Caddy of ``deploy/``: killed and restarted in turn while a room answers.

``python -m benchmarks.soak_proxy [--kills 50]``; needs Debian's ``caddy``. Each request goes to whichever process the
proxy picks; events and a console's page go through it too, and come back when the process that served them is gone.
"""

import argparse
import asyncio
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from tempfile import mkdtemp

import httpx
from playwright.sync_api import sync_playwright

from benchmarks.machine import Site, on_each_engine, report
from db.changes import note
from db.engine import Database
from domain.staff.roles import Role
from server.staff.session import COOKIE
from tests.e2e.application import Application
from tests.e2e.conftest import CHROMIUM, QUIET
from tests.e2e.crowd import LIMITS, Crowd, losses
from tests.e2e.room import Room, hire, open_room
from tests.e2e.test_durability import killed_in_the_middle

CADDYFILE = Path(__file__).parent.parent / "deploy" / "Caddyfile"
TABLETS = 20
KILLS_OF_A_ROOM = 10  # some four hundred people go through it meanwhile
EVENTS = 50
LATE = 1.0  # seconds after which an event was held back
BACK = 10.0  # seconds in which a screen is back

wrong: list[str] = []


class Wandering(Crowd):
    """Tablets that keep no cookie: each of their requests meets another process."""

    def _client(self) -> httpx.AsyncClient:
        nobody = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        return httpx.AsyncClient(base_url=self.address, timeout=30, limits=LIMITS, cookies=nobody)


class Pair:
    """Two processes behind one address; ``kill`` and ``start`` act on one after the other."""

    def __init__(self, processes: tuple[Application, Application], number: signal.Signals) -> None:
        self.processes, self.number, self._turn = processes, number, 0

    def kill(self) -> None:
        """End the one whose turn it is."""
        one = self.processes[self._turn]
        one.kill() if self.number is signal.SIGKILL else one.stop()

    def start(self) -> None:
        """Start it again; the other one is next."""
        self.processes[self._turn].start()
        self._turn = 1 - self._turn


@contextmanager
def proxy(ports: list[int], folder: Path, caddyfile: Path = CADDYFILE) -> Iterator[str]:
    """Caddy, as ``deploy/Caddyfile`` sets it up; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    told = {"TABLEE_SITE": address, "TABLEE_PROCESSES": " ".join(f"127.0.0.1:{port}" for port in ports)}
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    command = [shutil.which("caddy") or "caddy", "run", "--config", str(caddyfile), "--adapter", "caddyfile"]
    with (folder / "caddy.log").open("ab") as log:
        running = subprocess.Popen(command, env=os.environ | told | own, stdout=log, stderr=log)
    try:
        _await(f"{address}/api/health")
        yield address
    finally:
        running.terminate()
        running.wait(30)


def _await(address: str) -> float:
    """Until it answers; how long that took, in seconds."""
    began = time.monotonic()
    while time.monotonic() < began + 60:
        try:
            if httpx.get(address, timeout=5).status_code == httpx.codes.OK:
                break
        except httpx.TransportError:
            time.sleep(0.1)
    return time.monotonic() - began


def killed(database: Database, address: str, pair: Pair, kills: int) -> None:
    """The room goes on whatever becomes of either process. A room takes a thousand people: the next kills, another."""
    name = "killed" if pair.number is signal.SIGKILL else "restarted"
    visits, acknowledged, found = 0, 0, Counter[str]()
    for before in range(0, kills, KILLS_OF_A_ROOM):
        room = open_room(database, f"Vague {name} {before}", people=1_000)
        crowd = Wandering(address, room.code, seed=1_000 * before + pair.number)  # request ids follow from it
        here = min(KILLS_OF_A_ROOM, kills - before)
        asyncio.run(killed_in_the_middle(crowd, pair, TABLETS, here))  # type: ignore[arg-type]
        found.update(asdict(losses(database, crowd, room.id, room.wave)))
        visits, acknowledged = visits + len(crowd.finished), acknowledged + len(crowd.acknowledged)
    if found.total():
        wrong.append(name)
    values = {"visits": visits, "acknowledged_answers": acknowledged}
    report(f"one of two processes {name}, {kills} times", "postgresql", **values, **found)


async def _heard(database: Database, address: str, room: Room) -> list[float]:
    """How late each event came through the proxy, in seconds."""
    topic, late = f"workshop:{room.id}", list[float]()
    async with (
        httpx.AsyncClient(timeout=30) as client,
        client.stream("GET", f"{address}/api/events", params={"topic": topic}) as stream,
    ):
        lines = stream.aiter_lines()
        while await anext(lines) != "data: ready":
            pass
        for _ in range(EVENTS):
            with database.transaction() as connection:
                note(connection, topic)
            began = time.monotonic()
            while await anext(lines) != f"id: {topic}":
                pass
            late.append(time.monotonic() - began)
            await asyncio.sleep(0.3)  # the hub says one thing a moment
    return late


def events(database: Database, address: str) -> None:
    """None is held back by the proxy."""
    late = asyncio.run(_heard(database, address, open_room(database, "Vague des nouvelles", people=30)))
    if max(late) > LATE:
        wrong.append("events")
    report("an event through the proxy", "postgresql", median=statistics.median(late), longest=max(late))


def screen(database: Database, address: str, pair: Pair) -> None:
    """A console whose process is killed is back by itself, on the same workshop, with what came meanwhile."""
    room, account = open_room(database, "Vague de l’écran", people=30), hire(database, Role.FACILITATOR)
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET) as browser,
        browser.new_context() as context,
    ):
        context.add_cookies([{"name": COOKIE, "value": account.token, "url": address}])
        page = context.new_page()
        page.goto(f"{address}/animer?workshop={room.id}")
        page.get_by_text(room.code[:3]).first.wait_for(timeout=30_000)
        for _ in pair.processes:
            pair.kill()
            began = time.monotonic()
            crowd = Wandering(address, room.code, seed=int(began))
            with ThreadPoolExecutor(1) as pool:  # the browser has a loop of its own here
                pool.submit(asyncio.run, crowd.turns(1)).result()
            answered = time.monotonic() - began
            page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')", timeout=60_000)
            back = time.monotonic() - began
            pair.start()
            if max(answered, back) > BACK:
                wrong.append("screen")
            report("a process killed under a screen", "postgresql", answered=answered, back=back)


def both(site: Site, kills: int) -> None:
    """On PostgreSQL only: an SQLite file has one process."""
    if site.postgres is None:
        return
    with (
        site.database() as database,
        site.application(database) as one,
        site.application(database) as other,
        proxy([one.port, other.port], Path(mkdtemp(dir=site.folder))) as address,
    ):
        events(database, address)
        screen(database, address, Pair((one, other), signal.SIGKILL))
        killed(database, address, Pair((one, other), signal.SIGTERM), min(kills, 20))
        killed(database, address, Pair((one, other), signal.SIGKILL), kills)


if __name__ == "__main__":
    if shutil.which("caddy") is None:
        sys.exit("Debian's caddy is needed: apt-get install caddy")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    asked = parser.parse_args().kills
    on_each_engine(lambda site: both(site, asked))
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)
