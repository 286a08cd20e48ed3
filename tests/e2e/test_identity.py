"""The whole way in a real browser: from a link of one use to an identity provider and back, and signing in by it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from db import engine
from db.engine import Database
from db.queries.staff import access
from domain.staff.access import InvitationWish, keyed
from domain.staff.roles import EVERYWHERE, Role, Visitor
from tests.e2e.application import SECRET_KEY, Application, on_its_own
from tests.e2e.test_sign_in import door, sign_out
from tests.engines import Kitchen
from tests.provider import CLIENT, SECRET, Provider, serving
from texts import say

NAME = "Fédéré"
ADMIN = Visitor(None, "A", {Role.ADMINISTRATOR: frozenset({EVERYWHERE})})


@pytest.fixture
def provider() -> Iterator[Provider]:
    with serving() as provider:
        yield provider


@pytest.fixture
def house(
    provider: Provider, kitchen: Kitchen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """A server that knows the provider, on a port that is known before it starts."""
    said = {"ISSUER": provider.issuer, "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET, "NAME": NAME, "LOGOUT": "1"}
    for name, value in said.items():
        monkeypatch.setenv(f"TABLEE_OIDC_{name}", value)
    monkeypatch.setenv("TABLEE_OIDC_PUBLIC", "http://127.0.0.1:1")
    with on_its_own(kitchen, tmp_path) as application:
        application.stop()
        monkeypatch.setenv("TABLEE_OIDC_PUBLIC", application.address)
        application.start()
        database = engine.use(Database(application.database_url))
        yield application
        database.close()


def invite(secret: str) -> None:
    with engine.current().transaction() as connection:
        wish, now = InvitationWish(f"Pour {secret}", Role.FACILITATOR, "lyon"), datetime.now(UTC)
        access.invite(connection, wish, keyed(SECRET_KEY, secret), who=ADMIN, now=now)


def press(page: Page) -> None:
    page.get_by_role("button", name=say("provider.enter", name=NAME)).click()


@pytest.mark.timeout(600)
def test_two_people_come_by_links_then_by_the_provider_alone(
    house: Application, provider: Provider, browser: Browser
) -> None:
    for secret in ("second-link-of-one-use", "first-link-of-one-use"):
        invite(secret)
    people = {"first-link-of-one-use": ("s1", "Ana Un"), "second-link-of-one-use": ("s2", "Ben Deux")}
    page = browser.new_context(locale="fr-FR").new_page()
    for secret, (subject, name) in people.items():
        provider.subject, provider.names = subject, {"name": name}
        page.goto(f"{house.address}/acces#{secret}")
        expect(page.get_by_role("button", name=say("access.join"))).to_be_visible()
        page.reload()
        press(page)
        expect(door(page, "prepare")).to_be_visible()
        assert page.url == f"{house.address}/"
        sign_out(page, house)
        expect(door(page, "sign_in")).to_be_visible()
    assert len(provider.ended) == 2
    provider.subject = "s1"
    page.goto(f"{house.address}/connexion")
    press(page)
    expect(door(page, "prepare")).to_be_visible()
    page.goto(f"{house.address}/connexion")
    expect(page.get_by_text("Ana Un", exact=True)).to_be_visible()
    stranger = browser.new_context(locale="fr-FR").new_page()
    provider.subject = "nobody"
    stranger.goto(f"{house.address}/connexion")
    press(stranger)
    expect(stranger.get_by_text(say("error.IdentityUnknown"))).to_be_visible()
    said = house.log.read_text(errors="replace")
    assert SECRET not in said
    assert not [code for code in provider.tokens if code in said]
