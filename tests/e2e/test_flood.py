"""A few seconds of what benchmarks/soak_flood.py does for a minute: wrong codes and a room that goes on."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from db.engine import Database
from db.queries.votes import votes
from domain.staff.by import By
from domain.staff.roles import Role
from tests.ballots import plan
from tests.e2e.application import SECRET_KEY, Application, on_its_own
from tests.e2e.flood import Flood, Room
from tests.e2e.room import hire, open_room
from tests.e2e.signing import Form, strangers
from tests.engines import Kitchen

pytestmark = pytest.mark.usefixtures("no_browser")

RATE, DEVICES, SECONDS = 40, 6, 4
METHODS = ("approval", "ranking")


@pytest.fixture
def measured(kitchen: Kitchen, tmp_path: Path) -> Iterator[Application]:
    """A server that says how long tries waited."""
    with on_its_own(kitchen, tmp_path, "tests/e2e/waits.py") as application:
        yield application


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_nobody_of_two_rooms_is_refused_while_others_guess_from_their_address(measured: Application) -> None:
    now, rooms = datetime.now(UTC), []
    with closing(Database(measured.database_url)) as database:
        accounts = [hire(database, Role.FACILITATOR) for _ in range(2)]
        for method in METHODS:
            room = open_room(database, method)
            with database.transaction() as connection:
                vote = votes.prepare(connection, room.id, plan(method), by=By("facilitator", now))
                votes.open_(connection, vote, by=By("facilitator", now), secret_key=SECRET_KEY)
            rooms.append(Room(measured.address, room.code, method, seed=len(method)))

    async def together() -> list[float]:
        over, flood = asyncio.Event(), Flood(measured.address, [room.code for room in rooms], RATE, seed=8)
        logins = [account.login for account in accounts]
        guessing = asyncio.create_task(strangers(measured.address, logins, pages=2, pause=0.5, until=over))
        flooding = asyncio.create_task(flood.run(over))
        await asyncio.gather(*(room.come(DEVICES, SECONDS) for room in reversed(rooms)))
        for account in reversed(accounts):
            async with Form(measured.address) as form:
                await form.send(account.login, account.password)
                assert await form.answer()
        over.set()
        await asyncio.gather(guessing, flooding)
        assert sum(flood.said.values()) >= RATE * SECONDS / 2
        async with httpx.AsyncClient(timeout=20) as client:
            waits: list[float] = (await client.get(f"{measured.address}/api/waits")).json()
        return waits

    waits = asyncio.run(together())
    assert [room.refused for room in rooms] == [[], []]
    assert {len(room.took["ballots"]) for room in rooms} == {DEVICES}
    assert waits  # how long they were is judged where nothing else runs: benchmarks/soak_flood.py
