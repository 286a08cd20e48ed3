"""Two waves of two territories, begun in either order: closed when nothing goes on, opened again, kept from then on."""

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from db import keeping
from db.engine import Database
from db.models.participation import ResponseRow
from db.models.staff import AuditRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.cooperation import actors, partners
from db.queries.cooperation import answers as partner_answers
from db.queries.evaluation import wave_ends, waves
from db.queries.operations import kept
from db.queries.participation import questionnaires
from db.queries.workshops import drafts, endings, workshops
from domain.evaluation.waves import REOPENS, TooLateForWave, UnknownWave, WaveBusy, WaveClosed, WaveMoved, WaveStanding
from domain.operations.retention import TERMS, Stock
from domain.priorities.errors import ReasonMissing
from domain.staff.by import By
from domain.workshops.ending import REOPENS as HALF_AN_HOUR
from domain.workshops.workshop import WorkshopPlan
from tests.ballots import SECRET
from tests.writing import NOW, meeting

TODAY = NOW.date()
BY = By("coordinator", NOW)
FIVE = ("Des légumes", "Un four", "Du temps", "Des voisins", "Un jardin")


def on(day: date) -> By:
    return By("coordinator", datetime.combine(day, NOW.timetz()))


def standing(connection: Connection, wave: str, place: str = "lyon") -> WaveStanding:
    return next(one for one in wave_ends.standings(connection, place) if one.id == wave)


def settled(connection: Connection, workshop: str) -> None:
    endings.settle(connection, workshop, NOW + HALF_AN_HOUR)


def plan(connection: Connection, wave: str, place: str = "lyon") -> WorkshopPlan:
    version = questionnaires.latest_version_id(connection, "q_resident")
    return WorkshopPlan(place, wave, version, "Un de plus", "", TODAY)


def kept_until(connection: Connection, wave: str) -> date:
    return next(heap.until for heap in kept.of(connection, Stock.ANSWERS) if heap.subject == wave)


