"""R finds «Révéler» and presses nothing; the space bar then presses it. Nothing of it reaches another room."""

import pytest
from playwright.sync_api import Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from db.engine import Database
from db.queries.workshops import workshops
from domain.staff.roles import Role
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, OpenPage
from tests.e2e.meetings import settled
from tests.e2e.room import TERRITORY, answers, hire, open_room
from texts import say

ENOUGH, TOO_FEW = 10, 4
TIMES, MOMENT = 10, 1_000  # milliseconds


def revealed(database: Database, *rooms: str) -> list[bool]:
    with database.reading() as connection:
        return [workshops.workshop(connection, room).revealed for room in rooms]


class Runs:
    """How often a page asked its server to run all of it: what Streamlit does of an R by itself."""

    def __init__(self, page: Page) -> None:
        self.page, self.whole = page, 0
        page.on("websocket", lambda socket: socket.on("framesent", self._sent))

    def after(self, key: str) -> int:
        """How many more, once that key was pressed with nothing in hand."""
        self.page.evaluate("document.activeElement.blur()")
        settled(self.page)  # a field that is left says what was typed
        before = self.whole
        self.page.keyboard.press(key)
        settled(self.page)
        return self.whole - before

    def draws_again(self, key: str) -> bool:
        """Whether the page is drawn again by that key, pressed until it is: a busy page hears nothing of it."""
        return any(self.after(key) or self._soon() for _ in range(TIMES))

    def _soon(self) -> bool:
        """Whether one more is asked for in a moment: a slow machine sends it after the page looks settled."""
        before = self.whole
        self.page.wait_for_timeout(MOMENT)
        return self.whole > before

    def _sent(self, said: str | bytes) -> None:
        asked = BackMsg.FromString(said if isinstance(said, bytes) else said.encode())
        self.whole += asked.HasField("rerun_script") and not asked.rerun_script.fragment_id


@BOTH_IN_SOAK
@pytest.mark.timeout(420)
def test_r_finds_what_reveals_and_space_presses_it(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    few = open_room(loaded, "Vague 2", people=ENOUGH, shared=True).id
    here = open_room(loaded, "Vague 1", people=ENOUGH, shared=True).id
    answers(loaded, few, TOO_FEW)
    answers(loaded, here, ENOUGH)
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    runs = Runs(page)
    reveal = page.get_by_role("button", name=say("console.reveal_button"))
    page.goto(f"{server.address}/animer?workshop={few}")
    expect(reveal).to_be_disabled(timeout=60_000)
    settled(page)
    assert runs.draws_again("r")  # nothing to find here: the key is Streamlit's
    expect(reveal).to_be_disabled()
    for _ in range(2):  # a reload in between
        page.goto(f"{server.address}/animer?workshop={here}")
        expect(reveal).to_be_enabled(timeout=60_000)
        settled(page)
        page.get_by_role("spinbutton", name=say("door.people")).focus()
        page.keyboard.press("r")
        expect(reveal).not_to_be_focused()
        assert runs.after("r") == 0
        expect(reveal).to_be_focused()
        assert revealed(loaded, few, here) == [False, False]
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name=say("console.take_off_button"))).to_be_visible(timeout=30_000)
    assert revealed(loaded, few, here) == [False, True]
