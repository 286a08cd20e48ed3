"""Which devices answer when their room changes: in the memory of one process (``PRESENCE``), never written down.

A device that hears its room (a live stream) asks what is open whenever something changes, and names itself then. So
whoever does not ask after a change does not hear: the network lost it, or it sleeps. A connection that only looks open
proves nothing. Moments are seconds of a clock that only goes on; topics are those of ``db.changes``.
"""

import threading
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

GRACE = 15.0  # seconds after which a device that hears has asked, however busy the server is
EVERY = 10.0  # seconds between two calls of a roll
GAP = 20.0  # seconds of silence after which a device was not held
HELD = 60.0  # seconds for which devices are held together
ROLL = HELD + 15.0  # seconds of a roll: its last call, and the answers to it
KEPT = 3_600.0  # seconds for which the result of a roll counts
MOST = 2_000  # devices that are remembered, the latest: some thirty rooms
MUCH = 999  # things that wait on a device: more is told as this


NEVER = (float("-inf"), 0)


@dataclass
class Roll:
    """Devices that are called again and again from ``began`` on: which of them answered each time."""

    began: float
    last: dict[str, float] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)

    def heard(self, device: str, moment: float) -> None:
        """It answered. What comes once the roll is over changes nothing."""
        if self.over(moment) or (device not in self.last and len(self.last) >= MOST):
            return
        if moment - self.last.get(device, self.began) > GAP:
            self.lost.add(device)
        self.last[device] = moment

    def steady(self, devices: Iterable[str], moment: float) -> int:
        """How many of these have never been silent for long."""
        until = min(moment, self.began + ROLL)
        known = [device for device in set(devices) - self.lost if device in self.last]
        return sum(until - self.last[device] <= GAP for device in known)

    def over(self, moment: float) -> bool:
        """Whether its result is what it will stay."""
        return moment >= self.began + ROLL


class Presence:
    """When rooms were called, and devices heard. Threads may ask and tell at the same time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._heard: dict[str, tuple[float, int]] = {}  # moment, and what waits there; in the order of the moments
        self._calls: dict[str, deque[float]] = {}
        self._rolls: dict[str, Roll] = {}

    def called(self, topic: str, moment: float) -> None:
        """All who hear of this topic were told that something changed."""
        with self._lock:
            calls = self._calls.setdefault(topic, deque())
            calls.append(moment)
            while len(calls) > 1 and calls[1] <= moment - GRACE:
                calls.popleft()

    def quiet(self, topic: str) -> None:
        """Nobody hears of this topic any more."""
        with self._lock:
            self._calls.pop(topic, None)

    def heard(self, device: str, moment: float, unsent: int = 0) -> None:
        """A device named itself. ``unsent``: how many things it has not sent yet, of whichever workshop."""
        with self._lock:
            self._heard.pop(device, None)
            self._heard[device] = moment, min(unsent, MUCH)
            while len(self._heard) > MOST:
                self._heard.pop(next(iter(self._heard)))
            for roll in self._rolls.values():
                roll.heard(device, moment)

    def away(self, topic: str, devices: Iterable[str], moment: float) -> frozenset[str]:
        """Those that have not asked since the last change that is older than ``GRACE``; none, if there was none."""
        with self._lock:
            due = [call for call in self._calls.get(topic, ()) if call <= moment - GRACE]
            if not due:
                return frozenset()
            return frozenset(device for device in devices if self._heard.get(device, NEVER)[0] < due[-1])

    def unsent(self, devices: Iterable[str]) -> int:
        """How many things wait on these devices, as they said when they were heard last."""
        with self._lock:
            return sum(self._heard.get(device, NEVER)[1] for device in devices)

    def begin(self, topic: str, moment: float) -> None:
        """Call the roll of a room from now on; one that goes on is not begun again."""
        with self._lock:
            for past in [name for name, roll in self._rolls.items() if moment - roll.began > KEPT]:
                del self._rolls[past]
            running = self._rolls.get(topic)
            if running is None or running.over(moment):
                self._rolls[topic] = Roll(moment)

    def calling(self, topic: str, moment: float) -> bool:
        """Whether a roll of this room goes on, or has just ended: screens are to tell its result."""
        roll = self._rolls.get(topic)
        return roll is not None and moment <= roll.began + ROLL + 2 * EVERY

    def roll(self, topic: str, devices: Iterable[str], moment: float) -> tuple[bool, int] | None:
        """Whether the last roll of a room is over, and how many of its devices were held so far; None without one."""
        with self._lock:
            roll = self._rolls.get(topic)
            if roll is None or moment - roll.began > KEPT:
                return None
            return roll.over(moment), roll.steady(devices, moment)


PRESENCE = Presence()  # of this process: the server tells it, the screens of the team read it