def test_waves_begin_in_either_order_and_stand_by_themselves(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second = waves.begin(connection, "lyon", "Automne", by=By("facilitator", NOW))
        first = waves.begin(connection, "lyon", "Printemps", by=By("facilitator", NOW))
        there = waves.begin(connection, "montpellier", "Automne", by=By("facilitator", NOW))
        assert waves.begin(connection, "lyon", "Automne", by=By("facilitator", NOW)) == second
    with loaded.reading() as connection:
        assert [one.id for one in wave_ends.standings(connection, "lyon")] == [first, second]
        assert [one.id for one in wave_ends.standings(connection, "montpellier")] == [there]
        assert standing(connection, second) == WaveStanding(second, "lyon", "Automne", None, 0, 0, 0, 0)


def test_a_wave_is_closed_once_nothing_of_it_goes_on(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, evening = meeting(connection, "Vague 2", FIVE, close=False)
        first, morning = meeting(connection, "Vague 1", FIVE)
        there, _ = meeting(connection, "Vague 2", FIVE, place="montpellier", close=False)
        waiting = workshops.prepare(connection, plan(connection, first), by=By("facilitator", NOW))
        assert standing(connection, first).busy == 2
        for wave, n in ((second, 1), (first, 2), (there, 1)):
            with pytest.raises(WaveBusy) as refused:
                wave_ends.close(connection, wave, None, BY)
            assert refused.value.values == {"n": n}
        with pytest.raises(UnknownWave):
            wave_ends.close(connection, "nothing", None, BY)
    with loaded.transaction() as connection:
        drafts.remove(connection, drafts.draft(connection, waiting), BY)
        with pytest.raises(WaveBusy):  # it may go on for half an hour
            wave_ends.close(connection, first, None, BY)
        settled(connection, morning)
        for _ in range(2):
            wave_ends.close(connection, first, None, BY)
        assert standing(connection, first).closed_on == TODAY
        assert standing(connection, second).closed_on is None
        workshops.close(connection, evening, by=By("facilitator", NOW))
        settled(connection, evening)
        wave_ends.close(connection, second, None, on(TODAY + timedelta(days=1)))
        assert [one.closed_on for one in wave_ends.standings(connection, "lyon")] == [
            TODAY, TODAY + timedelta(days=1),
        ]  # fmt: skip
        assert standing(connection, there, "montpellier").closed_on is None
    with loaded.reading() as connection:
        acts = select(AuditRow.subject).where(AuditRow.action == "wave.closed").order_by(AuditRow.number)
        assert list(connection.execute(acts).scalars()) == [first, second]


def test_nobody_is_added_to_a_closed_wave(loaded: Database) -> None:
    with loaded.transaction() as connection:
        other = waves.begin(connection, "lyon", "Vague 2", by=By("facilitator", NOW))
        wave, workshop = meeting(connection, "Vague 1", FIVE)
        settled(connection, workshop)
        moved = workshops.prepare(connection, plan(connection, other), by=By("facilitator", NOW))
        actor = actors.in_wave(connection, wave)[-1].id
        secret = partners.invite(connection, wave, actor, by=By("facilitator", NOW))
        seat = partners.seat_of(connection, secret)
        partner_answers.record(connection, seat, ("p31", "Merci"), "d", 1, "r1")
        wave_ends.close(connection, wave, None, BY)
    with loaded.transaction() as connection:
        assert partners.seat_of(connection, secret).until == TODAY - timedelta(days=1)  # over today already
        with pytest.raises(WaveClosed):
            partners.end_on(connection, wave, date(2030, 1, 1), by=By("facilitator", NOW), seen=None)
        with pytest.raises(WaveClosed):
            partners.invite(connection, wave, actor, by=By("facilitator", NOW), seen=seat.link)
    with loaded.reading() as connection:
        n = len(connection.execute(select(WorkshopRow.id)).all())
    with loaded.reading() as connection:
        wanted, draft = plan(connection, wave), drafts.draft(connection, moved)
    with pytest.raises(WaveClosed), loaded.transaction() as connection:
        workshops.prepare(connection, wanted, by=By("facilitator", NOW))
    with pytest.raises(WaveClosed), loaded.transaction() as connection:
        drafts.amend(connection, draft, wanted, BY)
    with loaded.transaction() as connection:
        assert len(connection.execute(select(WorkshopRow.id)).all()) == n
        workshops.prepare(connection, plan(connection, other), by=By("facilitator", NOW))
        wave_ends.reopen(connection, wave, TODAY, "Une séance de plus", BY)
        workshops.prepare(connection, plan(connection, wave), by=By("facilitator", NOW))
        assert partners.seat_of(connection, secret).until is None


def test_a_wave_is_opened_again_for_a_reason_and_for_a_while(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, evening = meeting(connection, "Vague 2", FIVE)
        first, morning = meeting(connection, "Vague 1", FIVE)
        for wave, workshop in ((first, morning), (second, evening)):
            settled(connection, workshop)
            wave_ends.close(connection, wave, None, BY)
        with pytest.raises(ReasonMissing):
            wave_ends.reopen(connection, first, TODAY, " ", BY)
        with pytest.raises(WaveMoved):
            wave_ends.reopen(connection, first, TODAY - timedelta(days=1), "Trop tôt", BY)
        for _ in range(2):
            wave_ends.reopen(connection, first, TODAY, "Trop tôt, appelez le 06 12 34 56 78", BY)
        with pytest.raises(TooLateForWave):
            wave_ends.reopen(connection, second, TODAY, "Trop tard", on(TODAY + REOPENS + timedelta(days=1)))
        wave_ends.reopen(connection, second, TODAY, "Presque", on(TODAY + REOPENS))
        assert {one.closed_on for one in wave_ends.standings(connection, "lyon")} == {None}
        later = TODAY + timedelta(days=40)
        wave_ends.close(connection, second, None, on(later))
        with pytest.raises(WaveMoved):  # a screen of the first closing
            wave_ends.close(connection, second, TODAY, on(later))
        with pytest.raises(WaveMoved):
            wave_ends.reopen(connection, second, TODAY, "Encore", on(later))
    with loaded.reading() as connection:
        chosen = select(AuditRow.details).where(AuditRow.action == "wave.reopened").order_by(AuditRow.number)
        assert [one["reason"] for one in connection.execute(chosen).scalars()] == [
            "Trop tôt, appelez le •••",
            "Presque",
        ]


def test_answers_are_kept_from_the_closing_on_and_without_one_from_the_last_workshop(loaded: Database) -> None:
    with loaded.transaction() as connection:
        late, evening = meeting(connection, "Vague 2", FIVE)
        early, morning = meeting(connection, "Vague 1", FIVE)
        default = TERMS[Stock.ANSWERS].until(TODAY)
        assert kept_until(connection, early) == kept_until(connection, late) == default
        for workshop in (evening, morning):
            settled(connection, workshop)
        closing = TODAY + timedelta(days=20)
        wave_ends.close(connection, late, None, on(closing))
        assert kept_until(connection, late) == TERMS[Stock.ANSWERS].until(closing)
        assert standing(connection, late).kept_until == TERMS[Stock.ANSWERS].until(closing)
        assert kept_until(connection, early) == default
    keeping.purge(loaded, default, SECRET, Path("nowhere"))
    with loaded.reading() as connection:
        left = connection.execute(select(ResponseRow.wave_id).distinct()).scalars()
        assert list(left) == [late]
    keeping.purge(loaded, TERMS[Stock.ANSWERS].until(closing), SECRET, Path("nowhere"))
    with loaded.reading() as connection:
        assert connection.execute(select(ResponseRow.wave_id)).all() == []


def test_opened_again_it_is_kept_as_one_that_nobody_closed(loaded: Database) -> None:
    with loaded.transaction() as connection:
        wave, workshop = meeting(connection, "Vague 1", FIVE)
        settled(connection, workshop)
        wave_ends.close(connection, wave, None, on(TODAY + timedelta(days=20)))
        wave_ends.reopen(connection, wave, TODAY + timedelta(days=20), "Trop tôt", on(TODAY + timedelta(days=21)))
        assert kept_until(connection, wave) == TERMS[Stock.ANSWERS].until(TODAY)


def test_a_workshop_and_a_closing_at_the_same_moment_never_both_happen(loaded: Database) -> None:
    for _ in range(4):
        with loaded.transaction() as connection:
            wave = waves.begin(connection, "lyon", f"Vague {datetime.now(UTC).timestamp()}", by=By("facilitator", NOW))
            wanted = plan(connection, wave)
        ready = threading.Barrier(2)
        outcomes: list[str] = []

        def close(wave: str = wave, ready: threading.Barrier = ready, outcomes: list[str] = outcomes) -> None:
            ready.wait()
            try:
                with loaded.transaction() as connection:
                    wave_ends.close(connection, wave, None, BY)
                outcomes.append("closed")
            except WaveBusy:
                outcomes.append("busy")

        def prepare(
            wanted: WorkshopPlan = wanted, ready: threading.Barrier = ready, outcomes: list[str] = outcomes
        ) -> None:
            ready.wait()
            try:
                with loaded.transaction() as connection:
                    workshops.prepare(connection, wanted, by=By("facilitator", NOW))
                outcomes.append("prepared")
            except WaveClosed:
                outcomes.append("refused")

        threads = [threading.Thread(target=each) for each in (close, prepare)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) in (["busy", "prepared"], ["closed", "refused"])
        with loaded.reading() as connection:
            closed = connection.execute(select(WaveRow.closed_on).where(WaveRow.id == wave)).scalar()
            held = connection.execute(select(WorkshopRow.id).where(WorkshopRow.wave_id == wave)).all()
            assert (closed is None) == bool(held)
