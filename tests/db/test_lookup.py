"""Many questions at once are few queries, each begun after what it answers was asked; a failed one ends with itself."""

import asyncio
import threading
from collections.abc import Collection
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.votes import rights
from db.queries.workshops import codes as join_codes
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.votes.vote import Channel
from server.lookup import Lookup
from tests.ballots import NOW, SECRET, close, opened, plan, room


class Down(Exception):
    """What a database might say."""


class There:
    """Knows what is in ``there`` when it is asked. ``begun``: it looked; ``free``: it may answer."""

    def __init__(self, *there: str) -> None:
        self.there, self.asked, self.down = set(there), 0, False
        self.begun, self.free = threading.Event(), threading.Event()
        self.free.set()

    def __call__(self, _: Connection, keys: Collection[str]) -> dict[str, str]:
        self.asked += 1
        found = {key: f"{key}!" for key in self.there & set(keys)}
        self.begun.set()
        assert self.free.wait(20)
        if self.down:
            raise Down
        return found


def test_a_thousand_at_once_are_few_queries_and_each_gets_its_own_answer(loaded: Database) -> None:
    there = There("b", "d")
    lookup = Lookup(there)

    async def all_of_them() -> list[str | None]:
        return await asyncio.gather(*(lookup.get("dbca"[number % 4]) for number in range(1_000)))

    assert asyncio.run(all_of_them()) == ["d!", "b!", None, None] * 250
    assert there.asked == 1
    assert asyncio.run(all_of_them())[:4] == ["d!", "b!", None, None]  # another event loop


def test_what_is_made_while_others_are_looked_up_is_found(loaded: Database) -> None:
    there = There()
    lookup = Lookup(there)

    async def one_after_the_other() -> tuple[str | None, str | None]:
        there.free.clear()
        early = asyncio.create_task(lookup.get("b"))
        assert await asyncio.to_thread(there.begun.wait, 20)
        there.there.add("b")
        late = asyncio.create_task(lookup.get("b"))
        await asyncio.sleep(0)
        there.free.set()
        return await early, await late

    assert asyncio.run(one_after_the_other()) == (None, "b!")


def test_a_query_that_fails_is_told_to_who_asked_and_the_next_one_is_asked(loaded: Database) -> None:
    there = There("b")
    lookup = Lookup(there)

    async def down_and_up() -> str | None:
        there.down = True
        results = await asyncio.gather(lookup.get("a"), lookup.get("b"), return_exceptions=True)
        assert [type(one) for one in results] == [Down, Down]
        there.down = False
        return await lookup.get("b")

    assert asyncio.run(down_and_up()) == "b!"


@pytest.mark.parametrize("known", [0, 1])
def test_codes_and_slips_are_known_as_they_are(loaded: Database, known: int) -> None:
    with loaded.transaction() as connection:
        rooms = [room(connection) for _ in range(2)]
        codes = [workshops.workshop(connection, each).code for each in rooms]
        assert join_codes.known(connection, [codes[known], "ZZZZZZ"]) == {codes[known]: rooms[known]}
        asked = replace(plan(), channels=(Channel.SLIP,))
        opens = [opened(connection, each, asked) for each in (*rooms, *rooms)]
        given = [rights.slips(connection, each, 2, SECRET, by=By("facilitator", NOW)) for each in opens]
        typed = [(rooms[known], slip) for two in given for slip in two]
        found = {slip for _, slip in rights.slips_known(connection, typed, SECRET)}
        assert found == {*given[known], *given[known + 2]}
        for each in opens:
            close(connection, each)
        workshops.close(connection, rooms[known], by=By("facilitator", NOW))
        assert join_codes.known(connection, codes)[codes[known]] == ""
