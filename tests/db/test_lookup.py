"""Many questions at once are few queries, each begun after what it answers was asked; a failed one ends with itself."""

import asyncio
import time
from collections.abc import Collection

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries import workshops
from server.lookup import Lookup
from tests.ballots import room


class Down(Exception):
    """What a database might say."""


class Slow:
    """Knows what is in ``there`` when it is asked, and takes its time."""

    def __init__(self, *there: str) -> None:
        self.there, self.asked, self.down = set(there), 0, False

    def __call__(self, _: Connection, keys: Collection[str]) -> Collection[str]:
        self.asked += 1
        found = self.there & set(keys)
        time.sleep(0.05)
        if self.down:
            raise Down
        return found


def test_a_thousand_at_once_are_few_queries_and_each_gets_its_own_answer(loaded: Database) -> None:
    slow = Slow("b", "d")
    lookup = Lookup(slow)

    async def all_of_them() -> list[bool]:
        return await asyncio.gather(*(lookup.has("dbca"[number % 4]) for number in range(1_000)))

    assert asyncio.run(all_of_them()) == [True, True, False, False] * 250
    assert slow.asked == 1
    assert asyncio.run(all_of_them())[:4] == [True, True, False, False]  # another event loop


def test_what_is_made_while_others_are_looked_up_is_found(loaded: Database) -> None:
    slow = Slow()
    lookup = Lookup(slow)

    async def one_after_the_other() -> tuple[bool, bool]:
        early = asyncio.create_task(lookup.has("b"))
        await asyncio.sleep(0.02)  # its query has begun
        slow.there.add("b")
        late = await lookup.has("b")
        return await early, late

    assert asyncio.run(one_after_the_other()) == (False, True)


def test_a_query_that_fails_is_told_to_who_asked_and_the_next_one_is_asked(loaded: Database) -> None:
    slow = Slow("b")
    lookup = Lookup(slow)

    async def down_and_up() -> bool:
        slow.down = True
        results = await asyncio.gather(lookup.has("a"), lookup.has("b"), return_exceptions=True)
        assert [type(one) for one in results] == [Down, Down]
        slow.down = False
        return await lookup.has("b")

    assert asyncio.run(down_and_up())


@pytest.mark.parametrize("known", [0, 1])
def test_codes_are_known_as_they_are(loaded: Database, known: int) -> None:
    with loaded.transaction() as connection:
        codes = [workshops.workshop(connection, room(connection)).code for _ in range(2)]
        assert workshops.codes(connection, [codes[known], "ZZZZZZ"]) == {codes[known]}
