"""Taking turns: clients that wait are served one after the other, however many tries each of them makes."""

from collections import deque
from typing import Generic, TypeVar

Try = TypeVar("Try")


class Turns(Generic[Try]):
    """Who waits, by client. ``most``: how many may wait together; one more sends away the last of the longest line."""

    def __init__(self, most: int) -> None:
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
        return self._taken(longest, last=True)

    def next(self) -> Try | None:
        """Whose turn it is; None if nobody waits."""
        if not self._lines:
            return None
        client = next(iter(self._lines))
        one = self._taken(client, last=False)
        if client in self._lines:  # the others come first now
            self._lines[client] = self._lines.pop(client)
        return one

    def _taken(self, client: str, *, last: bool) -> Try:
        line = self._lines[client]
        one = line.pop() if last else line.popleft()
        self.waiting -= 1
        if not line:
            del self._lines[client]
        return one
