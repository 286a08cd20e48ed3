"""A house that is hurt while two rooms answer and vote. ``benchmarks.soak_campaigns`` does it hundreds of times."""

import asyncio
import resource
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from db.engine import Database
from db.models.participation import AnswerRow
from tests.e2e.application import Application
from tests.e2e.test_outage import CUT
from tests.e2e.two_rooms import Pace, Room, at_work, two_rooms, wrongs
from tests.engines import Kitchen

pytestmark = pytest.mark.usefixtures("no_browser")

PACE = Pace(tablets=3, voters=2, answer=0.05, ballot=0.2)
SERVING, AWAY, FULL = 1.0, 1.0, 1.5  # seconds: between two blows, without a database, without a free byte
BLOWS = 2

on_sqlite = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)


@pytest.fixture
def another(loaded: Database, server: Application, tmp_path: Path) -> Iterator[Application]:
    """A second process on the database of ``server``."""
    folder = tmp_path / "another"
    folder.mkdir()
    application = Application(loaded.url.render_as_string(hide_password=False), folder)
    try:
        application.start()
        yield application
    finally:
        application.stop()


def nothing_is_lost(database: Database, rooms: Sequence[Room]) -> None:
    """And all of them did something."""
    for room in rooms:
        assert len(room.crowd.finished) >= PACE.tablets
        assert len(room.urn.receipts) >= PACE.voters
    assert set(wrongs(database, rooms).values()) == {0}


@on_sqlite
@pytest.mark.timeout(600)
def test_a_full_disk_refuses_for_a_while_and_loses_nothing(loaded: Database, server: Application) -> None:
    """The process may write nothing at all: as on a full disk, an answer is refused, and taken once there is room."""
    rooms, over = two_rooms(loaded, server.address, seed=41), asyncio.Event()

    async def fill() -> None:
        for _ in range(BLOWS):
            await asyncio.sleep(SERVING)
            before = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
            resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (0, before[1]))
            await asyncio.sleep(FULL)
            resource.prlimit(server.pid, resource.RLIMIT_FSIZE, before)
        over.set()

    async def all_of_it() -> None:
        await asyncio.gather(at_work(rooms, PACE, over.is_set), fill())

    asyncio.run(all_of_it())
    assert all(room.crowd.failures.keys() == {503} for room in rooms)  # it was felt, and is for now
    nothing_is_lost(loaded, rooms)


@on_postgresql
@pytest.mark.timeout(600)
def test_a_database_that_goes_away_loses_nothing(loaded: Database, server: Application, kitchen: Kitchen) -> None:
    """Each connection is cut and none is taken for a while, as when PostgreSQL is restarted."""
    rooms, over, name = two_rooms(loaded, server.address, seed=42), asyncio.Event(), loaded.url.database
    assert kitchen.postgres is not None
    order = kitchen.postgres.say

    async def cut() -> None:
        for _ in range(BLOWS):
            await asyncio.sleep(SERVING)
            await asyncio.to_thread(order, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            await asyncio.to_thread(order, f"{CUT} WHERE datname = '{name}'")
            await asyncio.sleep(AWAY)
            await asyncio.to_thread(order, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        over.set()

    async def all_of_it() -> None:
        await asyncio.gather(at_work(rooms, PACE, over.is_set), cut())

    asyncio.run(all_of_it())
    assert all(room.crowd.failures.keys() == {503} for room in rooms)
    nothing_is_lost(loaded, rooms)


@on_postgresql
@pytest.mark.timeout(900)
def test_two_processes_end_in_turn_without_losing_a_tap(
    loaded: Database, server: Application, another: Application
) -> None:
    """What either has stored when it ends was told to its tablet; the other one goes on alone meanwhile."""
    rooms = two_rooms(loaded, server.address, seed=43, ports=(server.port, another.port))
    over, untold = asyncio.Event(), list[str]()

    def broken(request: str) -> None:
        with loaded.reading() as connection:
            stored = select(AnswerRow.request_id).where(AnswerRow.request_id == request)
            untold.extend(connection.execute(stored).scalars())

    for room in rooms:
        room.crowd.broken = broken

    async def roll() -> None:
        for one in (another, server):
            await asyncio.sleep(SERVING)
            await asyncio.to_thread(one.stop)
            await asyncio.to_thread(one.start)
        over.set()

    async def all_of_it() -> None:
        await asyncio.gather(at_work(rooms, PACE, over.is_set), roll())

    asyncio.run(all_of_it())
    nothing_is_lost(loaded, rooms)
    assert untold == []
