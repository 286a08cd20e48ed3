"""A workshop keeps a few goals; the compass of its territory tells when, beside what structures name."""

import uuid
from datetime import date

import pytest

from db.clock import settle
from db.engine import Connection, Database
from db.queries.cooperation import goals, restitution
from db.queries.participation import questionnaires
from db.queries.workshops import caption, workshops
from domain.cooperation.compass import GoalsMoved, TooManyGoals, UnknownGoal, compass
from domain.staff.by import By
from domain.workshops.programme import Shows, Step
from domain.workshops.scene import Scene, What
from domain.workshops.workshop import NotYetOpen, Over, WorkshopPlan
from tests.structures import LYON, NOW, answered, over, seats, wave

BY = By("facilitator", NOW)
TODAY = NOW.date()
STEP = Step(1, "cap_commun", 35, "Un cap commun", "explore", shows=Shows.GOALS)


def workshop(connection: Connection, place: str, wave_id: str, day: date = TODAY, *, opened: bool = True) -> str:
    version = questionnaires.latest_version_id(connection, "q_resident")
    plan = WorkshopPlan(place, wave_id, version, "Partager un cap", "Centre social", day)
    made = workshops.prepare(connection, plan, by=BY, request=uuid.uuid4().hex)
    if opened:
        workshops.open_(connection, made, by=BY)
    return made


def test_a_room_keeps_a_few_goals_as_it_read_them(loaded: Database) -> None:
    with loaded.transaction() as connection:
        lyon, lorient = (wave(connection, place, "Vague 1") for place in ("lyon", "lorient"))
        here, far = workshop(connection, "lyon", lyon), workshop(connection, "lorient", lorient)
        closed = workshop(connection, "lyon", lyon, opened=False)
        goals.keep(connection, here, ["12", "2"], (), BY)
        goals.keep(connection, far, ["3"], (), BY)
    with loaded.transaction() as connection:
        assert goals.of(connection, here) == ("2", "12")  # in the order of the list
        goals.keep(connection, here, ["2", "12"], (), BY)  # the same again, from a screen that is late
        with pytest.raises(GoalsMoved):
            goals.keep(connection, here, ["4"], (), BY)
        with pytest.raises(UnknownGoal):
            goals.keep(connection, here, ["18"], ("2", "12"), BY)
        with pytest.raises(TooManyGoals):
            goals.keep(connection, here, ["1", "2", "3", "4", "5", "6"], ("2", "12"), BY)
        with pytest.raises(NotYetOpen):
            goals.keep(connection, closed, ["1"], (), BY)
        goals.keep(connection, here, ["17"], ("2", "12"), BY)
        assert (goals.of(connection, here), goals.of(connection, far)) == (("17",), ("3",))
        shown = caption.under(connection, here, Scene(What.STEP, "cap_commun"), STEP, NOW)
        assert shown is not None
        assert [one.name for one in shown.goals] == ["Partenariats pour la réalisation des objectifs"]
        workshops.close(connection, here, by=BY)
        with pytest.raises(Over):
            goals.keep(connection, here, ["1"], ("17",), BY)


def test_a_compass_is_of_its_territory_and_wave_and_adds_nothing_up(loaded: Database) -> None:
    named = dict(zip(LYON, ("odd2 odd5", "odd2 odd12", "odd2 odd7", "odd12 odd17", "odd3"), strict=True))
    with loaded.transaction() as connection:
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        away = wave(connection, "lorient", "Vague 1")
        for place, wave_id, day, kept in (
            ("lyon", second, date(2027, 3, 2), ["2"]), ("lorient", away, NOW.date(), ["4"]),
            ("lyon", first, date(2026, 12, 1), ["2", "17"]),
        ):  # fmt: skip
            goals.keep(connection, workshop(connection, place, wave_id, day), kept, (), BY)
        here = seats(connection, first, LYON)
        for one in reversed(LYON):
            answered(connection, here[one], {"p25": named[one]})
        over(connection, first)
    settle(loaded, NOW)
    with loaded.reading() as connection:
        said, days = restitution.of(connection, first), goals.of_territory(connection, "lyon", demonstration=False)
        found = {one.id: one for one in compass(goals.all_(connection), said, days, goals.themes(connection))}
        later = compass(goals.all_(connection), restitution.of(connection, second), days, {})
        assert goals.of_territory(connection, "lyon", demonstration=True) == {}
    assert len(found) == 17
    assert (found["2"].structures, found["2"].kept) == (3, (date(2026, 12, 1), date(2027, 3, 2)))
    assert found["2"].shared
    assert (found["12"].structures, found["12"].kept, found["12"].shared) == (2, (), False)
    assert found["17"].structures is None  # one of five alone: all others said the same
    assert not found["17"].shared
    assert found["4"].kept == ()  # of another territory
    assert found["3"].themes == ("food_practices", "care")
    assert {one.structures for one in later} == {None}
