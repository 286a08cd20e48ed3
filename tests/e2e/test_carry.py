"""A workshop leaves the office for a laptop and comes back: two servers, two databases, and screens only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from db import engine
from db.engine import Database
from db.queries.operations import carries
from db.queries.staff import staff
from domain.staff.roles import EVERYWHERE, Role
from tests.carried import held, prepared
from tests.e2e.application import SECRET_KEY, Application, on_its_own
from tests.e2e.conftest import OpenPage, barriers
from tests.e2e.room import Account, hire
from tests.engines import Kitchen

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
WORDS = "trois chats sur un mûr"
PEOPLE = 6


@pytest.fixture
def laptop(kitchen: Kitchen, tmp_path: Path) -> Iterator[tuple[Application, Database]]:
    with on_its_own(kitchen, tmp_path) as application:
        database = Database(application.database_url)
        yield application, database
        database.close()


def data_of(page: Page, address: str, account: Account) -> Page:
    page.context.add_cookies([{"name": "tablee_staff", "value": account.token, "url": address}])
    page.goto(f"{address}/donnees")
    expect(page.get_by_text("Ateliers sur un portable")).to_be_visible()
    return page


def opened(page: Page, name: str, inside: str = "form") -> Locator:
    """An expander of that name, open, and what is to be seen in it."""
    found = page.get_by_test_id("stExpander").filter(has=page.locator("summary", has_text=name))
    if not found.locator(inside).is_visible():
        found.locator("summary").click()
    expect(found.locator(inside)).to_be_visible()
    return found


def take(page: Page, name: str, to: Path) -> Path:
    """Fill in a form whose file is taken away; the file."""
    form = opened(page, name)
    form.locator("[name=words]").fill(WORDS)
    form.locator("[name=repeat]").fill(WORDS)
    with page.expect_download() as coming:
        form.locator("button[type=submit]").click()
    file = to / coming.value.suggested_filename
    coming.value.save_as(file)
    expect(page.get_by_test_id("stAlert").filter(has_text="téléchargements")).to_be_visible()
    return file


def bring(page: Page, name: str, file: Path, words: str = WORDS) -> Locator:
    """Fill in a form to which a file is brought; where it says what came of it."""
    form = opened(page, name)
    form.locator("[name=file]").set_input_files(file)
    form.locator("[name=words]").fill(words)
    form.locator("button[type=submit]").click()
    return form.locator("p[role=status]")


def leave(office: Page, first: str, guide: str, to: Path) -> list[Path]:
    """Both workshops are taken away, the one of that id first; a first try fails."""
    form = opened(office, "Emporter un atelier")
    form.locator("select").select_option(first)
    form.locator("fieldset label", has_text=guide).click()
    form.locator("[name=words]").fill(WORDS)
    form.locator("[name=repeat]").fill("une autre phrase, longue")
    form.locator("button[type=submit]").click()
    expect(form.locator("p[role=status]")).to_contain_text("pas les mêmes")
    assert [found for found in barriers(office) if "serious" in found or "critical" in found] == []
    packs = []
    for number in (1, 2):
        packs.append(take(office, "Emporter un atelier", to))
        expect(office.get_by_text("est sur un portable depuis le")).to_have_count(number)
    return packs


def arrive(desk: Page, packs: list[Path]) -> None:
    """Both are opened on the laptop, with a wrong passphrase before, and one of them again after a reload."""
    refused = bring(desk, "Ouvrir un paquet", packs[0], "une autre phrase, longue")
    expect(refused).to_contain_text("Ce n’est pas la phrase")
    for number, file in enumerate(packs, 1):
        bring(desk, "Ouvrir un paquet", file)
        expect(desk.get_by_text("est venu ici le")).to_have_count(number)
    desk.reload()
    bring(desk, "Ouvrir un paquet", packs[0])
    expect(desk.get_by_text("déjà sur cet ordinateur").first).to_be_visible()


def come_back(office: Page, returns: list[Path]) -> None:
    """Both are brought, the one that judged the other first, and one again after a reload."""
    expect(bring(office, "Rapporter un retour", returns[1])).to_contain_text("Prendre d’abord son retour")
    for number, file in enumerate(returns, 1):
        bring(office, "Rapporter un retour", file)
        expect(office.get_by_text("pour l’y effacer")).to_have_count(number)
    office.reload()
    bring(office, "Rapporter un retour", returns[0])
    expect(office.get_by_text("rien n’est compté deux fois").first).to_be_visible()


@pytest.mark.timeout(900)
def test_the_whole_journey_of_two_workshops_through_the_screens(
    loaded: Database,
    server: Application,
    laptop: tuple[Application, Database],
    open_device: OpenPage,
    faults: list[str],
    tmp_path: Path,
) -> None:
    there, away = laptop
    mine, theirs = hire(loaded, Role.COORDINATOR, "lyon"), hire(away, Role.ADMINISTRATOR, EVERYWHERE)
    guide = hire(loaded, Role.FACILITATOR, "lyon")
    with loaded.transaction() as connection:
        one, two = (prepared(connection, name) for name in ("un", "deux"))
    office = data_of(open_device(), server.address, mine)
    packs = leave(office, two, guide.login, tmp_path)
    assert [file.name.split("-")[2] for file in packs] == [f"{each[:8]}.tablee" for each in (two, one)]

    desk = data_of(open_device(), there.address, theirs)
    arrive(desk, packs)
    with away.reading() as connection:
        assert {each.workshop for each in carries.guests(connection)} == {one, two}
        assert guide.login in {each.login for each in staff.accounts(connection)}
    for each in (one, two):
        held(engine.use(away), each, SECRET_KEY, PEOPLE)
    desk.reload()
    returns = [take(desk, f"Écrire le retour de «\u00a0Bien manger, {name}", tmp_path) for name in ("un", "deux")]
    expect(desk.get_by_text("son retour est écrit")).to_have_count(2)

    come_back(office, returns)
    with loaded.reading() as connection:
        quittances = {each.workshop: each.quittance for each in carries.taken(connection, SECRET_KEY)}
    for each, name in ((two, "deux"), (one, "un")):
        expect(office.get_by_text(quittances[each]).first).to_be_visible()
        form = opened(desk, f"Effacer ici «\u00a0Bien manger, {name}", "input")
        form.locator("input").fill(quittances[each])
        form.get_by_role("button", name="Effacer de cet ordinateur").click()
        expect(desk.get_by_text(f"{name}\u00a0» est effacé de cet ordinateur")).to_be_visible()
    expect(desk.get_by_text("est venu ici le")).to_have_count(0)
    for application in (server, there):
        assert WORDS not in application.log.read_text()
    mine_too = (there.address, there.address.replace("http", "ws"))
    faults[:] = [fault for fault in faults if not any(address in fault for address in mine_too)]
