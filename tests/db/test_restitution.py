"""What structures say together: told once, of three at least, and never so that two waves tell one of them apart."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select

from db import showcase_structures
from db.clock import settle
from db.engine import Database
from db.models.partners import PartnerAnswerRow
from db.models.restitution import CountedStructureRow
from db.models.staff import AuditRow
from db.queries.cooperation import actors, answers, partners, restitution
from db.queries.evaluation import waves
from db.queries.operations import demonstrations
from domain.cooperation.restitution import Restitution, StructureSpread
from domain.evaluation.structures import Untold
from tests.structures import LYON, NOW, answered, over, seats, wave

PILLARS = {
    "grap": "humain=2 financier=1 alliances=4",
    "vrac_lyon": "humain=3 financier=2 alliances=4",
    "belle_bouffe": "humain=5 financier=1 alliances=4",
    "cocagne_lyon": "humain=2 financier=4 alliances=3",
    "ccas_lyon": "humain=3 financier=nsp alliances=4",
}
Given = Mapping[str, Mapping[str, str | None]]
LATER = NOW + timedelta(days=200)


def told(database: Database, wave_id: str) -> Restitution:
    with database.reading() as connection:
        found = restitution.of(connection, wave_id)
    assert found is not None
    return found


def by_row(said: Restitution, question: str) -> dict[str, StructureSpread]:
    return {one.about.row: one for one in said.of(question)}


def lyon(database: Database, label: str, given: Given, on: datetime = NOW) -> str:
    """A wave of these answers, over."""
    with database.transaction() as connection:
        made = wave(connection, "lyon", label)
        here = seats(connection, made, list(given))
        for one, said in given.items():
            answered(connection, here[one], said)
        over(connection, made, on)
    return made


def test_the_pillars_spread_over_structures_as_they_were_counted_by_hand(loaded: Database) -> None:
    made = lyon(loaded, "Vague 2", {one: {"p07": said} for one, said in PILLARS.items()})
    settle(loaded, NOW)
    said = told(loaded, made)
    assert (said.answered, said.counted) == (5, 5)
    rows = by_row(said, "p07")
    assert dict(rows["humain"].cells) == {"2": 2, "3": 2, "5": 1}
    assert (rows["humain"].median, rows["humain"].range, rows["humain"].silent) == (3, (2, 5), 0)
    assert not rows["financier"].cells  # four answers: each could be told from the others; their median alone is told
    assert (rows["financier"].median, rows["financier"].n, rows["financier"].silent) == (1.5, 4, 1)
    assert rows["alliances"].why is Untold.TOO_SIMILAR  # four of five said 4: the fifth would know it of each
    assert not rows["alliances"].cells


@pytest.mark.parametrize("finished", [0, 1, 2])
def test_fewer_than_three_tell_nothing_and_wait(loaded: Database, finished: int) -> None:
    made = lyon(loaded, "Vague 1", {one: {"p18": "3"} for one in LYON[:finished]})
    settle(loaded, NOW)
    with loaded.reading() as connection:
        assert restitution.of(connection, made) is None
        assert restitution.finished(connection, made) == finished


def test_nothing_is_told_before_the_last_day_has_passed_and_all_of_it_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        made = wave(connection, "lyon", "Vague 1")
        here = seats(connection, made, LYON)
        for one, step in zip(LYON, "12356", strict=True):
            answered(connection, here[one], {"p18": step})
    settle(loaded, NOW)
    with loaded.transaction() as connection:
        assert restitution.of(connection, made) is None
        over(connection, made)
    with ThreadPoolExecutor(4) as crowd:
        list(crowd.map(lambda _: settle(loaded, NOW), range(8)))
    before = told(loaded, made)
    [shown] = before.of("p18")
    assert (shown.median, shown.range) == (3, (1, 6))
    with loaded.transaction() as connection:
        answers.record(connection, partners.seat(connection, here["grap"].link), ("p18", "7"), "other", 1, "again")
    settle(loaded, LATER)
    assert told(loaded, made) == before
    with loaded.reading() as connection:
        acts = select(AuditRow.action).where(AuditRow.subject == made, AuditRow.action == "wave.figures_published")
        assert len(connection.execute(acts).all()) == 1


def test_whoever_comes_alone_waits_and_whoever_leaves_takes_others_along(loaded: Database) -> None:
    with loaded.reading() as connection:
        everybody = [one.id for one in actors.actors(connection, "lyon")][:9]
    steps = dict(zip(everybody, "123456712", strict=True))
    first, joined, left = (
        lyon(loaded, label, {one: {"p18": steps[one]} for one in who}, on)
        for label, who, on in (
            ("Vague 1", everybody[:8], NOW),
            ("Vague 2", everybody, LATER),
            ("Vague 3", everybody[1:8], LATER),
        )
    )
    settle(loaded, LATER)
    assert told(loaded, joined).answered == 9
    assert told(loaded, joined).counted == 8  # the ninth would be read out of the difference
    assert told(loaded, left).answered == 7
    assert told(loaded, left).counted == 5  # one is gone, two rest with her
    with loaded.reading() as connection:
        row = CountedStructureRow
        rows = connection.execute(select(row.wave_id, row.actor_id)).all()
    counted = {made: {actor for one, actor in rows if one == made} for made in (first, joined, left)}
    for one in counted.values():
        for other in counted.values():
            assert len(one - other) == 0 or len(one - other) >= 3


def test_what_was_erased_since_cannot_be_told_apart(loaded: Database) -> None:
    with loaded.reading() as connection:
        everybody = [one.id for one in actors.actors(connection, "lyon")][:7]
    steps = dict(zip(everybody, "1234561", strict=True))
    first = lyon(loaded, "Vague 1", {one: {"p18": step} for one, step in steps.items()})
    settle(loaded, NOW)
    with loaded.transaction() as connection:
        connection.execute(delete(PartnerAnswerRow))
    rest = {one: {"p18": steps[one]} for one in everybody[1:]}
    second = lyon(loaded, "Vague 2", rest, LATER)
    settle(loaded, LATER)
    assert told(loaded, first).of("p18")[0].why is None
    assert told(loaded, second).counted == 4
    assert told(loaded, second).of("p18")[0].why is Untold.TOO_SIMILAR  # nobody knows what those that left had said


def test_numbers_are_sums_that_none_of_them_makes_alone(loaded: Database) -> None:
    hybrid = {"grap": (60, 30, 10), "vrac_lyon": (20, 60, 20), "belle_bouffe": (10, 60, 30)}
    farms = {"grap": 10, "vrac_lyon": 12, "belle_bouffe": 5}
    asked = dict(zip(farms, (4, 10, 6), strict=True))
    given = {
        one: {
            "p02": "association",
            **dict(zip(("p09a", "p09b", "p09c"), map(str, parts), strict=True)),
            "p28a": str(farms[one]),
            "p28b": str(asked[one]),
            "p28g": str({"grap": 97}.get(one, 1)),
            "p28h": "1",
        }
        for one, parts in hybrid.items()
    }
    made = lyon(loaded, "Vague 1", given)
    settle(loaded, NOW)
    said = told(loaded, made)
    shares = said.number("co_hybrid")
    assert shares is not None
    assert shares.parts == {"hybrid_marche": 30, "hybrid_redistribution": 50, "hybrid_reciprocite": 20}
    producers = said.number("sf_producers")
    assert producers is not None
    assert (producers.value, producers.most) == (None, 27)  # never the largest, which one of them said
    exits = said.number("in_exits_dynamic")
    assert exits is not None
    assert (exits.why, exits.value, exits.parts) == (Untold.DOMINATED, None, {})


def test_two_wordings_are_never_mixed_and_waves_of_another_territory_neither(loaded: Database) -> None:
    made = lyon(loaded, "Vague 1", {one: {"p18": step} for one, step in zip(LYON, "12356", strict=True)})
    with loaded.transaction() as connection:
        far = wave(connection, "lorient", "Vague 1")
        over(connection, far)
    settle(loaded, NOW)
    with loaded.reading() as connection:
        assert restitution.of(connection, far) is None
        assert [label for label, _ in restitution.waves(connection, made)] == ["Vague 1"]
        assert restitution.waves(connection, far) == ()


def test_a_demonstration_is_told_once_and_erased_whole_beside_a_real_wave(loaded: Database) -> None:
    real = lyon(loaded, "Vague 1", {one: {"p18": step} for one, step in zip(LYON, "12356", strict=True)})
    settle(loaded, NOW)
    with loaded.transaction() as connection:
        made = waves.add(connection, "lyon", "Démonstration", demonstration=True)
        for _ in range(2):
            showcase_structures.fill(connection, made, NOW.date() - timedelta(days=30), NOW)
        everybody = len(actors.actors(connection, "lyon"))
        with pytest.raises(ValueError, match="real"):
            showcase_structures.fill(connection, real, NOW.date(), NOW)
    said = told(loaded, made)
    assert (said.answered, said.counted) == (everybody, everybody)
    assert [one.why for one in said.of("p18")] == [None]
    with loaded.reading() as connection:
        assert [label for label, _ in restitution.waves(connection, real)] == ["Vague 1"]
    with loaded.transaction() as connection:
        demonstrations.remove(connection, NOW)
        assert restitution.of(connection, made) is None
        assert restitution.of(connection, real) is not None
        rows = connection.execute(select(CountedStructureRow.wave_id).distinct()).scalars().all()
    assert rows == [real]
