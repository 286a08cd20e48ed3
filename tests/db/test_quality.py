"""Who answered in a wave: told once, the day after it was closed, of each wave for itself; nothing exact is kept."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import SystemRandom
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from db import clock
from db.engine import Database
from db.models.participation import ResponseRow, VisitRow
from db.models.publication import TraitRow
from db.models.workshop import WaveRow
from db.queries.evaluation import quality, wave_ends
from db.queries.operations import demonstrations
from db.queries.participation import responses
from db.queries.workshops import workshops
from domain.evaluation.quality import LEAST, UNSAID, About, Bound, K, Quality, drawn, told
from domain.staff.by import By
from domain.staff.roles import Role
from tests.asked import answer, room
from tests.programmes import ONE_HOUR, SHORT, TWO_HOURS, over

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
DAY = timedelta(days=1)
LATER = NOW + DAY
BY = By(Role.COORDINATOR, NOW)
Person = tuple[str, str, str | None, bool, bool]  # channel, language, age, whether helped, whether it left early
TABLET: Person = ("tablet", "fr", "a30_49", False, False)
PHONE: Person = ("phone", "ar", "a65", True, False)
LEFT: Person = ("paper", "tr", None, False, True)


def held(connection: Connection, label: str, steps: tuple[str, ...], people: dict[Person, int]) -> tuple[str, str]:
    """A workshop that is over: so many of each. The workshop, its wave."""
    workshop = room(connection, label, steps, now=NOW)
    every = [person for person, n in people.items() for _ in range(n)]
    answer(connection, workshop, [{"voice": "4"} for _ in every])
    for number, (channel, language, age, helped, left) in enumerate(every):
        visit = f"{workshop}-{number}"
        values = {"channel": channel, "language": language, "assisted": helped}
        connection.execute(update(VisitRow).where(VisitRow.id == visit).values(**values))
        state = {"age_band": age, "state": "partial" if left else "complete"}
        connection.execute(update(ResponseRow).where(ResponseRow.visit_id == visit).values(**state))
    over(connection, workshop, NOW)
    return workshop, workshops.workshop(connection, workshop).wave


def close(connection: Connection, *waves: str) -> None:
    for wave in waves:
        wave_ends.close(connection, wave, None, BY)


def bounds(said: Quality) -> dict[tuple[About, str], Bound]:
    return {(one.about, one.which): one.bound for one in said.traits}


def test_two_waves_closed_in_another_order_each_of_its_own_people(loaded: Database) -> None:
    with loaded.transaction() as connection:
        _, first = held(connection, "Vague", TWO_HOURS, {TABLET: 99})
        _, second = held(connection, "Une autre", ONE_HOUR, {PHONE: 80, LEFT: 60})
        held(connection, "Vague", SHORT, {PHONE: 99, LEFT: 2})
        close(connection, second)
    clock.settle(loaded, LATER)
    with loaded.transaction() as connection:
        assert quality.of(connection, first).day is None
        then = quality.of(connection, second)
        assert (then.day, then.drawn) == (LATER.date(), drawn(140)) == (date(2026, 11, 29), 44)
        close(connection, first)
    clock.settle(loaded, LATER + DAY)
    with loaded.reading() as connection:  # a reload
        assert quality.of(connection, second) == then
        now = quality.of(connection, first)
    assert (now.day, now.drawn) == ((LATER + DAY).date(), 66)
    here, there = bounds(now), bounds(then)
    assert here[About.CHANNEL, "tablet"] is here[About.CHANNEL, "phone"] is here[About.LANGUAGE, "ar"] is Bound.SHARE
    assert here[About.HELPED, "yes"] is here[About.AGE, "a65"] is Bound.SHARE
    assert there[About.CHANNEL, "tablet"] is there[About.LANGUAGE, "fr"] is there[About.AGE, "a15_17"] is Bound.FEW
    assert here[About.CHANNEL, "paper"] is here[About.PARTIAL, "yes"] is here[About.AGE, UNSAID] is Bound.FEW
    assert len(here) == len(there) == 3 + 8 + 6 + 1 + 1
    assert ("age", "moins_15") not in here  # nobody of that age may answer


def test_told_once_never_live_and_nobody_changes_it_afterwards(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop, wave = held(connection, "Vague", TWO_HOURS, {TABLET: 50, PHONE: 50})
        quality.publish(connection, wave, LATER)
        assert quality.of(connection, wave) == Quality(None, (), quality.of(connection, wave).ages)  # it is open
        close(connection, wave)
        assert quality.due(connection, NOW.date()) == ()  # a day to open it again
        quality.publish(connection, wave, NOW)
        assert quality.of(connection, wave).day is None
    clock.settle(loaded, LATER)
    with loaded.transaction() as connection:
        before = quality.of(connection, wave)
        assert before.traits
        assert responses.withdraw(connection, f"{workshop}-3", LATER.date())
        wave_ends.reopen(connection, wave, NOW.date(), "Il manque un atelier", BY)
        held(connection, "Vague", SHORT, {LEFT: 80})
        close(connection, wave)
    for days in range(3):
        clock.settle(loaded, LATER + days * DAY)
    with loaded.transaction() as connection:
        quality.publish(connection, wave, LATER + 9 * DAY)
        assert quality.of(connection, wave) == before


def test_who_withdrew_or_waits_is_not_among_those_who_may_be_drawn(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop, wave = held(connection, "Vague", TWO_HOURS, {TABLET: LEAST - 33, PHONE: 33})
        _, other = held(connection, "Une autre", ONE_HOUR, {TABLET: LEAST - 30, PHONE: 30})
        assert responses.withdraw(connection, f"{workshop}-0", NOW.date())
        close(connection, other, wave)
        for one in (wave, other):
            quality.publish(connection, one, LATER)
        small, enough = quality.of(connection, wave), quality.of(connection, other)
    assert (small.day, small.traits) == (LATER.date(), ())
    assert (enough.day, enough.drawn) == (LATER.date(), 2 * K)


def test_each_trait_is_drawn_for_itself_and_only_bounds_are_kept(loaded: Database) -> None:
    drawings: list[list[int]] = []

    class Luck(SystemRandom):
        def sample(self, population: Any, k: int, **_: Any) -> list[Any]:  # noqa: ANN401
            drawings.append(super().sample(population, k))
            return drawings[-1]

    with loaded.transaction() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(quality, "SystemRandom", Luck)
        _, wave = held(connection, "Vague", TWO_HOURS, {TABLET: 70, PHONE: 70})
        close(connection, wave)
        quality.publish(connection, wave, LATER)
        said = quality.of(connection, wave).traits
        row, visit = ResponseRow, VisitRow
        for one, drawing in zip(said, drawings, strict=True):
            chosen = (
                select(visit.channel, visit.language).join(row, row.visit_id == visit.id).where(row.id.in_(drawing))
            )
            rows = connection.execute(chosen).all()
            assert len(set(drawing)) == one.drawn == 44
            if one.about in {About.CHANNEL, About.LANGUAGE}:
                assert one.span == told(Counter(getattr(each, one.about) for each in rows)[one.which], 44)
        assert len({frozenset(drawing) for drawing in drawings}) == len(drawings)


def test_a_trait_stands_once_in_a_wave_and_goes_with_a_demonstration(loaded: Database) -> None:
    with loaded.transaction() as connection:
        _, wave = held(connection, "Vague", TWO_HOURS, {TABLET: 70, PHONE: 70})
        _, real = held(connection, "Une autre", ONE_HOUR, {TABLET: 70})
        close(connection, real, wave)
        for one in (wave, real):
            quality.publish(connection, one, LATER)
    again = {"wave_id": wave, "about": "age", "which": "a65", "drawn": 44, "low": 0, "high": 10}
    with pytest.raises(IntegrityError), loaded.transaction() as connection:
        connection.execute(insert(TraitRow).values(**again))
    with pytest.raises(IntegrityError), loaded.transaction() as connection:
        connection.execute(insert(TraitRow).values(**{**again, "which": "new", "high": 45}))
    with loaded.transaction() as connection:
        connection.execute(update(WaveRow).where(WaveRow.id == wave).values(demonstration=True))
        assert demonstrations.remove(connection, LATER) == 1
        left = select(TraitRow.wave_id, func.count()).group_by(TraitRow.wave_id)
        assert [tuple(row) for row in connection.execute(left)] == [(real, 19)]
