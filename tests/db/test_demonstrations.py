"""A demonstration is erased whole, and what is real beside it stays."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from commands.demo import invent
from commands.demonstration import FILE
from db import showcase as command
from db.engine import Database
from db.models.decisions import DecisionRow
from db.models.priorities import PriorityRow
from db.models.staff import StaffRow
from db.models.workshop import WaveRow
from db.queries.operations import demonstrations
from db.queries.priorities.ideas import merge, said
from db.queries.staff import staff, trying
from db.queries.votes import votes
from db.queries.workshops import decisions, invented, workshops
from domain.priorities.idea import Idea
from domain.priorities.priority import Proposer, Words
from domain.staff.roles import EVERYWHERE, Role
from domain.staff.trying import LOGINS, NothingToTry
from domain.workshops import showcase
from domain.workshops.decisions import Promise
from domain.workshops.links import Links
from tests.ballots import SECRET
from tests.programmes import SHORT, opened
from tests.rehearsals import BY, NOW, begun, everything, real


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two territories, two workshops in each wave, of twenty people."""
    monkeypatch.setattr(showcase, "PLACES", ("lyon", "montpellier"))
    monkeypatch.setattr(showcase, "WORKSHOPS", 2)
    monkeypatch.setattr(showcase, "PEOPLE", 20)
    monkeypatch.setattr(showcase, "VOTERS", 12)


def idea(name: str, workshop: str) -> Idea:
    return Idea(name, "lyon", Words(f"Un jardin {name}", "", "care"), Proposer.RESIDENT, workshop)


def test_erased_it_leaves_what_was_there_before(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, waiting = opened(connection, "Vague 2", SHORT, NOW), real(connection, "Vague 1")
        begun(connection, waiting)
        decisions.decide(connection, beside, Promise("Un four", "La mairie", NOW.date()), BY, "a real decision")
        said(connection, idea("real idea", beside), BY)
        before = everything(connection)
    command.make(loaded, NOW, SECRET)
    with loaded.transaction() as connection:
        room = showcase.open_room(workshops.workshops(connection))
        assert room is not None
        invented.arrive(connection, room.id, 3, BY)
        [vote] = votes.votes_of(connection, room.id)
        invented.cast(connection, vote.id, 3, SECRET, BY)
    with loaded.reading() as connection:
        touched = {table for table, rows in everything(connection).items() if rows != before[table]}
    assert touched >= {
        "wave",
        "response",
        "tally",
        "publication",
        "sealed_ballot",
        "priority_event",
        "decision_news",
        "invented_actor",
        "tie_declaration",
        "structure_agreement",
        "means",
        "means_share",
        "commitment",
        "commitment_entry",
        "trust_declaration",
        "brick",
        "trajectory_entry",
    }
    with loaded.transaction() as connection:
        assert demonstrations.remove(connection, NOW) == 4
    with loaded.transaction() as connection:
        assert everything(connection) == before
        assert demonstrations.remove(connection, NOW) == 0
        assert everything(connection) == before


def test_what_is_real_loses_its_link_and_stays(loaded: Database) -> None:
    command.make(loaded, NOW, SECRET)
    with loaded.transaction() as connection:
        beside = opened(connection, "Vague 2", SHORT, NOW)
        here = (PriorityRow.status == "proposed", PriorityRow.territory_id == "lyon")
        other = str(connection.execute(select(PriorityRow.id).where(*here).order_by(PriorityRow.id)).scalars().first())
        linked = Promise("Un four", "La mairie", NOW.date(), links=Links(priority=other))
        decisions.decide(connection, beside, linked, BY, "a real decision")
        for name in ("second", "first"):
            said(connection, idea(name, beside), BY)
        merge(connection, "first", other, BY)
        demonstrations.remove(connection, NOW)
    with loaded.reading() as connection:
        kept = connection.execute(select(DecisionRow.id, DecisionRow.priority_id)).all()
        assert [tuple(row) for row in kept] == [("a real decision", None)]
        own = select(PriorityRow.id, PriorityRow.status).where(PriorityRow.workshop_id.is_not(None))
        ideas = connection.execute(own.order_by(PriorityRow.id)).all()
        assert [tuple(row) for row in ideas] == [("first", "proposed"), ("second", "proposed")]
        assert connection.execute(select(func.count()).select_from(WaveRow)).scalar_one() == 1


def account(database: Database, login: str, *, demonstration: bool) -> str:
    places = {Role.COMMITTEE: {EVERYWHERE}}
    with database.transaction() as connection:
        return staff.create(
            connection, login=login, name=login, password_hash="x", places=places, demonstration=demonstration
        )


def test_the_command_empties_the_accounts_too(
    loaded: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", loaded.url.render_as_string(hide_password=False))
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path))
    (tmp_path / FILE).write_text("comite.demo secret\n")
    shown, kept = account(loaded, "comite.demo", demonstration=True), account(loaded, "ana", demonstration=False)
    command.make(loaded, NOW, SECRET)
    invent(remove=True)
    assert not (tmp_path / FILE).exists()
    assert "4" in capsys.readouterr().out
    with loaded.reading() as connection:
        rows = connection.execute(select(StaffRow.id, StaffRow.active, StaffRow.password_hash)).all()
        assert {tuple(row) for row in rows} == {(shown, False, ""), (kept, True, "x")}
    invent(remove=True)
    assert "4" not in capsys.readouterr().out


def test_a_single_real_account_and_nobody_is_tried_any_more(loaded: Database) -> None:
    shown = account(loaded, LOGINS[Role.COMMITTEE], demonstration=True)
    with loaded.reading() as connection:
        assert trying.account(connection, Role.COMMITTEE) == shown
    account(loaded, "ana", demonstration=False)
    with loaded.reading() as connection, pytest.raises(NothingToTry):
        trying.account(connection, Role.COMMITTEE)
