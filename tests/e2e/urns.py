"""People who vote whatever becomes of the server, and what their urn says of it afterwards."""

import asyncio
import random
import secrets
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx
from sqlalchemy import func, select

from db.engine import Database
from db.models.vote import BallotRow, VotingRightRow
from db.queries.votes import cast, rights, votes
from domain.staff.by import CONSOLE, By
from server.participation import tokens
from tests.ballots import marks, plan
from tests.e2e.application import SECRET_KEY
from tests.e2e.unhurried import device

PAUSE = 0.1  # seconds before trying again
REPEATED, CONTESTED = 0.3, 0.2  # of ballots: sent again as they are; another one sent for the same right
WORTH_RETRYING = {408, 425, 429}
REFUSED = 409


@dataclass
class Urn:
    """One open vote: a right each for so many people, and what was acknowledged of them."""

    address: str
    vote: str
    tokens: list[str]
    method: str
    seed: int
    ports: tuple[int, ...] = ()
    receipts: list[str] = field(default_factory=list)  # of each acknowledged ballot
    twice: int = 0  # rights that a second ballot could use
    slowest: float = 0.0

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311  it need not be unpredictable
        self._left = iter(self.tokens)

    async def cast_until(self, voters: int, pause: float, over: Callable[[], bool]) -> None:
        """So many at a time, one person after the other; whoever has begun insists until it is in."""

        async def voter() -> None:
            async with device(self.address, self.ports) as client:
                while not over() and (token := next(self._left, None)) is not None:
                    await asyncio.sleep(self.random.uniform(0, 2 * pause))
                    await self._vote(client, token)

        await asyncio.gather(*(voter() for _ in range(voters)))

    async def _vote(self, client: httpx.AsyncClient, token: str) -> None:
        ballot, began = self._ballot(), time.monotonic()
        assert await self._insist(client, token, ballot) == httpx.codes.OK
        self.slowest = max(self.slowest, time.monotonic() - began)
        self.receipts.append(ballot["receipt"])
        if self.random.random() < REPEATED:
            assert await self._insist(client, token, ballot) == httpx.codes.OK
        if self.random.random() < CONTESTED:
            self.twice += await self._insist(client, token, self._ballot()) != REFUSED

    def _ballot(self) -> dict[str, str]:
        words = marks(plan(self.method), self.random)
        return {"request_id": str(uuid.uuid4()), "ballot": words, "receipt": secrets.token_hex(32)}

    async def _insist(self, client: httpx.AsyncClient, token: str, ballot: dict[str, str]) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        while True:
            try:
                response = await client.post("/api/ballots", json=ballot, headers=headers)
            except httpx.TransportError:
                await asyncio.sleep(PAUSE)
                continue
            if response.status_code < httpx.codes.INTERNAL_SERVER_ERROR and response.status_code not in WORTH_RETRYING:
                return response.status_code
            await asyncio.sleep(PAUSE)


def urn(database: Database, address: str, workshop: str, people: int, *, method: str, seed: int) -> Urn:
    """Open a vote in that workshop, with a slip for each of so many people."""
    now = datetime.now(UTC)
    with database.transaction() as connection:
        vote = votes.prepare(connection, workshop, plan(method), by=By(CONSOLE, now))
        votes.open_(connection, vote, by=By(CONSOLE, now), secret_key=SECRET_KEY)
        rights.slips(connection, vote, people, SECRET_KEY, by=By(CONSOLE, now))
        ids = connection.execute(select(VotingRightRow.id).where(VotingRightRow.vote_id == vote)).scalars().all()
    return Urn(address, vote, [tokens.of_right(SECRET_KEY, vote, right) for right in ids], method, seed)


@dataclass(frozen=True)
class Miscounted:
    """What an opened urn and the voters disagree about. All zero, or something is wrong."""

    ballots_lost: int
    ballots_that_nobody_sent: int
    rights_used_twice: int


def miscounted(database: Database, urn: Urn) -> Miscounted:
    """Close the vote, and hold what is counted against what was acknowledged."""
    with database.transaction() as connection:
        votes.close(connection, urn.vote, by=By(CONSOLE, datetime.now(UTC)), secret_key=SECRET_KEY)
        counted = set(cast.receipts(connection, urn.vote))
        ballots = connection.execute(select(func.count()).where(BallotRow.vote_id == urn.vote)).scalar_one()
    sent = set(urn.receipts)
    return Miscounted(len(sent - counted), ballots - len(sent), urn.twice)


ALL_COUNTED = Miscounted(0, 0, 0)
