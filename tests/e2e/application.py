"""The real application, in a process of its own, as an administrator starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.engines import LOADED, Kitchen

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds for a start, on a machine that does other things too
GLANCE = 0.05
ROOM = "salle.test"  # a name that is not this machine's alone: on the wall it has a code and a QR
SECRET_KEY = "a key that only these tests know, long enough"


class NotStarted(Exception):
    """The server ended, or never answered; its own words follow."""


class Application:
    """One server on one port and one database. It can be killed and started again on the same ones."""

    def __init__(self, database_url: str, folder: Path, entry: str = "app.py", listen: str = "127.0.0.1") -> None:
        self.database_url = database_url
        self.folder = folder
        self.entry = entry
        self.listen = listen
        self.root = ROOT  # of the code that is started
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.in_the_room = f"http://{ROOM}:{self.port}"
        self.log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it answers."""
        environment = os.environ | {
            "DATABASE_URL": self.database_url,
            "TABLEE_VAR": str(self.folder / "var"),
            "TABLEE_SECRET_KEY": SECRET_KEY,
            "TABLEE_HOSTS": os.environ.get("TABLEE_HOSTS", ROOM),
        }
        command = [sys.executable, "-m", "streamlit", "run", self.entry]
        where = ["--server.port", str(self.port), "--server.address", self.listen]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen([*command, *where], cwd=self.root, env=environment, stdout=log, stderr=log)
        self._await_health()

    @property
    def pid(self) -> int:
        """The process that serves."""
        assert self._process is not None
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether the process is still there."""
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """``kill -9``: no goodbye."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, as a system does when it shuts down."""
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(number)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise
        finally:
            self._process = None

    def _await_health(self) -> None:
        latest, refused = time.monotonic() + PATIENCE, ""
        while time.monotonic() < latest:
            if not self.running:
                break
            try:
                with urllib.request.urlopen(f"{self.address}/api/health", timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError) as error:
                refused = repr(error)
                time.sleep(GLANCE)
        words = self.log.read_text(errors="replace")[-4_000:]
        self.kill()
        raise NotStarted(refused, words)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def on_its_own(
    kitchen: Kitchen, folder: Path, entry: str = "app.py", listen: str = "127.0.0.1"
) -> Iterator[Application]:
    """A server with a database of its own, for as long as this lasts."""
    url = kitchen.fresh(LOADED)
    application = Application(url, folder, entry, listen)
    try:
        application.start()
        yield application
    finally:
        application.stop()
        kitchen.throw_away(url)
