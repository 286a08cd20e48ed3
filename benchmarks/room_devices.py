"""The phones of a room, by the protocol that browsers speak: each has its page and its stream, and asks when told."""

import asyncio
import random
import re
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

import httpx

from benchmarks.tab import Tab
from tests.e2e.application import ROOT

DEVICES = 60
_HASTE = re.compile(r"^const HASTE = ([\d_]+)", re.MULTILINE)


@dataclass
class Device:
    """A phone: when it first knew of each change of the programme, by its number."""

    token: str = ""
    knew: dict[int, float] = field(default_factory=dict)
    ready: asyncio.Event = field(default_factory=asyncio.Event)


class Room:
    """The devices of one workshop, on a loop of their own."""

    def __init__(self, address: str, workshop: str, code: str) -> None:
        self.address, self.workshop, self.code = address, workshop, code
        self.devices = [Device() for _ in range(DEVICES)]
        self.refused: list[str] = []
        self.haste = haste()
        self._tabs = ExitStack()

    async def come(self, client: httpx.AsyncClient) -> float:
        """All of them at once, each with its page; seconds until the last one has what it needs."""
        began, loop = time.perf_counter(), asyncio.get_running_loop()
        with ThreadPoolExecutor(DEVICES) as pool:
            await asyncio.gather(*(self._join(client, device, loop, pool) for device in self.devices))
        return time.perf_counter() - began

    async def _join(
        self, client: httpx.AsyncClient, device: Device, loop: asyncio.AbstractEventLoop, pool: ThreadPoolExecutor
    ) -> None:
        await loop.run_in_executor(pool, self._page)
        body = {"code": self.code, "device": secrets.token_hex(16)}
        answer = await client.post("/api/visits", json=body)
        if answer.status_code != 201 or not answer.json()["visits"]:  # noqa: PLR2004
            self.refused.append(f"{answer.status_code} {answer.text[:80]}")
            return
        device.token = answer.json()["device"]["token"]

    def _page(self) -> None:
        tab = self._tabs.enter_context(Tab(self.address, "participer", query=f"code={self.code}"))
        tab.rerun()

    async def follow(self, client: httpx.AsyncClient) -> None:
        """Hear the room until this is cancelled."""
        await asyncio.gather(*(self._follow(client, device) for device in self.devices if device.token))

    async def _follow(self, client: httpx.AsyncClient, device: Device) -> None:
        path = f"/api/events?topic=workshop:{self.workshop}"
        async with client.stream("GET", path, timeout=httpx.Timeout(60, read=None)) as stream:
            async for line in stream.aiter_lines():
                if line == "data: ready":
                    device.ready.set()
                if line in {"data: changed", "data: soon"}:
                    await asyncio.sleep(random.random() * self.haste)
                    await self._ask(client, device)

    async def _ask(self, client: httpx.AsyncClient, device: Device) -> None:
        headers = {"Authorization": f"Bearer {device.token}"}
        answer = (await client.post("/api/votes/papers", json={}, headers=headers)).raise_for_status()
        device.knew.setdefault(answer.json()["turn"], time.perf_counter())

    async def beyond(self, client: httpx.AsyncClient) -> bool:
        """Whether one more than the people present waits to be let in."""
        answer = await client.post("/api/visits", json={"code": self.code, "device": secrets.token_hex(16)})
        return not answer.json()["visits"]

    def leave(self) -> None:
        """Every page is left."""
        self._tabs.close()


def haste() -> float:
    """Seconds within which a device asks once it was told, as its own code says."""
    found = _HASTE.search((ROOT / "tablet" / "ballots" / "votes.js").read_text(encoding="utf-8"))
    assert found is not None
    return int(found[1]) / 1_000
