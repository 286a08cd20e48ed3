"""Priorities in the database: kept once, read before they are seen, and with a history that only grows."""

import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.content.load import load
from db.content.sync import stored_rows, table_of
from db.engine import Database
from db.models.priorities import PriorityEventRow, PriorityRow
from db.models.staff import AuditRow
from db.queries.priorities import history, ideas, library
from domain.errors import RequestReused
from domain.priorities.errors import ReasonMissing, UnknownPriority, UnknownTheme, WrongMoment
from domain.priorities.idea import Idea
from domain.priorities.priority import Cost, Happening, Priority, Proposer, Status, Words
from domain.staff.by import By
from formats.content.folder import read
from tests.content import CONTENT

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
RESIDENT, FACILITATOR = By("resident", NOW), By("facilitator", NOW)


def proposed(database: Database, title: str = "Un jardin", territory: str = "lyon", *, published: bool = True) -> str:
    idea = Idea(uuid.uuid4().hex, territory, Words(title, "Au pied des tours.", "care"), Proposer.RESIDENT)
    with database.transaction() as connection:
        ideas.propose(connection, idea, RESIDENT)
        if published:
            ideas.publish(connection, idea.id, FACILITATOR)
    return idea.id


def seen(database: Database, priority_id: str) -> Priority:
    with database.reading() as connection:
        return library.priority(connection, priority_id)


def kinds(database: Database, priority_id: str) -> list[str]:
    return [event.kind.value for event in seen(database, priority_id).history]


def test_a_proposal_is_seen_by_nobody_before_it_was_read(loaded: Database) -> None:
    idea = proposed(loaded, published=False)
    with loaded.reading() as connection:
        assert library.library(connection, "lyon") == ()
        assert idea not in {each.id for each in library.votable(connection, "lyon")}
        assert [each.id for each in ideas.waiting(connection, {"lyon"})] == [idea]
        assert ideas.waiting(connection, {"montpellier"}) == ()
    with loaded.transaction() as connection:
        ideas.publish(connection, idea, FACILITATOR)
    with loaded.reading() as connection:
        assert [each.id for each in library.library(connection, "lyon")] == [idea]
        assert library.library(connection, "montpellier") == ()
        assert ideas.waiting(connection) == ()


def test_the_same_proposal_twice_is_one_and_another_under_its_name_is_refused(loaded: Database) -> None:
    idea = Idea(uuid.uuid4().hex, "lyon", Words("Un jardin", "", "care"), Proposer.RESIDENT)
    for _ in range(2):
        with loaded.transaction() as connection:
            ideas.propose(connection, idea, RESIDENT)
    assert kinds(loaded, idea.id) == ["proposed"]
    with pytest.raises(RequestReused), loaded.transaction() as connection:
        ideas.propose(connection, Idea(idea.id, "montpellier", idea.words, idea.proposer), RESIDENT)
    with pytest.raises(UnknownTheme), loaded.transaction() as connection:
        ideas.propose(connection, Idea("new", "lyon", Words("Un jardin", "", "nowhere"), Proposer.RESIDENT), RESIDENT)


def test_a_correction_keeps_what_was_written_first(loaded: Database) -> None:
    idea = proposed(loaded, "Un jardain", published=False)
    words = Words("Un jardin partagé", "Au pied des tours.", "social_ties", "yard", ("enjeu_vie",), ("obj1",))
    cost = Cost(3_000, 25_000, yearly=False)
    for _ in range(2):  # saying it again is no second correction
        with loaded.transaction() as connection:
            ideas.correct(connection, idea, words, cost, FACILITATOR)
    with loaded.transaction() as connection:
        ideas.publish(connection, idea, FACILITATOR)
    corrected = seen(loaded, idea)
    assert (corrected.words, corrected.cost) == (words, cost)
    assert kinds(loaded, idea) == ["proposed", "corrected", "published"]
    assert corrected.history[1].former == "Un jardain"


def test_refusing_and_dropping_say_why(loaded: Database) -> None:
    idea, other = proposed(loaded, published=False), proposed(loaded)
    with pytest.raises(ReasonMissing), loaded.transaction() as connection:
        ideas.refuse(connection, idea, "  ", FACILITATOR)
    with pytest.raises(ReasonMissing), loaded.transaction() as connection:
        history.happened(connection, other, Happening.DROPPED, FACILITATOR)
    with loaded.transaction() as connection:
        ideas.refuse(connection, idea, "Cela nomme une personne.", FACILITATOR)
        history.happened(connection, other, Happening.DROPPED, FACILITATOR, details={"why": "Trop cher."})
    assert seen(loaded, idea).status is Status.REFUSED
    assert seen(loaded, other).history[-1].why == "Trop cher."
    with pytest.raises(WrongMoment), loaded.transaction() as connection:
        ideas.publish(connection, idea, FACILITATOR)


