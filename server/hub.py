"""From the database's announcements to the browsers that listen: one hub a process."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable

from db.engine import Database

BREATH = 0.5  # seconds between two pulses to one viewer: about two a second, however fast answers come
HEARTBEAT = 15.0  # seconds; keeps proxies from closing a quiet stream
GLANCE = 1.0  # seconds; how often a quiet stream looks whether the server is stopping


class Hub:
    """Viewers by topic. Announcements come from any thread; viewers live on the server's loop."""

    def __init__(self) -> None:
        self._viewers: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._forget: Callable[[], None] | None = None
        self.stopping = False

    def start(self, database: Database) -> None:
        """Listen to ``database``, from the running loop."""
        self._loop = asyncio.get_running_loop()
        self.stopping = False
        self._forget = database.announcer.listen(self._hear)

    def stop(self) -> None:
        """Let every stream end."""
        self.stopping = True
        if self._forget is not None:
            self._forget()

    async def pulses(self, topic: str) -> AsyncIterator[bool]:
        """True at each change of ``topic`` (coalesced), False as a heartbeat in between; ends when the server stops."""
        changed = asyncio.Event()
        self._viewers[topic].add(changed)
        try:
            quiet = 0.0
            while not self.stopping:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), GLANCE)
                if changed.is_set():
                    changed.clear()
                    yield True
                    quiet = 0.0
                    await asyncio.sleep(BREATH)
                    continue
                quiet += GLANCE
                if quiet >= HEARTBEAT:
                    yield False
                    quiet = 0.0
        finally:
            self._viewers[topic].discard(changed)
            if not self._viewers[topic]:
                del self._viewers[topic]

    def _hear(self, topic: str) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, topic)

    def _wake(self, topic: str) -> None:
        topics = tuple(self._viewers) if topic == "*" else (topic,)
        for name in topics:
            for changed in self._viewers.get(name, ()):
                changed.set()


hub = Hub()
