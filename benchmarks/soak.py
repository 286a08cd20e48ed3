"""200 visits at the same time; then a server killed twenty times in the middle. Nothing acknowledged may be missing."""

import asyncio
import sys
from dataclasses import asdict

from benchmarks.machine import Site, on_each_engine, report
from tests.e2e.crowd import NONE, Crowd, Losses, losses
from tests.e2e.room import open_room
from tests.e2e.test_durability import killed_in_the_middle

PEOPLE = 200
TABLETS = 20
KILLS = 20

wrong: list[Losses] = []


def together(site: Site) -> None:
    """Everybody at once."""
    with site.database() as database, site.application(database) as server:
        room = open_room(database, people=1_000)
        crowd = Crowd(server.address, room.code, seed=4)
        asyncio.run(crowd.turns(PEOPLE))
        _judge("200 visits at the same time", site, crowd, losses(database, crowd, room.id, room.wave))


def killed(site: Site) -> None:
    """``kill -9`` again and again, while tablets go on."""
    with site.database() as database, site.application(database) as server:
        room = open_room(database, people=1_000)
        crowd = Crowd(server.address, room.code, seed=5)
        asyncio.run(killed_in_the_middle(crowd, server, TABLETS, KILLS))
        _judge("kill -9, 20 times", site, crowd, losses(database, crowd, room.id, room.wave))


def _judge(figure: str, site: Site, crowd: Crowd, found: Losses) -> None:
    wrong.extend([found] if found != NONE else [])
    report(
        figure,
        site.engine,
        visits=len(crowd.finished),
        acknowledged_answers=len(crowd.acknowledged),
        acknowledged_requests=crowd.requests,
        **asdict(found),
    )


if __name__ == "__main__":
    on_each_engine(together)
    on_each_engine(killed)
    sys.exit(1 if wrong else 0)