def test_a_merged_proposal_points_at_the_kept_one_and_keeps_its_history(loaded: Database) -> None:
    first, second, third = proposed(loaded, "Un jardin"), proposed(loaded, "Des jardins"), proposed(loaded, "Jardins")
    elsewhere, unread = proposed(loaded, territory="montpellier"), proposed(loaded, published=False)
    with loaded.transaction() as connection:
        ideas.merge(connection, first, second, FACILITATOR)
        ideas.merge(connection, second, third, FACILITATOR)
    assert kinds(loaded, first) == ["proposed", "published", "merged"]
    assert kinds(loaded, third) == ["proposed", "published", "joined"]
    assert seen(loaded, third).joined == 2
    with loaded.reading() as connection:
        assert [each.id for each in library.library(connection, "lyon")] == [third]
    for idea, into, refusal in (
        (third, first, WrongMoment),  # a circle
        (third, third, WrongMoment),
        (third, unread, WrongMoment),
        (first, third, WrongMoment),  # it was merged already
        (third, elsewhere, UnknownPriority),
        (third, "pri_fs_01", UnknownPriority),
    ):
        with pytest.raises(refusal), loaded.transaction() as connection:
            ideas.merge(connection, idea, into, FACILITATOR)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8))
def test_whatever_is_merged_no_history_is_lost_and_there_is_no_circle(
    loaded: Database, pairs: list[tuple[int, int]]
) -> None:
    made = [proposed(loaded, f"Idée {n}") for n in range(5)]
    before = {each: kinds(loaded, each) for each in made}
    for idea, into in pairs:
        try:
            with loaded.transaction() as connection:
                ideas.merge(connection, made[idea], made[into], FACILITATOR)
        except WrongMoment:
            continue
    shown = [seen(loaded, each) for each in made]
    kept = [each for each in shown if each.status is Status.PROPOSED]
    assert kept
    assert sum(1 + each.joined for each in kept) == len(made)  # each is found from the one that was kept
    for each in shown:
        assert kinds(loaded, each.id)[: len(before[each.id])] == before[each.id]


def test_a_vote_and_its_end_are_in_the_history_once(loaded: Database) -> None:
    own = proposed(loaded)
    for _ in range(2):
        with loaded.transaction() as connection:
            ids = library.put_to_vote(connection, "lyon", [own, "pri_fs_01"], "vote-1", FACILITATOR)
    example = ids["pri_fs_01"]
    assert ids[own] == own
    assert (seen(loaded, own).status, seen(loaded, example).status) == (Status.VOTING, Status.VOTING)
    for _ in range(2):
        with loaded.transaction() as connection:
            library.outcome(connection, "vote-1", {own}, NOW)
    assert kinds(loaded, own) == ["proposed", "published", "put_to_vote", "retained"]
    assert kinds(loaded, example) == ["put_to_vote", "not_retained"]
    assert (seen(loaded, own).status, seen(loaded, example).status) == (Status.RETAINED, Status.PROPOSED)
    with loaded.transaction() as connection:
        for step in (Happening.STARTED, Happening.DONE):
            history.happened(connection, own, step, By("committee", NOW))
    assert seen(loaded, own).status is Status.DONE


def test_an_example_becomes_the_territory_s_own_and_stays_an_example_elsewhere(loaded: Database) -> None:
    with loaded.transaction() as connection:
        [own] = library.put_to_vote(connection, "lyon", ["pri_fs_01"], "vote-1", FACILITATOR).values()
        again = library.put_to_vote(connection, "lyon", ["pri_fs_01"], "vote-2", FACILITATOR)
        assert again == {"pri_fs_01": own}
    with loaded.reading() as connection:
        here = {each.id: each for each in library.votable(connection, "lyon")}
        there = {each.id: each for each in library.votable(connection, "montpellier")}
    assert len(here) == len(there) == 108
    assert not here[own].is_example
    assert there["pri_fs_01"].is_example
    assert (here[own].title, here[own].cost) == (there["pri_fs_01"].title, 60_000)
    with loaded.transaction() as connection:  # the files come and go without it
        load(connection, read(CONTENT))
    assert seen(loaded, own).proposer is Proposer.EXAMPLE
    with pytest.raises(UnknownPriority), loaded.transaction() as connection:
        library.put_to_vote(connection, "montpellier", [own], "vote-3", FACILITATOR)


def test_staff_acts_are_audited_and_residents_are_not(loaded: Database) -> None:
    idea = proposed(loaded, published=False)
    with loaded.reading() as connection:
        done = connection.execute(select(AuditRow.action)).scalars()
        assert [action for action in done if action.startswith("priority.")] == []
        columns = {column.name for row in (PriorityRow, PriorityEventRow) for column in table_of(row).columns}
        stored = str(stored_rows(connection, table_of(PriorityEventRow), PriorityEventRow.priority_id == idea))
    assert columns & {"visit_id", "response_id", "device", "staff_id", "at"} == set()
    assert "14:" not in stored
