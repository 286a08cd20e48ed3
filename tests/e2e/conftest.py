"""Real browsers before the real application. Anything that leaves its origin, or fails in the page, fails the test."""

import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from db import engine
from db.engine import Database
from tests import drawn
from tests.conftest import served
from tests.e2e import resident
from tests.e2e.application import ROOM, Application
from tests.e2e.room import Account, Room, open_room
from tests.engines import LOADED, Kitchen

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
QUIET += [f"--host-resolver-rules=MAP {ROOM} 127.0.0.1"]
QUIET += [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]  # a microphone that nobody speaks into
TABLET = {"width": 1024, "height": 768}
WALL = {"width": 1920, "height": 1080}
LOCAL = ("data:", "blob:", "about:")

# Servers of tests are here: whoever asks first would fix for everybody the proxies that a test has set meanwhile.
urllib.request.install_opener(urllib.request.build_opener(urllib.request.ProxyHandler({})))
expect.set_options(timeout=30_000)  # machines that do other things too
PATIENCE = 120_000  # ms until a page that is loaded or touched is given up: the same machines

OpenPage = Callable[..., Page]

# Long walks through screens: the engine under them is the same for all, so the second one waits for `make soak`.
BOTH_IN_SOAK = pytest.mark.parametrize(
    "kitchen", ["sqlite", pytest.param("postgresql", marks=pytest.mark.soak)], indirect=True
)

# A browser and a server cost seconds: of these tests some are drawn for every run, and `make soak` has them all.
POSTGRESQL, SQLITE = 16, 8  # one of so many, spread over the modules


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What a screen does depends on the engine seldom: fewer are drawn on PostgreSQL. What is named always runs."""
    if config.args_source is pytest.Config.ArgsSource.ARGS:
        return
    here = [item for item in items if "e2e" in item.path.parts and item.get_closest_marker("soak") is None]
    served = [item for item in here if "postgresql" in item.name]
    drawn.mark(served, POSTGRESQL)
    drawn.mark([item for item in here if item not in served], SQLITE)


@pytest.fixture
def room(loaded: Database) -> Room:
    """An open workshop."""
    return open_room(loaded)


@pytest.fixture
def tablet(server: Application, open_device: OpenPage, room: Room) -> Page:
    """A tablet that has joined the room and waits for its first person."""
    page = open_device(TABLET)
    resident.come_in(page, server.address, room.code)
    return page


@pytest.fixture(scope="session")
def standing(run_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The one server on SQLite of this process, for all its tests: starting one takes longer than most of them."""
    kitchen = Kitchen(run_folder, None)
    application = Application(kitchen.fresh(LOADED), tmp_path_factory.mktemp("server"))
    yield application
    application.stop()
    kitchen.throw_away(application.database_url)


@pytest.fixture
def loaded(kitchen: Kitchen, request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database with the real content. On SQLite always the same file, put back before each test, under its server."""
    if kitchen.postgres is not None:
        yield from served(kitchen, LOADED)
        return
    url = request.getfixturevalue("standing").database_url
    kitchen.put_back(LOADED, url)
    database = engine.use(Database(url))
    yield database
    database.close()


@pytest.fixture
def server(loaded: Database, kitchen: Kitchen, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Application]:
    """The application on the database of ``loaded``, which the test may read and write beside it.

    A test may kill or stop it: the next one finds it running.
    """
    if kitchen.postgres is None:
        standing: Application = request.getfixturevalue("standing")
        if not standing.running:
            standing.start()
        yield standing
        return
    application = Application(loaded.url.render_as_string(hide_password=False), tmp_path)
    try:
        application.start()
        yield application
    finally:
        application.stop()


class Chromium:
    """Debian's, of this process, from whoever asks first on: to start it takes longer than many a test."""

    def __init__(self) -> None:
        self._until = ExitStack()
        self._started: Browser | None = None

    def started(self) -> Browser:
        """The one there is, or a new one."""
        if self._started is None:
            playwright = self._until.enter_context(sync_playwright())
            self._started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            self._until.callback(self._started.close)
        return self._started

    def end(self) -> None:
        """Until somebody asks again."""
        self._until.close()
        self._started = None


@pytest.fixture(scope="package")
def chromium() -> Iterator[Chromium]:
    """It ends with these tests: while it lives, its thread can run no other event loop."""
    found = Chromium()
    yield found
    found.end()


@pytest.fixture(scope="module")
def browser(chromium: Chromium) -> Iterator[Browser]:
    """Devices are its contexts, which share nothing; a module leaves none of them behind."""
    started = chromium.started()
    yield started
    for context in started.contexts:
        context.close()


@pytest.fixture(scope="module")
def no_browser(chromium: Chromium) -> None:
    """For tests that run an event loop of their own."""
    chromium.end()


@pytest.fixture
def faults() -> list[str]:
    """What went wrong in any page of the test; checked at its end. A test that provokes faults clears it."""
    return []


@pytest.fixture
def open_device(browser: Browser, server: Application, faults: list[str]) -> Iterator[OpenPage]:
    """``open_device(size=TABLET, account=None, locale="fr-FR")``: a page of a new device, which shares nothing."""
    contexts: list[BrowserContext] = []

    def opened(size: dict[str, int] | None = None, account: Account | None = None, *, locale: str = "fr-FR") -> Page:
        context = browser.new_context(viewport=size or TABLET, has_touch=size != WALL, locale=locale)  # type: ignore[arg-type]
        contexts.append(context)
        if account is not None:
            for url in (server.address, server.in_the_room):
                context.add_cookies([{"name": "tablee_staff", "value": account.token, "url": url}])
        page = context.new_page()
        watch(page, server.address, faults)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def watch(page: Page, origin: str, faults: list[str]) -> None:
    """Note every request to elsewhere, every refusal of the content security policy, every error of the page."""
    here = {urlsplit(origin).netloc, f"{ROOM}:{urlsplit(origin).port}"}

    def asked(address: str) -> None:
        if not address.startswith(LOCAL) and urlsplit(address).netloc not in here:
            faults.append(f"asked for {address}")

    def said(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            faults.append(message.text)

    page.set_default_timeout(PATIENCE)
    page.on("request", lambda request: asked(request.url))
    page.on("websocket", lambda socket: asked(socket.url))
    page.on("pageerror", lambda error: faults.append(f"page error: {error}"))
    page.on("console", said)


def barriers(page: Page, part: str | None = None) -> list[str]:
    """What axe finds: rule, impact, and where. ``part``: what to look at, the whole page if none is named."""
    found = Axe().run(page, context=part).response["violations"]
    return [f"{rule['id']} ({rule['impact']}): {node['target']}" for rule in found for node in rule["nodes"]]
