"""One pack that is opened twice: of two returns one is taken, and the other one is neither taken nor erased."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy import func, select

from db.carrying import packing, receiving, returning
from db.engine import Database
from db.models.participation import ResponseRow
from db.queries.operations import carries
from db.queries.votes import acts, votes
from db.queries.workshops import decisions, minutes
from domain.operations.carry import CarryErased, CarryOtherTaken, Unpacked, WrongQuittance
from domain.votes.story import VoteAct
from domain.workshops.decisions import News
from domain.workshops.workshop import WorkshopAway
from tests.carried import BY, FIRST, OFFICE, PLACE, SECOND, held, prepared
from tests.engines import LOADED, Kitchen
from tests.larder import Larder


@pytest.fixture
def laptops(kitchen: Kitchen, larder: Larder) -> Iterator[list[Database]]:
    with ExitStack() as stack:
        yield [stack.enter_context(larder.lent(kitchen, LOADED)) for _ in range(2)]


def people(database: Database, workshop: str) -> int:
    with database.reading() as connection:
        counted = select(func.count()).select_from(ResponseRow).where(ResponseRow.workshop_id == workshop)
        return connection.execute(counted).scalar_one()


def test_of_two_laptops_with_one_pack_one_is_taken_and_the_other_keeps_what_it_has(
    loaded: Database, laptops: list[Database]
) -> None:
    with loaded.transaction() as connection:
        made = [prepared(connection, name) for name in ("un", "deux")]
        packs = {one: packing.pack(connection, one, [], OFFICE, BY) for one in made}
    returns = []
    for laptop, secret, many in zip(laptops, (FIRST, SECOND), (14, 25), strict=True):
        with laptop.transaction() as connection:
            packing.unpack(connection, packs[made[1]], BY)
        held(laptop, made[1], secret, many)
        with laptop.transaction() as connection:
            returns.append(returning.leave(connection, made[1], BY))
    taken, left = laptops[1], laptops[0]
    with loaded.transaction() as connection:
        told = receiving.receive(connection, returns[1], OFFICE, BY)
    for _ in range(2):
        with pytest.raises(CarryOtherTaken), loaded.transaction() as connection:
            receiving.receive(connection, returns[0], OFFICE, BY)
    with loaded.transaction() as connection:
        assert receiving.receive(connection, returns[1], OFFICE, BY).quittance == told.quittance
    assert people(loaded, made[1]) == people(taken, made[1]) > 0
    with pytest.raises(WrongQuittance), left.transaction() as connection:
        carries.forget(connection, made[1], told.quittance, BY)
    assert people(left, made[1]) > 0


def test_a_pack_opens_no_second_time_where_its_workshop_was_erased(loaded: Database, laptops: list[Database]) -> None:
    laptop = laptops[0]
    with loaded.transaction() as connection:
        made = [prepared(connection, name) for name in ("un", "deux")]
        packs = [packing.pack(connection, one, [], OFFICE, BY) for one in made]
    with laptop.transaction() as connection:
        packing.unpack(connection, packs[0], BY)
    held(laptop, made[0], FIRST, 12)
    with laptop.transaction() as connection:
        parcel = returning.leave(connection, made[0], BY)
    with loaded.transaction() as connection:
        told = receiving.receive(connection, parcel, OFFICE, BY)
    with laptop.transaction() as connection:
        carries.forget(connection, made[0], told.quittance, BY)
    with pytest.raises(CarryErased), laptop.transaction() as connection:
        packing.unpack(connection, packs[0], BY)
    with laptop.transaction() as connection:
        assert packing.unpack(connection, packs[1], BY) == Unpacked(made[1], new=True)


def test_a_return_is_the_same_however_often_it_is_written_whatever_is_pressed_on_the_laptop_meanwhile(
    loaded: Database, laptops: list[Database]
) -> None:
    laptop = laptops[0]
    with loaded.transaction() as connection:
        made = [prepared(connection, name) for name in ("un", "deux")]
        packs = [packing.pack(connection, one, [], OFFICE, BY) for one in made]
    for one, pack in zip(reversed(made), reversed(packs), strict=True):
        with laptop.transaction() as connection:
            packing.unpack(connection, pack, BY)
        held(laptop, one, FIRST, 12)
    with laptop.transaction() as connection:
        first = returning.leave(connection, made[0], BY)
        away, here = (votes.votes_of(connection, one) for one in made)
        [decided, *_], [other, *_] = (decisions.of(connection, one) for one in made)
    for act in (VoteAct.REVEAL, VoteAct.SHOW, VoteAct.HIDE, VoteAct.AGAIN):
        with pytest.raises(WorkshopAway), laptop.transaction() as connection:
            acts.do(connection, act, away[0], PLACE, BY, FIRST)
    with pytest.raises(WorkshopAway), laptop.transaction() as connection:
        votes.held(connection, away[1].id)
    with pytest.raises(WorkshopAway), laptop.transaction() as connection:
        decisions.follow(connection, decided, News.DONE, "C'est fait.", BY)
    with pytest.raises(WorkshopAway), laptop.transaction() as connection:
        minutes.correct(connection, made[0], "Il manquait un mot.", BY, "a request")
    with laptop.transaction() as connection:
        acts.do(connection, VoteAct.REVEAL, here[0], PLACE, BY, FIRST)
        decisions.follow(connection, other, News.DONE, "C'est fait.", BY)
    for _ in range(2):
        with laptop.transaction() as connection:
            assert returning.leave(connection, made[0], BY)["label"] == first["label"]
