"""Opening one page without a server, as a stranger or as a signed-in person.

The page is the only thing run: the menu, which is the first gate, is replaced by one that offers everything. Signing
in is a real session row; only the cookie is put in by hand, because this way of running pages has none.
"""

import json
import secrets
from collections.abc import Callable, Hashable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, local_script_runner
from streamlit.testing.v1.element_tree import Button, MenuButton, Selectbox
from streamlit.testing.v1.local_script_runner import LocalScriptRunner, require_widgets_deltas

from components.folded import BEEN
from db.engine import Database
from db.queries.staff import sessions, staff
from domain.staff.roles import EVERYWHERE, Role
from frame import visitor
from frame.registry import PAGES as REGISTERED
from frame.workshops import remote

PAGES = Path(__file__).parents[2] / "pages"
NOT_SCREENS = {"__init__", "menu"}
SECONDS, GLANCE = 30, 0.5
BROWSER = "cookie_of_this_browser"
PHONE = "cookie_of_this_phone"  # of one that is a remote

OpenPage = Callable[..., AppTest]


def screens() -> list[str]:
    """The name of every page file."""
    return sorted(path.stem for path in PAGES.glob("*.py") if path.stem not in NOT_SCREENS)


@pytest.fixture(scope="session", autouse=True)
def once() -> Iterator[None]:
    """What is installed is looked through once, a page is compiled once, as the server does, a run is waited for."""
    compiled = ScriptCache()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        patch.setattr(local_script_runner, "ScriptCache", lambda: compiled)
        patch.setattr(local_script_runner, "require_widgets_deltas", _ended)
        yield


def _ended(runner: LocalScriptRunner, timeout: float) -> None:
    """Streamlit itself would look every millisecond, and take the processor from the page each time."""
    if runner._script_thread is not None:
        runner._script_thread.join(timeout)
    require_widgets_deltas(runner, GLANCE)


@pytest.fixture(scope="session")
def drivers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a script for each page is written, once."""
    return tmp_path_factory.mktemp("drivers")


@pytest.fixture
def open_page(drivers: Path, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """``open_page("prepare", Role.FACILITATOR)``: that page, run once; a stranger if no role is named.

    ``territory``: where the role holds. Needs the fixture ``loaded`` (or ``database``, for everywhere).
    ``run=False``: not yet run, so that a test may set query parameters or widgets first. ``fronts=False``: of places
    beside each other only the one in front is drawn, as for somebody who has just come.
    """

    def opened(
        page: str,
        role: Role | None = None,
        *,
        territory: str = EVERYWHERE,
        database: Database,
        run: bool = True,
        fronts: bool = True,
    ) -> AppTest:
        token = None if role is None else _sign_in(database, role, territory)
        # Two people's pages in one test, each with the cookie it was loaded with.
        monkeypatch.setattr(visitor, "cookie", lambda: st.session_state.get(BROWSER, token))
        monkeypatch.setattr(remote, "token", lambda: st.session_state.get(PHONE, ""))
        test = AppTest.from_file(str(_driver(drivers, page)), default_timeout=SECONDS)
        if token is not None:
            test.session_state[BROWSER] = token
        if fronts:
            test.session_state[BEEN] = _Everywhere()
        return test.run() if run else test

    return opened


class _Everywhere(set[Hashable]):
    """As if everything had been in front once."""

    def __contains__(self, _: object) -> bool:
        return True


def _sign_in(database: Database, role: Role, territory: str) -> str:
    token = secrets.token_urlsafe(16)
    with database.transaction() as connection:
        account = staff.create(
            connection,
            login=f"{role}.{secrets.token_hex(4)}",
            name="Camille",
            password_hash="no password opens it",
            places={role: {territory}},
        )
        sessions.open_session(connection, account, token, datetime.now(UTC))
    return token


def _driver(folder: Path, page: str) -> Path:
    """A script beside links to all pages: pages that link to one another find themselves among them."""
    for name in screens():
        link = folder / f"{name}.py"
        if not link.exists():
            link.symlink_to(PAGES / f"{name}.py")
    script = folder / f"only_{page}.py"
    if script.exists():
        return script
    lines = [
        f"    st.Page('{name}.py', url_path='{REGISTERED[name].at}', default={name == page})," for name in screens()
    ]
    script.write_text(
        "\n".join(["import streamlit as st", "st.navigation([", *lines, "], position='hidden').run()"]),
        encoding="utf-8",
    )
    return script


def by_link(open_page: OpenPage, database: Database, secret: str) -> AppTest:
    """«Notre structure» of whoever pastes this link."""
    page = open_page("ties", database=database)
    page.text_input(key="ties_pasted").set_value(f"https://tablee.example/liens#{secret}")
    [send] = page.button
    return send.click().run()


def button(page: AppTest, act: str, thing: str = "") -> Button:
    """The button that does ``act``, to ``thing`` if it is named: its key begins so."""
    [found] = [one for one in page.button if str(one.key).startswith(f"{act}_{thing}")]
    return found


def listed(page: AppTest, label: str) -> Selectbox[str]:
    """The list of that label: its key changes with what it offers."""
    [found] = [one for one in page.selectbox if one.label == label]
    return found


def menus(page: AppTest) -> dict[str, MenuButton[str]]:
    """The buttons that open a menu, by their keys."""
    return {str(one.key): one for one in page.main if isinstance(one, MenuButton)}


def given(page: AppTest, component: str) -> list[dict[str, Any]]:
    """What each component of that name is given, as the browser gets it."""
    drawn = [one.proto for one in page.get("bidi_component")]
    return [json.loads(one.json) for one in drawn if one.component_name == component]


def unfolded(page: AppTest) -> AppTest:
    """The same page once somebody has opened every fold on it that is drawn when it is opened."""
    opened: set[str] = set()
    while new := {*_folds(page)} - opened:
        for key in new:
            page.session_state[key] = True
        opened |= new
        page.run()
    return page


def _folds(page: AppTest) -> Iterator[str]:
    """Their keys: Streamlit writes them at the end of an id."""
    for block in page.main:
        proto = getattr(block, "proto", None)
        held = getattr(proto, "popover", proto) if block.type in {"expander", "popover"} else None
        if held is not None and held.id:
            yield held.id.split("-", 2)[2]
