"""What workshops are called where one is chosen: apart from each other, and whole."""

from dataclasses import replace
from datetime import UTC, date, datetime

from db.engine import Database
from db.queries.workshops import workshops
from domain.workshops import hours
from domain.workshops.workshop import LONGEST_TITLE, Workshop
from sentences.numbers import in_groups
from sentences.workshops.names import among
from tests.programmes import SHORT, prepared


def two(loaded: Database) -> list[Workshop]:
    """Of one name and one day, in two territories; the second was made first."""
    with loaded.transaction() as connection:
        ids = [prepared(connection, "Vague 1", SHORT, territory=place) for place in ("montpellier", "lyon")]
        return [workshops.workshop(connection, one) for one in reversed(ids)]


def test_two_of_the_same_name_and_day_are_told_apart_by_their_territory(loaded: Database) -> None:
    known = two(loaded)
    names = among(known)
    for one in known:
        assert one.territory_name in names[one.id]
    assert len({name.partition("(")[0] for name in names.values()}) == 2
    [alone] = among(known[:1]).values()
    assert known[0].territory_name not in alone


def test_a_long_title_leaves_room_for_the_code(loaded: Database) -> None:
    one, other = two(loaded)
    long = replace(one, title="Une très longue soirée autour de la table, avec tout le monde"[:LONGEST_TITLE])
    name = among([long, other])[one.id]
    assert in_groups(one.code) in name
    assert len(name) < 110
    assert "…" in name


def test_every_hour_is_told_by_the_clock_of_the_rooms() -> None:
    winter, summer = datetime(2026, 1, 15, 12, tzinfo=UTC), datetime(2026, 7, 15, 12, tzinfo=UTC)
    assert [f"{hours.here(one):%H:%M}" for one in (winter, summer)] == ["13:00", "14:00"]
    assert hours.here(datetime(2026, 1, 15, 23, 30, tzinfo=UTC)).date() == date(2026, 1, 16)
