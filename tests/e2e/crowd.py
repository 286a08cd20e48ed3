"""Many tablets at once, speaking to the API as the real one does: kept until acknowledged, sent again if need be.

Everything acknowledged is remembered, so that the database can be held against it.
"""

import asyncio
import random
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from sqlalchemy import select

from db.engine import Database
from db.models.participation import AnswerRow, ResponseRow
from db.models.publication import CountedRow, TallyRow
from db.queries.evaluation.rebuild import rebuilt
from server.participation import tokens
from tests.e2e.application import SECRET_KEY

PAUSE = 0.1  # seconds before trying again
TRIES = 600
WORTH_RETRYING = {408, 429}  # as a tablet (tablet/api.js)
LIMITS = httpx.Limits(max_connections=400, max_keepalive_connections=400)


class NeverAcknowledged(Exception):
    """The server did not take a request for a minute."""


@dataclass
class Crowd:
    """Tablets of one workshop. ``acknowledged``: the last value of each answer, by visit and question."""

    address: str
    code: str
    seed: int
    acknowledged: dict[tuple[str, str], str | None] = field(default_factory=dict)
    finished: set[str] = field(default_factory=set)
    requests: int = 0
    answered: set[str] = field(default_factory=set)  # the requests that got their answer, by their ids
    tries: int = TRIES

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311  which answers are given does not need to be unpredictable

    async def turns(self, people: int) -> None:
        """That many people at the same time, one turn each."""
        async with self._client() as client:
            await asyncio.gather(*(self._turn(client) for _ in range(people)))

    async def turns_until(self, tablets: int, over: Callable[[], bool]) -> None:
        """That many tablets, one person after the other, until ``over``; whoever has begun ends."""

        async def tablet(client: httpx.AsyncClient) -> None:
            while not over():
                await self._turn(client)

        async with self._client() as client:
            await asyncio.gather(*(tablet(client) for _ in range(tablets)))

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=self.address, timeout=30, limits=LIMITS)

    async def _turn(self, client: httpx.AsyncClient) -> None:
        package = await self._send(client, "/api/visits", {"code": self.code})
        token = package["visits"][0]["token"]
        visit = tokens.read(SECRET_KEY, token).id
        consent = {"version": package["consent"]["version"], "sensitive": True}
        await self._send(client, "/api/consent", consent, token)
        for question in package["questionnaire"]["questions"]:
            for sequence in range(1, 1 + self.random.choice((1, 1, 1, 2))):
                value = self._value(question)
                answer = {
                    "request_id": str(uuid.UUID(int=self.random.getrandbits(128), version=4)),
                    "question": question["id"],
                    "value": value,
                    "sequence": sequence,
                }
                await self._send(client, "/api/answers", answer, token)
                self.acknowledged[(visit, question["id"])] = value
        await self._send(client, "/api/finish", {}, token)
        self.finished.add(visit)

    def _value(self, question: dict[str, Any]) -> str | None:
        return self.random.choice(question["choices"])["id"] if question["choices"] else "un mot"

    async def _send(
        self, client: httpx.AsyncClient, path: str, body: dict[str, Any], token: str | None = None
    ) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        for _ in range(self.tries):
            try:
                response = await client.post(path, json=body, headers=headers)
            except httpx.TransportError:
                await asyncio.sleep(PAUSE)
                continue
            if response.status_code in {200, 201}:
                self.requests += 1
                self.answered.add(str(body.get("request_id")))
                if self.random.random() < 0.02:
                    continue
                found: dict[str, Any] = response.json()
                return found
            if response.status_code < 500 and response.status_code not in WORTH_RETRYING:
                raise AssertionError(response.text)
            await asyncio.sleep(PAUSE)
        raise NeverAcknowledged(path)


def untold(database: Database, crowd: Crowd, workshop: str) -> int:
    """How many answers are stored of which no tablet was told: it repeats them, and nothing is lost."""
    with database.reading() as connection:
        here = select(AnswerRow.request_id).join(ResponseRow, ResponseRow.id == AnswerRow.response_id)
        stored = set(connection.execute(here.where(ResponseRow.workshop_id == workshop)).scalars())
    return len(stored - crowd.answered)


@dataclass(frozen=True)
class Losses:
    """What the database and the crowd disagree about. All zero, or something is wrong."""

    answers_lost: int
    answers_that_nobody_sent: int
    responses_missing: int
    responses_that_nobody_finished: int
    counted_wrongly: int
    tallies_wrong: int


def losses(database: Database, crowd: Crowd, workshop: str, wave: str) -> Losses:
    """Hold the database against what was acknowledged."""
    with database.reading() as connection:
        rows = connection.execute(
            select(ResponseRow.visit_id, AnswerRow.question_id, AnswerRow.value)
            .join(AnswerRow, AnswerRow.response_id == ResponseRow.id)
            .where(ResponseRow.workshop_id == workshop)
        ).all()
        complete = connection.execute(
            select(ResponseRow.visit_id).where(ResponseRow.workshop_id == workshop, ResponseRow.state == "complete")
        ).scalars()
        stored = {(visit, question): value for visit, question, value in rows}
        ended = Counter(complete)
        counted = connection.execute(select(CountedRow.n).where(CountedRow.scope == f"workshop:{workshop}")).scalar()
        tallies = connection.execute(
            select(TallyRow.scope, TallyRow.measure, TallyRow.cell, TallyRow.n).where(TallyRow.scope == f"wave:{wave}")
        )
        kept = {(scope, measure, cell): n for scope, measure, cell, n in tallies}
        right = {key: n for key, n in rebuilt(connection, wave)[0].items() if key[0] == f"wave:{wave}"}
    return Losses(
        answers_lost=sum(stored.get(key, "nothing") != value for key, value in crowd.acknowledged.items()),
        answers_that_nobody_sent=len(rows) - len(crowd.acknowledged),
        responses_missing=len(crowd.finished - set(ended)),
        responses_that_nobody_finished=sum(ended.values()) - len(crowd.finished),
        counted_wrongly=abs((counted or 0) - len(crowd.finished)),
        tallies_wrong=len(set(kept.items()) ^ set(right.items())),
    )


NONE = Losses(0, 0, 0, 0, 0, 0)
