"""Workshops that are changed, done again and removed, as two facilitators see them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, select

from db import erasing
from db.engine import Database
from db.models.admission import DeviceRow
from db.models.staff import AuditRow
from db.models.vote import VoteRow
from db.models.workshop import WorkshopRow, WorkshopStepRow
from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.votes import rights, votes
from db.queries.workshops import devices, drafts, existing, moves, programme, silence, workshops
from db.queries.workshops.silence import OF_THE_TEAM
from domain.errors import RequestReused
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.admission import Kind
from domain.workshops.draft import Draft, WorkshopAmended, WorkshopAnswered, WorkshopBegun
from domain.workshops.errors import UnknownWorkshop
from domain.workshops.existing import Named
from domain.workshops.workshop import Over, Unnamed, WorkshopPlan
from tests.ballots import SECRET
from tests.ballots import plan as voting
from tests.programmes import SHORT, TWO_HOURS, opened, prepared

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By(Role.FACILITATOR, NOW)
LATER = NOW.date() + timedelta(days=90)


def planned(connection: Connection, wave: str, title: str, steps: tuple[str, ...] = SHORT) -> WorkshopPlan:
    version = questionnaires.latest_version_id(connection, "q_closing")
    ours = waves.add(connection, "lyon", wave)
    return WorkshopPlan("lyon", ours, version, title, "Mairie", LATER, tuple((kind, 7) for kind in steps))


def two(connection: Connection) -> tuple[Draft, Draft]:
    """The second one was prepared first."""
    second, first = (prepared(connection, label, TWO_HOURS, NOW) for label in ("Vague 2", "Vague 1"))
    return drafts.draft(connection, first), drafts.draft(connection, second)


def acts(connection: Connection, workshop: str) -> list[str]:
    chosen = select(AuditRow.action).where(AuditRow.subject == workshop, AuditRow.action != "workshop.prepared")
    return list(connection.execute(chosen.order_by(AuditRow.number)).scalars())


def test_all_of_a_prepared_workshop_changes_and_nothing_of_the_other(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = two(connection)
        wanted = planned(connection, "Vague 3", "Autre nom")
        for _ in range(2):  # two presses
            drafts.amend(connection, second, wanted, BY)
    with loaded.reading() as connection:
        now = drafts.draft(connection, second.workshop.id)
        assert drafts.draft(connection, first.workshop.id) == first
        assert acts(connection, second.workshop.id) == ["workshop.amended"]
    told = (now.workshop.title, now.workshop.place, now.workshop.day, now.workshop.wave_label, now.steps)
    assert told == ("Autre nom", "Mairie", LATER, "Vague 3", tuple((kind, 7) for kind in SHORT))
    assert (now.workshop.code, now.workshop.questionnaire_version) == (second.workshop.code, "q_closing@1")


def test_an_old_screen_changes_nothing(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = two(connection)
        drafts.amend(connection, first, planned(connection, "Vague 1", "Celui d’Ana"), BY)
        votes.prepare(connection, second.workshop.id, voting(), by=By("facilitator", NOW))
    for seen in (second, first):  # a vote was prepared in the one, the other was changed
        with loaded.transaction() as connection:
            wanted = planned(connection, "Vague 1", "Celui de Bo")
            with pytest.raises(WorkshopAmended):
                drafts.amend(connection, seen, wanted, BY)
            with pytest.raises(WorkshopAmended):
                drafts.remove(connection, seen, BY)
    with loaded.transaction() as connection:
        titles = connection.execute(select(WorkshopRow.title).order_by(WorkshopRow.title)).scalars().all()
        assert titles == ["Bien manger, Vague 2", "Celui d’Ana"]
        with pytest.raises(Unnamed):
            drafts.amend(connection, first, replace(planned(connection, "Vague 1", " ")), BY)


def test_an_open_workshop_changes_its_name_and_its_place_only(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = two(connection)
        for one in (second, first):
            workshops.open_(connection, one.workshop.id, by=By("facilitator", NOW))
    with loaded.transaction() as connection:
        wanted = planned(connection, "Vague 9", "Autre")
        opened = drafts.draft(connection, first.workshop.id)
        for seen in (first, opened):
            with pytest.raises(WorkshopBegun):
                drafts.amend(connection, seen, wanted, BY)
        with pytest.raises(WorkshopBegun):
            drafts.remove(connection, first, BY)
        with pytest.raises(WorkshopBegun):
            drafts.rename(connection, first, "Vieil écran", "", BY)
        drafts.rename(connection, opened, "  Bien manger ici ", "", BY)
        now = drafts.draft(connection, first.workshop.id)
        assert (now.workshop.title, now.workshop.place, now.steps) == ("Bien manger ici", "", first.steps)
        workshops.close(connection, first.workshop.id, by=By("facilitator", NOW))
        with pytest.raises(Over):
            drafts.rename(connection, now, "Trop tard", "", BY)
        with pytest.raises(Over):
            drafts.remove(connection, now, BY)


def test_a_workshop_is_done_again_with_its_steps_and_its_votes_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, source = two(connection)
        for question in ("Deuxième ?", "Première ?"):
            votes.prepare(
                connection, source.workshop.id, replace(voting(), question=question), by=By("facilitator", NOW)
            )
        votes.prepare(
            connection, beside.workshop.id, replace(voting(), question="Ailleurs ?"), by=By("facilitator", NOW)
        )
        workshops.open_(connection, source.workshop.id, by=By("facilitator", NOW))
        workshops.close(connection, source.workshop.id, by=By("facilitator", NOW))
    one = source.workshop
    anew = WorkshopPlan("lyon", one.wave, one.questionnaire_version, one.title, one.place, LATER, source.steps)
    for _ in range(2):
        with loaded.transaction() as connection:
            made = drafts.again(connection, one.id, anew, BY, "asked-once")
            assert made == "asked-once"
            with pytest.raises(RequestReused):
                drafts.again(connection, one.id, replace(anew, title="Autre"), BY, "asked-once")
    with loaded.reading() as connection:
        now = drafts.draft(connection, "asked-once")
        assert (now.workshop.day, now.steps, now.free) == (LATER, source.steps, True)
        assert [one.plan.question for one in now.votes.values()] == ["Deuxième ?", "Première ?"]
        assert now.workshop.code != one.code
        assert len(workshops.workshops(connection)) == 3


def test_a_workshop_that_was_never_opened_goes_with_its_votes_and_its_slips(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = two(connection)
        kept = votes.prepare(connection, first.workshop.id, voting(), by=By("facilitator", NOW))
        gone = votes.prepare(connection, second.workshop.id, voting(), by=By("facilitator", NOW))
        rights.slips(connection, gone, 3, SECRET, by=By("facilitator", NOW))
        seen = drafts.draft(connection, second.workshop.id)
    for _ in range(2):
        with loaded.transaction() as connection:
            drafts.remove(connection, seen, BY)
    with loaded.reading() as connection:
        with pytest.raises(UnknownWorkshop):
            drafts.draft(connection, second.workshop.id)
        assert connection.execute(select(VoteRow.id)).scalars().all() == [kept]
        assert set(connection.execute(select(WorkshopStepRow.workshop_id)).scalars()) == {first.workshop.id}
        removed = select(AuditRow.chain, AuditRow.details).where(AuditRow.action == "workshop.removed")
        assert [tuple(row) for row in connection.execute(removed)] == [("lyon", {"title": "Bien manger, Vague 2"})]


def test_what_was_opened_by_mistake_goes_as_long_as_nobody_said_anything(loaded: Database) -> None:
    """Of three rooms, opened in another order: one moved on with its tablets, one heard an answer, one stays."""
    with loaded.transaction() as connection:
        heard, kept, silent = (opened(connection, f"Vague {n}", SHORT, NOW) for n in (3, 1, 2))
        for one in (silent, heard):
            devices.enter(connection, one, f"tablet of {one}", Kind.TABLET, proven=True)
            votes.prepare(connection, one, voting(), by=By("facilitator", NOW))
        there = programme.programme(connection, silent).now
        assert there is not None
        moves.on(connection, silent, there, by=By("facilitator", NOW + timedelta(minutes=1)))
        seen = {one: drafts.draft(connection, one) for one in (heard, silent)}
        assert all(one.silent and not one.free for one in seen.values())
    with loaded.transaction() as connection:
        existing.name(connection, heard, Named("Un four", "lieu"), BY, "named")
    with loaded.transaction() as connection, pytest.raises(WorkshopAnswered):
        drafts.remove(connection, seen[heard], BY)
    for _ in range(2):
        with loaded.transaction() as connection:
            drafts.remove(connection, seen[silent], BY)
    with loaded.reading() as connection:
        assert not drafts.draft(connection, heard).silent
        assert {one.id for one in workshops.workshops(connection)} == {heard, kept}
        assert set(connection.execute(select(DeviceRow.workshop_id)).scalars()) == {heard}


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_each_table_of_the_team_is_there_and_every_other_one_was_said(loaded: Database) -> None:
    tables = {table.name for table in erasing.owned(silence._root("one"))}
    assert tables > OF_THE_TEAM
    assert {"response", "visit", "ballot", "spoken_word", "decision", "hands", "priority"} <= tables - OF_THE_TEAM


def test_every_programme_to_begin_with_is_made_of_steps_that_have_a_name(loaded: Database) -> None:
    with loaded.transaction() as connection:
        known = programme.templates(connection)
        assert [each.id for each in known][:3] == ["deux_heures", "une_heure", "sans_tablette"]
        for each in known:
            plan = replace(planned(connection, "Vague 1", each.name), steps=each.steps)
            made = workshops.prepare(connection, plan, by=By("facilitator", NOW))
            steps = programme.steps(connection, made)
            assert [(step.kind, step.minutes) for step in steps] == list(each.steps)
            assert all(step.icon and step.note and step.title != step.kind for step in steps)
