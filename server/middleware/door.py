"""The door in front of everything: to whom the request speaks, who sent it, and whether there is anything at all there.

Streamlit serves more than this application uses (uploads, metrics, agents, sign-in), takes any host name, any local
port and no origin at all for its websocket, and looks its external address up on the internet when an origin is
foreign. None of that is reached from here on: only what is listed passes.
"""

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from server import hosts
from texts import say

FILES = ("/static/", "/media/", "/assets/")  # Streamlit's own page, downloads, and ours
SINGLE = frozenset({"/", "/_stcore/health", "/_stcore/host-config", "/favicon.png", "/manifest.json"})
API = "/api/"  # routes that judge for themselves
STREAM = "/_stcore/stream"
READS = frozenset({"GET", "HEAD"})

FORBIDDEN, NOTHING_HERE = 403, 404
POLICY = 1008  # a websocket closed for what it is, not for what it said


class Door:
    """Host, origin, path; in this order. ``screens``: the addresses of pages; ``names``: the server's public names."""

    def __init__(self, app: ASGIApp, screens: Collection[str], names: Collection[str]) -> None:
        self.app = app
        self.pages = SINGLE | frozenset(screens)
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what is listed, without the origin, which only the API needs to judge again."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope, Headers(scope=scope))
        if refusal is not None:
            await refuse(scope, send, *refusal)
        elif scope["type"] == "http" and not scope["path"].startswith(API):
            await self.app(_without_origin(scope), receive, send)
        else:
            await self.app(scope, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        named, origins = headers.getlist("host"), headers.getlist("origin")
        reached = (scope.get("server") or ("",))[0]
        if len(named) != 1 or not hosts.is_ours(named[0], reached, self.names):
            return FORBIDDEN, "refused.host"
        missing = scope["type"] == "websocket" and not origins  # a browser always says where it comes from
        if missing or len(origins) > 1 or any(not hosts.same(origin, named[0]) for origin in origins):
            return FORBIDDEN, "refused.elsewhere"
        return None if self._is_there(scope) else (NOTHING_HERE, "refused.nothing")

    def _is_there(self, scope: Scope) -> bool:
        path: str = scope["path"]
        if scope["type"] == "websocket":
            return path == STREAM
        if path.startswith(API):
            return True
        return scope["method"] in READS and (path in self.pages or path.startswith(FILES))


async def refuse(scope: Scope, send: Send, status: int, key: str, *more: tuple[bytes, bytes]) -> None:
    """Say no, to a browser's window or to its websocket, which is told nothing."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": POLICY})
        return
    body = f"{say(key)}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()), *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _without_origin(scope: Scope) -> Scope:
    """Streamlit compares an origin with addresses that it asks the internet for: ours needs no comparing any more."""
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"origin"]}
