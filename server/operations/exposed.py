"""The metrics of this process, on an address of this very machine, and on a port of its own; off unless it is named.

Not a route of the application: what is in front of that (a proxy, a tunnel) could let it out.
"""

import logging
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from domain.operations.loopback import at_this_machine
from domain.operations.settings import CannotStart
from server.operations import metrics

log = logging.getLogger("tablee.metrics")

HERE = "127.0.0.1"
PATH = "/metrics"


class PortTaken(CannotStart):
    """The port named in ``TABLEE_METRICS_PORT`` is somebody else's."""


class _Answer(BaseHTTPRequestHandler):
    timeout = 10  # seconds that a silent client may hold a thread
    server_version, sys_version = "tablee", ""

    def do_GET(self) -> None:
        # A page of another site, whose name was made to point here, names itself; a proxy says that it passes on.
        if self.path != PATH or not at_this_machine(HERE, dict(self.headers.items())):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        page = metrics.text().encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Nobody's address is written anywhere."""


class _Listening(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Tell it by the log, as all else: the library's own way is a trace with values, and the client's address."""
        log.error("the metrics cannot be told", exc_info=sys.exc_info())


class Exposed:
    """Open from ``start`` to ``stop``; ``port`` 0: not at all."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._server: ThreadingHTTPServer | None = None

    def start(self) -> None:
        """Listen.

        Raises
        ------
        PortTaken
        """
        if not self._port:
            return
        try:
            self._server = _Listening((HERE, self._port), _Answer)
        except OSError as taken:
            message = f"TABLEE_METRICS_PORT: port {self._port} of {HERE} is taken or not allowed; name another one"
            raise PortTaken(message) from taken
        threading.Thread(target=self._server.serve_forever, name="metrics", daemon=True).start()

    def stop(self) -> None:
        """Close it."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
