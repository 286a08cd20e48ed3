"""«Essayer» on the door: only at this machine, only with a demonstration, and one tap each."""

from datetime import UTC, datetime
from typing import Any

import pytest
import streamlit as st
from streamlit import config
from streamlit.navigation.page import StreamlitPage
from streamlit.testing.v1 import AppTest

from db import showcase as command
from db.engine import Database
from db.queries.staff import staff
from db.queries.workshops import workshops
from domain.staff.roles import EVERYWHERE
from domain.staff.trying import LOGINS
from domain.workshops import showcase
from frame.seat import LINK
from frame.staff import trying
from tests.ballots import SECRET
from tests.pages.conftest import OpenPage
from texts import say

HERE = {"Host": "127.0.0.1:8501"}
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def bound(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The address that the server is bound to, and what the browser sent: this machine's, until a test says else."""
    said: dict[str, Any] = {"server.address": "127.0.0.1"}
    asked = config.get_option
    monkeypatch.setattr(config, "get_option", lambda key: said[key] if key in said else asked(key))
    monkeypatch.setattr(showcase, "WORKSHOPS", 0)
    monkeypatch.setattr(showcase, "PLACES", showcase.PLACES[:2])
    return said


def accounts(database: Database, *, demonstration: bool = True) -> None:
    for role, login in LOGINS.items():
        with database.transaction() as connection:
            places = {role: {EVERYWHERE}}
            staff.create(
                connection, login=login, name=login, password_hash="-", places=places, demonstration=demonstration
            )


def home(open_page: OpenPage, database: Database, headers: dict[str, str] = HERE) -> AppTest:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trying, "headers", lambda: headers)
        page = open_page("home", None, database=database)
    assert not page.exception
    return page


def shown(page: AppTest) -> bool:
    strip = any(say("trying.title") in one.value for one in page.markdown)
    assert strip == bool([one for one in page.button if one.key and one.key.startswith("try_")])
    return strip


@one_engine
def test_one_tap_each(loaded: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts(loaded)
    command.make(loaded, datetime.now(UTC), SECRET)
    page = home(open_page, loaded)
    with loaded.reading() as connection:
        here = showcase.open_room(workshops.workshops(connection))
    assert here is not None
    assert shown(page)
    monkeypatch.setattr(trying, "headers", lambda: HERE)
    went: list[tuple[StreamlitPage, dict[str, str] | None]] = []
    monkeypatch.setattr(st, "switch_page", lambda page, query_params=None: went.append((page, query_params)))
    assert trying.OWN not in page.session_state
    page.button(key="try_resident").click().run()
    assert page.session_state[trying.OWN]
    assert [(page.url_path, named) for page, named in went] == [("participer", {"code": here.code})]
    [structure] = [one for one in page.button if (one.key or "").startswith("try_structure_")]
    structure.click().run()
    assert went[-1][0].url_path == "liens"
    assert page.session_state[LINK]
    for role in LOGINS:
        page.button(key=f"try_{role}").click().run()
        assert not page.exception


@one_engine
def test_each_header_alone_takes_it_away(loaded: Database, open_page: OpenPage) -> None:
    accounts(loaded)
    command.make(loaded, datetime.now(UTC), SECRET)
    assert shown(home(open_page, loaded))
    for headers in (
        {},
        {"Host": "tablee.example"},
        {"Host": "192.168.1.4:8501"},
        HERE | {"X-Forwarded-For": "127.0.0.1"},
        HERE | {"Forwarded": "for=127.0.0.1"},
        HERE | {"X-Real-Ip": "127.0.0.1"},
    ):
        assert not shown(home(open_page, loaded, headers)), headers
    assert shown(home(open_page, loaded))


@one_engine
def test_a_server_that_others_reach_has_none(loaded: Database, open_page: OpenPage, bound: dict[str, Any]) -> None:
    accounts(loaded)
    command.make(loaded, datetime.now(UTC), SECRET)
    for address in (None, "0.0.0.0", "192.168.1.4"):  # noqa: S104  refused
        bound["server.address"] = address
        assert not shown(home(open_page, loaded))


@one_engine
def test_without_a_demonstration_there_is_none(loaded: Database, open_page: OpenPage) -> None:
    accounts(loaded)
    assert not shown(home(open_page, loaded))


@one_engine
def test_accounts_that_are_somebody_s_take_it_away(loaded: Database, open_page: OpenPage) -> None:
    accounts(loaded, demonstration=False)
    command.make(loaded, datetime.now(UTC), SECRET)
    assert not shown(home(open_page, loaded))
