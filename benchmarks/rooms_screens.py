"""Walls and consoles of many rooms: each hears its room and runs what follows it in itself, as a browser does."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.campaign_screens import LIVE
from benchmarks.rooms_devices import Line

COUNTS = (b'"soon": true', b'"soon":true')  # of a part that also follows what people do all the time
PATIENCE = 120.0  # seconds for a page to come
NEVER = ForwardMsg.FINISHED_EARLY_FOR_RERUN


@dataclass
class Drawn:
    """Seconds from each change that was heard until all parts that follow it were drawn."""

    took: list[float] = field(default_factory=list)
    parts: int = 0


class Page:
    """One page of one browser."""

    def __init__(self, address: str, page: str, token: str, workshop: str, drawn: Drawn, home: str) -> None:
        self.address, self.page, self.workshop, self.drawn, self.home = address, page, workshop, drawn, home
        self._headers = {"Cookie": f"tablee_staff={token}"}
        self._parts: dict[str, bool] = {}
        self._script = ""

    async def follow(self, ready: asyncio.Event, trouble: Callable[[str], None]) -> None:
        """Come, then draw what follows the room, until this is cancelled."""
        async with connect(
            self.address.replace("http://", "ws://") + "/_stcore/stream",
            origin=Origin(self.address),
            subprotocols=[Subprotocol("streamlit")],
            additional_headers=self._headers,
            open_timeout=PATIENCE,
            ping_timeout=None,
            max_size=None,
            local_addr=(self.home, 0),
        ) as socket:
            await self._run(socket, "")
            ready.set()
            async for soon in self._changes(trouble):
                began = time.perf_counter()
                for part in [one for one, counts in self._parts.items() if counts or not soon]:
                    await self._run(socket, part)
                    self.drawn.parts += 1
                self.drawn.took.append(time.perf_counter() - began)

    def _changes(self, trouble: Callable[[str], None]) -> AsyncIterator[bool]:
        """A wall that counts answers hears of each end."""
        topics = [f"{each}:{self.workshop}" for each in ("workshop", *["answered"] * (self.page == "projeter"))]
        return Line(self.address, self.home).changes(topics, trouble)

    async def _run(self, socket: ClientConnection, part: str) -> None:
        """One part that follows the room; the whole page, whose parts are then known, without a name."""
        asked, found = BackMsg(), dict[str, bool]()
        asked.rerun_script.page_name = self.page
        asked.rerun_script.query_string = f"workshop={self.workshop}"
        if part:
            asked.rerun_script.fragment_id, asked.rerun_script.page_script_hash = part, self._script
        await socket.send(asked.SerializeToString())
        while True:
            received = await asyncio.wait_for(socket.recv(), PATIENCE)
            assert isinstance(received, bytes)
            said = ForwardMsg.FromString(received)
            kind = said.WhichOneof("type")
            if kind == "new_session":
                self._script = said.new_session.page_script_hash
            elif kind == "navigation":
                self._script = said.navigation.page_script_hash or self._script
            elif kind == "delta" and LIVE in received and said.delta.fragment_id not in found:
                found[said.delta.fragment_id] = any(each in received for each in COUNTS)
            elif kind == "script_finished" and said.script_finished != NEVER:
                break
        if not part:
            assert found, f"{self.page} follows nothing"
            self._parts = found
