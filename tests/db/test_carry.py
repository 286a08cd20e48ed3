"""Two workshops go to two laptops and come back in another order, each twice: all is as if they had been held here."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from db import chain, schema, soundness
from db.carrying import packing, receiving, returning, tables
from db.carrying.rows import Parcel
from db.engine import Database
from db.queries.evaluation.rebuild import rebuilt
from db.queries.workshops import workshops
from domain.operations.carry import Brought, Kind, Unpacked
from domain.staff.by import By
from frame.operations import carry
from tests.carried import DAY, FIRST, LATER, OFFICE, SECOND, held, prepared, settled, told
from tests.db.test_counts import living, stored_of
from tests.engines import LOADED, Kitchen, Postgres
from tests.larder import Larder

WORDS = "trois chats sur un mur"
BY = By("administrator", LATER)


@pytest.fixture
def laptops(
    run_folder: Path, kitchen: Kitchen, postgres: Postgres, larder: Larder
) -> Iterator[tuple[Database, Database]]:
    """One of the same engine as the office, one of the other."""
    other = Kitchen(run_folder, postgres if kitchen.postgres is None else None)
    with larder.lent(other, LOADED) as one, larder.lent(kitchen, LOADED) as two:
        yield one, two


@pytest.fixture
def directly(kitchen: Kitchen, larder: Larder) -> Iterator[Database]:
    """Where the same workshops are held without any journey."""
    with larder.lent(kitchen, LOADED) as lent:
        yield lent


def through_a_file(database: Database, parcel: Parcel, folder: Path, kind: Kind) -> Parcel:
    """Written on one side, read on the other."""
    path = carry.write(parcel, schema.version(database) or "", DAY, WORDS, folder)
    with carry.opened(path, WORDS, kind, schema.version(database) or "") as found:
        return found.parcel


def packed(office: Database, workshop: str, laptop: Database, folder: Path) -> None:
    """Packed at the office, unpacked twice on a laptop."""
    with office.transaction() as connection:
        parcel = packing.pack(connection, workshop, [], OFFICE, BY)
    read = through_a_file(office, parcel, folder, Kind.PACK)
    news = []
    for _ in range(2):
        with laptop.transaction() as connection:
            news.append(packing.unpack(connection, read, BY))
    assert news == [Unpacked(workshop, new=True), Unpacked(workshop, new=False)]


def brought(laptop: Database, workshop: str, folder: Path) -> Parcel:
    with laptop.transaction() as connection:
        parcel = returning.leave(connection, workshop, BY)
    return through_a_file(laptop, parcel, folder, Kind.RETURN)


def received(office: Database, parcel: Parcel) -> Brought:
    with office.transaction() as connection:
        return receiving.receive(connection, parcel, OFFICE, BY)


def whole(database: Database, secret: str) -> None:
    """Every row points at one that is there, every chain of the journal is whole."""
    assert soundness.problems(database, secret) == []
    with database.reading() as connection:
        assert {one.broken for one in chain.check(connection, secret)} <= {None}


def exact(database: Database, workshop: str) -> None:
    """What is counted of the living is what their answers say."""
    with database.reading() as connection:
        wave = workshops.workshop(connection, workshop).wave
        assert living(stored_of(connection, wave, workshop))[0] == living(rebuilt(connection, wave))[0]


def test_two_laptops_come_back_in_another_order_each_twice_as_if_all_had_been_held_here(
    loaded: Database, laptops: tuple[Database, Database], directly: Database, tmp_path: Path
) -> None:
    for office in (loaded, directly):
        with office.transaction() as connection:
            before, here, one, two = (prepared(connection, name) for name in ("avant", "ici", "un", "deux"))
        held(office, before, OFFICE, people=10)  # it decides what the others will be told
        settled(office, before)
    for workshop, laptop in zip((one, two), laptops, strict=True):
        packed(loaded, workshop, laptop, tmp_path)
    for office in (loaded, directly):
        held(office, here, OFFICE)  # while the others are away
        settled(office, here)
    returns = []
    for workshop, laptop, secret in zip((one, two), laptops, (FIRST, SECOND), strict=True):
        held(laptop, workshop, secret)
        settled(laptop, workshop) if workshop == two else None
        returns.append(brought(laptop, workshop, tmp_path))
        assert brought(laptop, workshop, tmp_path) == returns[-1]
        whole(laptop, secret)
    for workshop in (two, one):
        held(directly, workshop, OFFICE)
        settled(directly, workshop)
    for parcel, workshop in ((returns[1], two), (returns[0], one)):
        first = received(loaded, parcel)
        the_same_rows(loaded, laptops[workshop == two], workshop)
        assert (first.again, first.responses) == (False, 24)
        loaded.engine.dispose()  # as after a restart
        again = received(loaded, parcel)
        assert (again.again, again.responses, again.quittance) == (True, 0, first.quittance)
        settled(loaded, workshop)
        exact(loaded, workshop)
    for parcel in returns:
        assert received(loaded, parcel).again
    whole(loaded, OFFICE)
    left, right = (told(office, (before, here, one, two)) for office in (loaded, directly))
    for key in right.keys() - {"public"}:
        assert left[key] == right[key], key
    alike(left, right, (one, two))


OF_A_SIDE = {
    "id",
    "response_id",
    "code",
    "closed_at",
    "settled",
    "away",
    "prepared_by",
}  # of responses, of the workshop
FILLED = {"answer", "ballot", "consent", "decision", "decision_judgement", "publication", "receipt", "response"} | {
    "spoken_word", "spread", "step_begun", "tally", "turnout", "visit", "vote_result", "weather", "workshop_step",
}  # fmt: skip


def the_same_rows(office: Database, laptop: Database, workshop: str) -> None:
    """Every row of it that travels is here as it is there, but for what each side has of its own."""
    there, here = (_rows(side, workshop) for side in (laptop, office))
    assert {name for name, some in there.items() if some} >= FILLED
    for name, some in there.items():
        assert here[name] == some, name


def _rows(database: Database, workshop: str) -> dict[str, Counter[tuple[object, ...]]]:
    with database.reading() as connection:
        found = tables.of_room(connection, workshop)
    own = {"response": OF_A_SIDE, "answer": OF_A_SIDE, "verbatim": OF_A_SIDE, "workshop": OF_A_SIDE - {"id"}}
    return {
        name: Counter(tuple(value for key, value in row.items() if key not in own.get(name, ())) for row in some)
        for name, some in found.items()
    }


def alike(left: dict[str, Any], right: dict[str, Any], returned: tuple[str, ...]) -> None:
    """The wave tells the same of the same people.

    A figure that a room that came back did not tell anew in each of its versions may have got there in other steps.
    """
    (people, figures, basis), (as_many, others, stood) = left["public"], right["public"]
    apart = {key for key in others if (figures[key], basis.get(key)) != (others[key], stood.get(key))}
    assert people == as_many
    assert not [key for key in apart if all(step_by_step(left["rooms"][room], key) for room in returned)]
    assert len(apart) < len(others) / 4, apart


def step_by_step(versions: list[Any], key: str) -> bool:
    """Whether each version of a room told it anew."""
    stood = [basis.get(key, {}).get("cells") for _, _, basis in versions]
    return None not in stood and all(one != other for one, other in pairwise(stood))
