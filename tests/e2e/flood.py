"""Wrong codes by the thousand from the very address of a room, whose devices join, answer and vote meanwhile."""

import asyncio
import json
import random
import secrets
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any
from urllib.parse import urlsplit

import httpx

from db.queries.votes.rights import SLIP_LENGTH
from domain.participation.tickets import PICTOGRAMS
from domain.workshops.admission import PIN_DIGITS
from domain.workshops.workshop import ALPHABET, CODE_LENGTH
from tests.ballots import marks, plan

ANSWERS = 10  # of each device
QUEUED = ("visits", "tickets/read", "votes/slip")  # what waits in turn
PATIENCE = 30  # seconds for one request
FLOODING = 500  # connections: most of what one address may have


def wrong(codes: list[str], luck: random.Random) -> Iterator[tuple[str, dict[str, str]]]:
    """Codes, tickets of today and of before, slips and numbers, of rooms that are open."""

    def some(signs: str, length: int) -> str:
        return "".join(luck.choice(signs) for _ in range(length))

    def ticket(signs: int, digits: int) -> str:
        return "-".join([*(luck.choice(PICTOGRAMS)[0] for _ in range(signs)), some("0123456789", digits)])

    for code in cycle(codes):
        yield "visits", {"code": some(ALPHABET, CODE_LENGTH)}
        yield "tickets/read", {"ticket": ticket(6, 6)}
        yield "votes/slip", {"code": code, "slip": some(ALPHABET, SLIP_LENGTH)}
        yield "tickets/withdraw", {"ticket": ticket(4, 4) if luck.random() < 0.2 else ticket(6, 6)}
        yield "visits", {"code": code, "channel": "tablet", "pin": some("0123456789", PIN_DIGITS)}


class Flood:
    """So many wrong tries a second, answered or not; over bare connections, so that it costs the machine little."""

    def __init__(self, address: str, codes: list[str], rate: float, seed: int) -> None:
        self.place = urlsplit(address)
        self.rate = rate
        self.said: Counter[int] = Counter()
        self._tries = wrong(codes, random.Random(seed))  # noqa: S311  it need not be unpredictable
        self._free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        self._open = asyncio.Semaphore(FLOODING)

    async def run(self, until: asyncio.Event) -> None:
        """Send them at their rate, whatever becomes of them."""
        began, sent, going = time.monotonic(), 0, set()
        while not until.is_set():
            for _ in range(int((time.monotonic() - began) * self.rate) - sent):
                task = asyncio.create_task(self._one())
                going.add(task)
                task.add_done_callback(going.discard)
                sent += 1
            await asyncio.sleep(0.02)
        await asyncio.gather(*going)
        for _, writer in self._free:
            writer.close()

    async def _one(self) -> None:
        path, body = next(self._tries)
        words = json.dumps(body).encode()
        head = f"POST /api/{path} HTTP/1.1\r\nHost: {self.place.netloc}\r\nContent-Type: application/json\r\n"
        async with self._open:
            line = self._free.pop() if self._free else await self._connected()
            line[1].write(f"{head}Content-Length: {len(words)}\r\n\r\n".encode() + words)
            try:
                self.said[await _status(line[0])] += 1
            except (asyncio.IncompleteReadError, ConnectionError):  # kept open too long
                line[1].close()
            else:
                self._free.append(line)

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection(self.place.hostname, self.place.port)


async def _status(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    length = next(line for line in head.lower().split("\r\n") if line.startswith("content-length:"))
    await reader.readexactly(int(length.partition(":")[2]))
    return int(head.split(" ", 2)[1])


@dataclass
class Room:
    """Devices of one workshop, a person each: how long each of their requests took, and which were refused."""

    address: str
    code: str
    method: str
    seed: int
    took: dict[str, list[float]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.luck = random.Random(self.seed)  # noqa: S311  the same

    async def come(self, devices: int, seconds: float) -> None:
        """They come, answer and vote within that time, each at a pace of its own."""
        limits = httpx.Limits(max_connections=devices, max_keepalive_connections=devices, keepalive_expiry=2)
        async with httpx.AsyncClient(base_url=self.address, timeout=PATIENCE, limits=limits) as client:
            await asyncio.gather(*(self._device(client, seconds / (ANSWERS + 6)) for _ in range(devices)))

    async def _device(self, client: httpx.AsyncClient, pause: float) -> None:
        async def send(path: str, body: dict[str, Any], token: str = "") -> dict[str, Any]:
            await asyncio.sleep(self.luck.uniform(0, 2 * pause))
            return await self._send(client, path, body, token)

        package = await send("visits", {"code": self.code, "device": secrets.token_hex(16)})
        if not package.get("visits"):
            return
        (visit,), device = package["visits"], package["device"]["token"]
        await send("consent", {"version": package["consent"]["version"], "sensitive": True}, visit["token"])
        for question in package["questionnaire"]["questions"][:ANSWERS]:
            value = self.luck.choice(question["choices"])["id"] if question["choices"] else "un mot"
            name = str(uuid.uuid4())
            await send("answers", {"request_id": name, "question": question["id"], "value": value, "sequence": 1},
                       visit["token"])  # fmt: skip
        await send("finish", {}, visit["token"])
        ticket = visit["ticket"]
        await send("tickets/read", {"ticket": "-".join([*ticket["words"], ticket["digits"]])})
        rights = (await send("votes/papers", {}, device)).get("rights", {})
        for given in rights.values():
            name = str(uuid.uuid4())
            ballot = {
                "request_id": name,
                "ballot": marks(plan(self.method), self.luck),
                "receipt": secrets.token_hex(32),
            }
            await send("ballots", ballot, given[0]["token"])

    async def _send(self, client: httpx.AsyncClient, path: str, body: dict[str, Any], token: str) -> dict[str, Any]:
        began, headers = time.perf_counter(), {"Authorization": f"Bearer {token}"} if token else {}
        try:
            answer = await client.post(f"/api/{path}", json=body, headers=headers)
        except httpx.TransportError as failure:
            self.refused.append(f"{path} {type(failure).__name__}")
            return {}
        finally:
            self.took.setdefault(path, []).append(time.perf_counter() - began)
        if answer.status_code not in {200, 201}:
            self.refused.append(f"{path} {answer.status_code}")
            return {}
        said: dict[str, Any] = answer.json()
        return said

    def worst(self, paths: tuple[str, ...] = ()) -> tuple[float, float]:
        """The median and the longest time of these requests, of all if none is named."""
        times = sorted(one for path, some in self.took.items() if not paths or path in paths for one in some)
        return times[len(times) // 2], times[-1]
