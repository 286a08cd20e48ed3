"""The server as a browser and an administrator meet it."""

import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from domain.staff.roles import Role
from server.middleware.headers import HEADERS
from tests.e2e.application import ROOT, SECRET_KEY, Application
from tests.e2e.conftest import TABLET, OpenPage
from tests.e2e.room import TERRITORY, hire, open_room
from texts import say

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
LARGEST_FIRST_LOAD = 2_200_000  # bytes; plain Streamlit sends 2.9 million


def received(page: Page) -> list[int]:
    """Bytes on the wire of each response, as they come."""
    sizes: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return sizes


def until_nothing_comes(page: Page, sizes: list[int]) -> None:
    """A live page holds its stream open, its network is never idle: what has come stays as much for a second."""
    seen = -1
    while seen != len(sizes):
        seen = len(sizes)
        page.wait_for_timeout(1_000)


@one_engine
def test_a_first_load_is_light_french_and_stays_at_home(server: Application, open_device: OpenPage) -> None:
    page = open_device(TABLET)  # which fails on any request to elsewhere
    sizes = received(page)
    for address in ("/", "/participer"):
        answered = page.goto(f"{server.address}{address}")
        assert answered is not None
        assert b'<html lang="fr">' in answered.body()
        assert {name: answered.headers.get(name.lower()) for name in HEADERS} == HEADERS
        expect(page.locator("h1").first).to_be_visible()
        until_nothing_comes(page, sizes)
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert 100_000 < sum(sizes) <= LARGEST_FIRST_LOAD


@one_engine
def test_what_streamlit_says_by_itself_is_said_in_french(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    account, room = hire(loaded, Role.COORDINATOR, TERRITORY), open_room(loaded)
    for width, address in (
        (768, "comptes"),
        (390, f"animer?workshop={room.id}"),
        (900, f"animer?workshop={room.id}&vote=nouveau"),
    ):
        page = open_device({"width": width, "height": 900}, account)
        page.goto(f"{server.address}/{address}")
        if width == 390:
            page.get_by_role("button", name=say("shell.expand"), exact=True).click()
        else:
            expect(
                page.get_by_test_id("stTopNav").get_by_text(re.compile(r"^Autres pages \(\d+\)$")).first
            ).to_be_visible()
        expect(page.get_by_test_id("stMain").get_by_role("button", name=re.compile("^Aide")).first).to_be_attached()
        heard = page.locator("body").aria_snapshot()
        assert not re.findall(
            r"\b(?:more|less|[Ss]idebar|Help|Increment|Decrement|Open|Copy|App pages|Choose|day|month|year)\b.*", heard
        )


def test_a_dead_server_opens_no_english_dialog(server: Application, open_device: OpenPage) -> None:
    page = open_device(TABLET)
    page.goto(server.address)
    expect(page.get_by_role("button", name=say("home.join"))).to_be_visible()
    server.kill()
    page.wait_for_timeout(6_000)
    assert page.get_by_role("dialog").count() == 0
    server.start()
    page.get_by_role("button", name=say("home.join")).click(
        timeout=90_000
    )  # it comes back by itself, in growing pauses
    expect(page.locator("form.screen.code")).to_be_visible(timeout=20_000)


@one_engine
def test_a_page_that_hears_nothing_more_says_so_and_a_tablet_says_it_itself(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    account, room = hire(loaded, Role.COORDINATOR, TERRITORY), open_room(loaded)
    wall, desk, tablet = open_device(TABLET, account), open_device({"width": 390, "height": 844}), open_device(TABLET)
    for page, address in ((tablet, "participer"), (desk, "vie-privee"), (wall, f"projeter?workshop={room.id}")):
        page.goto(f"{server.address}/{address}")
    expect(desk.get_by_text(say("privacy.rights"), exact=True)).to_be_visible()
    expect(wall.get_by_text(say("wall.people", n=0))).to_be_visible()
    expect(tablet.locator("form.screen.code")).to_be_visible()
    server.kill()
    for page in (desk, wall):
        expect(page.get_by_role("status").get_by_text(say("away.silent"))).to_be_visible(timeout=30_000)
    assert tablet.get_by_text(say("away.silent")).count() == 0
    server.start()
    for page in (wall, desk):
        expect(page.get_by_text(say("away.silent"))).to_have_count(0, timeout=90_000)


@one_engine
def test_a_page_that_lost_a_piece_of_itself_is_loaded_again(server: Application, open_device: OpenPage) -> None:
    page = open_device(TABLET)
    page.route("**/static/js/Button.*.js", lambda route: route.abort(), times=1)
    page.goto(server.address)
    page.get_by_role("button", name=say("home.join")).click(timeout=60_000)
    expect(page.locator("form.screen.code")).to_be_visible(timeout=60_000)


@one_engine
def test_a_tablet_that_lost_a_piece_of_the_page_is_not_loaded_again(server: Application, open_device: OpenPage) -> None:
    tablet, home = open_device(TABLET), open_device(TABLET)
    for page, address, there in ((tablet, "/participer", "form.screen.code"), (home, "/", "h1")):
        page.goto(f"{server.address}{address}")
        expect(page.locator(there).first).to_be_visible()
        page.evaluate("window.stays = true; dispatchEvent(new Event('vite:preloadError'))")
    home.wait_for_function("!window.stays", timeout=30_000)
    assert tablet.evaluate("window.stays")


@one_engine
def test_an_acknowledgement_waits_for_no_other_packet(server: Application) -> None:
    """Head and body leave in two packets: without TCP_NODELAY the second waits 40 ms for whoever hears the first."""
    waits = []
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)) as tablet:
        for _ in range(40):
            began = time.perf_counter()
            tablet.request("POST", "/api/finish", b"{}", {"Content-Type": "application/json"})
            assert tablet.getresponse().read()
            waits.append(time.perf_counter() - began)
    assert min(waits) < 0.03
    if sys.platform == "linux":
        loaded = Path(f"/proc/{server.pid}/maps").read_text(encoding="utf-8")
        assert "/uvloop/loop" in loaded
        assert "/httptools/parser" in loaded


