"""Counts requests and how long they took, for the metrics of the house: their kind and nothing else."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.operations.metrics import REQUESTS, Kind

READS = {"GET", "HEAD", "OPTIONS"}


class Traffic:
    """The first of the layers: what the others refuse is counted too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and count it when it has ended."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        kind, begun, status = kind_of(scope), time.perf_counter(), 0

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "websocket.accept":
                status = 101
            await send(message)

        REQUESTS.begin(kind)
        try:
            await self.app(scope, receive, seen)
        finally:
            REQUESTS.end(kind, status, time.perf_counter() - begun)


def kind_of(scope: Scope) -> Kind:
    """A socket or a stream, something written or read through the API, or the rest."""
    if scope["type"] == "websocket" or scope["path"] == "/api/events":
        return Kind.LIVE
    if not scope["path"].startswith("/api/"):
        return Kind.PAGE
    return Kind.READ if scope["method"] in READS else Kind.WRITE
