"""What is chosen among pills is read as well as what is not, on a light page and on a dark one."""

import re

import pytest
from playwright.sync_api import Page, expect

from charts.look import contrast
from db.engine import Database
from domain.staff.roles import Role
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage, barriers
from tests.e2e.demonstrations import TERRITORY, shown
from tests.e2e.room import hire

GROUP = '[data-testid="stButtonGroup"]'
READ = 4.5
# The letters of each pill, whether it is chosen, and what lies under them: one over the other, as they are drawn.
DRAWN = f"""() => [...document.querySelectorAll('{GROUP} button')].map((pill) => {{
  const under = []
  for (let at = pill; at; at = at.parentElement) under.unshift(getComputedStyle(at).backgroundColor)
  return [pill.hasAttribute("data-selected"), getComputedStyle(pill.querySelector("p") ?? pill).color, under]
}})"""


def channels(colour: str) -> list[float]:
    found = [float(each) for each in re.findall(r"[\d.]+", colour)]
    return [*found, 1.0] if len(found) == 3 else found


def over(layers: list[str]) -> str:
    seen = [255.0] * 3
    for *coat, alpha in map(channels, layers):
        seen = [alpha * new + (1 - alpha) * old for new, old in zip(coat, seen, strict=True)]
    return "#" + "".join(f"{round(each):02X}" for each in seen)


def contrasts(page: Page) -> dict[bool, list[float]]:
    found: dict[bool, list[float]] = {True: [], False: []}
    for chosen, letters, under in page.evaluate(DRAWN):
        found[chosen].append(contrast(over([letters]), over(under)))
    return found


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
@pytest.mark.timeout(300)
def test_what_is_chosen_is_read_in_both_lights(
    loaded: Database, server: Application, open_device: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(loaded, monkeypatch)
    committee, anybody = open_device(account=hire(loaded, Role.COMMITTEE, TERRITORY)), open_device()
    for page, address in ((committee, "/cooperation"), (anybody, "/projet"), (committee, "/cooperation")):
        page.goto(f"{server.address}{address}")
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            page.reload()
            expect(page.locator(f"{GROUP} button[data-selected]").first).to_be_visible()
            found = contrasts(page)
            assert found[True], address
            assert found[False], address
            assert min(found[True] + found[False]) >= READ, (address, scheme, found)
            assert [one for one in barriers(page, GROUP) if "contrast" in one] == []
