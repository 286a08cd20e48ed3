"""A look sees one moment, whoever commits meanwhile: nothing is said to be wrong that only went on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection, func, select

from db import chain, soundness
from db.chain import JournalEntry
from db.engine import Database
from db.models.staff import AuditRow
from db.queries.staff import audit
from domain.operations.versions import Readings
from domain.staff.by import By
from frame import unchanged
from tests.ballots import NOW, SECRET

CHAINS = ("montpellier", "lyon", "")


def act(database: Database, *places: str) -> None:
    with database.transaction() as connection:
        for place in places:
            audit.record(connection, By("facilitator", NOW), action="wave.added", subject="x", territory=place)


def prune(database: Database) -> None:
    with database.transaction() as connection:
        chain.prune(connection, NOW + timedelta(days=1), NOW + timedelta(days=1), SECRET)


def people_act(database: Database) -> None:
    act(database, "montpellier", "lyon", "")


@pytest.mark.parametrize("meanwhile", [people_act, prune])
@pytest.mark.parametrize("first", ["montpellier", "lyon", ""])
def test_a_chain_that_goes_on_while_it_is_read_is_whole(
    database: Database, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[Database], None], first: str
) -> None:
    people_act(database)
    people_act(database)
    said, left = JournalEntry.hashed, [meanwhile]

    def hashed(self: JournalEntry, number: int, previous: str) -> str:
        if self.chain == first and left:
            left.pop()(database)
        return said(self, number, previous)

    monkeypatch.setattr(JournalEntry, "hashed", hashed)
    with database.reading() as connection:
        assert {one.chain: one.broken for one in chain.check(connection, SECRET)} == dict.fromkeys(CHAINS)
    assert left == []
    people_act(database)
    left.append(meanwhile)
    assert soundness.problems(database, SECRET) == []
    assert left == []
    with database.reading() as connection:
        assert {one.broken for one in chain.check(connection, SECRET)} == {None}


def test_an_anchor_and_the_acts_after_it_are_of_one_moment(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    people_act(database)
    prune(database)
    people_act(database)
    said, left = chain._signed, [prune]

    def signed(secret_key: str, name: str, number: int, last: str) -> str:
        if left:
            left.pop()(database)
        return said(secret_key, name, number, last)

    monkeypatch.setattr(chain, "_signed", signed)
    with database.reading() as connection:
        assert {one.chain: one.broken for one in chain.check(connection, SECRET)} == dict.fromkeys(CHAINS)
    assert left == []
    people_act(database)
    with database.reading() as connection:
        assert {one.chain: one.broken for one in chain.check(connection, SECRET)} == dict.fromkeys(CHAINS)


def twice(database: Database, connection: Connection) -> tuple[int, int]:
    """How many acts there are, asked twice, while people act."""
    many = select(func.count()).select_from(AuditRow)
    before = connection.execute(many).scalar_one()
    people_act(database)
    return before, connection.execute(many).scalar_one()


def test_what_is_counted_and_what_is_listed_are_of_one_moment(database: Database) -> None:
    people_act(database)
    with database.reading() as connection:
        assert twice(database, connection) == (3, 3)
    kept = Readings[tuple[int, int]](2)
    assert unchanged.unchanged(kept, "acts", lambda connection: twice(database, connection)).said == (6, 6)
    with database.reading() as connection:
        assert twice(database, connection) == (9, 9)


def test_who_writes_sees_what_others_have_just_written(database: Database) -> None:
    people_act(database)
    with database.reading() as connection:
        connection.execute(select(AuditRow.id)).all()
    with database.transaction() as connection:
        level = "serializable" if database.is_sqlite else "read committed"
        assert connection.get_isolation_level().lower() == level
