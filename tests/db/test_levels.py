"""Bricks, priorities and decisions stand at a level of cooperation, wave by wave, each in its territory."""

import uuid
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from db.engine import Connection, Database
from db.models.levels import BrickLevelRow
from db.models.staff import AuditRow
from db.queries.cooperation import levels, writing
from db.queries.participation import questionnaires
from db.queries.priorities import ideas
from db.queries.workshops import decisions, workshops
from domain.cooperation.levels import Carrier, DeclaredLevel, Entry, LevelMoved, UnknownLevel, by_level, standing
from domain.cooperation.solutions import BrickWords, SolutionWords
from domain.priorities.idea import Idea
from domain.priorities.priority import Proposer, Words
from domain.staff.by import By
from domain.workshops.decisions import Promise
from domain.workshops.links import Links
from domain.workshops.workshop import WorkshopPlan
from tests.structures import NOW, wave

BY = By("facilitator", NOW)
PLACES = ("lyon", "lorient")


def priority(connection: Connection, place: str, title: str) -> str:
    id_ = uuid.uuid4().hex
    ideas.propose(connection, Idea(id_, place, Words(title, "", "care"), Proposer.RESIDENT), BY)
    ideas.publish(connection, id_, BY)
    return id_


def says(connection: Connection, priority_id: str, level: str | None) -> None:
    now = levels.of_priorities(connection, [priority_id]).get(priority_id, DeclaredLevel())
    levels.declare(connection, priority_id, now, level, BY)


def brick(connection: Connection, place: str, name: str, level: str | None, seen: int | None = None) -> None:
    solution = f"solution_{place}"
    if seen is None and name.endswith("1"):
        writing.keep_solution(
            connection, place, solution, SolutionWords("Bien", "Manger", theme="care", shown=True), BY
        )
    writing.keep_brick(connection, place, solution, name, BrickWords(name, level=level), BY, seen)


def decided(connection: Connection, place: str, wave_id: str, *said: str | None) -> None:
    version = questionnaires.latest_version_id(connection, "q_resident")
    plan = WorkshopPlan(place, wave_id, version, "Atelier", "Centre social", NOW.date())
    made = workshops.prepare(connection, plan, by=BY, request=uuid.uuid4().hex)
    workshops.open_(connection, made, by=BY)
    for number, level in enumerate(said):
        promise = Promise(f"Faire {number}", "GRAP", NOW.date() + timedelta(days=9), links=Links(level=level))
        decisions.decide(connection, made, promise, BY, uuid.uuid4().hex)


def plain(found: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    return {one: dict(of) for one, of in found.items()}


def test_what_stands_stays_until_something_else_is_said() -> None:
    moved = [Entry(None, "1"), Entry("b", "3"), Entry("b", "2")]
    assert standing(moved, ["a", "b", "c"]) == ["1", "2", "2"]
    assert standing([Entry("b", "2"), Entry("c", None)], ["a", "b", "c"]) == ["", "2", ""]
    assert plain(by_level([moved, [Entry("c", "2")]], ["a", "b", "c"])) == {"a": {"1": 1}, "b": {"2": 1}, "c": {"2": 2}}


def test_each_wave_keeps_the_level_it_had_in_its_own_territory(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = {place: wave(connection, place, "Vague 1") for place in reversed(PLACES)}
        for place in PLACES:
            brick(connection, place, f"{place}_1", "1")
            brick(connection, place, f"{place}_2", None)
        kept, other = (priority(connection, "lyon", title) for title in ("Une cantine", "Un four"))
        far = priority(connection, "lorient", "Un jardin")
        says(connection, other, "2")
        says(connection, far, "3")
    with loaded.transaction() as connection:  # as after a reload
        second = wave(connection, "lyon", "Vague 2")
        brick(connection, "lyon", "lyon_1", "2", seen=1)
        brick(connection, "lyon", "lyon_2", "3", seen=1)
        brick(connection, "lyon", "lyon_2", "3", seen=2)  # the same again
        says(connection, kept, "1")
        says(connection, other, None)
        decided(connection, "lyon", second, "2", "2", None)
        decided(connection, "lyon", first["lyon"], "1")
    with loaded.reading() as connection:
        lyon = levels.of_territory(connection, "lyon", [first["lyon"], second], demonstration=False)
        lorient = levels.of_territory(connection, "lorient", [first["lorient"]], demonstration=False)
        history = connection.execute(select(BrickLevelRow.brick_id, BrickLevelRow.revision, BrickLevelRow.level)).all()
        none = levels.of_territory(connection, "lyon", [first["lyon"], second], demonstration=True)
    assert plain(lyon[Carrier.BRICKS]) == {first["lyon"]: {"1": 1}, second: {"2": 1, "3": 1}}
    assert plain(lyon[Carrier.PRIORITIES]) == {first["lyon"]: {"2": 1}, second: {"1": 1}}
    assert plain(lyon[Carrier.DECISIONS]) == {first["lyon"]: {"1": 1}, second: {"2": 2}}
    assert plain(lorient[Carrier.BRICKS]) == {first["lorient"]: {"1": 1}}
    assert plain(lorient[Carrier.PRIORITIES]) == {first["lorient"]: {"3": 1}}
    assert plain(none[Carrier.BRICKS]) == {first["lyon"]: {}, second: {}}  # nothing of it is invented
    assert sorted(map(tuple, history)) == [
        ("lorient_1", 1, "1"),
        ("lyon_1", 1, "1"),
        ("lyon_1", 2, "2"),
        ("lyon_2", 2, "3"),
    ]


def test_of_several_at_once_one_says_the_level_and_the_others_read_again(loaded: Database) -> None:
    with loaded.transaction() as connection:
        wave(connection, "lyon", "Vague 1")
        here = priority(connection, "lyon", "Une cantine")

    def press(level: str) -> bool:
        try:
            with loaded.transaction() as connection:
                levels.declare(connection, here, DeclaredLevel(), level, BY)
        except LevelMoved:
            return False
        return True

    with ThreadPoolExecutor(8) as crowd:
        said = dict(zip("1231", crowd.map(press, "1231"), strict=True))
    assert any(said.values())
    with loaded.transaction() as connection:
        now = levels.of_priorities(connection, [here])[here]
        assert now.number == 1
        assert said[str(now.level)]
        levels.declare(connection, here, now, now.level, BY)  # twice is as once
        assert levels.of_priorities(connection, [here])[here] == now
        with pytest.raises(UnknownLevel):
            levels.declare(connection, here, now, "4", BY)
        acts = connection.execute(select(AuditRow.action).where(AuditRow.action == "priority.levelled")).all()
        assert len(acts) == 1


def test_a_brick_that_is_taken_away_takes_its_levels_along(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        for name in ("lyon_1", "lyon_2"):
            brick(connection, "lyon", name, "1")
        for _ in range(2):
            writing.remove_brick(connection, "lyon", "lyon_1", BY)
        found = levels.of_territory(connection, "lyon", [first], demonstration=False)
    assert plain(found[Carrier.BRICKS]) == {first: {"1": 1}}
