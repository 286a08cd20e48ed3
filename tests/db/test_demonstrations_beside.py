"""What is real beside a demonstration that is removed: it loses its links, is read again, and is not erased for it."""

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from components.operations.kept import written
from db import keeping
from db import showcase as make
from db.engine import Database
from db.models.decisions import DecisionRow
from db.models.priorities import PriorityEventRow, PriorityRow
from db.models.solutions import BrickRow, SolutionRow
from db.queries.operations import demonstrations, erasing, kept
from db.queries.priorities import ideas
from db.queries.workshops import decisions
from domain.operations.retention import TERMS, PurgeIncomplete, Stock
from domain.priorities.idea import Idea
from domain.priorities.priority import Proposer, Words
from domain.staff.by import By
from domain.workshops import showcase
from domain.workshops.decisions import Promise
from tests.ballots import SECRET
from tests.db.test_copies import Run, run
from tests.db.test_demonstrations import idea
from tests.db.test_keeping import evening
from tests.programmes import SHORT, opened
from tests.rehearsals import BY, NOW

__all__ = ["run"]
PLACE = "lyon"
SAID = "a secret"
NEVER = Path("nowhere")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showcase, "PLACES", ("lyon", "montpellier"))
    monkeypatch.setattr(showcase, "WORKSHOPS", 2)
    monkeypatch.setattr(showcase, "PEOPLE", 20)
    monkeypatch.setattr(showcase, "VOTERS", 12)


def invented_idea(connection: Connection) -> str:
    here = (PriorityRow.status == "proposed", PriorityRow.territory_id == PLACE)
    return str(connection.execute(select(PriorityRow.id).where(*here).order_by(PriorityRow.id)).scalars().first())


def proposed(connection: Connection, name: str, workshop: str, by: By) -> None:
    one = Idea(name, PLACE, Words(f"Un jardin {name}", "", "care"), Proposer.RESIDENT, workshop)
    ideas.propose(connection, one, by)


def standing(database: Database) -> dict[str, str]:
    with database.reading() as connection:
        rows = connection.execute(select(PriorityRow.id, PriorityRow.status).where(PriorityRow.is_example == False))  # noqa: E712
        return {row.id: row.status for row in rows}


def test_an_idea_that_comes_back_to_be_read_waits_from_that_day_on(loaded: Database) -> None:
    make.make(loaded, NOW, SECRET)
    long_ago = By("resident", NOW - timedelta(days=45))
    with loaded.transaction() as connection:
        beside, other = opened(connection, "Vague 2", SHORT, NOW), invented_idea(connection)
        for name in ("later", "sooner"):
            proposed(connection, name, beside, long_ago)
            ideas.merge(connection, name, other, BY)
        demonstrations.remove(connection, NOW)
    keeping.purge(loaded, NOW.date(), SECRET, NEVER)
    term = TERMS[Stock.IDEAS]
    keeping.purge(loaded, term.until(NOW.date()) - timedelta(days=1), SECRET, NEVER)
    assert standing(loaded) == {"later": "waiting", "sooner": "waiting"}
    with loaded.reading() as connection:
        [heap] = kept.of(connection, Stock.IDEAS)
        assert (heap.n, heap.until) == (2, term.until(NOW.date()))
    keeping.purge(loaded, term.until(NOW.date()), SECRET, NEVER)
    assert standing(loaded) == {}


def test_what_everybody_read_is_read_again_with_what_had_joined_it(loaded: Database) -> None:
    make.make(loaded, NOW, SECRET)
    with loaded.transaction() as connection:
        beside, other = opened(connection, "Vague 2", SHORT, NOW), invented_idea(connection)
        for name in ("second", "first"):
            ideas.said(connection, idea(name, beside), By("facilitator", NOW - timedelta(days=45)))
        ideas.merge(connection, "second", "first", BY)
        ideas.merge(connection, "first", other, BY)
        demonstrations.remove(connection, NOW)
    keeping.purge(loaded, NOW.date() + timedelta(days=400), SECRET, NEVER)
    assert standing(loaded) == {"second": "merged", "first": "proposed"}


def test_a_real_brick_that_names_an_invented_idea_stays(loaded: Database) -> None:
    make.make(loaded, NOW, SECRET)
    with loaded.transaction() as connection:
        other = invented_idea(connection)
        _brick(connection, other)
        demonstrations.remove(connection, NOW)
    with loaded.reading() as connection:
        rows = connection.execute(select(BrickRow.id, BrickRow.priority_id)).all()
        assert [tuple(row) for row in rows] == [("brick", None)]


