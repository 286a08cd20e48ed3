"""What tablets send and load goes past everything of Streamlit's: sessions, path checks, a second compression.

Under ``/api/`` and ``/assets/`` there is nothing of Streamlit's, so nothing of it needs to look at them.
"""

from collections.abc import Sequence

from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.routing import BaseRoute, Router
from starlette.types import ASGIApp, Receive, Scope, Send

OURS = ("/api/", "/assets/")
ELSEWHERE = ("\\", "//", "..")  # Streamlit refuses what could lead out of a folder, as it does for its own files


class Direct:
    """Answers what is ours by ``routes``, and passes everything else on."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self.routes = routes
        self.ours = ExceptionMiddleware(Router(routes, redirect_slashes=False))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """By the beginning of the path alone."""
        path: str = scope.get("path", "")
        mine = scope["type"] == "http" and path.startswith(OURS) and not any(each in path for each in ELSEWHERE)
        await (self.ours if mine else self.app)(scope, receive, send)
