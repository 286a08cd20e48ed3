"""A finger and a pulse in one moment of the browser, in either order: the press is heard, and nothing of it is lost."""

import pytest
from playwright.sync_api import Locator, Page, expect

from db.engine import Database
from domain.staff.roles import Role
from tests.ballots import cast, close, opened, plan, room
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, OpenPage
from tests.e2e.meetings import settled
from tests.e2e.room import TERRITORY, hire
from texts import say

PEOPLE = 6
# The page's connection and what sends its pulses (``take`` of ``tablet/pulses.js``) are in the hand of this test.
IN_HAND = """
window.sources = []
window.EventSource = class extends EventSource { constructor(...given) { super(...given); sources.push(this) } }
window.held = []
const later = window.setTimeout
window.setTimeout = (what, delay, ...rest) =>
  window.holding && what.name === "take" ? held.push(what) : later(what, delay, ...rest)
window.hold = () => {
  window.holding = true
  for (const source of sources) source.onmessage({ data: "ready" })
  return held.length
}
window.pulse = () => {
  window.holding = false
  for (const take of held.splice(0)) take()
}
"""
IN_ONE_MOMENT = {
    "press, pulse": "(button) => { button.click(); pulse() }",
    # The next task of the browser, before any of its timers.
    "pulse, press": """(button) => new Promise((done) => {
      const next = new MessageChannel()
      next.port1.onmessage = () => { button.click(); done() }
      next.port2.postMessage(0)
      pulse()
    })""",
}


@pytest.mark.parametrize("order", IN_ONE_MOMENT)
@BOTH_IN_SOAK
@pytest.mark.timeout(300)
def test_a_press_in_the_moment_of_a_pulse_is_heard(
    loaded: Database, server: Application, open_device: OpenPage, order: str
) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        votes = [opened(connection, workshop, plan(method)) for method in ("majority", "approval")]
        for number, vote in enumerate(votes):
            for person in range(PEOPLE):
                cast(connection, vote, "A=4 B=3" if number == 0 else "A=1", number=person)
            close(connection, vote)
    laptop = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    laptop.add_init_script(IN_HAND)
    for vote in reversed(votes):
        laptop.goto(f"{server.address}/animer?workshop={workshop}&vote={vote}")
        for act, undone in (("reveal", "hide"), ("hide", "reveal")):
            _press(laptop, order, act)
            expect(_button(laptop, undone)).to_be_visible(timeout=30_000)
            laptop.reload()


def _press(page: Page, order: str, act: str) -> None:
    button = _button(page, act)
    expect(button).to_be_visible(timeout=30_000)
    settled(page)
    assert page.evaluate("hold()") > 0
    button.evaluate(IN_ONE_MOMENT[order])


def _button(page: Page, act: str) -> Locator:
    return page.get_by_role("button", name=say(f"vote.act.{act}"), exact=True)
