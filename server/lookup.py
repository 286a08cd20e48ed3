"""Whether something exists, when many ask at once: they are looked up together, in one thread and one query.

Wrong codes come by the thousand from somebody who guesses. One by one each would take a thread from those who answer
and vote; together they take one at a time, however many they are.
"""

import asyncio
from collections.abc import Callable, Collection

from anyio import to_thread

from db import engine
from db.engine import Connection

Found = Callable[[Connection, Collection[str]], Collection[str]]


class Lookup:
    """``found(connection, keys)``: those of the keys that exist. Another event loop starts afresh."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._loop: asyncio.AbstractEventLoop | None = None
        self._keys: set[str] = set()
        self._going: asyncio.Task[Collection[str]] | None = None
        self._coming: asyncio.Task[Collection[str]] | None = None

    async def has(self, key: str) -> bool:
        """Whether ``key`` exists, by a query that begins after this was asked."""
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._loop, self._keys, self._going, self._coming = loop, set(), None, None
        self._keys.add(key)
        if self._coming is None:
            self._coming = loop.create_task(self._ask(self._going))
        return key in await asyncio.shield(self._coming)

    async def _ask(self, before: asyncio.Task[Collection[str]] | None) -> Collection[str]:
        if before is not None:
            await asyncio.wait([before])
        self._going, self._coming = self._coming, None
        keys, self._keys = self._keys, set()
        return await to_thread.run_sync(self._query, keys)

    def _query(self, keys: Collection[str]) -> Collection[str]:
        with engine.current().reading() as connection:
            return self._found(connection, keys)
