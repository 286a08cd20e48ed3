"""The organisations of the demonstration: their ties in two waves, what they build, and nothing real with them."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, func, select

from db import showcase as command
from db.engine import Database
from db.models.partners import PartnerLinkRow
from db.queries.cooperation import actors, answers, invented, partners, solutions, ties, trajectory, writing
from db.queries.evaluation import waves
from db.queries.workshops import workshops
from db.showcase_partners import organisation
from domain.cooperation.errors import UnknownPart
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Audience
from domain.cooperation.solutions import BrickWords, SolutionWords
from domain.cooperation.territories import Actor, ActorRole
from domain.cooperation.ties import Network, Stand, changes
from domain.cooperation.trajectory import Declared, Kind
from domain.staff.by import By
from domain.workshops import showcase
from domain.workshops.rehearsal import NoRehearsal
from tests.ballots import SECRET
from tests.engines import Kitchen
from tests.structures import LYON, seats, wave

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("committee", NOW)
CANTEEN = SolutionWords("Une cantine", "Manger ensemble.", theme="food_system")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two territories, without any workshop but the open one."""
    monkeypatch.setattr(showcase, "PLACES", ("montpellier", "lyon"))
    monkeypatch.setattr(showcase, "WORKSHOPS", 0)


@pytest.fixture
def made(loaded: Database, kitchen: Kitchen, small: None) -> None:
    """The demonstration."""
    kitchen.made("invented", loaded, lambda database: command.make(database, NOW, SECRET))


def networks(database: Database, place: str) -> tuple[Network, Network]:
    with database.reading() as connection:
        known = [one.id for one in waves.waves(connection) if one.territory == place and one.demonstration]
        first, second = (ties.network(connection, one, Audience.COMMITTEE) for one in known)
    return first, second


def roster(connection: Connection, seat: Seat) -> set[str]:
    """Of whom this organisation is asked."""
    [question] = [one for one in answers.asked(connection, seat).questions if one.id == ties.ROSTER]
    return {row.id for row in question.rows}


def test_every_kind_of_tie_is_there_and_the_second_wave_moves(loaded: Database) -> None:
    command.make(loaded, NOW, SECRET)
    for place in showcase.PLACES:
        first, second = networks(loaded, place)
        assert [(one.invited, one.answered, len(one.members)) for one in (first, second)] == [(12, 9, 11), (12, 11, 12)]
        assert {one.stand for one in second.ties} == set(Stand)
        assert {one.level for one in second.ties if one.stand is Stand.BOTH} == {"c", "1", "2", "3"}
        assert [one.id for one in second.isolated] == [organisation(place, "lab")]
        moved = changes(first, second)
        assert {frozenset(one.ends) for one in moved.appeared} == {
            frozenset({organisation(place, "garden"), organisation(place, "canteen")}),
            frozenset({organisation(place, "residents"), organisation(place, "kitchen")}),
            frozenset({organisation(place, "farms"), organisation(place, "town")}),
        }
        assert [frozenset(one.ends) for one in moved.ended] == [
            frozenset({organisation(place, "centre"), organisation(place, "town")})
        ]
        assert moved.moved


@pytest.mark.usefixtures("made")
def test_each_has_three_links_of_which_two_open_something(loaded: Database) -> None:
    with loaded.reading() as connection:
        link = PartnerLinkRow
        made = connection.execute(
            select(func.count(), func.count(link.revoked_at)).select_from(link).group_by(link.actor_id)
        ).all()
        assert [tuple(row) for row in made] == [(3, 1)] * 24
        held = invented.link(connection, "lyon")
        assert held is not None
        seat = partners.seat(connection, held)
        assert (seat.actor, seat.demonstration) == (organisation("lyon", "garden"), True)
        assert seat.wave == [one.id for one in waves.waves(connection) if one.territory == "lyon"][-1]
        assert invented.link(connection, "lorient") is None


@pytest.mark.usefixtures("made")
def test_real_waves_and_territories_know_none_of_them(loaded: Database) -> None:
    with loaded.transaction() as connection:
        known = {one.id for one in invented.actors(connection, "lyon")}
        real = wave(connection, "lyon", "Vague 1")
        seat = seats(connection, real, LYON)["grap"]
        asked = roster(connection, seat)
        named = {one.id for one in actors.actors(connection, "lyon")}
        named |= {one.id for one in ties.members(connection, real)}
        named |= {one.actor for one in partners.invitations(connection, real)}
        assert asked == named - {"grap"}
        assert len(known) == 12
        assert not named & known
        theirs = partners.seat(connection, str(invented.link(connection, "lyon")))
        assert roster(connection, theirs) == known - {theirs.actor}


@pytest.mark.usefixtures("made")
def test_an_invented_organisation_leads_nothing_real(loaded: Database) -> None:
    with loaded.transaction() as connection:
        writing.keep_solution(connection, "lyon", "real", CANTEEN, BY)
        garden = organisation("lyon", "garden")
        with pytest.raises(UnknownPart):
            writing.keep_brick(connection, "lyon", "real", "brick", BrickWords("Une légumerie", garden), BY)
        mine = showcase.identity("solution", "lyon", "basket")
        elsewhere = BrickWords("Une légumerie", organisation("montpellier", "garden"))
        with pytest.raises(UnknownPart):
            writing.keep_brick(connection, "lyon", mine, "brick", elsewhere, BY)
        writing.keep_brick(connection, "lyon", mine, "brick", BrickWords("Une légumerie", garden), BY)


def test_nothing_is_invented_in_a_real_wave(loaded: Database) -> None:
    one = Actor("x", "X", "", "etat", (), "", (ActorRole.LEAD,), {ActorRole.LEAD: "X"}, {ActorRole.LEAD: 1})
    with loaded.transaction() as connection:
        real = wave(connection, "lyon", "Vague 1")
        with pytest.raises(NoRehearsal):
            invented.add(connection, real, one)
        with pytest.raises(NoRehearsal):
            invented.mark_solution(connection, real, "any")
        with pytest.raises(NoRehearsal):
            invented.mark_entry(connection, real, "any")


def test_they_build_solutions_and_walk_and_what_is_told_already_stays(loaded: Database) -> None:
    with loaded.transaction() as connection:
        told = Declared(Kind.REACHED, date(2026, 11, 1), "Une rencontre.", 1)
        trajectory.declare(connection, "montpellier", told, 0, BY, "real entry")
    command.make(loaded, NOW, SECRET)
    with loaded.reading() as connection:
        for place in showcase.PLACES:
            made = {one.words.title: one for one in solutions.of_territory(connection, place, drafts=False)}
            assert [len(one.bricks) for _, one in sorted(made.items())] == [2, 3]
            effects = [effect for one in made.values() for brick in one.bricks for effect in brick.effects]
            assert len(effects) == 5
            assert all("inventé" in lead for one in made.values() for lead in one.leads)
            assert all("démonstration" in title for title in made)
        assert trajectory.of(connection, "lyon").under_way == (2, 3)
        assert trajectory.of(connection, "lyon").year(NOW.date()) == 1
        assert [one.said for one in trajectory.of(connection, "montpellier").entries] == [told]
        assert showcase.open_room(workshops.workshops(connection)) is not None
