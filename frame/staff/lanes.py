"""Tries of passwords wait for their turn, and none is refused because others were wrong (docs/decisions/0004).

What bounds guessing is the rate at which wrong ones come out of a lane; what keeps a room's tablets served is that a
lane compares one password at a time: bcrypt takes a third of a second of a core. Who waits does so in the thread of
their own page, which serves nobody else, and leaves when that page goes.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from domain.operations.turns import Allowance, Turns

RATE = 1.0  # wrong passwords a second, in one lane of one process
AT_ONCE = 5  # after a quiet time
GLANCE = 2.0  # seconds after which who waits is told so, and looks whether the page is still there


class Lane:
    """One at a time: addresses take turns, and the accounts that are tried from one address take turns too."""

    def __init__(self, rate: float = RATE, at_once: float = AT_ONCE) -> None:
        self._allowance = Allowance(rate, at_once, monotonic())
        self._lock = threading.Lock()
        self._busy = False
        self._timer: threading.Timer | None = None
        self._clients: Turns[str] = Turns()
        self._lines: dict[str, Turns[threading.Event]] = {}

    @contextmanager
    def turn(self, client: str, about: str, meanwhile: Callable[[], None]) -> Iterator[Callable[[], None]]:
        """Wait, then hold the lane; call what it gives if the try was right: right ones cost nothing.

        Parameters
        ----------
        client : whose network address it is.
        about : the account that is tried.
        meanwhile : called while waiting; what it raises ends the waiting.
        """
        mine = threading.Event()
        with self._lock:
            self._clients.join(client, client)
            self._lines.setdefault(client, Turns()).join(about, mine)
            self._go_on()
        try:
            while not mine.wait(GLANCE):
                meanwhile()
            yield self._allowance.give_back
        finally:
            with self._lock:
                if mine.is_set():
                    self._busy = False
                else:
                    self._leave(client, about, mine)
                self._go_on()

    def _go_on(self) -> None:
        """Give the lane to whose turn it is, now or as soon as it may be."""
        if self._busy or self._timer is not None or not self._clients.waiting:
            return
        if not self._allowance.ready(monotonic()):
            self._timer = threading.Timer(self._allowance.pause, self._later)
            self._timer.daemon = True
            self._timer.start()
            return
        self._allowance.take()
        self._busy = True
        self._next().set()

    def _later(self) -> None:
        with self._lock:
            self._timer = None
            self._go_on()

    def _next(self) -> threading.Event:
        client = self._clients.next()
        assert client is not None
        line = self._lines[client]
        one = line.next()
        assert one is not None
        self._forget(client, line)
        return one

    def _leave(self, client: str, about: str, mine: threading.Event) -> None:
        line = self._lines[client]
        self._clients.leave(client, client)
        line.leave(about, mine)
        self._forget(client, line)

    def _forget(self, client: str, line: Turns[threading.Event]) -> None:
        if not line.waiting:
            del self._lines[client]


STRANGERS, KNOWN = Lane(), Lane()