def test_the_server_ends_at_once_although_people_listen(loaded: Database, server: Application) -> None:
    room = open_room(loaded)
    stream = urllib.request.urlopen(f"{server.address}/api/events?topic=workshop:{room.id}", timeout=20)
    assert b"ready" in stream.readline() + stream.readline() + stream.readline()
    server.stop()  # which fails if the process is still there when its patience ends
    assert not server.running
    stream.close()


def test_a_pulse_says_that_something_changed_and_nothing_else(loaded: Database, server: Application) -> None:
    """On PostgreSQL the change is made by another process than the one that tells it."""
    room = open_room(loaded)
    heard: list[bytes] = []
    with urllib.request.urlopen(f"{server.address}/api/events?topic=workshop:{room.id}", timeout=20) as stream:
        listening = threading.Thread(target=lambda: heard.extend(stream.readline() for _ in range(6)), daemon=True)
        listening.start()
        time.sleep(1)
        join = urllib.request.Request(
            f"{server.address}/api/visits",
            data=f'{{"code": "{room.code}"}}'.encode(),
            headers={"Content-Type": "application/json"},
        )
        token = json.loads(urllib.request.urlopen(join, timeout=20).read())["visits"][0]["token"]
        for path, body in (("consent", b'{"version": "1", "sensitive": true}'), ("finish", b"{}")):
            headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
            urllib.request.urlopen(urllib.request.Request(f"{server.address}/api/{path}", body, headers), timeout=20)
        listening.join(10)
    said = {line for line in heard if line.startswith(b"data:")}
    assert said & {b"data: changed\n", b"data: soon\n"}
    assert said <= {b"data: ready\n", b"data: changed\n", b"data: soon\n"}


@one_engine
def test_a_second_server_refuses_the_same_file(server: Application, tmp_path: Path) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "commands", "prepare"],
        cwd=ROOT,
        env=os.environ
        | {"DATABASE_URL": server.database_url, "TABLEE_VAR": str(tmp_path), "TABLEE_SECRET_KEY": SECRET_KEY},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert second.returncode == 1
    other = Application(server.database_url, tmp_path)
    with pytest.raises(Exception, match="another server already uses"):
        other.start()


@one_engine
def test_nothing_of_a_visit_reaches_the_log(loaded: Database, server: Application) -> None:
    room = open_room(loaded)
    canary = "topinambour-canari"
    bodies = f'{{"code": "{room.code}", "note": "{canary}"}}'.encode()
    request = urllib.request.Request(
        f"{server.address}/api/visits?{canary}", bodies, {"Content-Type": "application/json"}
    )
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(request, timeout=20)
    log = server.log.read_text()
    assert canary not in log
    assert room.code not in log
    assert "127.0.0.1:" not in log.replace(server.address, "")
