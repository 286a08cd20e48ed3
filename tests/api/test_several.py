"""Devices of a workshop that asks several questionnaires: which they carry, hear of, and may begin, however late."""

from typing import Any

import pytest
from sqlalchemy import select, update
from starlette.testclient import TestClient

from db.engine import Database
from db.models.participation import ResponseRow
from db.models.workshop import WorkshopRow
from db.queries.workshops import asking, workshops
from domain.participation.questionnaire import family
from domain.workshops.workshop import Admission
from tests.api.conftest import Tablet
from tests.several import THREE, by, opened, step


@pytest.fixture
def rooms(loaded: Database) -> tuple[str, str]:
    """Two rooms that ask the same things in other orders, open to phones."""
    with loaded.transaction() as connection:
        other = opened(connection, "Autre", ("q_closing", "q_resident"), at=(3,))
        here = opened(connection, "Ici")
        connection.execute(update(WorkshopRow).values(admission=Admission.CODE))
    return here, other


def joined(database: Database, client: TestClient, workshop: str, name: str) -> Tablet:
    with database.reading() as connection:
        code = workshops.workshop(connection, workshop).code
    return Tablet(client, code, device=name * 16, count=24)


def carried(device: Tablet) -> list[str]:
    package = device.package
    return [family(one["version_id"]) for one in (package["questionnaire"], *package["others"])]


def versions(device: Tablet) -> dict[str, str]:
    package = device.package
    return {family(one["version_id"]): one["version_id"] for one in (package["questionnaire"], *package["others"])}


def agree(device: Tablet, number: int, asked: str | None) -> int:
    """Agree with one of its passes; the status. None: a page that knows of no other questionnaire."""
    device.token = device.package["visits"][number]["token"]
    changes: dict[str, Any] = {} if asked is None else {"questionnaire": versions(device).get(asked, asked)}
    return device.agree(**changes).status_code


def begun(database: Database, workshop: str) -> list[str]:
    with database.reading() as connection:
        chosen = select(ResponseRow.version_id).where(ResponseRow.workshop_id == workshop).order_by(ResponseRow.id)
        return [family(one) for one in connection.execute(chosen).scalars()]


def test_a_device_carries_all_and_hears_which_may_be_begun(
    loaded: Database, client: TestClient, rooms: tuple[str, str]
) -> None:
    here, other = rooms
    there, mine = joined(loaded, client, other, "b"), joined(loaded, client, here, "a")
    assert (carried(mine), carried(there)) == (list(THREE), ["q_closing", "q_resident"])
    assert [family(one.place["questionnaire"]) for one in (mine, there)] == ["q_resident", "q_closing"]
    with loaded.transaction() as connection:
        step(connection, other, 3)
        step(connection, here, 5)
    for ask in ("votes/papers", "places"):
        assert family(mine.ask(ask).json()["questionnaire"]) == "q_closing"
        assert family(there.ask(ask).json()["questionnaire"]) == "q_resident"
    again = joined(loaded, client, here, "a")
    assert (carried(again), family(again.place["questionnaire"])) == (list(THREE), "q_closing")


def test_each_person_begins_each_once_and_what_comes_late_counts_where_it_belongs(
    loaded: Database, client: TestClient, rooms: tuple[str, str]
) -> None:
    here, other = rooms
    mine, there = joined(loaded, client, here, "a"), joined(loaded, client, other, "b")
    assert [len(one.package["visits"]) for one in (mine, there)] == [3, 2]
    with loaded.transaction() as connection:
        step(connection, here, 5)
    assert agree(mine, 0, "q_closing") == 201
    assert agree(there, 0, None) == 201
    assert mine.answer("d05", "4").status_code == 200
    assert mine.answer("a01", "4").status_code == 404  # of another questionnaire
    assert agree(mine, 2, "q_resident") == 201  # begun without network, when the room was at it
    assert agree(mine, 0, "q_closing") == 201  # said again
    assert agree(mine, 1, "q_closing") == 425  # somebody else, who has no place here yet
    assert agree(mine, 1, "q_followup@1") == 422
    assert begun(loaded, here) == ["q_closing", "q_resident"]
    assert begun(loaded, other) == ["q_closing"]
    with loaded.reading() as connection:
        assert workshops.workshop(connection, here).seated == 1
    place = mine.ask("places").json()
    assert place["begun"] == {versions(mine)[one]: 1 for one in ("q_closing", "q_resident")}
    assert len(mine.ask("visits/more", count=24).json()["visits"]) == 1


def test_the_list_of_a_workshop_ends_with_it(loaded: Database, client: TestClient, rooms: tuple[str, str]) -> None:
    here, other = rooms
    mine = joined(loaded, client, here, "a")
    with loaded.transaction() as connection:
        workshops.close(connection, here, by=by())
        assert len(asking.of(connection, other)) == 2
    assert agree(mine, 0, "q_closing") == 409
