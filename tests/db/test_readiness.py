"""What is tried in two rooms, one after the other: each keeps its own, the last try counts, and the square goes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from db.engine import Database
from db.models.readiness import RoomCheckRow, WallSquareRow
from db.models.staff import AuditRow
from db.queries.participation import responses, visits
from db.queries.workshops import crowd, drafts, readiness, workshops
from domain.participation.consent import Consent
from domain.staff.by import By
from domain.workshops.admission import Kind
from domain.workshops.readiness import NUMBERS, SQUARE, Check, Seen
from domain.workshops.workshop import Over
from tests.programmes import SHORT, opened, prepared

NOW = datetime(2026, 11, 28, 18, tzinfo=UTC)
BY = By("facilitator", NOW)
LATER = By("facilitator", NOW + SQUARE)
PRESSES = 12


def test_each_room_keeps_what_was_tried_in_it_and_the_last_try_counts(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, NOW), prepared(connection, "Vague 1", SHORT, NOW)
        for workshop, passed in ((second, False), (first, True), (second, True), (second, False)):
            kept = readiness.check(connection, workshop, Check.SOUND, passed=passed, by=BY)
            assert kept == Seen(passed, NOW)
        readiness.check(connection, first, Check.DATABASE, passed=True, by=LATER)
    with loaded.reading() as connection:
        assert readiness.seen(connection, second) == {Check.SOUND: Seen(passed=False, at=NOW)}
        assert readiness.seen(connection, first) == {
            Check.SOUND: Seen(passed=True, at=NOW),
            Check.DATABASE: Seen(passed=True, at=LATER.now),
        }
        told = select(func.count()).where(AuditRow.action == "workshop.room_checked", AuditRow.subject == second)
        assert connection.execute(told).scalar_one() == 3


def test_the_square_is_the_same_for_all_who_ask_and_goes_by_itself(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        assert readiness.square(connection, first, NOW) is None

    def press(_: int) -> int:
        with loaded.transaction() as connection:
            return readiness.show_square(connection, second, BY)

    work: Callable[[int], int] = press
    with ThreadPoolExecutor(PRESSES) as crowded:
        [number] = set(crowded.map(work, range(PRESSES)))
    assert number in NUMBERS
    with loaded.transaction() as connection:
        assert readiness.square(connection, second, NOW) == number
        assert readiness.square(connection, first, NOW) is None
        assert readiness.square(connection, second, LATER.now) is None
        shown = select(func.count()).where(AuditRow.action == "workshop.room_checked")
        assert connection.execute(shown).scalar_one() == 1
        again = readiness.show_square(connection, second, LATER)
        other = readiness.show_square(connection, first, LATER)
        readiness.check(connection, second, Check.WALL, passed=True, by=LATER)
        assert readiness.square(connection, second, LATER.now) is None
        assert readiness.square(connection, first, LATER.now) == other
        assert again in NUMBERS


def test_nothing_is_tried_in_a_room_that_is_over(loaded: Database) -> None:
    with loaded.transaction() as connection:
        over = opened(connection, "Vague 1", SHORT, NOW)
        workshops.close(connection, over, by=BY)
        for act in (
            lambda: readiness.check(connection, over, Check.WALL, passed=True, by=BY),
            lambda: readiness.show_square(connection, over, BY),
        ):
            with pytest.raises(Over):
                act()
        assert readiness.seen(connection, over) == {}


def test_what_was_tried_goes_with_a_workshop_that_is_removed(loaded: Database) -> None:
    with loaded.transaction() as connection:
        kept, gone = prepared(connection, "Vague 1", SHORT, NOW), prepared(connection, "Vague 2", SHORT, NOW)
        for workshop in (gone, kept):
            readiness.check(connection, workshop, Check.SOUND, passed=True, by=BY)
            readiness.show_square(connection, workshop, BY)
        drafts.remove(connection, drafts.draft(connection, gone), BY)
        for row in (RoomCheckRow, WallSquareRow):
            assert connection.execute(select(row.workshop_id)).scalars().all() == [kept]


def test_visits_that_go_on_are_counted_by_their_device(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        for number, (workshop, channel) in enumerate(
            [(first, "tablet"), (second, "phone"), (first, "phone"), (first, "tablet"), (first, "paper")]
        ):
            agreed = Consent("1", "fr", NOW.date(), False, None, False, channel)  # noqa: FBT003  its own order
            visits.begin(connection, f"visit {number}", workshop, agreed, f"ticket {number}")
        responses.finish(connection, "visit 0")
    with loaded.reading() as connection:
        assert crowd.going_on(connection, first) == {Kind.TABLET: 1, Kind.PHONE: 1}
        assert crowd.going_on(connection, second) == {Kind.PHONE: 1}
