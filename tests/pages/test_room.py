"""«Salle»: two rooms, each with its own lines; what is answered stays after a reload; the wall follows."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from components.prose import prose
from db.engine import Database
from db.queries.operations.health import engine_version
from db.queries.workshops import readiness, workshops
from db.schema import version
from domain.operations.presence import EVERY, PRESENCE, ROLL
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops import readiness as rules
from domain.workshops.readiness import Address, Check
from frame.operations import network
from tests.ballots import phone, room
from tests.pages.conftest import OpenPage, button
from tests.pages.consoles import opened
from tests.programmes import SHORT
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
FINE = Address("http://192.168.1.20:8501", alone=False)
HERE = Address(
    "http://localhost:8501", alone=True, others=("http://192.168.1.20:8501", "http://10.0.0.7:8501"), open=True
)


@pytest.fixture(autouse=True)
def _address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "here", lambda: FINE)


def at(open_page: OpenPage, database: Database, workshop: str, page: str = "room") -> AppTest:
    """The page of this workshop, loaded anew."""
    shown = open_page(page, Role.FACILITATOR, territory="lyon", database=database, run=False)
    shown.query_params["workshop"] = workshop
    return shown.run()


def told(page: AppTest) -> str:
    assert not page.exception
    return " ".join(
        str(one.value) for kind in (page.header, page.success, page.warning, page.info, page.error) for one in kind
    )


def versions(database: Database) -> str:
    with database.reading() as connection:
        return prose(say("room.version", schema=version(database), database=engine_version(connection)))


def press(page: AppTest, act: str, workshop: str) -> AppTest:
    return button(page, act, workshop).click().run()


def test_what_is_tried_and_answered_is_of_this_room_and_stays(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", SHORT), opened(loaded, "Vague 1", SHORT)
    page = at(open_page, loaded, first)
    assert say("room.left", n=4) in told(page)
    assert say("room.unsent") in told(page)
    assert versions(loaded) in told(page)
    press(page, "heard", first)
    press(page, "without", first)
    press(page, "try", first)
    with loaded.reading() as connection:
        workshop = workshops.workshop(connection, first)
        assert set(readiness.seen(connection, first)) == {Check.SOUND, Check.TABLETS, Check.DATABASE}
        assert readiness.seen(connection, second) == {}
    assert workshop.state == "open"
    page = at(open_page, loaded, first)
    assert say("room.ready") not in told(page)
    press(page, "seen", first)
    page = at(open_page, loaded, first)
    assert say("room.ready") in told(page)
    assert say("room.left", n=4) in told(at(open_page, loaded, second))
    press(page, "with", first)
    assert say("room.tablets.none") in told(page)
    assert say("room.ready") not in told(page)


def test_what_failed_says_what_to_do_and_is_asked_again(loaded: Database, open_page: OpenPage) -> None:
    workshop = opened(loaded, "Vague 2", SHORT)
    opened(loaded, "Vague 1", SHORT)
    page = at(open_page, loaded, workshop)
    press(page, "silent", workshop)
    assert say("room.sound.failed") in told(page)
    press(page, "heard", workshop)
    assert say("room.sound.fine") in told(page)
    press(page, "try", workshop)
    press(page, "unseen", workshop)
    assert say("room.wall.failed") in told(page)


def test_a_loopback_address_says_by_which_to_come(
    loaded: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "here", lambda: HERE)
    page = at(open_page, loaded, opened(loaded, "Vague 1", SHORT))
    assert say("room.address.elsewhere") in told(page)
    assert [code.value for code in page.code] == list(HERE.others)


def test_the_wall_shows_the_square_until_somebody_saw_it(loaded: Database, open_page: OpenPage) -> None:
    other, workshop = opened(loaded, "Vague 1", SHORT), opened(loaded, "Vague 2", SHORT)

    def components(of: str) -> list[str]:
        wall = at(open_page, loaded, of, "wall")
        assert not wall.exception
        return [one.proto.component_name for one in wall.get("bidi_component")]

    before, beside = components(workshop), components(other)
    page = at(open_page, loaded, workshop)
    press(page, "try", workshop)
    with loaded.reading() as connection:
        number = readiness.square(connection, workshop, datetime.now(UTC))
    assert say("room.wall.shown", number=number) in told(page)
    shown = components(workshop)
    assert [name for name in shown if name not in before] == [name for name in shown if name.endswith("square")]
    assert len(shown) > len([name for name in shown if not name.endswith("square")])
    assert components(other) == beside
    press(page, "seen", workshop)
    assert components(workshop) == before


def test_a_square_that_nobody_answers_for_goes_by_the_clock(
    loaded: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [opened(loaded, label, SHORT) for label in ("Vague 2", "Vague 1")]
    walls = [at(open_page, loaded, of, "wall") for of in both]
    for workshop in reversed(both):
        press(at(open_page, loaded, workshop), "try", workshop)

    def squares() -> list[int]:
        drawn = [wall.run().get("bidi_component") for wall in walls]
        return [sum(one.proto.component_name.endswith("square") for one in there) for there in drawn]

    assert squares() == [1, 1]
    monkeypatch.setattr(rules, "SQUARE", timedelta())  # nobody writes anything
    assert squares() == [0, 0]
    assert squares() == [0, 0]


def test_devices_are_called_for_a_minute_and_those_that_answer_are_told(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        workshop, other = room(connection, "Vague 1"), room(connection, "Vague 2")
        first, lost = phone(connection, workshop, "first"), phone(connection, workshop, "lost")
        phone(connection, other, "beside")
    page = at(open_page, loaded, workshop)
    assert say("room.tablets.untried", n=2) in told(page)
    press(page, "try", workshop)
    assert say("room.tablets.trying", held=0, n=2) in told(page)
    topic, began = f"workshop:{workshop}", PRESENCE._rolls[f"workshop:{workshop}"].began
    PRESENCE._rolls[topic].began = began - ROLL - 1  # a minute and a quarter later
    for moment in range(0, int(ROLL), int(EVERY)):
        PRESENCE._rolls[topic].heard(first.id, began - ROLL - 1 + moment)
    PRESENCE._rolls[topic].heard(lost.id, began - ROLL)
    page.run()
    assert say("room.tablets.lost", held=1, n=2) in told(page)
    press(page, "try", workshop)
    assert say("room.tablets.trying", held=0, n=2) in told(page)
    assert say("room.tablets.untried", n=1) in told(at(open_page, loaded, other))


def test_a_room_that_is_over_is_not_tried(loaded: Database, open_page: OpenPage) -> None:
    over, workshop = opened(loaded, "Vague 1", SHORT), opened(loaded, "Vague 2", SHORT)
    page, beside = at(open_page, loaded, over), at(open_page, loaded, workshop)
    with loaded.transaction() as connection:
        workshops.close(connection, over, by=By("facilitator", datetime.now(UTC)))
    press(page, "try", over)
    assert say("error.Over") in told(page)
    page = at(open_page, loaded, over)
    assert say("room.over") in told(page)
    assert versions(loaded) in [one.value for one in page.caption]
    press(beside, "try", workshop)
    with loaded.reading() as connection:
        assert readiness.seen(connection, over) == {}
        assert set(readiness.seen(connection, workshop)) == {Check.DATABASE}


def test_the_console_tells_what_devices_do_and_leads_to_the_room(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        other, workshop = room(connection, "Vague 1"), room(connection, "Vague 2")
        phone(connection, workshop, "one")
        phone(connection, workshop, "two")
    page = at(open_page, loaded, workshop, "facilitate")
    assert not page.exception
    crowd = [one for one in page.get("bidi_component") if one.proto.component_name.endswith("crowd")]
    assert len(crowd) == 1
    assert [one["said"] for one in json.loads(crowd[0].proto.json)["doing"]] == [say("crowd.ready", n=2)]
    beside = at(open_page, loaded, other, "facilitate")
    assert not [one for one in beside.get("bidi_component") if one.proto.component_name.endswith("crowd")]
    [link] = [one for one in page.get("page_link") if one.proto.label == say("room.link")]
    assert workshop in link.proto.query_string
