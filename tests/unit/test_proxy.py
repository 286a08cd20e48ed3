"""The proxy of ``deploy/`` asks each process whether it is ready, under a name that the door of the process takes."""

import json
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
import yaml
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.middleware.door import Door

HERE = Path("deploy")
SITE = "tablee.example.org"
CADDYFILE = (HERE / "Caddyfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((HERE / "compose.yaml").read_text(encoding="utf-8"))["services"]
ASKED = re.findall(r"health_uri (\S+)", CADDYFILE)[0]
LONG = 2.5 * float(re.findall(r"health_interval (\d+)s", CADDYFILE)[0])  # each was asked twice


class Noted:
    """In front of the door: what the proxy is told when it asks."""

    def __init__(self, app: ASGIApp, asked: list[int]) -> None:
        self.app, self.asked = app, asked

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and scope["path"] == ASKED:
                self.asked.append(message["status"])
            await send(message)

        await self.app(scope, receive, sent)


def behind_the_door(names: Collection[str] = (), asked: list[int] | None = None, *, ready: bool = True) -> Starlette:
    """What answers to everybody who passes the door; nothing but 503 if it is not ready."""

    async def answered(_: Request) -> Response:
        return Response(status_code=200 if ready else 503)

    ours = [
        Middleware(Noted, asked=[] if asked is None else asked),
        Middleware(Door, screens=["/accueil"], names=names),
    ]
    return Starlette(routes=[Route("/accueil", answered), Route(ASKED, answered)], middleware=ours)


def test_the_door_takes_the_health_check_of_each_process_of_the_composition() -> None:
    names = COMPOSE["tablee"]["environment"]["TABLEE_HOSTS"].replace("${TABLEE_SITE:?}", SITE).lower()
    door = TestClient(behind_the_door(names.split()))
    processes = COMPOSE["caddy"]["environment"]["TABLEE_PROCESSES"].split()
    assert processes
    said = re.search(r"health_headers \{\s*Host (\S+)\s*\}", CADDYFILE)
    for process in processes:
        host = said[1] if said else process  # else Caddy says the address of the process
        assert door.get(ASKED, headers={"Host": host}).status_code == 200, host
    assert door.get("/accueil", headers={"Host": SITE}).status_code == 200
    assert door.get("/accueil", headers={"Host": "evil.example.org"}).status_code == 403


@contextmanager
def served(app: Starlette) -> Iterator[int]:
    """On a port of every address of this machine."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@contextmanager
def proxied(processes: list[str], folder: Path) -> Iterator[str]:
    """Caddy as ``deploy/Caddyfile`` sets it up, for a site of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    env = os.environ | own | {"TABLEE_SITE": address, "TABLEE_PROCESSES": " ".join(processes)}
    asked = ["caddy", "adapt", "--adapter", "caddyfile", "--config", str(HERE / "Caddyfile")]
    told = subprocess.run(asked, env=env, capture_output=True, text=True, check=True)  # noqa: S603  our own file
    (folder / "caddy.json").write_text(json.dumps({**json.loads(told.stdout), "admin": {"disabled": True}}))
    with (folder / "caddy.log").open("wb") as log:
        started = ["caddy", "run", "--config", str(folder / "caddy.json")]
        running = subprocess.Popen(started, env=env, stderr=log)  # noqa: S603  our own file
    try:
        yield address
    finally:
        running.terminate()
        running.wait(30)


def named_here() -> str:
    """A name of this machine that is no address, or nothing."""
    name = socket.gethostname()
    try:
        return name if socket.gethostbyname(name) == "127.0.0.1" else ""
    except OSError:
        return ""


def answer(address: str) -> int:
    """Of a page, once the proxy is there."""
    for _ in range(100):
        try:
            return httpx.get(f"{address}/accueil", timeout=20).status_code
        except httpx.ConnectError:
            time.sleep(0.1)
    raise TimeoutError


@pytest.mark.skipif(not shutil.which("caddy") or not named_here(), reason="a machine without Caddy, or without a name")
def test_a_real_caddy_keeps_processes_that_it_reaches_under_a_name(tmp_path: Path) -> None:
    asked: list[list[int]] = [[], []]
    with ExitStack() as stack:
        ports = [stack.enter_context(served(behind_the_door((), one))) for one in asked]
        processes = [f"{named_here()}:{port}" for port in reversed(ports)]
        address = stack.enter_context(proxied(processes, tmp_path))
        assert answer(address) == 200
        time.sleep(LONG)
        assert answer(address) == 200
    for statuses in asked:
        assert (len(statuses) > 1, set(statuses)) == (True, {200})


@pytest.mark.skipif(not shutil.which("caddy"), reason="a machine without Caddy")
def test_a_real_caddy_sends_nobody_to_a_process_that_is_not_ready(tmp_path: Path) -> None:
    with ExitStack() as stack:
        apps = [behind_the_door((), ready=ready) for ready in (False, True)]
        ports = [stack.enter_context(served(app)) for app in apps]
        address = stack.enter_context(proxied([f"127.0.0.1:{port}" for port in ports], tmp_path))
        answer(address)  # as long as none was asked, either may be chosen
        time.sleep(LONG)
        with ExitStack() as browsers:
            for _ in range(10):  # a new cookie each time
                browser = browsers.enter_context(httpx.Client(base_url=address))
                assert browser.get("/accueil").status_code == 200
                assert len(set(browser.cookies.values())) == 1
