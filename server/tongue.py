"""The language of a request: the tablet asks in that of the person it serves, and every sentence answers in it."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from texts import LANGUAGES, SOURCE, speaking


class Tongue:
    """Around the whole API, its refusals too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Speak what ``Accept-Language`` begins with, French if residents do not answer in it."""
        asked = Headers(scope=scope).get("accept-language", SOURCE)[:2].lower() if scope["type"] == "http" else SOURCE
        with speaking(asked if asked in LANGUAGES else SOURCE):
            await self.app(scope, receive, send)
