"""Waves follow one another as they took place; what structures said of one that was closed by mistake waits a day."""

import threading
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from db.clock import settle
from db.engine import Database
from db.models.workshop import WaveRow
from db.queries.cooperation import history, restitution
from db.queries.evaluation import wave_ends, waves
from domain.staff.by import By
from tests.structures import LYON, NOW, answered, over, seats, wave

TOMORROW = NOW + timedelta(days=1)


def test_waves_come_in_the_order_of_their_days(loaded: Database) -> None:
    days = {"Printemps 2027": date(2027, 4, 1), "Hiver 2026": date(2026, 12, 20), "Été 2026": None}
    with loaded.transaction() as connection:
        made = {label: wave(connection, "lyon", label) for label in days}
        for label, day in days.items():
            connection.execute(update(WaveRow).where(WaveRow.id == made[label]).values(ends_on=day))
        far = wave(connection, "montpellier", "Printemps 2027")
    with loaded.reading() as connection:
        known = waves.waves(connection, frozenset({"lyon"}))
        assert [one.label for one in known] == ["Hiver 2026", "Printemps 2027", "Été 2026"]  # nothing in it yet
        assert history.before(connection, made["Printemps 2027"]) == "Hiver 2026"
        assert history.until(connection, made["Hiver 2026"]).waves == (made["Hiver 2026"],)
        assert history.before(connection, far) == ""
        assert [one.label for one in wave_ends.standings(connection, "lyon")] == [one.label for one in reversed(known)]


def test_what_was_told_of_a_wave_before_is_that_of_its_days(loaded: Database) -> None:
    with loaded.transaction() as connection:
        later, first = wave(connection, "lyon", "Printemps 2027"), wave(connection, "lyon", "Hiver 2026")
        now = wave(connection, "lyon", "Automne 2027")
        for one, back in ((later, 0), (first, 90)):
            here = seats(connection, one, LYON)
            for actor, step in zip(reversed(LYON), "12356", strict=True):
                answered(connection, here[actor], {"p18": step})
            over(connection, one, NOW - timedelta(days=back))
    settle(loaded, NOW)
    with loaded.reading() as connection:
        assert restitution.earlier(connection, now) == (later, "Printemps 2027")
        assert restitution.earlier(connection, later) == (first, "Hiver 2026")
        assert [label for label, _ in restitution.waves(connection, first)] == ["Hiver 2026", "Printemps 2027"]


def test_a_wave_closed_by_mistake_is_opened_again_before_anything_is_told(loaded: Database) -> None:
    by = By("facilitator", NOW)
    with loaded.transaction() as connection:
        other, made = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        for one in (other, made):
            here = seats(connection, one, LYON[:4])
            for actor, step in zip(LYON[:3], "136", strict=True):
                answered(connection, here[actor], {"p18": step})
            wave_ends.close(connection, one, None, by)
    settle(loaded, NOW)
    with loaded.transaction() as connection:
        assert restitution.of(connection, made) is None
        wave_ends.reopen(connection, made, by.day, "Fermée trop tôt", by)
        answered(connection, here[LYON[3]], {"p18": "2"})
    settle(loaded, TOMORROW)
    with loaded.transaction() as connection:
        assert restitution.of(connection, made) is None
        assert restitution.of(connection, other) is not None
        wave_ends.close(connection, made, None, By("facilitator", TOMORROW))
    settle(loaded, TOMORROW + timedelta(days=1))
    with loaded.reading() as connection:
        told = restitution.of(connection, made)
        assert told is not None
        assert told.answered == 4
        days = {one.id: one.told_on for one in wave_ends.standings(connection, "lyon")}
        assert days == {other: TOMORROW.date(), made: told.day}


@pytest.mark.parametrize("label", ["Hiver\u00a02026", "HIVER 2026\u200e", "\u041diver 2026"])
def test_a_label_that_nobody_tells_from_another_is_the_same_wave(loaded: Database, label: str) -> None:
    by = By("facilitator", NOW)
    with loaded.transaction() as connection:
        later = waves.begin(connection, "lyon", "Printemps 2027", by=by)
        first = waves.begin(connection, "lyon", "Hiver 2026", by=by)
        assert waves.begin(connection, "lyon", label, by=by) == first
        assert waves.begin(connection, "montpellier", label, by=by) not in {first, later}
    found = list[str]()

    def second() -> None:
        with loaded.transaction() as connection:
            found.append(waves.begin(connection, "lyon", "\u00c9t\u00e9\u00a02027", by=by))

    with loaded.transaction() as connection:
        summer = waves.begin(connection, "lyon", "Été 2027", by=by)
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.5)
        assert found == []  # it waits
    thread.join(20)
    assert found == [summer]
    with loaded.reading() as connection:
        known = [one.label for one in waves.waves(connection, frozenset({"lyon"}))]
    assert sorted(known) == ["Hiver 2026", "Printemps 2027", "Été 2027"]
