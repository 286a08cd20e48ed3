"""Tablets that keep a cookie each and take their time, as people do: a hundred blows then meet a few hundred turns."""

import asyncio
import json
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.e2e.crowd import TRIES, Crowd


class Doors(httpx.AsyncHTTPTransport):
    """Several processes of one house without a proxy: where one does not answer, the next try goes to another."""

    def __init__(self, ports: Sequence[int], broken: Callable[[str], None]) -> None:
        super().__init__()
        self._ports = deque(ports)
        self._broken = broken

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask the one that answered last; whoever broke off is told of, before anybody sends it again."""
        request.url = request.url.copy_with(port=self._ports[0])
        try:
            return await super().handle_async_request(request)
        except httpx.TransportError as failure:
            self._ports.rotate(1)
            name = json.loads(request.content or b"{}").get("request_id")
            if name and not isinstance(failure, httpx.ConnectError):
                await asyncio.to_thread(self._broken, name)
            raise


def device(
    address: str, ports: Sequence[int] = (), broken: Callable[[str], None] = lambda _: None
) -> httpx.AsyncClient:
    """One device; ``ports``: of the processes that it may meet, where there are several and no proxy.

    ``broken`` is called with each ``request_id`` that was sent to one of these and got no answer.
    """
    doors = Doors(ports, broken) if ports else None
    return httpx.AsyncClient(base_url=address, timeout=30, verify=False, transport=doors)  # noqa: S501  no TLS here


@dataclass
class Unhurried(Crowd):
    """``pause``: seconds before each request, from none to twice as many; ``slowest``: until one was acknowledged."""

    tries: int = 10 * TRIES  # a server that starts beside much else takes its time
    pause: float = 0.3
    ports: tuple[int, ...] = ()
    broken: Callable[[str], None] = lambda _: None
    slowest: float = 0.0
    failures: Counter[int] = field(default_factory=Counter)  # what was refused for now, by status

    async def turns_until(self, tablets: int, over: Callable[[], bool]) -> None:
        """As many devices: each has its own connection, and its own cookie of the proxy."""

        async def tablet(number: int) -> None:
            ports = self.ports[number % 2 :] + self.ports[: number % 2]
            async with device(self.address, ports, self.broken) as client:
                client.event_hooks = {"response": [self._count]}
                while not over():
                    await self._turn(client)

        await asyncio.gather(*(tablet(number) for number in range(tablets)))

    async def _count(self, response: httpx.Response) -> None:
        if response.is_error:
            self.failures[response.status_code] += 1

    async def _send(
        self, client: httpx.AsyncClient, path: str, body: dict[str, Any], token: str | None = None
    ) -> dict[str, Any]:
        await asyncio.sleep(self.random.uniform(0, 2 * self.pause))
        began = time.monotonic()
        try:
            return await super()._send(client, path, body, token)
        finally:
            self.slowest = max(self.slowest, time.monotonic() - began)
