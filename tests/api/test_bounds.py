"""How much may be open at once, and how long a body may take: one network address never shuts the others out."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from starlette.types import Message, Receive, Scope, Send

from domain.operations.neighbours import neighbour
from server.middleware.body_limit import MOST, BodyLimit
from server.middleware.bounds import Bounds

DEVICES, STAFF_PAGES = 60, 10
Asked = Callable[[], Awaitable[int | str]]


class Held:
    """An application that answers when it is told to."""

    def __init__(self) -> None:
        self.go = asyncio.Event()

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        await self.go.wait()
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
        else:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b""})


async def ask(app: Bounds, kind: str, path: str, client: str) -> int | str:
    """The status of the answer, or what a websocket was told."""
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    await app({"type": kind, "path": path, "client": (client, 5), "headers": []}, receive, send)
    told: int | str = said[0].get("status", said[0]["type"])
    return told


def opened(asked: list[tuple[str, str, str]]) -> tuple[list[int | str], Bounds]:
    """What each is told when all are open together, and the bounds once they have gone."""

    async def together() -> tuple[list[int | str], Bounds]:
        held = Held()
        app = Bounds(held)
        waiting = [asyncio.create_task(ask(app, *each)) for each in asked]
        await asyncio.sleep(0.05)
        held.go.set()
        return list(await asyncio.gather(*waiting)), app

    return asyncio.run(together())


def pages(client: str, number: int) -> list[tuple[str, str, str]]:
    return [("websocket", "/_stcore/stream", client), ("http", "/api/events", client)] * number


def test_a_room_behind_one_address_fits_and_ten_pages_of_one_browser_too() -> None:
    answers, app = opened(pages("192.0.2.9", DEVICES) + pages("192.0.2.9", STAFF_PAGES))
    assert set(answers) == {200, "websocket.accept"}
    first_load = [("http", "/static/js/a.js", "192.0.2.9")] * 6 * DEVICES  # as many as browsers open
    answers, _ = opened(first_load)
    assert set(answers) == {200}
    assert (app.live.total, app.live.taken, app.passing.total) == (0, {}, 0)


@pytest.mark.parametrize(("kind", "path"), [("websocket", "/_stcore/stream"), ("http", "/api/events"), ("http", "/")])
def test_who_opens_too_much_is_refused_and_nobody_else(kind: str, path: str) -> None:
    most = 1_000
    answers, app = opened([(kind, path, "198.51.100.1")] * most + [(kind, path, "192.0.2.9")] * DEVICES)
    refused = {503, "websocket.close"}
    assert sum(each in refused for each in answers[:most]) >= most - 600
    assert not refused & set(answers[most:])
    assert (app.live.total, app.passing.total) == (0, 0)


def test_a_process_has_its_own_end() -> None:
    answers, _ = opened([("websocket", "/_stcore/stream", f"198.51.100.{n}") for n in range(200)] * 10)
    assert answers.count("websocket.accept") == 1_200


def test_one_subscriber_has_one_place_however_many_addresses_are_theirs() -> None:
    assert neighbour("2001:db8:1:2:aaaa::1") == neighbour("2001:db8:1:2:bbbb::7") != neighbour("2001:db8:1:3::1")
    assert neighbour("::ffff:192.0.2.9") == neighbour("192.0.2.9") != neighbour("192.0.2.8")
    assert neighbour("fe80::1%eth0") == neighbour("fe80::2%eth1")
    assert neighbour("testclient") == "testclient"


async def read_whole(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that wants the whole body."""
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def bodied(path: str, parts: list[bytes], pause: float = 0.0, headers: dict[str, str] | None = None) -> int:
    """The answer to a body that comes in parts, with pauses between them."""
    said: list[Message] = []
    coming = iter(parts)

    async def receive() -> Message:
        await asyncio.sleep(pause)
        part = next(coming, None)
        return {"type": "http.request", "body": part or b"", "more_body": part is not None}

    async def send(message: Message) -> None:
        said.append(message)

    named = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
    scope = {"type": "http", "path": path, "method": "POST", "headers": named}
    asyncio.run(BodyLimit(read_whole, patience=0.2)(scope, receive, send))
    return int(said[0]["status"])


def test_a_body_is_small_and_comes_soon() -> None:
    assert bodied("/api/answers", [b"{}"]) == 200
    assert bodied("/api/answers", [b"x" * MOST]) == 200
    assert bodied("/api/answers", [b"x" * MOST, b"x"]) == 413
    assert bodied("/api/answers", [b"x"] * 50, pause=0.05) == 408  # drop by drop: sent again, it is taken
    assert bodied("/api/answers", [], headers={"content-length": str(MOST + 1)}) == 413
    for odd in ("-1", "1e3", "²", "0x10"):
        assert bodied("/api/answers", [], headers={"content-length": odd}) == 413
    assert bodied("/accueil", [b"x"]) == 413
    assert bodied("/accueil", []) == 200
