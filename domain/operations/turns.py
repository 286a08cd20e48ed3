"""Taking turns: clients that wait are served one after the other, however many tries each of them makes."""

import math
from collections import deque
from typing import Generic, TypeVar

Try = TypeVar("Try")


class Turns(Generic[Try]):
    """Who waits, by client. ``most``: how many may wait together; one more sends away the last of the longest line."""

    def __init__(self, most: float = math.inf) -> None:
        self.most = most
        self.waiting = 0
        self._lines: dict[str, deque[Try]] = {}  # in the order of their turns

    def join(self, client: str, one: Try) -> Try | None:
        """Stand at the end of the client's own line; returns who has to leave, perhaps ``one``, if too many wait."""
        self._lines.setdefault(client, deque()).append(one)
        self.waiting += 1
        if self.waiting <= self.most:
            return None
        longest = max(self._lines, key=lambda name: len(self._lines[name]))
        return self._taken(longest, self._lines[longest].pop())

    def next(self) -> Try | None:
        """Whose turn it is; None if nobody waits."""
        if not self._lines:
            return None
        client = next(iter(self._lines))
        one = self._taken(client, self._lines[client].popleft())
        if client in self._lines:  # the others come first now
            self._lines[client] = self._lines.pop(client)
        return one

    def leave(self, client: str, one: Try) -> None:
        """Wait no longer."""
        self._lines[client].remove(one)
        self._taken(client, one)

    def _taken(self, client: str, one: Try) -> Try:
        self.waiting -= 1
        if not self._lines[client]:
            del self._lines[client]
        return one


class Allowance:
    """``rate`` a second, and ``at_once`` after a quiet time. Moments are seconds of a clock that only goes on."""

    def __init__(self, rate: float, at_once: float, moment: float) -> None:
        self.rate, self.at_once = rate, at_once
        self._left, self._since = at_once, moment

    def ready(self, moment: float) -> bool:
        """Whether one may be taken now."""
        self._left = min(self.at_once, self._left + (moment - self._since) * self.rate)
        self._since = moment
        return self._left >= 1

    def take(self) -> None:
        """One less."""
        self._left -= 1

    def give_back(self) -> None:
        """One that was taken did not count."""
        self._left += 1

    @property
    def pause(self) -> float:
        """Seconds until one may be taken, as of the last moment that was asked about."""
        return max(0.0, (1 - self._left) / self.rate)
