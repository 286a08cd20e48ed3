"""The simulated room: twenty people within three minutes, in the demonstration's own open workshop and nowhere else."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from db import showcase as command
from db.engine import Database
from db.queries.votes import votes
from db.queries.workshops import admission, workshops
from db.simulated import LASTS, PEOPLE, Simulated
from domain.staff.by import By
from domain.workshops import showcase
from domain.workshops.workshop import Workshop
from tests.ballots import SECRET, opened, plan, room
from tests.engines import Kitchen
from tests.programmes import SHORT, prepared
from tests.rehearsals import everything

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("facilitator", NOW)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the open workshop, and two territories."""
    monkeypatch.setattr(showcase, "WORKSHOPS", 0)
    monkeypatch.setattr(showcase, "PLACES", showcase.PLACES[:2])


@pytest.fixture
def made(loaded: Database, kitchen: Kitchen, small: None) -> None:
    """The demonstration."""
    kitchen.made("simulated", loaded, lambda database: command.make(database, NOW, SECRET))


def here(database: Database) -> Workshop:
    with database.reading() as connection:
        found = showcase.open_room(workshops.workshops(connection))
    assert found is not None
    return found


def turns(simulated: Simulated, database: Database, *shares: float) -> list[int]:
    """How many have answered after each turn."""
    came = []
    for share in shares:
        simulated.turn(database, NOW + share * LASTS)
        came.append(here(database).finished)
    return came


def voices(database: Database) -> list[int]:
    with database.reading() as connection:
        return [votes.turnout(connection, one.id).voices for one in votes.votes_of(connection, here(database).id)]


def test_people_come_and_vote_little_by_little_and_no_more_after_three_minutes(loaded: Database) -> None:
    command.make(loaded, NOW, SECRET)
    simulated = Simulated(SECRET)
    assert turns(simulated, loaded, 0, 0.25, 0.2, 0.5) == [0, 5, 5, 10]
    assert voices(loaded) == [10]
    with loaded.transaction() as connection:
        opened(connection, here(loaded).id, plan("dots"))
    assert turns(simulated, loaded, 1, 1.1, 5) == [PEOPLE] * 3
    assert voices(loaded) == [PEOPLE] * 2
    with loaded.reading() as connection:
        before = everything(connection)
    simulated.turn(loaded, NOW + timedelta(days=1))
    with loaded.reading() as connection:
        assert everything(connection) == before


@pytest.mark.usefixtures("made")
def test_another_start_brings_others_as_long_as_there_is_room_for_whoever_tries(loaded: Database) -> None:
    assert [turns(Simulated(SECRET), loaded, 0, 1)[-1] for _ in range(4)] == [20, 40, 50, 50]


def test_nobody_comes_to_another_workshop_of_a_demonstration_or_not(loaded: Database) -> None:
    with loaded.transaction() as connection:
        real = room(connection)
        opened(connection, real, plan())
        invented = prepared(connection, "Montrer", SHORT, NOW, demonstration=True)
        workshops.open_(connection, invented, by=BY)
        before = everything(connection)
    simulated = Simulated(SECRET)
    for share in (0, 0.5, 1):
        simulated.turn(loaded, NOW + share * LASTS)
    with loaded.reading() as connection:
        assert everything(connection) == before
        assert workshops.workshop(connection, invented).finished == 0


@pytest.mark.usefixtures("made")
def test_a_workshop_that_is_closed_meanwhile_is_left_alone(loaded: Database) -> None:
    simulated = Simulated(SECRET)
    assert turns(simulated, loaded, 0, 0.5) == [0, 10]
    with loaded.transaction() as connection:
        one = here(loaded).id
        for vote in votes.votes_of(connection, one):
            votes.close(connection, vote.id, by=BY, secret_key=SECRET)
        workshops.close(connection, one, by=BY)
    simulated.turn(loaded, NOW + LASTS)
    with loaded.reading() as connection:
        assert workshops.workshop(connection, one).finished == 10


@pytest.mark.usefixtures("made")
def test_fewer_people_present_than_would_come_are_not_exceeded(loaded: Database) -> None:
    with loaded.transaction() as connection:
        admission.record_present(connection, here(loaded).id, 17, BY)
    assert turns(Simulated(SECRET), loaded, 0, 0.5, 1) == [0, 7, 7]


@pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("made")
def test_of_two_servers_of_one_database_one_brings_them(loaded: Database) -> None:
    first, second = Simulated(SECRET), Simulated(SECRET)
    with closing(Database(str(loaded.url.render_as_string(hide_password=False)))) as other:
        assert turns(first, loaded, 0, 0.5) == [0, 10]
        assert turns(second, other, 0.5, 0.9, 1.2) == [10, 10, 10]
        assert turns(first, loaded, 1) == [PEOPLE]
        third = Simulated(SECRET)  # the first one's claim went with its time
        assert turns(third, other, 0, 1) == [PEOPLE, 2 * PEOPLE]
