"""A phone without account as a remote: it moves its room, the laptop sends it away, the wall knows nothing of it."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.workshops import programme, remotes, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.remotes import draw, keyed
from tests.ballots import NOW
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, WALL, OpenPage, barriers
from tests.e2e.hall import PHONE
from tests.e2e.meetings import front
from tests.e2e.room import TERRITORY, Account, hire
from tests.e2e.test_steps import REST, on, shows
from tests.programmes import SHORT, TWO_HOURS, prepared
from texts import say
from texts.typography import typeset

TALL = 8 * 20  # pixels of the great button: a thumb finds it without a look


def offered(database: Database, workshop: str, account: Account) -> str:
    code = draw()
    with database.transaction() as connection:
        by = By(Role.FACILITATOR, datetime.now(UTC), account.id)
        remotes.offer(connection, workshop, keyed(SECRET_KEY, code), by)
    return code


def two_open(database: Database) -> tuple[str, str]:
    """Two workshops with programmes, the second of which was opened first."""
    with database.transaction() as connection:
        made = prepared(connection, "Vague 2", SHORT), prepared(connection, "Vague 1", TWO_HOURS)
        for one in made:
            workshops.open_(connection, one, by=By("facilitator", NOW))
    return made


def become(page: Page) -> None:
    page.get_by_role("button", name=say("remote.become")).click()


@BOTH_IN_SOAK
@pytest.mark.timeout(420)
def test_a_phone_moves_its_room_until_it_is_sent_away(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    second, first = two_open(loaded)
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    phone, laptop, wall = open_device(PHONE), open_device(TABLET, account), open_device(WALL, account)
    laptop.goto(f"{server.address}/animer?workshop={first}")
    wall.goto(f"{server.address}/projeter?workshop={first}")
    other = open_device(PHONE)
    typed, scanned = offered(loaded, second, account), offered(loaded, first, account)
    other.goto(f"{server.address}/telecommande")
    other.get_by_label(say("remote.label")).fill(f"{typed[:4].lower()} {typed[4:]}")
    phone.goto(f"{server.address}/telecommande#{scanned}")
    expect(phone.get_by_label(say("remote.label"))).to_have_value(scanned, timeout=30_000)
    assert scanned not in phone.url
    for page in (phone, other):
        assert [found for found in barriers(page) if "serious" in found or "critical" in found] == []
        become(page)
    shows(phone, "Accueil")
    shows(other, "Accueil")
    on(phone, "Cadre et «Depuis la dernière fois»")
    shows(wall, "Cadre et «Depuis la dernière fois»")
    shows(phone, "Cadre et «Depuis la dernière fois»")
    expect(laptop.get_by_text(say("step.which", n="2", steps="8"))).to_be_visible(timeout=30_000)
    assert [found for found in barriers(phone) if "serious" in found or "critical" in found] == []
    box = phone.locator("[class*=st-key-step_on_] button").bounding_box()
    assert box is not None
    assert box["height"] >= TALL
    assert box["y"] + box["height"] <= PHONE["height"]
    phone.reload()
    phone.wait_for_timeout(REST)
    laptop.keyboard.press("Space")
    for page in (phone, wall):
        shows(page, "Ce qui existe déjà")
    expect(wall.get_by_text(say("screen.remote"))).to_have_count(0)
    front(laptop, "room")
    laptop.get_by_text(say("remotes.title"), exact=True).click()
    laptop.get_by_role("button", name=say("remotes.revoke"), exact=True).click()
    expect(phone.get_by_text(say("error.RemoteEnded"))).to_be_visible(timeout=30_000)
    expect(phone.get_by_role("button", name=say("remote.back"))).to_have_count(0)
    on(other, "Questionnaire")
    shows(other, "Questionnaire")
    with loaded.reading() as connection:
        standing = [programme.programme(connection, one).step for one in (first, second)]
    assert [step and step.kind for step in standing] == ["deja_la", "questionnaire"]


@BOTH_IN_SOAK
@pytest.mark.timeout(420)
def test_space_goes_on_where_nothing_has_the_focus_and_alt_v_presses_nothing(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        workshop = prepared(connection, "Vague 1", TWO_HOURS)
        workshops.open_(connection, workshop, by=By("facilitator", NOW))
    laptop = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    laptop.goto(f"{server.address}/animer?workshop={workshop}")
    second = say("step.which", n="2", steps="8")
    great = laptop.get_by_role("button", name=say("step.on", title=typeset("Cadre et «Depuis la dernière fois»")))
    expect(great).to_be_visible(timeout=30_000)
    laptop.get_by_role("spinbutton", name=say("door.people")).focus()
    laptop.keyboard.press("Space")
    laptop.keyboard.press("Alt+v")
    expect(great).to_be_focused()
    laptop.wait_for_timeout(REST)
    with loaded.reading() as connection:
        step = programme.programme(connection, workshop).step
    assert step is not None
    assert step.kind == "accueil"
    laptop.evaluate("document.activeElement.blur()")
    laptop.keyboard.press("Space")
    expect(laptop.get_by_text(second)).to_be_visible(timeout=30_000)
    laptop.reload()
    expect(laptop.get_by_text(second)).to_be_visible(timeout=30_000)


@pytest.mark.timeout(420)
def test_a_code_that_has_ended_is_not_shown_any_more(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    second, first = two_open(loaded)
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    for workshop in (first, second):
        laptop = open_device(TABLET, account)
        laptop.clock.install()
        laptop.goto(f"{server.in_the_room}/animer?workshop={workshop}")
        front(laptop, "room")
        laptop.get_by_text(say("remotes.title"), exact=True).click()
        over, code = laptop.get_by_text(say("remotes.over")), laptop.get_by_role("img", name=say("remotes.qr"))
        for press in ("remotes.add", "remotes.again"):
            laptop.get_by_role("button", name=say(press)).click()
            expect(code).to_be_visible(timeout=30_000)
            laptop.clock.fast_forward(60_000 * 4)
            expect(over).to_have_count(0)
            laptop.clock.fast_forward(60_000)
            for _ in range(5):  # drawn anew meanwhile, it counts by the server, whose clock nobody moved
                laptop.wait_for_timeout(500)
                if not over.count():
                    laptop.clock.fast_forward(60_000 * 5)
            expect(over).to_be_visible()
            expect(code).to_be_hidden()
