"""Signing in and out in a real browser: what a session opens, and how surely it ends."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from db.engine import Database
from db.queries.staff import staff
from domain.staff.accounts import KNOWN
from domain.staff.roles import EVERYWHERE, Role
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage, barriers
from tests.e2e.room import Account, hire
from texts import say

COOKIE = "tablee_staff"

IN_A_SECTION = {"project": "menu.project"}  # of the menu: opened first


@pytest.fixture
def facilitator(loaded: Database) -> Account:
    return hire(loaded, Role.FACILITATOR)


def sign_in(page: Page, server: Application, account: Account, password: str | None = None) -> None:
    page.goto(f"{server.address}/connexion")
    page.get_by_label(say("sign_in.login")).fill(account.login)
    page.get_by_label(say("sign_in.password"), exact=True).fill(password or account.password)
    page.get_by_role("button", name=say("sign_in.enter")).click()


def sign_out(page: Page, server: Application) -> None:
    page.goto(f"{server.address}/connexion")
    page.get_by_role("button", name=say("sign_in.leave")).click()


def door(page: Page, screen: str) -> Locator:
    """A link of the home page, which offers what this visitor may open."""
    return page.get_by_test_id("stMain").get_by_role("link", name=say(f"screen.{screen}"))


def expect_inside(page: Page, server: Application) -> None:
    expect(page).to_have_url(f"{server.address}/")
    expect(door(page, "prepare")).to_be_visible()
    expect(door(page, "sign_in")).to_have_count(0)


def expect_outside(page: Page) -> None:
    expect(door(page, "sign_in")).to_be_visible()
    expect(door(page, "prepare")).to_have_count(0)


def go(page: Page, screen: str) -> None:
    """Use the menu of a page that is already open."""
    bar = page.get_by_test_id("stTopNav")
    link = page.get_by_role("link", name=say(f"screen.{screen}"), exact=True)
    if screen in IN_A_SECTION:
        bar.get_by_text(say(IN_A_SECTION[screen]), exact=True).click()
        link.last.click()
    else:
        bar.get_by_role("link", name=say(f"screen.{screen}")).click()


def tokens(page: Page) -> list[str]:
    """The staff cookies of this device, which its scripts cannot see."""
    assert COOKIE not in str(
        page.evaluate("document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    )
    kept = [cookie for cookie in page.context.cookies() if cookie["name"] == COOKIE]
    assert {(cookie["httpOnly"], cookie["sameSite"], cookie["path"]) for cookie in kept} <= {(True, "Lax", "/")}
    return [cookie["value"] for cookie in kept]


def test_a_session_survives_a_reload_and_ends_for_good(
    server: Application, open_device: OpenPage, facilitator: Account
) -> None:
    page = open_device()
    sign_in(page, server, facilitator)
    expect_inside(page, server)
    page.reload()
    expect_inside(page, server)
    (first,) = tokens(page)
    assert {cookie["name"] for cookie in page.context.cookies()} <= {COOKIE, KNOWN, "_streamlit_xsrf"}
    other_tab = page.context.new_page()
    other_tab.goto(f"{server.address}/preparer")
    expect(other_tab.get_by_role("heading", name=say("screen.prepare"))).to_be_visible()

    sign_out(page, server)
    expect(page).to_have_url(f"{server.address}/")
    expect_outside(page)
    assert tokens(page) == []
    go(other_tab, "home")
    expect_outside(other_tab)

    thief = open_device()
    thief.context.add_cookies([{"name": COOKIE, "value": first, "url": server.address}])
    thief.goto(server.address)
    expect_outside(thief)

    sign_in(page, server, facilitator)
    expect_inside(page, server)
    page.reload()
    expect_inside(page, server)
    assert tokens(page) not in ([], [first])

    said = server.log.read_text(encoding="utf-8", errors="replace")
    assert not [secret for secret in (first, *tokens(page), facilitator.password, facilitator.login) if secret in said]


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_closed_account_is_out_at_its_next_click_and_a_changed_role_counts_at_the_next(
    server: Application, open_device: OpenPage, loaded: Database, facilitator: Account
) -> None:
    page = open_device(account=facilitator)
    page.goto(server.address)
    expect_inside(page, server)
    with loaded.transaction() as connection:
        staff.give(connection, facilitator.id, {Role.COMMITTEE: {EVERYWHERE}})
    go(page, "project")
    go(page, "home")
    expect(door(page, "prepare")).to_have_count(0)
    expect(door(page, "themes")).to_be_visible()
    with loaded.transaction() as connection:
        staff.deactivate(connection, facilitator.id, datetime.now(UTC))
    go(page, "project")
    go(page, "home")
    expect_outside(page)
    sign_in(page, server, facilitator)
    expect(page.get_by_text(say("error.SignInRefused"))).to_be_visible()


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_refused_person_may_try_again_without_reloading(
    server: Application, open_device: OpenPage, facilitator: Account
) -> None:
    page = open_device()
    sign_in(page, server, facilitator, "not the password")
    expect(page.get_by_text(say("error.SignInRefused"))).to_be_visible()
    assert tokens(page) == []
    page.get_by_label(say("sign_in.password"), exact=True).fill(facilitator.password)
    page.get_by_role("button", name=say("sign_in.enter")).click()
    expect_inside(page, server)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_the_form_and_the_way_out_have_no_barrier(
    server: Application, open_device: OpenPage, facilitator: Account
) -> None:
    stranger = open_device()
    stranger.goto(f"{server.address}/connexion")
    expect(stranger.get_by_label(say("sign_in.login"))).to_be_visible()
    assert barriers(stranger) == []
    page = open_device(account=facilitator)
    page.goto(f"{server.address}/connexion")
    expect(page.get_by_role("button", name=say("sign_in.leave"))).to_be_visible()
    expect(page.get_by_text(re.compile(say("role.facilitator")))).to_be_visible()
    assert barriers(page) == []
