"""Nothing acknowledged is lost, nothing is stored twice. ``make soak`` says the same of many more."""

import asyncio

from db.engine import Database
from tests.e2e.application import Application
from tests.e2e.crowd import NONE, Crowd, losses
from tests.e2e.room import open_room

PEOPLE = 40
TABLETS = 8
KILLS = 2
SERVING = 1.0  # seconds between two kills


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
