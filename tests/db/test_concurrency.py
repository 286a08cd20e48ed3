"""Tablets that repeat themselves, a facilitator who closes and people who withdraw, all in the same instant."""

import random
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial

import httpx2
import pytest
from sqlalchemy import Connection, update
from starlette.testclient import TestClient

from db import clock
from db.engine import Database
from db.models.workshop import WorkshopRow
from db.queries.evaluation import reveals
from db.queries.evaluation.rebuild import rebuilt
from db.queries.participation import responses
from db.queries.workshops import workshops
from domain.evaluation.reservoir import TooFewWaiting
from domain.participation.tickets import keyed_hash
from domain.staff.by import By
from domain.workshops.ending import REOPENS
from domain.workshops.workshop import Over
from server.context import settings
from tests.api.conftest import Room, Tablet, client, prepared, room  # noqa: F401  fixtures of the API
from tests.db.test_counts import living, stored_of

PEOPLE = 12
Act = Callable[[], httpx2.Response | None]
NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
DAY = date(2026, 11, 22)


@pytest.mark.timeout(120)
def test_nothing_waits_for_ever_and_the_counts_are_exact(loaded: Database, client: TestClient, room: Room) -> None:  # noqa: F811
    tablets = [Tablet(client, room.code) for _ in range(PEOPLE)]
    acts: list[Act] = []
    for number, tablet in enumerate(tablets):
        assert tablet.agree().status_code == 201
        acts += [tablet.finish, tablet.finish, tablet.finish]
        acts += [_answer(tablet, question) for question in ("r02", "r08", "r11")]
        if number % 3 == 0:
            acts.append(partial(_withdraw, loaded, tablet))
    with loaded.transaction() as connection:
        connection.execute(update(WorkshopRow).values(admission="prepared"))
    acts.append(partial(_reveal, loaded, room.id))
    random.Random(7).shuffle(acts)  # noqa: S311  an order, not a secret
    acts.insert(len(acts) // 2, partial(_end, loaded, room.id))
    with ThreadPoolExecutor(16) as crowd:
        outcomes = list(crowd.map(lambda act: act(), acts))
    statuses = [outcome.status_code for outcome in outcomes if outcome is not None]
    assert set(statuses) <= {200, 409}  # 409: a withdrawn person's tablet has no consent any more
    with loaded.reading() as connection:
        assert living(stored_of(connection, room.wave, room.id)) == living(rebuilt(connection, room.wave))


def _answer(tablet: Tablet, question: str) -> Act:
    return lambda: tablet.answer(question, "5", 1, str(uuid.uuid4()))


def _withdraw(database: Database, tablet: Tablet) -> None:
    ticket = tablet.package["visits"][0]["ticket"]
    text = "-".join([*ticket["words"], ticket["digits"]])
    _in_one(database, lambda c: responses.withdraw(c, keyed_hash(text, settings().secret_key), DAY))


def _reveal(database: Database, workshop: str) -> None:
    with suppress(TooFewWaiting, Over):  # somebody else may close first
        _in_one(database, lambda c: reveals.reveal(c, workshop, by=By("facilitator", NOW)))


def _end(database: Database, workshop: str) -> None:
    """Closed, and settled by two processes at once while tablets still send."""
    _in_one(database, lambda c: workshops.close(c, workshop, by=By("facilitator", NOW)))
    with ThreadPoolExecutor(2) as processes:
        turns = [processes.submit(clock.settle, database, NOW + REOPENS) for _ in range(2)]
    assert [one.result() for one in turns] == [None, None]


def _in_one(database: Database, act: Callable[[Connection], object]) -> None:
    with database.transaction() as connection:
        act(connection)
