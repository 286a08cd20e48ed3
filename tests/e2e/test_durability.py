"""Nothing acknowledged is lost, nothing is stored twice. ``make soak`` says the same of many more."""

import asyncio
import time
from dataclasses import dataclass

import pytest

from db.engine import Database
from tests.e2e.application import Application
from tests.e2e.crowd import NONE, Crowd, losses, untold
from tests.e2e.room import open_room

pytestmark = pytest.mark.usefixtures("no_browser")

PEOPLE = 40
TABLETS = 8
KILLS = 2
SERVING = 1.0  # seconds between two kills
SETTLED = 0.5  # seconds in which the last answers have reached their tablets
DRAINED = 30.0  # seconds in which a server has ended, on a machine that does other things too


def test_people_answering_at_the_same_time_are_all_stored_exactly_once(loaded: Database, server: Application) -> None:
    room = open_room(loaded, people=1_000)
    crowd = Crowd(server.address, room.code, seed=1)
    asyncio.run(crowd.turns(PEOPLE))
    assert len(crowd.finished) == PEOPLE
    assert losses(loaded, crowd, room.id, room.wave) == NONE


def test_a_killed_server_loses_nothing_that_it_acknowledged(loaded: Database, server: Application) -> None:
    room = open_room(loaded, people=1_000)
    crowd = Crowd(server.address, room.code, seed=2)
    asyncio.run(killed_in_the_middle(crowd, server, TABLETS, KILLS))
    assert len(crowd.finished) >= TABLETS
    assert losses(loaded, crowd, room.id, room.wave) == NONE


async def killed_in_the_middle(crowd: Crowd, server: Application, tablets: int, kills: int) -> None:
    """Tablets at work while the server is killed and started again, ``kills`` times."""
    left = kills

    async def killer() -> None:
        nonlocal left
        while left:
            await asyncio.sleep(SERVING * (0.5 + crowd.random.random()))
            server.kill()
            await asyncio.to_thread(server.start)
            left -= 1

    await asyncio.gather(crowd.turns_until(tablets, lambda: left == 0), killer())


@pytest.mark.timeout(900)
def test_a_server_that_is_asked_to_end_answers_what_it_has_begun(loaded: Database, server: Application) -> None:
    room = open_room(loaded, people=1_000)
    crowd = Crowd(server.address, room.code, seed=3)
    stops = asyncio.run(stopped_in_the_middle(loaded, crowd, server, room.id))
    assert len(crowd.finished) >= TABLETS
    assert losses(loaded, crowd, room.id, room.wave) == NONE
    assert [one.untold for one in stops] == [0] * KILLS
    assert max(one.seconds for one in stops) < DRAINED, stops


@dataclass(frozen=True)
class Stop:
    """How long a server took to end, and how many answers it had stored without telling their tablets."""

    seconds: float
    untold: int


async def stopped_in_the_middle(database: Database, crowd: Crowd, server: Application, workshop: str) -> list[Stop]:
    """As above, but asked to end, as a system does when it shuts down."""
    stops: list[Stop] = []

    async def stopper() -> None:
        while len(stops) < KILLS:
            await asyncio.sleep(SERVING * (0.5 + crowd.random.random()))
            begun = time.monotonic()
            await asyncio.to_thread(server.stop)
            seconds = time.monotonic() - begun
            await asyncio.sleep(SETTLED)
            stops.append(Stop(seconds, await asyncio.to_thread(untold, database, crowd, workshop)))
            await asyncio.to_thread(server.start)

    await asyncio.gather(crowd.turns_until(TABLETS, lambda: len(stops) == KILLS), stopper())
    return stops
