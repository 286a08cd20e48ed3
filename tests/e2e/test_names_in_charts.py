"""Names and words stand whole in charts and in links, on a phone as at a desk."""

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.operations import content
from domain.staff.roles import Role
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, OpenPage
from tests.e2e.demonstrations import TERRITORY, shown
from tests.e2e.meetings import settled
from tests.e2e.room import hire
from texts import say
from texts.typography import typeset

PHONE = {"width": 390, "height": 844}
# The words of the first chart, one text after the other, and those that stick out of it.
WORDS = """() => [...document.querySelector("[data-testid=stVegaLiteChart]").querySelectorAll("svg text")]
  .map((text) => [...(text.children.length ? text.children : [text])].map((line) => line.textContent).join(" "))"""
OUT = """() => {
  const chart = document.querySelector("[data-testid=stVegaLiteChart] svg")
  const { left, right } = chart.getBoundingClientRect()
  return [...chart.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect()
    return box.left < left - 1 || box.right > right + 1
  }).map((text) => text.textContent)
}"""


# Of all charts: texts that Vega cut, beside those that end so in the content; and links that are cut.
CUT = """() => {
  const cut = [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg text")]
    .filter((text) => text.textContent.endsWith("…")).map((text) => text.textContent)
  const links = [...document.querySelectorAll("[data-testid=stPageLink] a")]
  const over = (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible"
  const narrow = links.filter((link) => [link, ...link.querySelectorAll("*")].some(over))
  return [...cut, ...narrow.map((link) => link.textContent)]
}"""
OUT_OF_ANY = """() => [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg")].flatMap((chart) => {
  const { left, right } = chart.getBoundingClientRect()
  return [...chart.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect()
    return box.width && (box.left < left - 1 || box.right > right + 1)
  }).map((text) => text.textContent)
})"""
PARTS = ("capacity", "waves", "restitution", "capacity")  # of «Coopération», those with charts that are not scrolled


def words(page: Page) -> list[str]:
    expect(page.locator("[data-testid=stVegaLiteChart] svg text").first).to_be_visible()
    return [" ".join(each.replace("\u200b", " ").split()) for each in page.evaluate(WORDS)]


def themes(database: Database) -> list[str]:
    """The names of all nine, as a chart writes them."""
    with database.reading() as connection:
        return [" ".join(typeset(theme.fr).split()) for theme in content.themes(connection)]


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
@pytest.mark.timeout(300)
def test_no_name_is_cut(
    loaded: Database, server: Application, open_device: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(loaded, monkeypatch)
    names = themes(loaded)
    account = hire(loaded, Role.COMMITTEE, TERRITORY)
    for size in (PHONE, TABLET):
        page = open_device(size, account)
        for address in ("/themes", "/theme?theme=food_security", "/theme?theme=emancipation", "/themes"):
            page.goto(f"{server.address}{address}")
            drawn = words(page)
            assert [each for each in drawn if "…" in each] == [], address
            assert page.evaluate(OUT) == [], address
            if address == "/themes":
                assert [name for name in names if name not in drawn] == []


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
@pytest.mark.timeout(300)
def test_no_name_is_cut_on_cooperation_nor_any_link(
    loaded: Database, server: Application, open_device: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(loaded, monkeypatch)
    names = themes(loaded)
    account = hire(loaded, Role.COMMITTEE, TERRITORY)
    for size in (PHONE, TABLET):
        page = open_device(size, account)
        page.goto(f"{server.address}/cooperation")
        for part in PARTS:
            page.get_by_test_id("stButtonGroup").get_by_text(say(f"cooperation.part_{part}"), exact=True).click()
            expect(page.get_by_role("heading", name=say(f"cooperation.part_{part}"), exact=True)).to_be_visible()
            settled(page)
            drawn = words(page)
            assert page.evaluate(CUT) == [], part
            if part != "waves":  # the map there is wider than a phone, and scrolled
                assert page.evaluate(OUT_OF_ANY) == [], part
            if part == "capacity":
                assert [name for name in names if name not in drawn] == []
        page.goto(f"{server.address}/themes")
        expect(page.get_by_test_id("stPageLink").last).to_be_visible()
        settled(page)
        assert page.evaluate(CUT) == []
