"""How much may be open at once: for the process, and for one network address, behind which a whole room may be.

Sixty tablets hold a websocket and a live stream each, ten pages of the team as many again: 140 of 400. Addresses are
held in memory while something of theirs is open, and nowhere else.
"""

from collections import Counter
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Receive, Scope, Send

from domain.operations.neighbours import neighbour
from server.middleware.door import refuse

LIVE_PATHS = ("/api/events",)  # answers that do not end by themselves
FULL = 503
AGAIN = (b"retry-after", b"1")


@dataclass
class Room:
    """What is open, in all and by address; never more than ``most`` and ``each``."""

    most: int
    each: int
    taken: Counter[str] = field(default_factory=Counter)
    total: int = 0

    def enter(self, client: str) -> bool:
        """Take a place, if there is one."""
        if self.total >= self.most or self.taken[client] >= self.each:
            return False
        self.total += 1
        self.taken[client] += 1
        return True

    def leave(self, client: str) -> None:
        """Give the place back."""
        self.total -= 1
        self.taken[client] -= 1
        if not self.taken[client]:
            del self.taken[client]


class Bounds:
    """Refuses what is beyond: a browser tries again by itself."""

    def __init__(
        self, app: ASGIApp, live: tuple[int, int] = (1_200, 400), passing: tuple[int, int] = (1_200, 600)
    ) -> None:
        self.app = app
        self.live = Room(*live)
        self.passing = Room(*passing)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count while it lasts."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        lasting = scope["type"] == "websocket" or scope["path"].startswith(LIVE_PATHS)
        room, client = self.live if lasting else self.passing, neighbour((scope.get("client") or ("",))[0])
        if not room.enter(client):
            await refuse(scope, send, FULL, "refused.full", AGAIN)
            return
        try:
            await self.app(scope, receive, send)
        finally:
            room.leave(client)
