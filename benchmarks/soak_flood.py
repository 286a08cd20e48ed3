"""10,000 wrong codes a minute from a room's own address, while its 60 devices join, answer and vote.

``python -m benchmarks.soak_flood [--seconds 60]``: on SQLite, then on PostgreSQL. The same room without a flood comes
first: what is beyond that is the flood's. ``waited`` is what tries waited for their turn, as the server saw it.
"""

import argparse
import asyncio
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx

from benchmarks.machine import Site, on_each_engine, processor, report
from db.engine import Database
from db.queries.staff import staff
from db.queries.votes import votes
from domain.staff.accounts import mark
from domain.staff.by import CONSOLE, By
from domain.staff.roles import Role
from tests.ballots import plan
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.flood import QUEUED, Flood, Room
from tests.e2e.room import Account, hire, open_room
from tests.e2e.signing import Form, strangers

DEVICES = 60
A_MINUTE = 10_000
PASSWORDS = 300  # more of them a minute: each is a whole page of its own, at ten times the cost of a code
PAGES = 5  # that send them
METHODS = ("approval", "ranking")
LONGEST = 2.0  # seconds

wrong: list[str] = []


@dataclass
class Signed:
    """How long sign-in took, by the kind of browser."""

    known: list[float] = field(default_factory=list)
    stranger: list[float] = field(default_factory=list)


class Evening:
    """Two rooms and two accounts on one server."""

    def __init__(self, site: Site, database: Database, server: Application, seconds: float) -> None:
        self.site, self.database, self.server, self.seconds = site, database, server, seconds
        self.accounts = [hire(database, Role.FACILITATOR) for _ in range(2)]

    def run(self, figure: str, *, flooded: bool) -> None:
        """One room after the other is prepared, the second comes in first; then what became of both is said."""
        rooms = [self._room(method, people=DEVICES) for method in METHODS]
        signed, before = Signed(), processor(self.server.pid)
        waits, said, sent = asyncio.run(self._minute(rooms, signed, flooded=flooded))
        refused = [one for room in rooms for one in room.refused]
        times = [room.worst() for room in rooms]
        report(
            figure, self.site.engine, devices=DEVICES, refused=len(refused), median=max(time[0] for time in times),
            longest=max(time[1] for time in times), longest_queued=max(room.worst(QUEUED)[1] for room in rooms),
            waited_median=waits[len(waits) // 2], waited_longest=waits[-1], known=max(signed.known),
            stranger=max(signed.stranger), server=(processor(self.server.pid) - before) / self.seconds,
            flood=str(dict(sorted(said.items()))), passwords=sent,
        )  # fmt: skip
        late = [time[1] for time in times if time[1] > LONGEST] + [one for one in signed.known if one > LONGEST]
        if refused or waits[-1] > LONGEST or late:
            wrong.append(f"{figure}, {self.site.engine}: {refused[:5]} {late}")

    def _room(self, method: str, people: int) -> Room:
        room, now = open_room(self.database, f"Vague {datetime.now(UTC).timestamp()}", people=people), datetime.now(UTC)
        with self.database.transaction() as connection:
            vote = votes.prepare(connection, room.id, plan(method), by=By(CONSOLE, now))
            votes.open_(connection, vote, by=By(CONSOLE, now), secret_key=SECRET_KEY)
        return Room(self.server.address, room.code, method, seed=len(method))

    async def _minute(
        self, rooms: list[Room], signed: Signed, *, flooded: bool
    ) -> tuple[list[float], dict[int, int], int]:
        over, tasks, sent = asyncio.Event(), [], 0
        flood = Flood(self.server.address, [room.code for room in rooms], A_MINUTE / 60, seed=8)
        await self._waits()
        if flooded:
            logins, pause = [one.login for one in self.accounts], PAGES * 60 / PASSWORDS
            guessing = strangers(self.server.address, logins, pages=PAGES, pause=pause, until=over)
            tasks = [asyncio.create_task(guessing), asyncio.create_task(flood.run(over))]
        half = DEVICES // 2
        coming = [room.come(half, self.seconds * 0.8) for room in reversed(rooms)]
        await asyncio.gather(*coming, self._sign_in(signed))
        over.set()
        for task in tasks:
            sent = await task or sent
        return await self._waits(), dict(flood.said), sent

    async def _sign_in(self, signed: Signed) -> None:
        """The second account first; each by a browser that is known and by one that is not."""
        for account in reversed(self.accounts):
            await asyncio.sleep(self.seconds * 0.1)
            signed.known.append(await self._entered(account, self._marks(account)))
            signed.stranger.append(await self._entered(account, ""))

    async def _entered(self, account: Account, marks: str) -> float:
        async with Form(self.server.address, marks) as form:
            began = asyncio.get_running_loop().time()
            await form.send(account.login, account.password)
            if not await form.answer():
                wrong.append("a right password was refused")
            return asyncio.get_running_loop().time() - began

    def _marks(self, account: Account) -> str:
        with self.database.reading() as connection:
            return mark(SECRET_KEY, account.id, staff.password_hash(connection, account.id))

    async def _waits(self) -> list[float]:
        async with httpx.AsyncClient(timeout=60) as client:
            waits: list[float] = (await client.get(f"{self.server.address}/api/waits")).json()
        return sorted(waits)


def evening(site: Site, seconds: float) -> None:
    """The room alone, then in the flood."""
    with site.database() as database, site.application(database, "tests/e2e/waits.py") as server:
        here = Evening(site, database, server, seconds)
        here.run("60 devices alone", flooded=False)
        here.run("60 devices in a flood of 10,000 wrong tries a minute", flooded=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    seconds = parser.parse_args().seconds
    on_each_engine(lambda site: evening(site, seconds))
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)
