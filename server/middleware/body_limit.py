"""The API reads small bodies only: a larger one is refused before it is kept in memory."""

import contextlib

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.errors import BodyTooLarge
from server import problems

MOST = 64 * 1024  # bytes; the longest honest answer is below 4 KB


class _TooMuch(Exception):
    """More bytes came than were announced."""


class BodyLimit:
    """Refuses bodies over ``MOST`` under ``/api/``, announced or not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what comes in."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self.app(scope, receive, send)
            return
        refusal = problems.of(BodyTooLarge(most=MOST // 1024))
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdigit() or int(announced) > MOST:
            await refusal(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > MOST:
                raise _TooMuch
            return message

        async def unless_too_much(message: Message) -> None:
            # The framework may turn the interruption into an answer of its own: ours is the truer one.
            if seen <= MOST:
                await send(message)

        with contextlib.suppress(_TooMuch):
            await self.app(scope, counted, unless_too_much)
        if seen > MOST:
            await refusal(scope, receive, send)
