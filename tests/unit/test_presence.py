"""Who answers when the room changes: two rooms, two devices in each, and clocks that the test moves."""

from domain.operations.presence import EVERY, GAP, GRACE, HELD, KEPT, MOST, MUCH, ROLL, Presence

ONE, OTHER = "workshop:one", "workshop:other"
HERE, THERE = ("b", "a"), ("d", "c")


def test_who_does_not_ask_after_a_change_is_away_once_the_others_had_time() -> None:
    room = Presence()
    assert room.away(ONE, HERE, 0.0) == frozenset()  # nobody was called: nothing is known
    room.called(OTHER, 99.0)
    room.called(ONE, 100.0)
    room.heard("a", 101.0)
    room.heard("c", 101.0)
    assert room.away(ONE, HERE, 100.0 + GRACE - 1) == frozenset()
    assert room.away(ONE, HERE, 100.0 + GRACE) == {"b"}
    assert room.away(OTHER, THERE, 100.0 + GRACE) == {"d"}
    room.heard("b", 120.0)
    assert room.away(ONE, HERE, 121.0) == frozenset()


def test_a_change_a_moment_ago_does_not_hide_who_missed_the_one_before() -> None:
    room = Presence()
    room.called(ONE, 100.0)
    room.heard("a", 101.0)
    for moment in range(110, 140):  # a busy room
        room.called(ONE, float(moment))
        room.heard("a", moment + 0.5)
    assert room.away(ONE, HERE, 140.0) == {"b"}
    room.quiet(ONE)
    assert room.away(ONE, HERE, 200.0) == frozenset()


def test_what_waits_on_devices_is_what_they_said_last() -> None:
    room = Presence()
    assert room.unsent(HERE) == 0
    for device, n in (("b", 3), ("c", 5), ("a", 10**9), ("a", 1)):
        room.heard(device, 1.0, n)
    assert room.unsent(HERE) == 4
    room.heard("d", 2.0, 10**9)
    assert room.unsent(THERE) == 5 + MUCH
    room.heard("b", 3.0)  # it has sent them
    assert room.unsent(HERE) == 1


def called_until(room: Presence, topic: str, devices: tuple[str, ...], since: float, until: float) -> None:
    moment = since
    while moment <= until:
        for device in devices:
            room.heard(device, moment + 1)
        moment += EVERY


def test_only_those_that_answer_to_the_end_are_held() -> None:
    room = Presence()
    room.begin(ONE, 1_000.0)
    called_until(room, ONE, ("a",), 1_000.0, 1_000.0 + ROLL)
    called_until(room, ONE, ("b",), 1_000.0, 1_000.0 + HELD / 2)  # then the network lost it
    called_until(room, ONE, ("c",), 1_000.0, 1_000.0 + ROLL)  # of another room
    assert room.roll(ONE, HERE, 1_010.0) == (False, 2)
    assert room.roll(ONE, HERE, 1_000.0 + ROLL) == (True, 1)
    assert room.roll(OTHER, THERE, 1_000.0 + ROLL) is None
    room.heard("b", 1_000.0 + ROLL + 1)
    assert room.roll(ONE, HERE, 1_000.0 + ROLL + 600) == (True, 1)  # it stays what it was
    assert room.roll(ONE, HERE, 1_000.0 + KEPT + 1) is None


def test_a_gap_in_the_middle_is_not_held_although_it_came_back() -> None:
    room = Presence()
    room.begin(ONE, 0.0)
    for moment in (1.0, 11.0, 11.0 + GAP + 1, 43.0, 53.0, 63.0, 73.0):
        room.heard("a", moment)
    for moment in (1.0, 11.0, 11.0 + GAP - 1, 43.0, 53.0, 63.0, 73.0):
        room.heard("b", moment)
    assert room.roll(ONE, HERE, ROLL) == (True, 1)
    assert room.roll(ONE, ("a",), ROLL) == (True, 0)


def test_one_that_comes_late_was_not_held_for_a_minute() -> None:
    room = Presence()
    room.begin(ONE, 0.0)
    called_until(room, ONE, ("a",), 0.0, ROLL)
    called_until(room, ONE, ("b",), GAP + 5, ROLL)
    assert room.roll(ONE, HERE, ROLL) == (True, 1)


def test_two_who_try_at_once_try_once_and_later_it_begins_anew() -> None:
    room = Presence()
    room.begin(ONE, 0.0)
    room.heard("a", 1.0)
    room.begin(ONE, 5.0)
    assert room.roll(ONE, HERE, 6.0) == (False, 1)
    assert room.calling(ONE, ROLL)
    assert not room.calling(OTHER, 6.0)
    assert not room.calling(ONE, ROLL + 3 * EVERY)
    room.begin(ONE, ROLL + 1)
    assert room.roll(ONE, HERE, ROLL + 2) == (False, 0)


def test_a_script_that_names_many_devices_takes_no_memory() -> None:
    room = Presence()
    room.begin(ONE, 0.0)
    for number in range(3 * MOST):
        room.heard(f"made up {number}", 1.0)
    assert len(room._heard) == MOST
    assert len(room._rolls[ONE].last) <= MOST
