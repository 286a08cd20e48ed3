"""What stands under a key, when many ask at once: they are looked up together, in one thread and one query.

Wrong codes come by the thousand from somebody who guesses. One by one each would take a thread from those who answer
and vote; together they take one at a time, however many they are.
"""

import asyncio
from collections.abc import Callable, Collection, Hashable, Mapping
from typing import Generic, TypeVar

from anyio import to_thread

from db import engine
from db.engine import Connection

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Lookup(Generic[K, V]):
    """``found(connection, keys)``: what stands under those of the keys that exist. Another event loop starts afresh."""

    def __init__(self, found: Callable[[Connection, Collection[K]], Mapping[K, V]]) -> None:
        self._found = found
        self._loop: asyncio.AbstractEventLoop | None = None
        self._keys: set[K] = set()
        self._going: asyncio.Task[Mapping[K, V]] | None = None
        self._coming: asyncio.Task[Mapping[K, V]] | None = None

    async def get(self, key: K) -> V | None:
        """What stands under ``key``, by a query that begins after this was asked; None for nothing."""
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._loop, self._keys, self._going, self._coming = loop, set(), None, None
        self._keys.add(key)
        if self._coming is None:
            self._coming = loop.create_task(self._ask(self._going))
        return (await asyncio.shield(self._coming)).get(key)

    async def _ask(self, before: asyncio.Task[Mapping[K, V]] | None) -> Mapping[K, V]:
        if before is not None:
            await asyncio.wait([before])
        self._going, self._coming = self._coming, None
        keys, self._keys = self._keys, set()
        return await to_thread.run_sync(self._query, keys)

    def _query(self, keys: Collection[K]) -> Mapping[K, V]:
        with engine.current().reading() as connection:
            return self._found(connection, keys)
