"""Screens of the team by the protocol, which lose their server and find it again as a browser does.

A page asks again after 0.1 s, then twice as long each time, 4 s at most (Streamlit 1.67, ``DoInitPings``); its stream
after two seconds, as the server says. A page that was drawn without its live part hears of nothing, and neither does
this one: only what the page itself asks for (``components.again``), or a server that it finds again, makes it run.
"""

import contextlib
import random
import threading
import time
from collections import deque
from types import TracebackType
from typing import Self

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidHandshake, WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from domain.operations.outages import Outage
from frame.screen import SOON
from texts import say

FIRST, LONGEST = 0.1, 4.0  # seconds before a page asks again
RETRY = 2.0  # seconds before a stream does
BREATH = 1.0  # seconds between two runs: these screens cost a machine that is measured
GLANCE = 0.1
PATIENCE = 180  # seconds for one answer, on a machine that does other things too
LIVE, ASKS = b"tablee_pulse", b"tablee_again"  # the part of a page that hears; the one that asks again by itself
AWAY = (WebSocketException, InvalidHandshake, OSError, EOFError, TimeoutError)


class Watcher:
    """One page of one browser: ``absences`` are the seconds from each loss until it is whole and hears again."""

    def __init__(self, address: str, page: str, token: str, workshop: str) -> None:
        self.address, self.page, self.workshop = address, page, workshop
        self.absences: list[float] = []
        self.troubled = 0  # times that it was drawn with the sentence of an outage
        self._cookies = {"tablee_staff": token}
        self._runs: deque[tuple[float, bytes]] = deque(maxlen=40)
        self._lost: dict[str, float] = {}  # part, since when
        self._one, self._over, self._asked = threading.Lock(), threading.Event(), threading.Event()
        self._live, self._asks = False, False
        self._threads = [threading.Thread(target=one, daemon=True) for one in (self._draw, self._listen)]

    def __enter__(self) -> Self:
        self._lose("page")
        self._lose("stream")
        for thread in self._threads:
            thread.start()
        latest = time.monotonic() + PATIENCE
        while self._lost:
            if time.monotonic() > latest:
                message = f"{self.page} never came: {sorted(self._lost)}"
                raise RuntimeError(message)
            time.sleep(GLANCE)
        self.absences.clear()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        with self._one:  # whoever never came back is not forgotten
            self.absences += [time.monotonic() - since for since in self._lost.values()]

    def await_words(self, words: str, since: float, patience: float) -> None:
        """Until a run after ``since`` drew them.

        Raises
        ------
        TimeoutError
        """
        told, latest = words.encode(), time.monotonic() + patience
        while not any(at >= since and told in said for at, said in tuple(self._runs)):
            if time.monotonic() > latest:
                message = f"{self.page} never said it, lost: {dict(self._lost)}, live: {self._live}"
                raise TimeoutError(message)
            time.sleep(GLANCE)

    def _lose(self, part: str) -> None:
        with self._one:
            self._lost.setdefault(part, time.monotonic())

    def _find(self, part: str) -> None:
        with self._one:
            since = self._lost.pop(part, None)
            if since is not None:
                self.absences.append(time.monotonic() - since)

    def _headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}

    def _keep(self, cookies: list[str]) -> None:
        """What the proxy said of the process that knows this browser."""
        for cookie in cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name.strip()] = value.strip()

    def _draw(self) -> None:
        tries = 0
        while not self._over.is_set():
            try:
                with self._connected() as socket:
                    tries = 0
                    self._run(socket)
                    self._serve(socket)
            except AWAY:
                self._lose("page")
                self._live = False
                wait = min(LONGEST, FIRST * 2**tries)
                self._over.wait(wait * (random.uniform(0.7, 1.0) if tries else 1))
                tries += 1

    def _connected(self) -> ClientConnection:
        socket = connect(
            self.address.replace("http://", "ws://") + "/_stcore/stream",
            origin=Origin(self.address),
            subprotocols=[Subprotocol("streamlit")],
            additional_headers=self._headers(),
            open_timeout=PATIENCE,
            max_size=None,
        )
        if socket.response is not None:
            self._keep(socket.response.headers.get_all("Set-Cookie"))
        return socket

    def _serve(self, socket: ClientConnection) -> None:
        """Run when something changed, or when the page asks by itself; until the connection is lost."""
        while not self._over.is_set():
            try:
                socket.recv(timeout=GLANCE)
            except TimeoutError:
                due = self._asks and time.monotonic() > self._runs[-1][0] + SOON[Outage.AWAY]
                if due or (self._asked.is_set() and self._live):
                    self._run(socket)
                    self._over.wait(BREATH)

    def _run(self, socket: ClientConnection) -> None:
        """The whole page: a browser runs one fragment of it, so this takes rather more."""
        self._asked.clear()
        asked, said = BackMsg(), b""
        asked.rerun_script.page_name = self.page
        asked.rerun_script.query_string = f"workshop={self.workshop}"
        socket.send(asked.SerializeToString())
        while True:
            received = socket.recv(timeout=PATIENCE)
            assert isinstance(received, bytes)
            message = ForwardMsg.FromString(received)
            kind = message.WhichOneof("type")
            said += received if kind == "delta" else b""
            if kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                break
        self._runs.append((time.monotonic(), said))
        self._live, self._asks = LIVE in said, ASKS in said
        whole = self._live and say("error.unexpected").encode() not in said
        self.troubled += not whole
        (self._find if whole else self._lose)("page")

    def _listen(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(httpx.HTTPError):
                self._hear()
            self._lose("stream")
            self._over.wait(RETRY)

    def _hear(self) -> None:
        timeout, topic = httpx.Timeout(PATIENCE, read=40), f"workshop:{self.workshop}"
        with (
            httpx.Client(timeout=timeout, headers=self._headers(), verify=False) as client,  # noqa: S501  no TLS here
            client.stream("GET", f"{self.address}/api/events", params={"topic": topic}) as stream,
        ):
            if stream.is_error:
                return
            self._keep(stream.headers.get_list("Set-Cookie"))
            for line in stream.iter_lines():
                if self._over.is_set():
                    return
                if line == "data: ready":
                    self._find("stream")
                if line in {
                    "data: ready",
                    "data: changed",
                    "data: soon",
                }:  # «ready»: it was away, and anything may have changed
                    self._asked.set()
