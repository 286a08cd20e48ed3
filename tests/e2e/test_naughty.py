"""Nothing that somebody typed is ever a link, a picture, a script or a request: on each widget, on real screens."""

import os
import random
import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from components.prose import BREAK, prose
from tests.e2e.application import GLANCE, PATIENCE, ROOT, _free_port
from tests.naughty import HOST, strings
from texts.typography import typeset

BATCH = 40
ALIVE = """host => {
  const found = [...document.querySelectorAll('a, img, iframe, form, base, script[src], object, embed, video, audio')]
    .map(each => each.href || each.src || each.action || each.data || '')
    .filter(address => address && !(URL.canParse(address, location.href)
      && new URL(address, location.href).origin === location.origin && !/javascript:|evil/i.test(address)))
  return [...found, ...(window.naughty_ran ? ['a script ran'] : [])]
}"""


@pytest.fixture(scope="module")
def surfaces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page of every kind of widget."""
    port, log = _free_port(), tmp_path_factory.mktemp("surfaces") / "log"
    command = [sys.executable, "-m", "streamlit", "run", "tests/e2e/surfaces.py", "--server.port", str(port)]
    with log.open("wb") as out:
        where = ["--server.address", "127.0.0.1"]
        running = subprocess.Popen(
            [*command, *where], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=out, stderr=out
        )
    try:
        _await(f"http://127.0.0.1:{port}/_stcore/health", log)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(PATIENCE)


def _await(address: str, log: Path) -> None:
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(GLANCE)
    raise AssertionError(log.read_text())


def faults_of(browser: Browser, address: str, which: list[int]) -> list[str]:
    """What came alive of some strings."""
    asked: list[str] = []
    page: Page = browser.new_page()
    page.add_init_script("window.naughty = () => { window.naughty_ran = true }; window.alert = window.naughty")
    page.on("request", lambda one: asked.append(one.url) if HOST in one.url.lower().partition("?")[0] else None)
    page.goto(f"{address}/?which={','.join(map(str, which))}")
    expect(page.get_by_text("everything is drawn")).to_be_visible(timeout=120_000)
    page.wait_for_timeout(500)
    found: list[str] = page.evaluate(ALIVE, HOST)
    page.close()
    return found + asked


def test_there_are_enough_of_them() -> None:
    assert len(strings()) >= 500


def test_some_strings_on_every_kind_of_widget(surfaces: str, browser: Browser) -> None:
    seed = secrets.randbelow(10**6)  # said by the assertion
    drawn = random.Random(seed).sample(range(len(strings())), BATCH // 2)  # noqa: S311  which are tried this time
    assert faults_of(browser, surfaces, drawn) == [], f"seed {seed}"


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_all_strings_on_every_kind_of_widget(surfaces: str, browser: Browser) -> None:
    every = list(range(len(strings())))
    alive = {at: faults_of(browser, surfaces, every[at : at + BATCH]) for at in range(0, len(every), BATCH)}
    assert {at: found for at, found in alive.items() if found} == {}


def test_what_is_shown_is_what_was_typed(surfaces: str, browser: Browser) -> None:
    """Nothing but signs that nobody sees is added, and nothing is taken away."""
    for said in ("Un jardin_partagé *ici* [lundi] 1 < 2 & 3 > 2 # $5 | `x` ~", "10:30", "http://a.b <i> a@b"):
        assert prose(said).replace("\\", "").replace(BREAK, "") == typeset(said)
    at = strings().index("# Titre")
    page = browser.new_page()
    page.goto(f"{surfaces}/?which={at}")
    expect(page.get_by_test_id("stTable").get_by_text("# Titre").first).to_be_visible(timeout=60_000)
    page.close()


def test_what_is_said_small_or_on_a_tag_is_what_was_typed(surfaces: str, browser: Browser) -> None:
    """Brackets and colons of people end nothing of what stands around them."""
    wanted = ("[\\]", "[:link: :smile: :material/home:]", "[:red[http://evil.example]]", "({{7*7}})", "a # Titre b")
    which = {strings().index(said): said for said in wanted}
    page = browser.new_page()
    page.goto(f"{surfaces}/?which={','.join(map(str, which))}")
    expect(page.get_by_text("everything is drawn")).to_be_visible(timeout=120_000)
    for n, said in which.items():
        for found in (".stMarkdownColoredText", ".stMarkdownBadge >> nth=0", ".stMarkdownBadge >> nth=1"):
            shown = page.locator(f".st-key-one_text{n} {found}").text_content() or ""
            assert shown.replace(BREAK, "").removeprefix("hub ") == typeset(said), found
    page.close()
