"""One browser tab without a browser: it speaks the protocol of Streamlit 1.67 over its websocket."""

from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

COOKIE = "tablee_staff"
PATIENCE = 60  # seconds for a connection: as long as a browser waits


class Tab:
    """A session on one page: each ``rerun`` runs its script once, for real."""

    def __init__(self, address: str, page: str, token: str | None = None, *, query: str = "") -> None:
        self.origin = Origin(address)  # a page of another house is refused at the door, and so is one that says nothing
        self.address = address.replace("http://", "ws://") + "/_stcore/stream"
        self.page = page
        self.query = query  # what stands behind the question mark of the address: the page may change it
        self.headers = {"Cookie": f"{COOKIE}={token}"} if token else {}
        self.socket: ClientConnection | None = None

    def __enter__(self) -> Self:
        protocols = [Subprotocol("streamlit")]
        self.socket = connect(
            self.address,
            origin=self.origin,
            subprotocols=protocols,
            additional_headers=self.headers,
            open_timeout=PATIENCE,
            max_size=None,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.socket is not None
        self.socket.close()

    def rerun(self) -> int:
        """Run the script; returns how many elements it drew."""
        assert self.socket is not None
        asked = BackMsg()
        asked.rerun_script.page_name = self.page
        asked.rerun_script.query_string = self.query
        self.socket.send(asked.SerializeToString())
        drawn = 0
        while True:
            said = ForwardMsg()
            received = self.socket.recv()
            assert isinstance(received, bytes)
            said.ParseFromString(received)
            kind = said.WhichOneof("type")
            drawn += kind == "delta"
            if kind == "page_info_changed":  # a browser has it in its address from then on
                self.query = said.page_info_changed.query_string
            if kind == "script_finished":
                return drawn
