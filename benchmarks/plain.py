"""What a visit costs in a plain Streamlit form with Streamlit's own settings: one submission of fifteen answers."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.machine import Site, processor, report
from benchmarks.tab import Tab
from db.engine import Database
from tests.e2e.application import ROOT, _free_port

VISITS = 40
WARM = 5


class Form(Tab):
    """A tab on the form: the radios stay at the answer that Streamlit proposes, only the button is pressed."""

    button = ""

    def submit(self) -> None:
        """Press the button, wait until the script has run. The first time, only open the page and find the button."""
        assert self.socket is not None
        asked = BackMsg()
        asked.rerun_script.page_name = self.page
        if self.button:
            pressed = asked.rerun_script.widget_states.widgets.add()
            pressed.id, pressed.trigger_value = self.button, True
        self.socket.send(asked.SerializeToString())
        said = ForwardMsg()
        while said.WhichOneof("type") != "script_finished":
            received = self.socket.recv()
            assert isinstance(received, bytes)
            said = ForwardMsg.FromString(received)
            self.button = said.delta.new_element.button.id or self.button


def form(site: Site) -> None:
    """Processor time of the server for one visit on a page that is already open."""
    with site.database() as database, plain(site, database) as (pid, address), Form(address, "") as tab:
        for _ in range(1 + WARM):
            tab.submit()
        before = processor(pid)
        for _ in range(VISITS):
            tab.submit()
        cost = (processor(pid) - before) / VISITS
    report("cpu per submitted plain form of 15 questions", site.engine, visit_ms=1000 * cost)


@contextmanager
def plain(site: Site, database: Database) -> Iterator[tuple[int, str]]:
    """The form's server, from a folder without settings of ours."""
    port = _free_port()
    url = database.url.set(database=f"{database.url.database}.plain") if database.is_sqlite else database.url
    environment = os.environ | {
        "DATABASE_URL": url.render_as_string(hide_password=False),
        "PYTHONPATH": str(ROOT),
    }
    where = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "benchmarks" / "form.py"), *where]
    process = subprocess.Popen(command, cwd=site.folder, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _await(f"{address}/_stcore/health")
        yield process.pid, address
    finally:
        process.terminate()
        process.wait()


def _await(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    message = "the plain form never answered"
    raise RuntimeError(message)
