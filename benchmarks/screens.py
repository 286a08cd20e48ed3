"""Screens of the team without a browser: each hears its room as a browser does, and runs what the room changed."""

import threading
import time
from dataclasses import dataclass, field
from typing import Self

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.tab import PATIENCE, Tab

HEARD = 30.0  # seconds for a stream to say that it is there


@dataclass
class Drawn:
    """What one run drew: all of its bytes, and its buttons by label."""

    said: bytes = b""
    buttons: dict[str, str] = field(default_factory=dict)


class Screen(Tab):
    """A page that follows its room: when it is told that something changed, it runs."""

    def __init__(self, address: str, page: str, cookie: str, topic: str, *, query: str = "") -> None:
        super().__init__(address, page, query=query)
        self.headers = {"Cookie": cookie}
        self.place, self.topic = address, topic
        self.last = Drawn()
        self.reached: list[tuple[float, bytes]] = []
        self._one = threading.Lock()
        self._ready, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Self:
        super().__enter__()
        self.last = self._run()
        self._thread.start()
        if not self._ready.wait(HEARD):
            message = "its stream never said that it is there"
            raise RuntimeError(message)
        return self

    def end(self) -> None:
        """Stop following."""
        self._over.set()

    def shown(self, words: str, since: float) -> float | None:
        """When it first drew these words after that moment; None if it has not."""
        told = words.encode()
        return next((at for at, said in self.reached if at >= since and told in said), None)

    def press(self, label: str) -> None:
        """Press the button of that label, and keep what the page draws then."""
        with self._one:
            button = next(key for name, key in self.last.buttons.items() if label in name)
            self.last = self._run(button)
            self.reached.append((time.perf_counter(), self.last.said))

    def _listen(self) -> None:
        timeout = httpx.Timeout(60, read=None)
        address = f"{self.place}/api/events?topic={self.topic}"
        with httpx.Client(timeout=timeout) as client, client.stream("GET", address) as stream:
            for line in stream.iter_lines():
                if self._over.is_set():
                    return
                if line == "data: ready":
                    self._ready.set()
                elif line in {"data: changed", "data: soon"}:
                    with self._one:
                        self.last = self._run()
                        self.reached.append((time.perf_counter(), self.last.said))

    def _run(self, button: str = "") -> Drawn:
        """The whole page: a browser runs one fragment of it, so this takes and costs rather more."""
        assert self.socket is not None
        asked = BackMsg()
        asked.rerun_script.page_name = self.page
        asked.rerun_script.query_string = self.query
        if button:
            pressed = asked.rerun_script.widget_states.widgets.add()
            pressed.id, pressed.trigger_value = button, True
        self.socket.send(asked.SerializeToString())
        drawn = Drawn()
        while True:
            received = self.socket.recv(timeout=PATIENCE)
            assert isinstance(received, bytes)
            said = ForwardMsg.FromString(received)
            kind = said.WhichOneof("type")
            if kind == "delta":
                drawn.said += received
                one = said.delta.new_element.button
                if one.id:
                    drawn.buttons[one.label] = one.id
            if kind == "script_finished" and said.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return drawn
