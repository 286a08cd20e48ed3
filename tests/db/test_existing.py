"""What exists already: two workshops name it, what is one and the same is merged, and the next one opens with it."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.workshops import existing, tables, workshops
from domain.errors import RequestReused, WordsMissing
from domain.staff.by import By
from domain.workshops.existing import Named, Thing, ThingMerged, UnknownKind, UnknownThing, alike
from domain.workshops.tables import TableInUse, UnknownTable
from domain.workshops.workshop import NotYetOpen, Over
from tests.programmes import SHORT, opened, prepared

FIRST, SECOND = datetime(2026, 11, 28, 14, tzinfo=UTC), datetime(2026, 12, 12, 14, tzinfo=UTC)
PRESSES = 8
SECONDS = count(1)


def by(moment: datetime) -> By:
    return By("facilitator", moment)


def named(connection: Connection, workshop: str, title: str, moment: datetime = FIRST, **more: object) -> str:
    request, later = uuid.uuid4().hex, moment + timedelta(seconds=next(SECONDS))
    existing.name(connection, workshop, Named(title, "lieu", **more), by(later), request)  # type: ignore[arg-type]
    return request


def titles(things: tuple[Thing, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.named.title, one.also) for one in things]


def test_the_next_workshop_opens_with_what_former_ones_named(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, SECOND), opened(connection, "Vague 1", SHORT, FIRST)
        for title in ("Un four", "Le marché"):
            named(connection, first, title)
        invented = prepared(connection, "Vague 3", SHORT, SECOND, demonstration=True)
        assert titles(existing.known(connection, second)) == [("Le marché", ()), ("Un four", ())]
        named(connection, second, "Une épicerie", SECOND)
    with loaded.reading() as connection:
        told = existing.known(connection, second)
        assert [one.named.title for one in told] == ["Une épicerie", "Le marché", "Un four"]
        assert [one.by(second) for one in told] == [True, False, False]
        assert titles(existing.of(connection, second)) == [("Une épicerie", ())]
        assert titles(existing.known(connection, first)) == [("Le marché", ()), ("Un four", ())]
        assert existing.known(connection, invented) == ()


def test_near_names_are_proposed_and_merging_keeps_them_all(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, SECOND), opened(connection, "Vague 1", SHORT, FIRST)
        old = named(connection, first, "Jardins partagés")
        other = named(connection, second, "La cantine", SECOND)
        mine = named(connection, second, "le  jardin PARTAGE", SECOND)
        third = named(connection, second, "Le potager", SECOND)
        pairs = alike(existing.known(connection, second), second)
        assert [(one.id, into.id) for one, into in pairs] == [(mine, old)]
        existing.merge(connection, second, third, mine, by(SECOND))
        for _ in range(2):
            existing.merge(connection, second, mine, old, by(SECOND))
    with loaded.transaction() as connection:
        found = existing.of(connection, second)
        assert titles(found) == [("La cantine", ()), ("Jardins partagés", ("le jardin PARTAGE", "Le potager"))]
        assert alike(found, second) == ()
        assert titles(existing.of(connection, first)) == [("Jardins partagés", ())]  # what came later is not told there
        with pytest.raises(ThingMerged):
            existing.merge(connection, second, mine, other, by(SECOND))
        for one, into in ((other, other), (other, "nothing"), ("nothing", other)):
            with pytest.raises(UnknownThing):
                existing.merge(connection, second, one, into, by(SECOND))
        for _ in range(2):
            existing.part(connection, second, old, by(SECOND))
        assert {title for title, also in titles(existing.of(connection, second)) if not also} == {
            "La cantine", "le jardin PARTAGE", "Le potager",
        }  # fmt: skip


def test_it_is_named_in_an_open_workshop_only_and_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        waiting = prepared(connection, "Vague 1", SHORT, FIRST)
        first, second = opened(connection, "Vague 2", SHORT, FIRST), opened(connection, "Vague 3", SHORT, FIRST)
        with pytest.raises(NotYetOpen):
            named(connection, waiting, "Un four")
        request = uuid.uuid4().hex
        for _ in range(2):
            existing.name(connection, second, Named("Un four", "lieu", "Rue Haute"), by(FIRST), request)
        with pytest.raises(RequestReused):
            existing.name(connection, second, Named("Un jardin", "lieu"), by(FIRST), request)
        for wrong, refusal in ((Named(" ", "lieu"), WordsMissing), (Named("Un four", "rien"), UnknownKind)):
            with pytest.raises(refusal):
                existing.name(connection, second, wrong, by(FIRST), uuid.uuid4().hex)
        existing.remove(connection, first, request, by(FIRST))  # it is not of that one
        assert titles(existing.of(connection, second)) == [("Un four", ())]
        assert existing.of(connection, first) == ()
        masked = named(connection, second, "Appeler le 06 12 34 56 78", actor="ana@example.org")
        [kept] = [one for one in existing.of(connection, second) if one.id == masked]
        assert "06 12" not in kept.named.title
        assert "example" not in kept.named.actor
        workshops.close(connection, second, by=By("facilitator", FIRST))
        for act in (
            lambda: named(connection, second, "Un jardin"),
            lambda: existing.remove(connection, second, request, by(FIRST)),
            lambda: existing.merge(connection, second, request, masked, by(FIRST)),
            lambda: existing.part(connection, second, request, by(FIRST)),
        ):
            with pytest.raises(Over):
                act()


def test_taking_back_a_name_leaves_the_others_alone(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, FIRST), opened(connection, "Vague 1", SHORT, FIRST)
        wrong, kept = named(connection, first, "Un jardn"), named(connection, first, "Un jardin")
        beside = named(connection, second, "Une fête")
        existing.merge(connection, first, kept, wrong, by(FIRST))
    with loaded.transaction() as connection:
        for _ in range(2):
            existing.remove(connection, first, wrong, by(FIRST))
        assert [one.id for one in existing.of(connection, first)] == [kept]
        assert [one.id for one in existing.of(connection, second)] == [beside]


def test_two_who_merge_each_into_the_other_never_make_a_ring(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = opened(connection, "Vague 1", SHORT, FIRST)
        ids = [named(connection, workshop, title) for title in ("Un four", "Un fournil")]

    def press(number: int) -> bool:
        one, into = ids if number % 2 else ids[::-1]
        try:
            with loaded.transaction() as connection:
                existing.merge(connection, workshop, one, into, by(FIRST))
        except ThingMerged:
            return False
        return True

    work: Callable[[int], bool] = press
    with ThreadPoolExecutor(PRESSES) as crowd:
        done = list(crowd.map(work, range(PRESSES)))
    assert len({number % 2 for number, went in enumerate(done) if went}) == 1
    with loaded.reading() as connection:
        [one] = existing.of(connection, workshop)
        assert {one.named.title, *one.also} == {"Un four", "Un fournil"}


def test_a_table_speaks_where_there_is_one(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = opened(connection, "Vague 1", SHORT, FIRST), opened(connection, "Vague 2", SHORT, FIRST)
        for wrong in (-1, 9):
            with pytest.raises(UnknownTable):
                tables.set_(connection, second, wrong, by(FIRST))
        for _ in range(2):
            tables.set_(connection, second, 4, by(FIRST))
        with pytest.raises(UnknownTable):
            named(connection, second, "Un four", table=5)
        with pytest.raises(UnknownTable):
            named(connection, first, "Un four", table=1)
        named(connection, second, "Un four", table=3)
        with pytest.raises(TableInUse):
            tables.set_(connection, second, 2, by(FIRST))
        tables.set_(connection, second, 3, by(FIRST))
        assert (tables.of(connection, first), tables.of(connection, second)) == (0, 3)
        assert existing.of(connection, second)[0].named.table == 3
