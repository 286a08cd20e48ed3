"""A browser that is reloaded in the middle of a step of a carried workshop loses nothing, and reads the next step."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from db import engine
from db.engine import Database
from db.queries.operations import carries
from domain.staff.roles import EVERYWHERE, Role
from tests.carried import held, prepared
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.conftest import OpenPage, barriers
from tests.e2e.room import hire
from tests.e2e.test_carry import PEOPLE, WORDS, bring, data_of, laptop, opened, take
from texts import say

__all__ = ["laptop"]
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
PHONE, TABLET = {"width": 390, "height": 844}, {"width": 1024, "height": 768}


# What the page asks for comes to the server; its answer never comes to the page.
DEAF = (
    "() => { const ask = window.fetch; window.fetch = (...asked) => ask(...asked).then(() => new Promise(() => {})) }"
)


@contextmanager
def reloaded(page: Page, path: str) -> Iterator[None]:
    """The server does what is asked for under ``path``, and the page is gone before it knows."""
    expect(page.get_by_text("Ateliers sur un portable")).to_be_visible()  # it asks for nothing more by itself
    page.evaluate(DEAF)
    with page.expect_response(path) as answer:
        yield
    assert answer.value.status == 200
    page.reload()


def pressed(page: Page, name: str) -> None:
    """The words of a form, and its button."""
    form = opened(page, name)
    form.locator("[name=words]").fill(WORDS)
    form.locator("[name=repeat]").fill(WORDS)
    form.locator("button[type=submit]").click()


def taken_again(office: Page, name: str, guide: str, to: Path) -> Path:
    """Of a workshop whose pack nobody has: whoever went along still goes, and the file comes."""
    again = f"Écrire de nouveau le paquet de «\u00a0Bien manger, {name}"
    expect(opened(office, again).locator("fieldset label", has_text=guide).locator("input")).to_be_checked()
    found = barriers(office, "[data-testid=stMain]")  # the menu of a phone is Streamlit's own
    assert [each for each in found if "serious" in each or "critical" in each] == []
    return take(office, again, to)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])
def test_a_reload_in_the_middle_of_each_step_loses_nothing(
    loaded: Database,
    server: Application,
    laptop: tuple[Application, Database],
    open_device: OpenPage,
    faults: list[str],
    tmp_path: Path,
    size: dict[str, int],
) -> None:
    there, away = laptop
    mine, theirs = hire(loaded, Role.COORDINATOR, "lyon"), hire(away, Role.ADMINISTRATOR, EVERYWHERE)
    guide = hire(loaded, Role.FACILITATOR, "lyon")
    with loaded.transaction() as connection:
        made = {name: prepared(connection, name) for name in ("un", "deux")}
    office = data_of(open_device(size), server.address, mine)
    for name in ("deux", "un"):
        with reloaded(office, "**/api/staff/files/pack/*"):
            form = opened(office, "Emporter un atelier")
            if form.locator("select").is_visible():
                form.locator("select").select_option(made[name])
            form.locator("fieldset label", has_text=guide.login).click()
            pressed(office, "Emporter un atelier")
        expect(office.get_by_text(f"{name}\u00a0» est sur un portable depuis le")).to_be_visible()
    packs = {name: taken_again(office, name, guide.login, tmp_path) for name in ("un", "deux")}
    office.goto(f"{server.address}/animer?workshop={made['deux']}")
    expect(office.get_by_text("Cet atelier ne s’ouvre pas ici.")).to_be_visible()
    expect(office.get_by_text(say("console.open_button"))).to_have_count(0)
    office.get_by_role("link", name=say("carried.link")).click()
    expect(office.get_by_text("est sur un portable depuis le")).to_have_count(2)

    desk = data_of(open_device(size), there.address, theirs)
    for name in ("deux", "un"):
        with reloaded(desk, "**/api/staff/carries/unpack"):
            bring(desk, "Ouvrir un paquet", packs[name])
        expect(desk.get_by_text(f"{name}\u00a0» est venu ici le")).to_be_visible()
    bring(desk, "Ouvrir un paquet", packs["deux"])
    expect(desk.get_by_text("déjà sur cet ordinateur").first).to_be_visible()
    chief = hire(away, Role.COORDINATOR, "lyon")
    console = open_device(size)
    console.context.add_cookies([{"name": "tablee_staff", "value": chief.token, "url": there.address}])
    for name in ("un", "deux"):
        held(engine.use(away), made[name], SECRET_KEY, PEOPLE)
        console.goto(f"{there.address}/animer?workshop={made[name]}")
        expect(console.get_by_text("rapporter l’atelier là d’où il vient")).to_be_visible()
        desk.reload()
        with reloaded(desk, "**/api/staff/files/return/*"):
            pressed(desk, f"Écrire le retour de «\u00a0Bien manger, {name}")
        expect(desk.get_by_text(f"{name}\u00a0» est venu ici le")).to_contain_text("son retour est écrit")
        expect(console.get_by_text("Le retour est écrit.")).to_be_visible()  # it moved by itself
        expect(console.get_by_text(say("reopening.title"))).to_have_count(0)
    returns = {
        name: take(desk, f"Écrire de nouveau le retour de «\u00a0Bien manger, {name}", tmp_path)
        for name in ("deux", "un")
    }

    for name in ("un", "deux"):
        with reloaded(office, "**/api/staff/carries/receive"):
            bring(office, "Rapporter un retour", returns[name])
        expect(office.get_by_text(f"Rapporté\u00a0: «\u00a0Bien manger, {name}")).to_be_visible()
    bring(office, "Rapporter un retour", returns["un"])
    expect(office.get_by_text("rien n’est compté deux fois").first).to_be_visible()
    with loaded.reading() as connection:
        assert carries.away(connection) == ()
    mine_too = (there.address, there.address.replace("http", "ws"))
    faults[:] = [fault for fault in faults if not any(address in fault for address in mine_too)]