def _brick(connection: Connection, priority: str) -> None:
    words: dict[str, Any] = {"title": "Un jardin", "made_at": NOW, "revision": 1}
    whole: dict[str, Any] = {
        "aim": "Manger",
        "theme_id": "care",
        "functions": [],
        "project": "",
        "savings": "",
        "balance": "",
        "shown": True,
    }
    connection.execute(insert(SolutionRow).values(id="real", territory_id=PLACE, **words, **whole))
    own = {"id": "brick", "solution_id": "real", "standing": "idea", "priority_id": priority}
    connection.execute(insert(BrickRow).values(**own, **words))


def test_what_something_else_points_at_is_not_erased_and_the_others_are(loaded: Database) -> None:
    """As an earlier version left it: waiting, with a merged idea, a decision or a brick that points at it."""
    with loaded.transaction() as connection:
        beside = opened(connection, "Vague 2", SHORT, NOW)
        for name in ("merging", "joined", "decided", "built", "alone"):
            proposed(connection, name, beside, BY)
        ideas.publish(connection, "joined", BY)
        ideas.merge(connection, "merging", "joined", BY)
        connection.execute(update(PriorityRow).where(PriorityRow.id == "joined").values(status="waiting"))
        linked = Promise("Un four", "La mairie", NOW.date())
        decisions.decide(connection, beside, linked, BY, "a real decision")
        connection.execute(update(DecisionRow).values(priority_id="decided"))
        _brick(connection, "built")
    day = TERMS[Stock.IDEAS].until(NOW.date())
    assert keeping.purge(loaded, day, SECRET, NEVER)[Stock.IDEAS] == 1
    assert set(standing(loaded)) == {"merging", "joined", "decided", "built"}
    with loaded.reading() as connection:
        assert kept.of(connection, Stock.IDEAS) == ()
        told = set(connection.execute(select(PriorityEventRow.priority_id)).scalars())
        assert told == {"merging", "joined", "decided", "built"}


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> int:
        raise IntegrityError(SAID, {}, ValueError(SAID))

    monkeypatch.setitem(erasing._WAYS, Stock.IDEAS, fails)


def over_twice(database: Database) -> None:
    evening(database, NOW.date())
    with database.transaction() as connection:
        proposed(connection, "one", opened(connection, "Vague 2", SHORT, NOW), BY)


@pytest.mark.usefixtures("broken")
def test_a_family_that_cannot_be_erased_keeps_none_of_the_others(
    loaded: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    over_twice(loaded)
    day = TERMS[Stock.ANSWERS].until(NOW.date()) + timedelta(days=1)
    with caplog.at_level(logging.ERROR), pytest.raises(PurgeIncomplete) as incomplete:
        keeping.purge(loaded, day, SECRET, NEVER)
    assert incomplete.value.families == (Stock.IDEAS,)
    assert incomplete.value.gone[Stock.ANSWERS] == 26
    assert "ideas" in caplog.text
    assert SAID not in caplog.text
    with loaded.reading() as connection:
        assert kept.unerased(connection) == ((Stock.IDEAS, day),)
    monkeypatch.undo()
    assert keeping.purge(loaded, day, SECRET, NEVER) == {Stock.IDEAS: 1}
    with loaded.reading() as connection:
        assert kept.unerased(connection) == ()


@pytest.mark.usefixtures("broken")
def test_the_command_and_the_page_say_what_could_not_be_erased_and_the_clock_goes_on(
    loaded: Database, run: Run
) -> None:
    with loaded.transaction() as connection:
        proposed(connection, "one", opened(connection, "Vague 2", SHORT, NOW), By("resident", NOW - timedelta(days=45)))
    said = run(loaded, "purge", "--now")
    assert said.exit_code == 1
    assert "Idées que personne n’a lues" in said.output
    with loaded.reading() as connection:
        told = written((), (), {}, kept.unerased(connection)).heaps
    assert told.startswith(f"**Le {NOW:%d/%m/%Y}, tout n’a pas pu être effacé")
    assert "pas pu être" not in written((), (), {}).heaps
    daily = keeping.Daily(SECRET, NEVER)
    daily.turn(loaded, NOW)  # raises nothing that would end its thread
