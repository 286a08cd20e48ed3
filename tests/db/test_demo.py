"""Invented responses: counted and published as real ones are, and never beside real ones."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, func, select

from commands.demo import invent
from db import demo
from db.engine import Database
from db.models.participation import AnswerRow, ResponseRow
from db.models.publication import CountedRow, TallyRow
from db.queries.evaluation import publications, waves
from db.queries.evaluation.rebuild import rebuilt
from db.queries.operations import content
from db.queries.participation import questionnaires, visits
from db.queries.workshops import workshops
from domain.participation.consent import Consent
from domain.staff.by import By
from domain.workshops.workshop import WorkshopPlan
from tests.endings import ended
from texts import say

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
DAY = date(2026, 11, 22)


def room(connection: Connection, *, demonstration: bool) -> str:
    wave = waves.add(connection, "lyon", "Essai", demonstration=demonstration)
    version = questionnaires.latest_version_id(connection, "q_resident")
    workshop = workshops.prepare(
        connection, WorkshopPlan("lyon", wave, version, "Essai", "", DAY), by=By("facilitator", NOW)
    )
    workshops.open_(connection, workshop, by=By("facilitator", NOW))
    return workshop


def test_counts_of_invented_responses_are_those_of_their_answers(
    loaded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "CHUNK", 40)
    with loaded.transaction() as connection:
        workshop = room(connection, demonstration=True)
        demo.fill(connection, workshop, 100, DAY, seed=7)
        ended(connection, workshop, NOW)
        tallies = {
            (row.scope, row.measure, row.cell): row.n
            for row in connection.execute(select(TallyRow.scope, TallyRow.measure, TallyRow.cell, TallyRow.n))
        }
        counted = {row.scope: row.n for row in connection.execute(select(CountedRow.scope, CountedRow.n))}
        again = rebuilt(connection)
        assert (tallies, counted) == (dict(again[0]), dict(again[1]))


def test_closing_publishes_them_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection, demonstration=True)
        demo.fill(connection, workshop, 100, DAY, seed=7)
        ended(connection, workshop, NOW)
        indicators = content.indicators(connection, room=True)
        version = publications.latest(connection, f"room:{workshop}", indicators)
    assert version.population == 100
    assert any(figure.shown for figure in version.figures)


def test_the_same_seed_draws_the_same_answers(loaded: Database) -> None:
    with loaded.transaction() as connection:
        drawn = []
        for seed in (1, 1, 2):
            workshop = room(connection, demonstration=True)
            demo.fill(connection, workshop, 30, DAY, seed=seed)
            rows = (
                select(AnswerRow.question_id, AnswerRow.value, func.count())
                .join(ResponseRow, ResponseRow.id == AnswerRow.response_id)
                .where(ResponseRow.workshop_id == workshop)
                .group_by(AnswerRow.question_id, AnswerRow.value)
            )
            drawn.append({tuple(row) for row in connection.execute(rows)})
        assert drawn[0] == drawn[1] != drawn[2]


def test_a_real_response_after_invented_ones_finds_its_own_place(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection, demonstration=True)
        demo.fill(connection, workshop, 30, DAY, seed=1)
        consent = Consent("1", "fr", DAY, sensitive=True, age_band=None, assisted=False, channel="tablet")
        visits.begin(connection, "a real visit", workshop, consent, "a real ticket")
        assert visits.turn(connection, "a real visit") is not None


def test_invented_answers_never_enter_a_real_wave(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection, demonstration=False)
        with pytest.raises(ValueError, match="never mix"):
            demo.fill(connection, workshop, 30, DAY, seed=1)


def test_the_command_makes_a_marked_wave_and_only_once_if_asked(
    loaded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", loaded.url.render_as_string(hide_password=False))
    invent(size=60, once=True)
    invent(size=60, once=True)
    with loaded.reading() as connection:
        (wave,) = waves.waves(connection)
        rooms = workshops.workshops(connection)
        population = publications.latest(connection, f"public:{wave.id}", ()).population
    assert wave.demonstration
    assert wave.label == say("demo.wave")
    assert [room.finished for room in rooms] == [30, 30]
    assert population == 60
