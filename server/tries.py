"""Tries of what could be guessed (codes, tickets, slips, a workshop's number) wait in turn, client by client.

No try is refused because others were wrong: it waits, two seconds at most. What keeps guessing hopeless is the rate
that comes out of here and the length of what is guessed (docs/decisions/0031, tests/unit/test_guessing.py). Who a
client is, its network address, lives in this process's memory while its try waits, and nowhere else.
"""

import asyncio
from dataclasses import dataclass
from time import monotonic

from fastapi import Request

from domain.errors import TooManyTries
from domain.operations.neighbours import neighbour
from domain.operations.turns import Allowance, Turns
from domain.participation.tickets import InTurn

RATE = (
    200  # tries a second, of everybody: more than a flood of 10,000 a minute, so that who stands behind it waits little
)
LONGEST = 2.0  # seconds that anybody waits
OLD_RATE = 1 / 30  # tries a second of tickets from before they were lengthened
OLD_AT_ONCE = 20  # of those, after a quiet time
OLD_MOST = 500  # of those that wait together
OLD_PATIENCE = 8.0  # seconds before a browser is asked to ask again; its turn comes meanwhile
KEPT = 120.0  # seconds for which the turn of who asks again is kept


@dataclass(eq=False)
class Waiting:
    """A try that waits. ``going``: resolved when its turn comes, None once its request was told to ask again."""

    client: str
    going: asyncio.Future[None] | None
    until: float


class Queue:
    """A fair queue with a rate. One event loop a process; a test that starts another one starts afresh."""

    def __init__(self, rate: float, at_once: float, most: int, patience: float | None = None) -> None:
        self.rate, self.at_once, self.most, self.patience = rate, at_once, most, patience
        self._loop: asyncio.AbstractEventLoop | None = None
        self._begin()

    async def turn(self, client: str) -> None:
        """Return when it is the client's turn.

        Raises
        ------
        domain.errors.TooManyTries
            More waited than can be served in time, most of them this client's.
        InTurn
            The turn comes later, and is kept for whoever asks again.
        """
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._begin()
            self._loop = loop
        if self._owed.pop(client, 0.0) > monotonic() or self._free():
            return
        mine = Waiting(client, loop.create_future(), 0.0)
        gone = self._turns.join(client, mine)
        if gone is not None and gone.going is not None and not gone.going.done():
            gone.going.set_exception(TooManyTries(minutes=1))
        self._wake()
        await self._patiently(mine)

    async def _patiently(self, mine: Waiting) -> None:
        assert mine.going is not None
        if self.patience is None:
            await mine.going
            return
        try:
            await asyncio.wait_for(mine.going, self.patience)
        except TimeoutError as late:
            mine.going, mine.until = None, monotonic() + KEPT
            raise InTurn(minutes=1) from late

    def _begin(self) -> None:
        self._turns: Turns[Waiting] = Turns(self.most)
        self._owed: dict[str, float] = {}
        self._allowance = Allowance(self.rate, self.at_once, monotonic())
        self._timer: asyncio.TimerHandle | None = None

    def _free(self) -> bool:
        """Take one of the turns that nobody waits for."""
        if self._turns.waiting or not self._allowance.ready(monotonic()):
            return False
        self._allowance.take()
        return True

    def _wake(self) -> None:
        if self._timer is None and self._loop is not None:
            self._timer = self._loop.call_later(self._allowance.pause, self._serve)

    def _serve(self) -> None:
        self._timer = None
        moment = monotonic()
        while self._allowance.ready(moment) and (one := self._turns.next()) is not None:
            if one.going is not None and not one.going.done():
                one.going.set_result(None)
                self._allowance.take()
            elif one.going is None and one.until > moment:
                self._owed[one.client] = moment + KEPT
                self._allowance.take()
        if self._turns.waiting:
            self._wake()


TRIES = Queue(RATE, at_once=RATE / 4, most=int(RATE * LONGEST))
OLD_TICKETS = Queue(OLD_RATE, at_once=OLD_AT_ONCE, most=OLD_MOST, patience=OLD_PATIENCE)


def client_of(request: Request) -> str:
    """Whose line a request stands in."""
    return neighbour(request.client.host if request.client else "")


async def in_turn(request: Request) -> None:
    """Wait for one's turn to try (a FastAPI dependency): before a thread is taken and the database is asked."""
    await TRIES.turn(client_of(request))
