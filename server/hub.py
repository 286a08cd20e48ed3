"""From the database's announcements to the browsers that listen: one hub a process."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from math import inf
from time import monotonic

from db.changes import ANYTHING, Change
from db.engine import Database
from domain.operations.presence import EVERY, PRESENCE

BREATH = 0.5  # seconds between two pulses to one viewer: about two a second, however fast answers come
HASTE = 0.1  # seconds, where what came meanwhile is told at once: a publication does not wait for answers
HEARTBEAT = 15.0  # seconds; keeps proxies from closing a quiet stream
GLANCE = 1.0  # seconds; how often a quiet stream looks whether the server is stopping


class Viewer:
    """One stream: which of its topics changed since it was last told, and whether each is told with many others."""

    def __init__(self, topics: Sequence[str]) -> None:
        self.topics = topics
        self._soon: dict[str, bool] = {}
        self._told = self._breathed = -inf  # when anything was told last, and when all of it was
        self._news = asyncio.Event()

    def remember(self, topic: str, *, soon: bool) -> None:
        """Remember it until the stream has breathed, or for a shorter moment unless it is one of many (``soon``)."""
        if self._soon.get(topic) in (False, soon):  # it waits already, as urgent as this
            return
        self._soon[topic] = soon
        self._news.set()

    def take(self, now: float) -> tuple[Change, ...]:
        """What is due, in order; what is not stays."""
        whole = now >= self._breathed + BREATH
        due = [topic for topic, soon in self._soon.items() if whole or not soon] if now >= self._told + HASTE else []
        if due:
            self._told, self._breathed = now, now if whole else self._breathed
        return tuple(Change(topic, self._soon.pop(topic)) for topic in due)

    async def wait(self, now: float) -> None:
        """Until something is due, or something more comes; a glance at most."""
        self._news.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), min(GLANCE, max(0.0, self._due() - now)))

    def called(self) -> tuple[str, ...]:
        """Those of its topics whose room calls the roll: whoever hears them answers, although nothing changed."""
        return tuple(topic for topic in self.topics if PRESENCE.calling(topic, monotonic()))

    def _due(self) -> float:
        if not self._soon:
            return inf
        return max(self._told + HASTE, self._breathed + BREATH if all(self._soon.values()) else -inf)


class Hub:
    """Viewers by topic. Announcements come from any thread; viewers live on the server's loop."""

    def __init__(self) -> None:
        self._viewers: dict[str, set[Viewer]] = defaultdict(set)
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

    @contextlib.contextmanager
    def viewing(self, topics: Sequence[str]) -> Iterator[Viewer]:
        """A stream of ``topics``: what changes from here on is kept for it, whenever it looks."""
        viewer = Viewer(topics)
        for topic in topics:
            self._viewers[topic].add(viewer)
        try:
            yield viewer
        finally:
            self._leave(viewer, topics)

    async def pulses(self, viewer: Viewer) -> AsyncIterator[Change | None]:
        """Each topic that changed (coalesced), None as a heartbeat; ends when the server stops."""
        said = called = monotonic()
        while not self.stopping:
            await viewer.wait(monotonic())
            changes, now = viewer.take(monotonic()), monotonic()
            if not changes and now - max(said, called) >= EVERY:
                changes, called = tuple(Change(topic, soon=True) for topic in viewer.called()), now
            for change in changes:
                yield change
            if changes:
                said = now
            elif now - said >= HEARTBEAT:
                yield None
                said = now

    def _leave(self, viewer: Viewer, topics: Sequence[str]) -> None:
        for topic in set(topics):
            self._viewers[topic].discard(viewer)
            if not self._viewers[topic]:
                del self._viewers[topic]
                PRESENCE.quiet(topic)

    def _hear(self, change: Change) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, change)

    def _wake(self, change: Change) -> None:
        for name in tuple(self._viewers) if change.topic == ANYTHING else (change.topic,):
            if name in self._viewers:
                PRESENCE.called(name, monotonic())
            for viewer in self._viewers.get(name, ()):
                viewer.remember(name, soon=change.soon)


hub = Hub()
