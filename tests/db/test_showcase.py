"""The demonstration of ``make run``: in demonstration waves only, made once, and beside the former, smaller one."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select

from commands.demo import invent_in
from db import showcase as command
from db.engine import Database
from db.models.participation import ResponseRow
from db.models.vote import BallotRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import publications, waves
from db.queries.evaluation.rebuild import rebuilt
from db.queries.priorities import library
from db.queries.staff import audit
from db.queries.votes import votes
from db.queries.workshops import decisions, invented, workshops
from domain.priorities.priority import Status
from domain.staff.by import By
from domain.votes import METHODS
from domain.workshops import showcase
from domain.workshops.decisions import Status as Kept
from domain.workshops.rehearsal import NoRehearsal
from domain.workshops.workshop import State
from tests.ballots import SECRET, opened, plan, room
from tests.engines import LOADED, Kitchen
from tests.rehearsals import everything

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("facilitator", NOW)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two territories, two workshops in each wave, of twenty people."""
    monkeypatch.setattr(showcase, "PLACES", ("lyon", "montpellier"))
    monkeypatch.setattr(showcase, "WORKSHOPS", 2)
    monkeypatch.setattr(showcase, "PEOPLE", 20)
    monkeypatch.setattr(showcase, "VOTERS", 12)


@pytest.fixture
def made(loaded: Database, kitchen: Kitchen, small: None) -> None:
    """The demonstration."""
    kitchen.made("showcase", loaded, lambda database: command.make(database, NOW, SECRET))


def there(connection: Connection) -> list[str]:
    return [one.id for one in workshops.workshops(connection) if one.state is State.OPEN]


def test_it_shows_waves_votes_ideas_and_decisions_all_invented(loaded: Database) -> None:
    command.make(loaded, NOW, SECRET)
    with loaded.reading() as connection:
        known = waves.waves(connection)
        assert {(one.territory, one.demonstration) for one in known} == {("lyon", True), ("montpellier", True)}
        assert [publications.latest(connection, f"public:{one.id}", ()).population for one in known] == [40] * 4
        closed = [one for one in workshops.workshops(connection) if one.state is State.CLOSED]
        assert [(one.settled, one.finished, one.demonstration) for one in closed] == [(True, 20, True)] * 8
        past = [vote for one in closed for vote in votes.votes_of(connection, one.id)]
        assert {vote.plan.method for vote in past} == set(METHODS)
        assert [vote.state for vote in past] == [State.CLOSED] * len(METHODS)
        assert all(votes.result(connection, vote.id).turnout.voices == showcase.VOTERS for vote in past)
        room = showcase.open_room(workshops.workshops(connection))
        assert room is not None
        assert [vote.state for vote in votes.votes_of(connection, room.id)] == [State.OPEN]
        for place in showcase.PLACES:
            ideas = {one.status for one in library.library(connection, place)}
            assert ideas >= {Status.DONE, Status.ONGOING, Status.DROPPED, Status.PROPOSED}
            made = decisions.of_territory(connection, place)
            assert {one.status(NOW.date()) for one in made} == {Kept.DONE, Kept.LATE, Kept.DROPPED, Kept.STARTED}
            assert all(one.demonstration for one in made)
        assert rebuilt(connection)[1][f"wave:{known[0].id}"] == 40


def test_made_again_it_adds_nothing_and_the_former_one_stays(loaded: Database) -> None:
    invent_in(loaded, 30, "lyon", NOW)
    with loaded.reading() as connection:
        [former] = workshops.workshops(connection)
    command.make(loaded, NOW, SECRET)
    with loaded.reading() as connection:
        before, told = everything(connection), audit.journal(connection, "lyon", 1_000)
        assert former in workshops.workshops(connection)
    command.make(loaded, NOW + timedelta(hours=2), SECRET)
    with loaded.reading() as connection:
        assert everything(connection) == before
        assert audit.journal(connection, "lyon", 1_000) == told


@pytest.mark.usefixtures("made")
def test_the_open_workshop_is_of_today_and_comes_back_when_somebody_closed_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        [first] = there(connection)
        [vote] = votes.votes_of(connection, first)
        votes.close(connection, vote.id, by=BY, secret_key=SECRET)
        workshops.close(connection, first, by=BY)
    command.make(loaded, NOW, SECRET)
    with loaded.reading() as connection:
        [second] = there(connection)
    assert second != first
    command.make(loaded, NOW + timedelta(days=1), SECRET)
    with loaded.reading() as connection:
        [third] = there(connection)
        assert third not in (first, second)
        assert workshops.workshop(connection, second).settled
        assert workshops.workshop(connection, third).day == (NOW + timedelta(days=1)).date()


def test_two_databases_are_drawn_alike(kitchen: Kitchen) -> None:
    drawn = []
    for _ in range(2):
        with closing(Database(kitchen.fresh(LOADED))) as database:
            command.make(database, NOW, SECRET)
            marks = select(BallotRow.vote_id, BallotRow.marks, func.count())
            marks = marks.group_by(BallotRow.vote_id, BallotRow.marks).order_by(BallotRow.vote_id, BallotRow.marks)
            with database.reading() as connection:
                drawn.append([tuple(row) for row in connection.execute(marks)])
    assert drawn[0]
    assert drawn[0] == drawn[1]


def test_everybody_invented_is_in_a_demonstration(loaded: Database) -> None:
    with loaded.transaction() as connection:
        real = room(connection)
        vote = opened(connection, real, plan())
        with pytest.raises(NoRehearsal):
            invented.arrive(connection, real, 3, BY)
        with pytest.raises(NoRehearsal):
            invented.cast(connection, vote, 3, SECRET, BY)
    command.make(loaded, NOW, SECRET)
    with loaded.reading() as connection:
        mixed = (
            select(func.count()).select_from(ResponseRow).join(WorkshopRow, WorkshopRow.id == ResponseRow.workshop_id)
        )
        mixed = mixed.join(WaveRow, WaveRow.id == WorkshopRow.wave_id).where(WaveRow.demonstration == False)  # noqa: E712  SQL
        assert connection.execute(mixed).scalar_one() == 0
        assert votes.turnout(connection, vote).voices == 0


@pytest.mark.usefixtures("made")
def test_people_come_and_vote_up_to_a_number_and_no_further(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = showcase.open_room(workshops.workshops(connection))
        assert here is not None
        [vote] = votes.votes_of(connection, here.id)
        for people in (2, 2, 1, 5):
            invented.arrive(connection, here.id, people, BY)
            invented.cast(connection, vote.id, people, SECRET, BY)
        assert workshops.workshop(connection, here.id).finished == 5
        assert votes.turnout(connection, vote.id).voices == 5
        invented.arrive(connection, here.id, 1_000, BY)
        invented.cast(connection, vote.id, 1_000, SECRET, BY)
        assert workshops.workshop(connection, here.id).seated == showcase.PRESENT
        assert votes.turnout(connection, vote.id).voices == showcase.PRESENT
