"""A database of the former rule goes on: what it published stays, and is the basis of what follows.

The fixture was written by the code of commit b581194: two rooms revealed, a third closed, a fourth never shown; one
person withdrew after publication, another before.
"""

import gzip
import json
import uuid
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, table, text, update
from sqlalchemy import column as named

from db import schema
from db.engine import Database
from db.models.publication import BlockRow, PublicationRow, TallyRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import looks, publications, reveals
from db.queries.evaluation.rebuild import rebuilt
from db.queries.operations import content
from db.queries.participation import answers, questionnaires, responses, visits
from domain.evaluation.disclosure import Version
from domain.participation.consent import Consent
from domain.staff.by import By
from tests.db.test_counts import living, stored_of
from tests.engines import Kitchen

FORMER = Path(__file__).parent / "fixtures" / "b581194.json.gz"
NOW = datetime(2026, 11, 27, 14, tzinfo=UTC)
DAY = date(2026, 11, 27)


@cache
def former_rows() -> dict[str, list[dict[str, Any]]]:
    with gzip.open(FORMER, "rt", encoding="utf-8") as file:
        rows: dict[str, list[dict[str, Any]]] = json.load(file)
    del rows["audit"]
    return rows


def fill(database: Database) -> None:
    """The former rows, in a database at their revision."""
    rows = former_rows()
    with database.transaction() as connection:
        for name, content_of in rows.items():
            here = table(name, *map(named, content_of[0]))
            connection.execute(insert(here), content_of)
        if connection.dialect.name == "postgresql":
            connection.execute(text("select setval(pg_get_serial_sequence('response', 'id'), max(id)) from response"))


@pytest.fixture
def former(database: Database, kitchen: Kitchen) -> dict[str, list[dict[str, Any]]]:
    """A database at the former revision, with the former rows, brought up to date."""

    def make(database: Database) -> None:
        schema.downgrade(database, "0007")
        fill(database)
        schema.upgrade(database)

    kitchen.made("former", database, make)
    return former_rows()


def test_what_was_published_stays_and_who_waited_waits(
    database: Database, former: dict[str, list[dict[str, Any]]]
) -> None:
    with database.reading() as connection:
        for row in former["publication"]:
            chosen = select(PublicationRow.population, PublicationRow.position, PublicationRow.basis)
            kept = connection.execute(chosen.where(PublicationRow.id == row["id"])).one()
            assert (kept.population, kept.position) == (row["population"], row["position"])
            assert {key: basis["cells"] for key, basis in kept.basis.items()} == json.loads(row["basis"])
        room = {rule.tally_key for rule in content.indicators(connection, room=True)}
        released = [row for row in former["tally"] if row["scope"].startswith(("room:", "public:"))]
        for row in released:
            further = row["measure"].startswith("indicator:") and row["measure"] not in room
            if further and row["scope"].startswith("public:"):  # begins with the next block (0114)
                continue
            here = (TallyRow.scope == row["scope"], TallyRow.measure == row["measure"], TallyRow.cell == row["cell"])
            assert connection.execute(select(TallyRow.n).where(*here)).scalar_one() == row["n"]
        wave = former["wave"][0]["id"]
        for workshop in former["workshop"]:
            assert living(stored_of(connection, wave, workshop["id"])) == _of(
                living(rebuilt(connection, wave)), workshop["id"]
            )
        waiting = select(BlockRow.n).where(BlockRow.state == "waiting").order_by(BlockRow.n)
        # Two of A (one withdrew), one of D, twelve of C that were never shown, and five that B left to the wave.
        assert list(connection.execute(waiting).scalars()) == [1, 2, 5, 12]


def test_every_figure_that_was_public_is_there_with_the_same_numbers(
    database: Database, former: dict[str, list[dict[str, Any]]]
) -> None:
    last = {row["scope"]: row for row in sorted(former["publication"], key=lambda row: row["position"])}
    with database.reading() as connection:
        for scope, row in last.items():
            version = _version(connection, scope)
            now = {figure.indicator_id: figure for figure in version.figures}
            told = [old for old in json.loads(row["figures"]) if old["why"] is None]
            for old in told:
                figure = now[old["indicator_id"]]
                assert figure.shown
                if old["n"] is not None and old["count"] is not None:
                    assert figure.count is not None
                    assert figure.n is not None
                    assert (figure.count.low, figure.count.high, figure.n.low) == (old["count"], old["count"], old["n"])
                elif old["count"] is not None:
                    assert figure.count is not None
                    assert figure.count.low == old["count"]


def test_the_next_versions_follow_from_what_was_published(
    database: Database, former: dict[str, list[dict[str, Any]]]
) -> None:
    first = former["workshop"][0]
    with database.transaction() as connection:
        before = {row["scope"]: _version(connection, row["scope"]) for row in former["publication"]}
        wave = first["wave_id"]
        _people(connection, first["id"], 30)
        moment = datetime.now(UTC) + timedelta(minutes=6)
        for of_wave, workshop in looks.due(connection, moment):
            looks.look(connection, of_wave, workshop, moment)
        connection.execute(update(WorkshopRow).values(admission="prepared", by_code=False))
        reveals.renew(connection, first["id"], by=By("facilitator", NOW))
        for scope in (f"room:{first['id']}", f"public:{wave}"):
            after = _version(connection, scope)
            added = after.population - before[scope].population
            # The room's two, ten drawn by the clock and all the others by the act; one had left what was published.
            assert added == (31 if scope.startswith("room:") else 32)
            for figure in before[scope].figures:
                now = next(new for new in after.figures if new.indicator_id == figure.indicator_id)
                assert now.shown or not figure.shown  # once public, a figure stays
        assert living(stored_of(connection, wave, first["id"])) == _of(living(rebuilt(connection, wave)), first["id"])


def test_the_former_schema_can_be_had_back(database: Database, former: dict[str, list[dict[str, Any]]]) -> None:
    schema.downgrade(database, "0010")
    with database.reading() as connection:
        figures = connection.execute(text("select figures from publication")).scalars().all()
        states = set(connection.execute(text("select distinct state from block")).scalars())
    assert len(figures) == len(former["publication"])
    assert all({"grouped", "count", "low"} <= set(json.loads(row)[0]) for row in figures)
    assert states == {"filling", "released"}
    schema.upgrade(database)
    assert schema.is_current(database)


def _version(connection: Connection, scope: str) -> Version:
    return publications.latest(connection, scope, content.indicators(connection, room=True))


def _of(counts: Any, workshop: str) -> Any:  # noqa: ANN401  as ``rebuilt`` gives them
    """Without what is counted for other workshops."""
    tallied, counted = counts
    return tallied, type(counted)(
        {scope: n for scope, n in counted.items() if not scope.startswith("workshop:") or scope.endswith(workshop)}
    )


def _people(connection: Connection, workshop: str, people: int) -> None:
    version = connection.execute(
        select(WorkshopRow.questionnaire_version_id).where(WorkshopRow.id == workshop)
    ).scalar_one()
    asked = questionnaires.questionnaire(connection, version).questions
    consent = Consent("1", "fr", DAY, sensitive=True, age_band=None, assisted=False, channel="tablet")
    for person in range(people):
        name = f"new-{person}"
        visits.begin(connection, name, workshop, consent, name)
        turn = visits.turn(connection, name)
        assert turn is not None
        for question in asked:
            if question.choices:
                value = question.choices[person % 2 * 3 % len(question.choices)].id
                answers.record(connection, turn.response_id, question.id, value, 1, str(uuid.uuid4()))
        responses.finish(connection, name)
