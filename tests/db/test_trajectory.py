"""Two territories declare their trajectory: steps at once and back, once, by whoever has read what stands."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, select

from db.engine import Database
from db.models.staff import AuditRow
from db.queries.cooperation import trajectory
from domain.cooperation.errors import (
    DayAhead,
    DayBefore,
    Gone,
    NoSupport,
    StepNotUnderWay,
    StepUnderWay,
    TrajectoryMoved,
)
from domain.cooperation.trajectory import Declared, Kind
from domain.errors import RequestReused, WordsMissing
from domain.staff.by import By

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
PRESSES = 12


def by(role: str = "coordinator") -> By:
    return By(role, NOW)


def declared(
    connection: Connection, place: str, kind: Kind, day: date, words: str = "On se voit.", step: int | None = None
) -> str:
    request = uuid.uuid4().hex
    seen = trajectory.of(connection, place).last
    trajectory.declare(connection, place, Declared(kind, day, words, step), seen, by(), request)
    return request


def test_steps_run_together_and_back_in_each_territory_apart(loaded: Database) -> None:
    with loaded.transaction() as connection:
        declared(connection, "lyon", Kind.REACHED, date(2025, 3, 1), "Trois fêtes.", 3)
        declared(connection, "dunkerque", Kind.REACHED, date(2024, 9, 1), "Une visite.", 2)
        declared(connection, "lyon", Kind.REACHED, date(2024, 1, 1), "Un premier tour de table.", 1)
        declared(connection, "lyon", Kind.LEFT, date(2026, 1, 1), "Deux associations sont parties.", 3)
    with loaded.transaction() as connection:  # a reload
        here, there = trajectory.of(connection, "lyon"), trajectory.of(connection, "dunkerque")
        assert (here.under_way, there.under_way) == ((1,), (2,))
        declared(connection, "lyon", Kind.REACHED, date(2026, 5, 1), "Elles sont revenues.", 3)
    with loaded.reading() as connection:
        here = trajectory.of(connection, "lyon")
    assert here.under_way == (1, 3)
    assert [one.number for one in here.entries] == [1, 2, 3, 4]
    again = here.of_step(3)
    assert again is not None
    assert (again.said.day, again.said.words, again.role) == (date(2026, 5, 1), "Elles sont revenues.", "coordinator")
    assert here.of_step(2) is None


def test_what_does_not_follow_from_what_stands_is_refused(loaded: Database) -> None:
    with loaded.transaction() as connection:
        declared(connection, "lorient", Kind.REACHED, date(2024, 1, 1), step=4)
        declared(connection, "lyon", Kind.REACHED, date(2025, 3, 1), step=3)
        wrong = (
            (Kind.REACHED, date(2025, 4, 1), "Encore.", 3, StepUnderWay),
            (Kind.LEFT, date(2025, 4, 1), "Partis.", 4, StepNotUnderWay),  # it is under way elsewhere
            (Kind.LEFT, date(2025, 2, 1), "Partis.", 3, DayBefore),
            (Kind.STRIDE, date(2026, 11, 29), "Demain.", None, DayAhead),
            (Kind.LESSON, date(2026, 11, 1), " ", None, WordsMissing),
            (Kind.ENDED, date(2027, 1, 1), "", None, NoSupport),
        )
        for kind, day, words, step, refusal in wrong:
            with pytest.raises(refusal):
                declared(connection, "lyon", kind, day, words, step)
        assert trajectory.of(connection, "lyon").last == 1


def test_the_support_is_told_in_years_from_0_to_6(loaded: Database) -> None:
    with loaded.transaction() as connection:
        declared(connection, "lyon", Kind.BEGUN, date(2024, 3, 15), "")
        declared(connection, "lorient", Kind.BEGUN, date(2019, 1, 1), "")
        with pytest.raises(DayBefore):
            declared(connection, "lyon", Kind.ENDED, date(2024, 3, 14), "")
        declared(connection, "lyon", Kind.ENDED, date(2027, 6, 30), "")  # planned
    with loaded.reading() as connection:
        here, there = trajectory.of(connection, "lyon"), trajectory.of(connection, "lorient")
    days = (date(2024, 3, 14), date(2024, 3, 15), date(2025, 3, 14), date(2025, 3, 15), date(2027, 6, 30))
    assert [here.year(day) for day in days] == [None, 0, 0, 1, 3]
    assert here.year(date(2027, 7, 1)) is None
    assert (here.begun, here.ended) == (date(2024, 3, 15), date(2027, 6, 30))
    assert [there.year(date(year, 1, 2)) for year in (2019, 2025, 2026)] == [0, 6, None]


def test_an_entry_is_written_once_and_taken_back_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        said = Declared(Kind.REACHED, date(2026, 1, 1), "Écrire à ana@example.org", 2)
        for _ in range(2):
            trajectory.declare(connection, "lyon", said, 0, by("facilitator"), "one")
        with pytest.raises(RequestReused):
            trajectory.declare(connection, "lyon", Declared(Kind.LESSON, date(2026, 1, 1), "Autre"), 1, by(), "one")
        with pytest.raises(RequestReused):
            trajectory.declare(connection, "lorient", said, 0, by(), "one")
        with pytest.raises(TrajectoryMoved):
            trajectory.declare(connection, "lyon", Declared(Kind.STRIDE, date(2026, 2, 1), "Un pas"), 0, by(), "two")
        declared(connection, "lyon", Kind.STRIDE, date(2026, 2, 1), "Un pas")
        for _ in range(2):
            trajectory.take_back(connection, "lyon", 1, by())
        with pytest.raises(Gone):
            trajectory.take_back(connection, "lorient", 1, by())
    with loaded.reading() as connection:
        here = trajectory.of(connection, "lyon")
        acts = list(connection.execute(select(AuditRow.action).order_by(AuditRow.number)).scalars())
    assert "example.org" not in here.entries[0].said.words
    assert here.under_way == ()
    assert [one.said.words for one in here.standing] == ["Un pas"]
    assert here.last == 2
    assert acts == ["trajectory.declared", "trajectory.declared", "trajectory.taken_back"]


def test_of_those_who_declare_at_once_one_is_kept(loaded: Database) -> None:
    with loaded.transaction() as connection:
        declared(connection, "lorient", Kind.STRIDE, date(2026, 1, 1))

    def press(number: int) -> bool:
        said = Declared(Kind.STRIDE, date(2026, 1, 1), f"Pas {number}")
        try:
            with loaded.transaction() as connection:
                trajectory.declare(connection, "lyon", said, 0, by(), f"press{number}")
        except TrajectoryMoved:
            return False
        return True

    with ThreadPoolExecutor(PRESSES) as crowd:
        assert sum(crowd.map(press, range(PRESSES))) == 1
    with loaded.reading() as connection:
        assert [trajectory.of(connection, place).last for place in ("lyon", "lorient")] == [1, 1]


def test_the_journal_is_told_the_latest_day_first(loaded: Database) -> None:
    with loaded.transaction() as connection:
        declared(connection, "lyon", Kind.STRIDE, date(2026, 2, 1), "B")
        declared(connection, "lyon", Kind.REACHED, date(2026, 3, 1), "Z", 1)
        declared(connection, "lyon", Kind.LESSON, date(2026, 5, 1), "C")
        declared(connection, "lyon", Kind.ADJUSTMENT, date(2026, 1, 1), "A")
        assert [one.said.words for one in trajectory.of(connection, "lyon").journal] == ["C", "B", "A"]
