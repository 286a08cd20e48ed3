"""How long steps lasted: by five minutes, both times where one was gone back to, and not while it was closed."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.workshops.durations import lasted

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def test_a_step_that_was_gone_back_to_lasted_both_times() -> None:
    begun = [(1, at(0)), (2, at(11)), (1, at(20)), (2, at(32)), (3, at(50))]
    assert lasted(begun, at(51)) == {1: 25, 2: 25, 3: 0}
    assert lasted(begun, None) == {1: 25, 2: 25}
    assert lasted(begun[:4], None) == {1: 25}  # the second has not lasted yet
    assert lasted([], at(9)) == {}


def test_a_closing_that_was_undone_is_no_part_of_a_step() -> None:
    begun = [(1, at(0)), (2, at(10)), (3, at(60))]
    assert lasted(begun, at(70)) == {1: 10, 2: 50, 3: 10}
    assert lasted(begun, at(70), [(at(20), at(45))]) == {1: 10, 2: 25, 3: 10}
    assert lasted(begun, at(95), [(at(65), at(90))]) == {1: 10, 2: 50, 3: 10}


@pytest.mark.parametrize(("minutes", "told"), [(2.4, 0), (2.5, 5), (7.4, 5), (7.5, 10), (12.4, 10), (61, 60)])
def test_minutes_are_told_by_five(minutes: float, told: int) -> None:
    assert lasted([(1, at(0))], at(minutes)) == {1: told}
