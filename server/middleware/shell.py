"""Streamlit's own page and its host configuration, made French and quiet."""

import json
from html import escape

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.middleware.away import away
from server.middleware.scripts import script
from server.middleware.spoken import spoken
from texts import SOURCE, say

# Streamlit answers this request with the list of origins that may embed it; ours adds that its English dialogs
# (a modal «Connection error» that freezes the page) stay away. The tablet says itself what waits to be sent.
HOST_CONFIG = {
    "allowedOrigins": [],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "blockErrorDialogs": True,
}
# The buttons Streamlit hangs on every chart speak English, and hand out what no disclosure rule has seen.
QUIET = b'<style>[data-testid="stElementToolbar"] { display: none }</style>'
# What is chosen among pills Streamlit writes in the primary colour, which carries white on buttons: on a dark page no
# green does both (at most 4.0:1). It is written in ink, and its border is drawn with it: 11:1 and more in both lights.
CHOSEN = b"""<style>
[data-testid="stButtonGroup"] button[data-selected]:not([data-disabled]) {
  color: inherit !important;
  border-color: currentColor !important;
  box-shadow: inset 0 0 0 1px currentColor;
}
</style>"""
# The words of a link, and of a badge, stand whole: on as many lines as they need, where Streamlit cuts them.
WHOLE = b"""<style>
[data-testid="stPageLink"] a, [data-testid="stPageLink"] a :is(span, p), span.stMarkdownBadge {
  height: auto !important;
  white-space: normal !important;
  overflow: visible !important;
  overflow-wrap: anywhere;
}
</style>"""
# A table that is wider than the screen casts a shadow where it goes on: nothing else says so on a telephone.
GOES_ON = b"""<style>
[data-testid="stTable"] > div {
  --page: light-dark(#fffdf8, #121614);
  --shade: light-dark(rgb(23 27 25 / 35%), rgb(243 241 234 / 25%));
  background:
    linear-gradient(90deg, var(--page) 40%, transparent) 0 / 48px 100% no-repeat local,
    linear-gradient(270deg, var(--page) 40%, transparent) 100% / 48px 100% no-repeat local,
    linear-gradient(90deg, var(--shade), transparent) 0 / 16px 100% no-repeat scroll,
    linear-gradient(270deg, var(--shade), transparent) 100% / 16px 100% no-repeat scroll;
}
</style>"""
TITLE = f"<title>{escape(say('app.name'))}</title>".encode()
# On a telephone the menu is behind two arrows, which nothing else explains to whoever sees them.
NAMED = f"""<style>
[data-testid="stExpandSidebarButton"] {{ width: auto !important }}
[data-testid="stExpandSidebarButton"]::after {{
  content: {json.dumps(say("shell.menu"))}; margin-inline: 0.25rem 0.5rem; font: 600 1rem "Source Sans", sans-serif;
}}
</style>""".encode()
LOOKS = NAMED + QUIET + CHOSEN + WHOLE + GOES_ON
REPLACEMENTS = (
    (b'<html lang="en">', f'<html lang="{SOURCE}">'.encode()),
    (
        b"<title>Streamlit</title>",
        TITLE + b"".join(map(script, ("backward", "mended", "copied"))) + away() + spoken() + LOOKS,
    ),
)


class Shell:
    """Answers the host configuration itself, and rewrites the language and the title of the page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Only HTML responses are held back, whole, to be rewritten."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"].endswith("/_stcore/host-config"):
            await _answer(send, json.dumps(HOST_CONFIG).encode())
        elif scope["path"].startswith(("/static/", "/assets/", "/api/")):
            await self.app(scope, receive, send)
        else:
            await self.app(_uncompressed(scope), receive, _Rewriter(send))


def _uncompressed(scope: Scope) -> Scope:
    """Streamlit would compress the page itself, out of reach of a rewrite; our own middleware does it afterwards."""
    kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": kept}


async def _answer(send: Send, body: bytes) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class _Rewriter:
    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if not MutableHeaders(scope=message).get("content-type", "").startswith("text/html"):
                await self.send(message)
                return
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._rewritten()

    async def _rewritten(self) -> None:
        assert self.start is not None
        for before, after in REPLACEMENTS:
            self.body = self.body.replace(before, after)
        headers = MutableHeaders(scope=self.start)
        headers["content-length"] = str(len(self.body))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": self.body})
