"""Tablets of many rooms over bare connections, so that they cost the machine little: each answers, and hears its room.

Every five seconds an answer; after the last one the end, and the next person. When its room changed, a tablet asks for
the papers of votes within half a second, as its own code does (``tablet/ballots/votes.js``).
"""

import asyncio
import json
import random
import secrets
import time
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from benchmarks.room_devices import haste

EVERY = 5.0  # seconds between two answers of one tablet
KEPT = 4.0  # seconds for which a quiet connection is used again: the server closes it after five
RETRY = 2.0  # seconds before a stream that was refused is asked for again
FULL = "full"  # a stream for which the process had no place
PASSES = 30  # persons that a tablet may follow one another without asking
TROUBLE = 400


@dataclass
class Told:
    """What happened since the last ``fresh``: seconds that each answer waited, other requests, refusals by kind."""

    answers: list[float] = field(default_factory=list)
    papers: list[float] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)

    def trouble(self, kind: str) -> None:
        """One more of that kind."""
        self.refused[kind] = self.refused.get(kind, 0) + 1


class Line:
    """One connection, opened anew after a while of silence. ``home``: the address of this machine that it comes from.

    A process takes so many from one address: each room has its own, as it would through the internet.
    """

    def __init__(self, address: str, home: str) -> None:
        self._place, self._home, self._used = urlsplit(address), home, 0.0
        self._ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, path: str, body: dict[str, Any], token: str = "") -> tuple[int, bytes]:
        """Status and body; whatever breaks the line is raised, and the next one is a new one."""
        words = json.dumps(body).encode()
        lines = [f"POST /api/{path} HTTP/1.1", f"Host: {self._place.netloc}", "Content-Type: application/json"]
        lines += [f"Content-Length: {len(words)}", *([f"Authorization: Bearer {token}"] if token else [])]
        if self._ends is not None and time.monotonic() > self._used + KEPT:
            self._ends[1].close()
            self._ends = None
        if self._ends is None:
            self._ends = await self._open()
        self._used = time.monotonic()
        try:
            self._ends[1].write(("\r\n".join(lines) + "\r\n\r\n").encode() + words)
            return await _answer(self._ends[0])
        except (OSError, EOFError):
            self._ends[1].close()
            self._ends = None
            raise

    async def changes(self, topics: Sequence[str], trouble: Callable[[str], None]) -> AsyncIterator[bool]:
        """Each change of ``topics``, and whether people make it all the time, on a connection of its own.

        It comes back by itself, and says then that it did.
        """
        asked = "&".join(f"topic={topic}" for topic in topics)
        request = f"GET /api/events?{asked} HTTP/1.1\r\nHost: {self._place.netloc}\r\n\r\n".encode()
        while True:
            reader, writer = await self._open()
            writer.write(request)
            try:
                if not (await reader.readline()).startswith(b"HTTP/1.1 200"):
                    trouble(FULL)
                while line := await reader.readline():
                    if line.startswith((b"data: changed", b"data: soon", b"data: ready")):
                        yield line.startswith(b"data: soon")
            except OSError:
                trouble("stream")
            finally:
                writer.close()
            await asyncio.sleep(RETRY)

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection(self._place.hostname, self._place.port, local_addr=(self._home, 0))


def home(room: int) -> str:
    """The address that a room has to itself, of those that are this machine."""
    return f"127.{1 + room // 250}.{1 + room % 250}.1"


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    lengths = [line for line in head.lower().split("\r\n") if line.startswith("content-length:")]
    body = await reader.readexactly(int(lengths[0].partition(":")[2])) if lengths else b""
    return int(head.split(" ", 2)[1]), body


class Tablet:
    """One of a room: it comes in prepared, in the middle of somebody's turn, and goes on for ever."""

    def __init__(self, line: tuple[Line, Line], workshop: str, code: str, pin: str, told: Told) -> None:
        self.workshop, self.code, self.pin, self.told = workshop, code, pin, told
        self._line, self._other = line
        self._device = ""

    async def come(self) -> dict[str, Any]:
        """Its package."""
        body = {"code": self.code, "device": secrets.token_hex(16), "channel": "tablet", "pin": self.pin}
        status, said = await self._line.post("visits", body | {"count": PASSES})
        if status >= TROUBLE:
            message = f"not let in: {status} {said[:80]!r}"
            raise RuntimeError(message)
        package: dict[str, Any] = json.loads(said)
        self._device = package["device"]["token"]
        return package

    async def work(self, package: dict[str, Any]) -> None:
        """Until it is cancelled."""
        hearing = asyncio.create_task(self._hear())
        try:
            skipped = random.random()  # so much of the first turn is over already
            await asyncio.sleep(random.uniform(0, EVERY))
            for visit in package["visits"]:
                await self._turn(package, visit["token"], skipped)
                skipped = 0.0
        finally:
            hearing.cancel()

    async def _turn(self, package: dict[str, Any], token: str, skipped: float) -> None:
        await self._send("consent", {"version": package["consent"]["version"], "sensitive": True}, token)
        questions = package["questionnaire"]["questions"]
        for question in questions[int(skipped * len(questions)) :]:
            began = time.perf_counter()
            value = random.choice(question["choices"])["id"] if question["choices"] else "un mot"
            given = {"request_id": str(uuid.uuid4()), "question": question["id"], "value": value, "sequence": 1}
            await self._send("answers", given, token)
            took = time.perf_counter() - began
            self.told.answers.append(took)
            await asyncio.sleep(max(0.0, EVERY - took))
        await self._send("finish", {}, token)

    async def _send(self, path: str, body: dict[str, Any], token: str) -> None:
        while True:  # until it is acknowledged, as the outbox does
            try:
                status, _ = await self._line.post(path, body, token)
            except (OSError, EOFError) as failure:
                self.told.trouble(type(failure).__name__)
            else:
                if status < TROUBLE:
                    return
                self.told.trouble(f"{path} {status}")
            await asyncio.sleep(1)

    async def _hear(self) -> None:
        pause = haste()
        async for _ in self._line.changes([f"workshop:{self.workshop}"], self.told.trouble):
            await asyncio.sleep(random.random() * pause)
            began = time.perf_counter()
            try:
                status, _ = await self._other.post("votes/papers", {}, self._device)
            except (OSError, EOFError) as failure:
                self.told.trouble(f"papers {type(failure).__name__}")
                continue
            self.told.papers.append(time.perf_counter() - began)
            if status >= TROUBLE:
                self.told.trouble(f"papers {status}")
