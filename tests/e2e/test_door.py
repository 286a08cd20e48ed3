"""The door by real sockets: whom the server answers, for what, and that it asks nobody outside for anything."""

import base64
import os
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from db.engine import Database
from domain.staff.roles import Role
from server.staff.session import COOKIE
from tests.e2e import resident
from tests.e2e.application import Application, on_its_own
from tests.e2e.conftest import TABLET, WALL, watch
from tests.e2e.room import TERRITORY, hire, open_room
from tests.engines import Kitchen
from texts import say

PUBLIC = "tablee.example"
FOREIGN = "http://evil.example"
TAKEN = b"HTTP/1.1 101"

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def own_address() -> str:
    """The address under which a tablet of the same network reaches this machine; a second loopback one if none is."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.99", 9))  # sends nothing
        except OSError:
            return "127.0.0.2"
        return str(probe.getsockname()[0])


@pytest.fixture
def asked_outside(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """What the server asks the world for: every way out leads to this listener."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{listener.getsockname()[1]}")

        def hear() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    heard.append(connection.recv(200))

        threading.Thread(target=hear, daemon=True).start()
        yield heard


@pytest.fixture
def exposed(
    kitchen: Kitchen, tmp_path: Path, asked_outside: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """A server that listens on every address of this machine."""
    monkeypatch.setenv("TABLEE_HOSTS", PUBLIC)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with on_its_own(kitchen, tmp_path, listen="0.0.0.0") as application:  # noqa: S104  the case under test
        yield application


def spoken(server: Application, request: str, *, to: str = "127.0.0.1", body: bytes = b"") -> bytes:
    """The first words of the answer to a request as written."""
    with socket.create_connection((to, server.port), timeout=20) as connection:
        connection.sendall(request.replace("\n", "\r\n").encode() + b"\r\n" + body)
        return connection.recv(64)


def stream(
    server: Application, host: str, *origins: str, to: str = "127.0.0.1", path: str = "/_stcore/stream"
) -> bytes:
    """What a websocket's handshake is answered."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", *(f"Origin: {origin}" for origin in origins)]
    key = base64.b64encode(secrets.token_bytes(16)).decode()
    lines += ["Upgrade: websocket", "Connection: Upgrade", f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"]
    return spoken(server, "\n".join([*lines, ""]), to=to)


def plain(server: Application, method: str, path: str, host: str, origin: str = "", *, to: str = "127.0.0.1") -> int:
    named = f"\nOrigin: {origin}" if origin else ""
    answer = spoken(server, f"{method} {path} HTTP/1.1\nHost: {host}{named}\nConnection: close\n", to=to)
    return int(answer.split()[1])


def test_a_stranger_s_page_opens_nothing_and_nobody_outside_is_asked(
    exposed: Application, asked_outside: list[bytes]
) -> None:
    port, room = exposed.port, own_address()
    ours = [f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}", f"{room}:{port}", PUBLIC, f"{PUBLIC}:{port}"]
    theirs = [f"evil.example:{port}", "evil.example", f"0.0.0.0:{port}", f"198.51.100.7:{port}", f"x@127.0.0.1:{port}"]
    theirs += [f"localhost.evil.example:{port}", f"localhost.:{port}", "", "127.0.0.1:0x50", f"[::]:{port}"]
    for host in ours:
        assert stream(exposed, host, f"http://{host}").startswith(TAKEN), host
        assert plain(exposed, "GET", "/", host) == 200, host
        strangers = [
            FOREIGN,
            "null",
            "http://localhost:9999",
            "http://127.0.0.1:9999",
            f"http://x.{host}",
            "file://",
            "",
        ]
        for origin in strangers:
            assert not stream(exposed, host, origin).startswith(TAKEN), (host, origin)
        assert not stream(exposed, host).startswith(TAKEN), host  # a browser says where it comes from
        assert not stream(exposed, host, f"http://{host}", FOREIGN).startswith(TAKEN), host
        for path in ("/", "/_stcore/health", "/_stcore/host-config", "/api/health", "/static/", "/accueil"):
            assert plain(exposed, "GET", path, host, FOREIGN) == 403, (host, path)
            assert plain(exposed, "GET", path, host, "null") == 403, (host, path)
    for host in theirs:
        assert not stream(exposed, host, f"http://{host}").startswith(TAKEN), host
        for path in ("/", "/_stcore/health", "/api/health", "/participer"):
            assert plain(exposed, "GET", path, host) in {400, 403}, (host, path)
    assert stream(exposed, f"{room}:{port}", f"http://{room}:{port}", to=room).startswith(TAKEN)
    assert not stream(exposed, f"evil.example:{port}", f"http://evil.example:{port}", to=room).startswith(TAKEN)
    assert plain(exposed, "GET", "/", "evil.example", to=room) == 403
    assert asked_outside == []


SHUT = (
    "/_stcore/metrics",
    "/_stcore/upload_file/a/b",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
    "/_stcore/agent/interact",
    "/_stcore/script-health-check",
    "/_stcore/stream",
    "/_stcore/allowed-message-origins",
    "/_stcore/bidi-components/x/y.js",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
    "/component/x/y.js",
    "/app/static/x",
    "/participer/_stcore/metrics",
    "/api",
    "/index.html",
    "/admin",
    "/docs",
)


def test_what_the_application_does_not_use_is_not_there(exposed: Application) -> None:
    host = f"127.0.0.1:{exposed.port}"
    for path in SHUT:
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
            assert plain(exposed, method, path, host) in {404, 405}, (method, path)
    for path in ("/", "/accueil", "/participer", "/_stcore/health", "/static/x.js", "/media/x"):
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
            assert plain(exposed, method, path, host) in {404, 405}, (method, path)
    for path in ("/", "/accueil", "/animer", "/_stcore/health", "/_stcore/host-config", "/favicon.png", "/api/health"):
        assert plain(exposed, "GET", path, host) == 200, path
    for path in ("/_stcore/stream/", "/api/x", "/", "/_stcore/other", "/participer/_stcore/stream"):
        assert not stream(exposed, host, f"http://{host}", path=path).startswith(TAKEN), path
    upload = f"PUT /_stcore/upload_file/a/b HTTP/1.1\nHost: {host}\nContent-Length: 900000\n"
    assert b"404" in spoken(exposed, upload, body=os.urandom(1_000))


def note_refusals(page: Page, refused: list[str]) -> None:
    """Note what the server did not give to a page."""
    page.on("response", lambda got: refused.append(f"{got.status} {got.url}") if got.status >= 400 else None)


def test_everything_works_behind_the_door_on_the_room_s_own_address(
    exposed: Application, browser: Browser, asked_outside: list[bytes]
) -> None:
    """A page of the team, the wall, a tablet, as tablets of the room reach them: fonts, components, live streams."""
    with closing(Database(exposed.database_url)) as beside:
        room, account = open_room(beside), hire(beside, Role.FACILITATOR, TERRITORY)
    for address in (f"http://{own_address()}:{exposed.port}", exposed.address):
        faults: list[str] = []
        refused: list[str] = []
        context = browser.new_context(viewport=WALL, locale="fr-FR")  # type: ignore[arg-type]
        context.add_cookies([{"name": COOKIE, "value": account.token, "url": address}])
        page = context.new_page()
        watch(page, address, faults)
        note_refusals(page, refused)
        page.goto(f"{address}/animer")
        expect(page.get_by_role("heading", name=say("screen.facilitate"))).to_be_visible()
        page.goto(f"{address}/projeter?workshop={room.id}")
        expect(page.get_by_text(room.code[:3]).first).to_be_visible()
        page.wait_for_function("[...document.fonts].some(font => font.status === 'loaded')")
        fonts = page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(f => f.status))")
        assert "error" not in fonts
        context.close()
        tablet = browser.new_context(viewport=TABLET, has_touch=True, locale="fr-FR").new_page()  # type: ignore[arg-type]
        watch(tablet, address, faults)
        note_refusals(tablet, refused)
        resident.come_in(tablet, address, room.code)
        resident.agree(tablet, age=2)
        tablet.context.close()
        assert faults == []
        # Streamlit looks for itself below each address first, and then where it is.
        assert [each for each in refused if not each.endswith(("er/_stcore/health", "er/_stcore/host-config"))] == []
    assert asked_outside == []
