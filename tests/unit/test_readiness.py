"""What «Salle» says of each thing that can fail: never green for what was not tried."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.workshops.readiness import (
    FRESH,
    LEAST_FREE,
    Address,
    Check,
    CheckLine,
    Of,
    Seen,
    Tablets,
    database,
    fresh,
    server,
    tablets,
    tried,
    wall,
)
from domain.workshops.workshop import State
from frame.address import only_here
from frame.operations import network

NOW = datetime(2026, 11, 28, 18, tzinfo=UTC)
YES, NO = Seen(passed=True, at=NOW), Seen(passed=False, at=NOW)
HOME, ROOM = "http://localhost:8501", "http://192.168.1.20:8501"


def said(line: CheckLine) -> tuple[bool, str]:
    return line.ready, line.says


def test_an_address_that_leads_nowhere_is_never_green() -> None:
    assert said(Address(ROOM, alone=False).line) == (True, "fine")
    assert said(Address(HOME, alone=True, others=(ROOM,), open=True).line) == (False, "elsewhere")
    assert said(Address(HOME, alone=True, others=(ROOM,)).line) == (False, "closed")
    assert said(Address(HOME, alone=True).line) == (False, "no_network")


def test_time_does_not_go_back() -> None:
    assert said(server(NOW, NOW, NOW - timedelta(days=3))) == (True, "fine")
    assert said(server(NOW, NOW, None)) == (True, "fine")
    assert said(server(NOW, NOW, NOW + timedelta(minutes=1))) == (False, "behind")


def test_a_database_was_tried_and_has_room() -> None:
    assert said(database(YES, LEAST_FREE)) == (True, "fine")
    assert said(database(None, LEAST_FREE)) == (False, "untried")
    assert said(database(YES, LEAST_FREE - 1)) == (False, "full")


def test_what_somebody_in_the_room_said_counts_and_nothing_else() -> None:
    assert [said(tried(Of.SOUND, one)) for one in (None, NO, YES)] == [
        (False, "untried"), (False, "failed"), (True, "fine"),
    ]  # fmt: skip
    assert said(wall(YES, None)) == (True, "fine")
    assert said(wall(YES, 47)) == (False, "shown")  # it is asked again
    assert wall(None, 47).values == {"number": 47}


@pytest.mark.parametrize(
    ("state", "here", "without", "ready", "says"),
    [
        (State.PREPARED, Tablets(0), None, False, "not_open"),
        (State.OPEN, Tablets(0), None, False, "none"),
        (State.OPEN, Tablets(0), YES, True, "none_wanted"),
        (State.OPEN, Tablets(0), NO, False, "none"),
        (State.OPEN, Tablets(3), YES, False, "untried"),  # there are some, after all
        (State.OPEN, Tablets(3, 3, over=False), None, False, "trying"),
        (State.OPEN, Tablets(3, 2, over=True), None, False, "lost"),
        (State.OPEN, Tablets(3, 2, over=True, unsent=4), None, False, "lost"),
        (State.OPEN, Tablets(3, 3, over=True, unsent=4), None, False, "unsent"),
        (State.OPEN, Tablets(3, 3, over=True), None, True, "fine"),
    ],
)
def test_tablets_are_ready_once_all_of_them_were_held(
    state: State, here: Tablets, without: Seen | None, ready: bool, says: str
) -> None:
    assert said(tablets(state, here, without)) == (ready, says)


def test_what_was_seen_yesterday_is_looked_at_again() -> None:
    seen = {Check.SOUND: YES, Check.WALL: Seen(passed=True, at=NOW - FRESH)}
    assert fresh(seen, NOW) == {Check.SOUND: YES}


@pytest.mark.parametrize("name", ["localhost:8501", "127.0.0.1:8501", "127.0.0.2", "[::1]:8501"])
def test_what_leads_each_device_to_itself_is_known(name: str) -> None:
    assert only_here(f"http://{name}/salle")
    assert not only_here(ROOM)
    assert not only_here("https://tablee.example")


def test_the_addresses_of_this_machine_are_of_its_networks() -> None:
    assert not [each for each in network.own_addresses() if each.startswith(("127.", "0."))]
    assert not network.answers("127.0.0.1", 1)
