"""Two workshops are rehearsed at once: outside of everything, run like real ones, and erased to the last row."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import IntegrityError

from db import clock
from db.engine import Database
from db.models.staff import AuditRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import publications, rebuild, waves
from db.queries.operations import content, kept
from db.queries.participation import responses
from db.queries.priorities import ideas, library
from db.queries.staff import audit
from db.queries.votes import acts, rights, screens, votes
from db.queries.workshops import (
    admission,
    decisions,
    devices,
    drafts,
    existing,
    invented,
    minutes,
    rehearsals,
    workshops,
)
from db.queries.workshops.facts import facts
from domain.operations.retention import Stock
from domain.staff.by import By
from domain.votes.story import VoteAct
from domain.workshops.admission import DeviceUnknown, Kind, keyed
from domain.workshops.rehearsal import LASTS, NoRehearsal, NotRehearsed
from sentences.workshops.minutes import composed
from tests.ballots import SECRET, plan
from tests.programmes import SHORT, TWO_HOURS, opened, prepared, told
from tests.rehearsals import BY, NOW, begun, everything, real, run, same_people, some

# What a workshop that is run to its end leaves rows in.
LEFT = {
    "wave", "workshop", "workshop_step", "current_step", "scene", "wall", "reopening", "device", "visit", "consent",
    "response", "answer", "block", "tally", "counted", "publication", "spread", "throttle", "priority",
    "priority_event", "vote", "vote_option", "ballot", "receipt", "turnout", "vote_result", "vote_conclusion",
    "decision", "existing_asset", "minutes", "minutes_note", "minutes_correction",
}  # fmt: skip


@pytest.fixture(autouse=True)
def the_same_people(monkeypatch: pytest.MonkeyPatch) -> None:
    same_people(monkeypatch)


def acted(connection: Connection) -> list[tuple[str, str]]:
    chosen = select(AuditRow.action, AuditRow.subject).where(AuditRow.action.like("workshop.rehears%"))
    return [(action, subject) for action, subject in connection.execute(chosen.order_by(AuditRow.id))]


def test_two_rehearsals_leave_nothing_but_their_acts(loaded: Database) -> None:
    with loaded.transaction() as connection:
        told(connection, "Vague 3", NOW)
        second, first = real(connection, "Vague 2"), real(connection, "Vague 1")
    with loaded.reading() as connection:
        before = everything(connection)
    with loaded.transaction() as connection:
        made = {workshop: begun(connection, workshop) for workshop in (first, second)}
        for workshop in (second, first):
            run(connection, made[workshop])
    with loaded.reading() as connection:
        both = everything(connection)
    assert {table for table, rows in both.items() if rows != before[table]} >= LEFT
    with loaded.transaction() as connection:
        rehearsals.erase(connection, made[first], BY)
        one = everything(connection)
        assert not any(made[first] in row for rows in one.values() for row in rows)
        for table, rows in both.items():
            assert set(one[table]) <= set(rows)
            assert [row for row in rows if made[second] in row] == [row for row in one[table] if made[second] in row]
    with loaded.transaction() as connection:
        for _ in range(2):
            rehearsals.erase(connection, made[second], BY)
    with loaded.reading() as connection:
        assert everything(connection) == before
        assert acted(connection) == [
            ("workshop.rehearsed", first),
            ("workshop.rehearsed", second),
            ("workshop.rehearsal_erased", first),
            ("workshop.rehearsal_erased", second),
        ]


def test_an_open_vote_and_a_withdrawn_visit_go_too(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, workshop = real(connection, "Vague 2"), real(connection, "Vague 1")
        kept = begun(connection, beside)
        before = everything(connection)
        made = begun(connection, workshop)
        some(connection, made, 5)
        for one in votes.votes_of(connection, made):
            acts.do(connection, VoteAct.OPEN, one, "lyon", BY, SECRET)
            invented.vote(connection, one.id, 5, SECRET, BY)
        ticket = str(connection.execute(text("select min(ticket_hash) from response")).scalar_one())
        assert responses.withdraw(connection, ticket, NOW.date())
        now = everything(connection)
        assert now["erasure"] == now["withdrawn"] == []
        assert len(now["vote_key"]) == 2
        assert len(now["sealed_ballot"]) == 10
        rehearsals.erase(connection, made, BY)
        assert everything(connection) == before
        assert rehearsals.of(connection, beside) == workshops.workshop(connection, kept)


def read(connection: Connection, real_ones: tuple[str, ...]) -> dict[str, Any]:
    """What every list, count and page of others reads."""
    indicators = content.indicators(connection)
    there = waves.waves(connection)
    return {
        "waves": there,
        "themes": [publications.latest(connection, f"public:{wave.id}", indicators) for wave in there],
        "workshops": [workshops.workshops(connection), workshops.workshops(connection, frozenset({"lyon"}))],
        "votes": [screens.closed(connection), screens.closed(connection, frozenset({"lyon"}))],
        "follow_up": decisions.of_territory(connection, "lyon"),
        "minutes": minutes.of_territory(connection, "lyon"),
        "since": [decisions.since(connection, one, NOW.date() + timedelta(days=9)) for one in real_ones],
        "own_minutes": [composed(facts(connection, one)).text for one in real_ones],
        "drafts": [drafts.draft(connection, one) for one in real_ones],
        "moderation": [ideas.waiting(connection), ideas.waiting(connection, ["lyon"])],
        "priorities": [library.library(connection, "lyon"), library.votable(connection, "lyon")],
        "existing": [existing.known(connection, one) for one in real_ones],
        "data": [heap for heap in kept.kept(connection) if heap.family is not Stock.JOURNAL],
        "names": kept.names(connection, ["lyon"]),
        "counts": [rebuild.rebuilt(connection, wave.id) for wave in there],
    }


def test_who_reads_elsewhere_reads_what_was_there_without_them(loaded: Database) -> None:
    with loaded.transaction() as connection:
        past = opened(connection, "Vague 3", TWO_HOURS, NOW - timedelta(days=7))
        votes.prepare(connection, past, plan("ranking"), by=By("facilitator", NOW))
        second, first = real(connection, "Vague 2"), real(connection, "Vague 1")
        invented_one = prepared(connection, "Montrer", SHORT, NOW - timedelta(days=9), demonstration=True)
    ones = (past, second, first, invented_one)
    with loaded.reading() as connection:
        before = read(connection, ones)
    with loaded.transaction() as connection:
        made = {workshop: begun(connection, workshop) for workshop in (first, second)}
        for workshop in (second, first):
            run(connection, made[workshop])
    with loaded.reading() as connection:
        assert read(connection, ones) == before
        assert {one.id for one in workshops.workshops(connection, rehearsals=True)} == set(made.values())
        for workshop, its in made.items():  # and what it is told is what the workshop itself will be
            later = NOW.date() + timedelta(days=9)
            assert decisions.since(connection, its, later) == decisions.since(connection, workshop, later)
            assert facts(connection, its).next == facts(connection, workshop).next


def test_a_rehearsal_is_a_copy_with_a_code_and_a_wave_of_its_own(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = real(connection, "Vague 2", ("dots",)), real(connection, "Vague 1", ("ranking", "consent"))
        admission.record_present(connection, first, 12, BY)
        made = {one: rehearsals.begin(connection, one, f"Répétition : {one[:4]}", BY) for one in (first, second)}
        for workshop, its in made.items():
            here, copy = drafts.draft(connection, workshop), drafts.draft(connection, its)
            assert copy.steps == here.steps
            assert [one.plan for one in copy.votes.values()] == [one.plan for one in here.votes.values()]
            plans = [[one.plan for one in votes.votes_of(connection, each)] for each in (workshop, its)]
            assert plans[0] == plans[1]
            about, of = copy.workshop, here.workshop
            assert (about.people, about.admission, about.day, about.place) == (
                of.people,
                of.admission,
                of.day,
                of.place,
            )
            assert (about.rehearses, about.demonstration, of.rehearses) == (workshop, True, None)
        codes = {workshops.workshop(connection, one).code for one in (*made, *made.values())}
        its_waves = {workshops.workshop(connection, one).wave for one in (*made, *made.values())}
        assert len(codes) == len(its_waves) == 4


def test_of_many_presses_one_rehearsal(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, workshop = real(connection, "Vague 2"), real(connection, "Vague 1")
        other = rehearsals.begin(connection, beside, "Répétition", BY)

    def press(_: int) -> str:
        with loaded.transaction() as connection:
            return rehearsals.begin(connection, workshop, "Répétition", BY)

    work: Callable[[int], str] = press
    with ThreadPoolExecutor(8) as crowd:
        [made] = set(crowd.map(work, range(8)))
    assert made != other
    with loaded.reading() as connection:
        assert len(workshops.workshops(connection, rehearsals=True)) == 2


def test_the_database_itself_keeps_them_apart(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = real(connection, "Vague 1")
        made = rehearsals.begin(connection, workshop, "Répétition", BY)
        row = connection.execute(select(WorkshopRow.__table__).where(WorkshopRow.id == made)).mappings().one()
    second = {**row, "id": "second", "code": "ABCDEF"}
    real_wave = {"id": "w", "territory_id": "lyon", "label": "x", "position": 9, "demonstration": False}
    for values in (insert(WorkshopRow).values(**second), insert(WaveRow).values(**real_wave, rehearsal=True)):
        with pytest.raises(IntegrityError), loaded.transaction() as connection:
            connection.execute(values)


def test_only_a_prepared_real_workshop_is_rehearsed_and_only_a_rehearsal_is_erased(loaded: Database) -> None:
    with loaded.transaction() as connection:
        open_, waiting = opened(connection, "Vague 2", SHORT, NOW), real(connection, "Vague 1")
        shown = prepared(connection, "Montrer", SHORT, NOW, demonstration=True)
        made = rehearsals.begin(connection, waiting, "Répétition", BY)
        for one in (open_, shown, made):
            with pytest.raises(NotRehearsed):
                rehearsals.begin(connection, one, "Répétition", BY)
        before = everything(connection)
        for one in (open_, waiting, shown):
            with pytest.raises(NoRehearsal):
                rehearsals.erase(connection, one, BY)
        for one in (open_, waiting, shown):
            with pytest.raises(NoRehearsal):
                invented.come(connection, one, 0, BY)
        assert everything(connection) == before


def test_it_goes_by_itself_after_a_day_and_real_ones_stay(loaded: Database) -> None:
    with loaded.transaction() as connection:
        old, young = real(connection, "Vague 2"), real(connection, "Vague 1")
        before = everything(connection)
        gone = begun(connection, old)
        some(connection, gone, 5)
        workshops.close(connection, gone, by=By("facilitator", NOW))
    clock.settle(loaded, NOW + LASTS - timedelta(seconds=1))
    with loaded.transaction() as connection:
        assert workshops.workshop(connection, gone).settled
        late = type(BY)("facilitator", NOW + timedelta(hours=1))
        stays = rehearsals.begin(connection, young, "Répétition", late)
    for _ in range(2):
        clock.settle(loaded, NOW + LASTS)
    with loaded.reading() as connection:
        assert [one.id for one in workshops.workshops(connection, rehearsals=True)] == [stays]
        assert acted(connection)[-1] == ("workshop.rehearsal_erased", old)
    clock.settle(loaded, NOW + LASTS + timedelta(hours=1))
    with loaded.reading() as connection:
        assert everything(connection) == before


def test_one_that_nobody_erased_in_time_is_not_gone_on_with(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = real(connection, "Vague 1")
        old = begun(connection, workshop)
        now = type(BY)("facilitator", NOW + LASTS)
        new = rehearsals.begin(connection, workshop, "Répétition", now)
        assert new != old
        assert [one.id for one in workshops.workshops(connection, rehearsals=True)] == [new]


def test_a_workshop_that_is_removed_takes_its_rehearsal_with_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside = real(connection, "Vague 2")
        kept = begun(connection, beside)
        before = everything(connection)
        workshop = real(connection, "Vague 1")
        some(connection, begun(connection, workshop), 5)
        drafts.remove(connection, drafts.draft(connection, workshop), BY)
        after = everything(connection)
        assert {table: rows for table, rows in after.items() if table != "wave"} == {
            table: rows for table, rows in before.items() if table != "wave"
        }
        assert len(after["wave"]) == len(before["wave"]) + 1  # «Vague 1» itself
        assert workshops.workshop(connection, kept)


def test_whoever_is_in_it_finds_nothing_afterwards(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = (begun(connection, real(connection, label)) for label in ("Vague 2", "Vague 1"))
        ids = [keyed(SECRET, one, "phone") for one in (first, second)]
        for one, device in zip((first, second), ids, strict=True):
            devices.enter(connection, one, device, Kind.PHONE, proven=False)
        vote = votes.votes_of(connection, first)[0]
        votes.open_(connection, vote.id, by=By("facilitator", NOW), secret_key=SECRET)
        assert rights.of_device(connection, vote, devices.device(connection, ids[0]))
        rehearsals.erase(connection, first, BY)
        with pytest.raises(DeviceUnknown):
            devices.device(connection, ids[0])
        assert devices.device(connection, ids[1]).workshop == second
    with loaded.reading() as connection:
        [told_last] = audit.journal(connection, "lyon", 1)
        assert (told_last.action, told_last.about) == ("workshop.rehearsal_erased", "Bien manger, Vague 1")
