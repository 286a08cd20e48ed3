"""Links of one use in real browsers: a reload in the middle, somebody else signed in, the secret nowhere but there."""

from playwright.sync_api import Page, expect

from db.engine import Database
from domain.staff.roles import Role
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage
from tests.e2e.room import hire
from tests.e2e.test_sign_in import door
from texts import say

PASSWORD = "une phrase qui ouvre"


def invite(page: Page, whom: str) -> str:
    """The secret of a new link; the address that leads to it is shown once."""
    form = page.get_by_label(say("access.whom"), exact=True)
    expect(page.get_by_text(say("access.new"))).to_be_visible()
    if not form.is_visible():
        page.get_by_text(say("access.new")).click()
    form.fill(whom)
    page.get_by_role("button", name=say("access.invite")).click()
    expect(page.get_by_text(say("access.made", whom=whom))).to_be_visible()
    return page.get_by_test_id("stCode").inner_text().strip().partition("/acces#")[2]


def choose(page: Page, login: str) -> None:
    page.get_by_label(say("accounts.name")).fill(login.title())
    page.get_by_label(say("access.login"), exact=True).fill(login)
    page.get_by_label(say("sign_in.password"), exact=True).fill(PASSWORD)
    page.get_by_label(say("access.again")).fill(PASSWORD)
    page.get_by_role("button", name=say("access.join")).click()


def test_two_people_open_their_accounts_in_the_other_order_on_one_computer(
    server: Application, loaded: Database, open_device: OpenPage
) -> None:
    admin = open_device(account=hire(loaded, Role.ADMINISTRATOR))
    admin.goto(f"{server.address}/comptes")
    secrets = {login: invite(admin, f"Pour {login}") for login in ("prune", "leila")}
    assert len(set(secrets.values())) == 2

    page = open_device()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer', '')}"))
    page.goto(f"{server.address}/acces#{secrets['leila']}")
    expect(page.get_by_role("button", name=say("access.join"))).to_be_visible()
    assert page.url == f"{server.address}/acces"
    page.reload()
    choose(page, "leila")
    expect(page).to_have_url(f"{server.address}/")
    expect(door(page, "themes")).to_be_visible()
    assert secrets["leila"] not in str(page.evaluate("JSON.stringify(sessionStorage)"))

    page.goto(f"{server.address}/acces#{secrets['prune']}")  # leila is still there
    expect(page.get_by_text(say("access.somebody", name="Leila"))).to_be_visible()
    page.get_by_role("button", name=say("access.leave")).click()
    choose(page, "prune")
    expect(page).to_have_url(f"{server.address}/")
    page.goto(f"{server.address}/connexion")
    expect(page.get_by_text("Prune", exact=True)).to_be_visible()

    other = open_device()
    other.goto(f"{server.address}/acces#{secrets['prune']}")
    expect(other.get_by_text(say("error.AccessLinkOver"))).to_be_visible()
    said = server.log.read_text(errors="replace") + "\n".join(asked)
    for secret in secrets.values():
        assert secret not in said
