"""The sign-in form without a browser: many strangers at it at once, and somebody who knows the password."""

import asyncio
import json
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from domain.staff.accounts import KNOWN

PAGE = "connexion"


class Form:
    """One page with the form. ``marks``: what its browser keeps of those who signed in from it."""

    def __init__(self, address: str, marks: str = "") -> None:
        self.url = address.replace("http://", "ws://") + "/_stcore/stream"
        self.origin = address
        self.headers = {"Cookie": f"{KNOWN}={marks}"} if marks else {}
        self.fields: list[str] = []
        self.enter = ""
        self.codes = 0
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        self._socket = await connect(
            self.url,
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={**self.headers, "Origin": self.origin},
            max_size=None,
            open_timeout=60,
        )
        await self._say(BackMsg())
        await self.answer()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._socket is not None
        await self._socket.close()

    async def send(self, login: str, password: str) -> None:
        """Send the form, whether or not it was answered before."""
        message = BackMsg()
        states = message.rerun_script.widget_states.widgets
        for field, typed in zip(self.fields, (login, password), strict=True):
            states.add(id=field, string_value=typed)
        states.add(id=self.enter, trigger_value=True)
        await self._say(message)

    async def answer(self) -> bool:
        """When the script has ended; whether it opened."""
        before = self.codes
        while (await self._heard()) != "script_finished":
            continue
        return self.codes > before

    async def listen(self) -> None:
        """Read what comes, until the connection ends."""
        try:
            while True:
                await self._heard()
        except ConnectionClosed:
            return

    async def _say(self, message: BackMsg) -> None:
        assert self._socket is not None
        message.rerun_script.page_name = PAGE
        await self._socket.send(message.SerializeToString())

    async def _heard(self) -> str:
        assert self._socket is not None
        received, said = await self._socket.recv(), ForwardMsg()
        assert isinstance(received, bytes)
        said.ParseFromString(received)
        if said.WhichOneof("type") == "delta" and said.delta.WhichOneof("type") == "new_element":
            self._seen(said.delta.new_element)
        return str(said.WhichOneof("type"))

    def _seen(self, element: Element) -> None:
        kind = element.WhichOneof("type")
        if kind == "text_input" and element.text_input.id not in self.fields:
            self.fields = [*self.fields[-1:], element.text_input.id]
        elif kind == "button" and element.button.is_form_submitter:
            self.enter = element.button.id
        elif kind == "bidi_component" and "code" in json.loads(element.bidi_component.json)["body"]:
            self.codes += 1


async def strangers(address: str, logins: list[str], *, pages: int, pause: float, until: asyncio.Event) -> int:
    """That many pages, each sending a wrong password every ``pause`` seconds, answered or not; returns how many."""

    async def one(number: int) -> int:
        async with Form(address) as form:
            reading, sent = asyncio.create_task(form.listen()), 0
            while not until.is_set():
                await form.send(logins[number % len(logins)], f"wrong {number} {sent}")
                sent += 1
                await asyncio.sleep(pause)
            reading.cancel()
            return sent

    return sum(await asyncio.gather(*(one(number) for number in range(pages))))
