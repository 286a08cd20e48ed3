"""The API reads small bodies only, and soon: what is larger is refused before it is kept. Nothing else reads any."""

import asyncio
import contextlib
from typing import NoReturn

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.errors import AppError, BodyTooLarge, BodyTooSlow
from domain.operations import carry
from domain.participation import recordings
from server import problems

MOST = 64 * 1024  # bytes; the longest honest answer is below 4 KB
PATIENCE = 20.0  # seconds for a whole body: one that comes by drops keeps a place from somebody else
LARGER = {
    "/api/staff/recordings/": recordings.MOST,
    "/api/staff/carries/": carry.LARGEST,  # who may bring one is asked before any of it is kept
}


class _Interrupted(Exception):
    """More bytes came than may, or they came too slowly."""


class BodyLimit:
    """Refuses bodies over ``MOST`` under ``/api/``, announced or not, and any body elsewhere."""

    def __init__(self, app: ASGIApp, patience: float = PATIENCE) -> None:
        self.app = app
        self.patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what comes in."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        larger = (most for place, most in LARGER.items() if path.startswith(place))
        most = next(larger, MOST if path.startswith("/api/") else 0)
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isascii() or not announced.isdigit() or int(announced) > most:
            await problems.of(_too_large(most))(scope, receive, send)
            return
        body = _Body(receive, send, most, self.patience)
        with contextlib.suppress(_Interrupted):
            await self.app(scope, body.receive, body.send)
        if body.refused is not None:
            await problems.of(body.refused)(scope, receive, send)


def _too_large(most: int) -> BodyTooLarge:
    return BodyTooLarge(most=(most or MOST) // 1024)


class _Body:
    """One body as it comes in, and the answer, unless the body was refused meanwhile."""

    def __init__(self, receive: Receive, send: Send, most: int, patience: float) -> None:
        self._receive, self._send = receive, send
        self.left = self.most = most
        self.until = asyncio.get_running_loop().time() + patience
        self.whole = False
        self.refused: AppError | None = None

    async def receive(self) -> Message:
        """The next part. Once the body is whole, only the end of the connection is waited for, without a limit."""
        if self.whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self.until):
                message = await self._receive()
        except TimeoutError:
            self._refuse(BodyTooSlow())
        self.left -= len(message.get("body", b""))
        if self.left < 0:
            self._refuse(_too_large(self.most))
        self.whole = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        """Pass it on: a framework may turn the interruption into an answer of its own, ours is the truer one."""
        if self.refused is None:
            await self._send(message)

    def _refuse(self, why: AppError) -> NoReturn:
        self.refused = why
        raise _Interrupted
