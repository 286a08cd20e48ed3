"""From the database's announcements to the browsers that listen: one hub a process."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from time import monotonic

from db.changes import ANYTHING, Change
from db.engine import Database
from domain.operations.presence import EVERY
from frame.workshops.presence import PRESENCE

BREATH = 0.5  # seconds between two pulses to one viewer: about two a second, however fast answers come
HASTE = 0.1  # seconds, where what came meanwhile is told at once: a publication does not wait for answers
HEARTBEAT = 15.0  # seconds; keeps proxies from closing a quiet stream
GLANCE = 1.0  # seconds; how often a quiet stream looks whether the server is stopping


class Viewer:
    """One stream: which of its topics changed since it was last told."""

    def __init__(self, topics: Sequence[str]) -> None:
        self.topics = topics
        self.changed: dict[str, None] = {}
        self.news, self.urgent = asyncio.Event(), asyncio.Event()

    def remember(self, topic: str, *, soon: bool) -> None:
        """Remember it until the stream has breathed, or for a shorter moment unless it is asked ``soon``."""
        self.changed[topic] = None
        self.news.set()
        if not soon:
            self.urgent.set()

    def take(self) -> tuple[str, ...]:
        """What changed, in order; nothing is left."""
        topics = tuple(self.changed)
        self.changed.clear()
        self.news.clear()
        self.urgent.clear()
        return topics

    async def breathe(self) -> None:
        """Between two pulses."""
        await asyncio.sleep(min(HASTE, BREATH))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.urgent.wait(), max(0.0, BREATH - HASTE))

    def called(self) -> tuple[str, ...]:
        """Those of its topics whose room calls the roll: whoever hears them answers, although nothing changed."""
        return tuple(topic for topic in self.topics if PRESENCE.calling(topic, monotonic()))


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

    async def pulses(self, viewer: Viewer) -> AsyncIterator[str | None]:
        """Each topic that changed (coalesced), None as a heartbeat; ends when the server stops."""
        quiet = 0.0
        while not self.stopping:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(viewer.news.wait(), GLANCE)
            if viewer.news.is_set():
                for topic in viewer.take():
                    yield topic
                quiet = 0.0
                await viewer.breathe()
                continue
            quiet += GLANCE
            called = viewer.called() if quiet >= EVERY else ()
            for topic in called:
                yield topic
            if called:
                quiet = 0.0
            elif quiet >= HEARTBEAT:
                yield None
                quiet = 0.0

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
