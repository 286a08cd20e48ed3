"""A laptop whose lid can be shut: all of its connections end, and none is made until it is lifted."""

import contextlib
import socket
import threading

PIECE = 65_536
WAITING = 0.2  # seconds between two looks at whether the laptop is still there


class Lid:
    """Stands between one laptop and the server at this port; ``port`` is where the laptop finds it."""

    def __init__(self, server: int) -> None:
        self._server, self._shut, self._over = server, False, False
        self._open: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(WAITING)
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def shut(self) -> None:
        """Everything that is open ends now."""
        self._shut = True
        for one in tuple(self._open):
            _end(one)

    def lift(self) -> None:
        """The laptop finds the server again."""
        self._shut = False

    def gone(self) -> None:
        """For good."""
        self._over = True
        self.shut()

    def _accept(self) -> None:
        with self._listening:
            while not self._over:
                with contextlib.suppress(TimeoutError, OSError):
                    laptop, _ = self._listening.accept()
                    self._through(laptop)

    def _through(self, laptop: socket.socket) -> None:
        if self._shut:
            _end(laptop)
            return
        try:
            server = socket.create_connection(("127.0.0.1", self._server), timeout=5)
        except OSError:  # it was killed
            _end(laptop)
            return
        server.settimeout(None)
        laptop.settimeout(None)
        self._open |= {laptop, server}
        for one, other in ((laptop, server), (server, laptop)):
            threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := one.recv(PIECE):
                other.sendall(piece)
        for each in (one, other):
            _end(each)
            self._open.discard(each)


def _end(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
