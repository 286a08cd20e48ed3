"""Walls whose database goes away and comes back: nobody stands there to press anything."""

import pytest
from playwright.sync_api import Page, expect

from db.changes import note
from db.engine import Database
from db.queries.workshops import programme
from domain.staff.roles import Role
from tests import several
from tests.e2e.application import Application
from tests.e2e.conftest import WALL, OpenPage
from tests.e2e.room import TERRITORY, hire
from tests.e2e.two_rooms import Room, two_rooms
from tests.engines import Kitchen
from texts import say
from texts.typography import typeset

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"


@pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)
@pytest.mark.timeout(900)
def test_screens_come_back_by_themselves_once_the_database_does(
    loaded: Database, server: Application, kitchen: Kitchen, open_device: OpenPage
) -> None:
    """One wall follows its room when its database goes, the other one is loaded just then: nobody presses anything."""
    rooms, account = two_rooms(loaded, server.address, seed=44), hire(loaded, Role.FACILITATOR, TERRITORY)
    walls = [open_device(WALL, account) for _ in rooms]
    for room, wall in zip(rooms, walls, strict=True):
        wall.goto(f"{server.address}/projeter?workshop={room.workshop}")
        shows(loaded, wall, room)
    assert kitchen.postgres is not None
    name = loaded.url.database
    kitchen.postgres.say(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    with loaded.transaction() as connection:
        note(connection, f"workshop:{rooms[0].workshop}")
    kitchen.postgres.say(f"{CUT} WHERE datname = '{name}'")
    walls[1].reload()
    expect(walls[1].get_by_text(say("error.unexpected"))).to_be_visible()
    kitchen.postgres.say(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    loaded.engine.dispose()  # this process's own connections were cut too, and are not asked whether they live
    for room in rooms:
        with loaded.transaction() as connection:
            several.step(connection, room.workshop, 2)
    for room, wall in zip(rooms, walls, strict=True):
        shows(loaded, wall, room)
        expect(wall.get_by_text(say("error.unexpected"))).to_have_count(0)


def shows(database: Database, wall: Page, room: Room) -> None:
    """The wall has the title of the step that is now."""
    with database.reading() as connection:
        known = programme.programme(connection, room.workshop)
    (title,) = (step.title for step in known.steps if known.now is not None and step.position == known.now.position)
    expect(wall.get_by_text(typeset(title)).first).to_be_visible()
