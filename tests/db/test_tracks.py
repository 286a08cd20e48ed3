"""Piste 1 and piste 2: each makes one workshop of its own programme, and goes with it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select

from db.engine import Database
from db.models.workshop import WorkshopRow
from db.queries.cooperation import tracks
from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.workshops import drafts, programme
from domain.cooperation.tracks import Approach, Authority, Degree, Track, TrackUnsaid, Who
from domain.errors import RequestReused, WordsMissing
from domain.staff.by import By
from domain.workshops.workshop import WorkshopPlan

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("facilitator", NOW)
PROJECT = Approach(Track.PROJECT, "La légumerie", Degree.YES, Degree.PARTLY, comment="Appeler le 06 12 34 56 78")
GROUP = Approach(Track.GROUP, "Les quartiers sans marché", who=(Who.ELECTED, Who.FIRMS), authority=Authority.EASES)


def planned(connection: Connection, title: str, place: str = "lyon") -> WorkshopPlan:
    wave = waves.add(connection, place, "Vague 1")
    version = questionnaires.latest_version_id(connection, "q_resident")
    return WorkshopPlan(place, wave, version, title, "Centre social", date(2026, 12, 12))


def test_two_tracks_make_two_workshops_with_their_programmes(loaded: Database) -> None:
    with loaded.transaction() as connection:
        tracks.begin(connection, GROUP, planned(connection, "Deux"), By("facilitator", NOW + timedelta(hours=1)), "b")
        tracks.begin(connection, PROJECT, planned(connection, "Un"), BY, "a")
        tracks.begin(connection, PROJECT, planned(connection, "Ailleurs", "lorient"), BY, "c")
    with loaded.reading() as connection:
        (second, day), (first, _) = tracks.of_territory(connection, "lyon")
        assert day == date(2026, 12, 12)
        assert (second.track, second.who, second.authority) == (Track.GROUP, (Who.FIRMS, Who.ELECTED), Authority.EASES)
        assert (first.potential, first.openness) == (Degree.YES, Degree.PARTLY)
        assert "06" not in first.comment
        kinds = {one: [step.kind for step in programme.steps(connection, one)] for one in ("a", "b")}
        assert "projet" in kinds["a"]
        assert "enjeu" in kinds["b"]
        assert "questionnaire" not in kinds["a"] + kinds["b"]


def test_pressed_by_a_crowd_it_is_one_workshop(loaded: Database) -> None:
    with loaded.transaction() as connection:
        plan = planned(connection, "Un")

    def press(_: int) -> str:
        with loaded.transaction() as connection:
            return tracks.begin(connection, PROJECT, plan, BY, "same")

    with ThreadPoolExecutor(8) as crowd:
        assert set(crowd.map(press, range(8))) == {"same"}
    with loaded.transaction() as connection:
        assert connection.execute(select(func.count()).select_from(WorkshopRow)).scalar_one() == 1
        assert len(tracks.of_territory(connection, "lyon")) == 1
        with pytest.raises(RequestReused):
            tracks.begin(connection, GROUP, plan, BY, "same")


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (Approach(Track.PROJECT, "La légumerie", Degree.YES, None), TrackUnsaid),
        (Approach(Track.PROJECT, "  ", Degree.YES, Degree.YES), WordsMissing),
        (Approach(Track.GROUP, "Un enjeu", Degree.YES, Degree.YES), TrackUnsaid),
        (Approach(Track.GROUP, "Un enjeu", who=(Who.FIRMS,)), TrackUnsaid),
        (Approach(Track.GROUP, "Un enjeu", authority=Authority.BEARS), TrackUnsaid),
    ],
)
def test_half_a_track_makes_nothing(loaded: Database, said: Approach, error: type[Exception]) -> None:
    with loaded.transaction() as connection, pytest.raises(error):
        tracks.begin(connection, said, planned(connection, "Un"), BY, "a")
    with loaded.reading() as connection:
        assert tracks.of_territory(connection, "lyon") == ()
        assert connection.execute(select(func.count()).select_from(WorkshopRow)).scalar_one() == 0


def test_a_workshop_that_is_removed_takes_its_track_along(loaded: Database) -> None:
    with loaded.transaction() as connection:
        for request in ("b", "a"):
            tracks.begin(connection, PROJECT, planned(connection, request), BY, request)
    with loaded.transaction() as connection:
        drafts.remove(connection, drafts.draft(connection, "b"), BY)
    with loaded.reading() as connection:
        assert len(tracks.of_territory(connection, "lyon")) == 1


def test_a_project_without_a_condition_leads_to_a_group() -> None:
    assert not PROJECT.rather_the_other
    assert Approach(Track.PROJECT, "x", Degree.NO, Degree.YES).rather_the_other
    assert not GROUP.rather_the_other
