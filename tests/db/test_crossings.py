"""Figures by age and by programme: once, the day after a wave is closed, of both or of nobody; nothing says of whom."""

import json
import random
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select, update

from db import clock
from db.engine import Database
from db.models.participation import ResponseRow
from db.models.publication import CrossingRow
from db.models.workshop import WaveRow
from db.queries.evaluation import compared, crossings, wave_ends, waves
from db.queries.operations import content, demonstrations
from db.queries.participation import responses
from db.queries.workshops import workshops
from domain.evaluation.crossings import LEAST, Crossing, CrossingPart, may
from domain.evaluation.disclosure import Figure
from domain.staff.by import By
from domain.staff.roles import Role
from tests.asked import answer, room
from tests.programmes import ONE_HOUR, SHORT, TWO_HOURS, over

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
BY = By(Role.COORDINATOR, NOW)
YOUNG, OLD = "a18_29", "a65"


@pytest.fixture(autouse=True)
def luck(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same draws in every run."""
    monkeypatch.setattr(crossings, "SystemRandom", lambda: random.Random(5))  # noqa: S311


def held(
    connection: Connection, label: str, steps: tuple[str, ...], said: dict[tuple[str, str | None], int]
) -> tuple[str, str]:
    """A workshop that is over: so many people of each (voice, age). The workshop, its wave."""
    workshop = room(connection, label, steps, now=NOW)
    people = [pair for pair, n in said.items() for _ in range(n)]
    answer(connection, workshop, [{"voice": voice} for voice, _ in people])
    for number, (_, age) in enumerate(people):
        mine = ResponseRow.visit_id == f"{workshop}-{number}"
        connection.execute(update(ResponseRow).where(mine).values(age_band=age))
    over(connection, workshop, NOW)
    return workshop, workshops.workshop(connection, workshop).wave


def closed(connection: Connection, wave: str) -> dict[Crossing, tuple[CrossingPart, ...]]:
    """What is told of its classes the day after."""
    wave_ends.close(connection, wave, None, BY)
    crossings.publish(connection, wave, LATER)
    return crossings.of(connection, wave)


def names(parts: Sequence[CrossingPart]) -> list[tuple[str, ...]]:
    return [part.of for part in parts]


def test_two_programmes_and_two_ages_in_an_order_of_their_own(loaded: Database) -> None:
    with loaded.transaction() as connection:
        _, wave = held(connection, "Vague", ONE_HOUR, {("4", OLD): 40, ("2", OLD): 30})
        _, other = held(connection, "Une autre", TWO_HOURS, {("4", YOUNG): 70})
        held(connection, "Vague", TWO_HOURS, {("4", YOUNG): 25, ("2", YOUNG): 45, ("2", None): 3, ("4", "pnr"): 2})
        assert crossings.told_on(connection, wave) is None
        found = closed(connection, wave)
        assert names(found[Crossing.AGE]) == [(YOUNG,), (OLD,)]
        assert names(found[Crossing.PROGRAMME]) == [("deux_heures",), ("une_heure",)]
        for parts in found.values():
            for part in parts:
                assert LEAST // 2 <= part.figures["fd_voice"].population <= (LEAST + 10) // 2
                assert set(part.figures) <= {rule.id for rule in content.indicators(connection) if may(rule)}
        assert crossings.told_on(connection, wave) == LATER.date()
        assert closed(connection, other) == {}  # one class is everybody
        assert crossings.told_on(connection, other) == LATER.date()


def test_told_once_whoever_withdraws_comes_or_opens_the_wave_again(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, wave = held(connection, "Vague", TWO_HOURS, {("4", YOUNG): 40, ("2", YOUNG): 40})
        second, _ = held(connection, "Vague", ONE_HOUR, {("4", OLD): 40, ("2", OLD): 40})
        wave_ends.close(connection, wave, None, BY)
        assert crossings.due(connection, NOW.date()) == ()  # a day to open it again
        crossings.publish(connection, wave, NOW)
        assert crossings.of(connection, wave) == {}
    clock.settle(loaded, LATER)
    with loaded.transaction() as connection:
        before = crossings.of(connection, wave)
        assert set(before) == set(Crossing)
        assert responses.withdraw(connection, f"{second}-0", LATER.date())
        assert responses.withdraw(connection, f"{first}-3", LATER.date())
        wave_ends.reopen(connection, wave, NOW.date(), "Il manque un atelier", BY)
        held(connection, "Vague", SHORT, {("5", YOUNG): 80})
        wave_ends.close(connection, wave, None, BY)
    clock.settle(loaded, LATER + timedelta(days=2))
    with loaded.reading() as connection:
        assert crossings.of(connection, wave) == before
        assert connection.execute(select(func.count()).select_from(CrossingRow)).scalar_one() == 4


def test_who_withdrew_before_is_in_no_class(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, wave = held(connection, "Vague", TWO_HOURS, {("4", YOUNG): 33, ("2", YOUNG): 33})
        held(connection, "Vague", ONE_HOUR, {("4", OLD): 33, ("2", OLD): 33})
        assert responses.withdraw(connection, f"{first}-0", NOW.date())
        assert closed(connection, wave) == {}  # sixty-five are too few: no class, and so not the other one either


def test_what_is_kept_is_what_is_shown_and_goes_with_its_wave(loaded: Database) -> None:
    with loaded.transaction() as connection:
        _, wave = held(connection, "Vague", TWO_HOURS, {("4", YOUNG): 50, ("2", YOUNG): 40})
        held(connection, "Vague", ONE_HOUR, {("4", OLD): 45, ("2", OLD): 40})
        found = closed(connection, wave)
        rows = connection.execute(select(CrossingRow.figures)).scalars().all()
        kept = json.dumps(rows)
        assert len(rows) == sum(map(len, found.values()))
        assert "basis" not in kept
        assert {tuple(sorted(one)) for row in rows for one in row} == {tuple(sorted(f.name for f in fields(Figure)))}
        known = next(one for one in waves.waves(connection) if one.id == wave)
        everybody = compared.beside(connection, known, sensitive=True)[0]
        assert everybody.population == 175  # nothing of it is among the figures of everybody
        connection.execute(update(WaveRow).where(WaveRow.id == wave).values(demonstration=True))
        assert demonstrations.remove(connection, LATER) == 1
        assert connection.execute(select(func.count()).select_from(CrossingRow)).scalar_one() == 0


def test_the_day_is_that_of_the_turn(loaded: Database) -> None:
    with loaded.transaction() as connection:
        _, wave = held(connection, "Vague", TWO_HOURS, {("4", YOUNG): 50, ("2", YOUNG): 40})
        held(connection, "Vague", ONE_HOUR, {("4", OLD): 45, ("2", OLD): 40})
        found = closed(connection, wave)
    days = {figure.day for parts in found.values() for part in parts for figure in part.figures.values()}
    assert days - {None} == {date(2026, 11, 29)}
