"""A newer version is installed while rooms vote: it waits for no vote, and leaves no copy of an urn behind."""

import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, table
from typer.testing import CliRunner

from commands.__main__ import app
from db import backup, schema, showcase
from db.engine import Database
from db.models.vote import SealedBallotRow, VoteKeyRow, VotingRightRow
from db.queries.votes import votes
from db.queries.workshops import workshops
from db.traces import TABLES
from domain.staff.by import By
from domain.workshops import showcase as demonstration
from domain.workshops.workshop import State
from tests.ballots import NOW, SECRET, cast, close, opened, plan, room

Run = Callable[..., None]
BY = By("facilitator", NOW)


@pytest.fixture
def run(loaded: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("prepare")``: a command that must not be refused."""
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("TABLEE_SECRET_KEY", SECRET)
    monkeypatch.setenv("DATABASE_URL", loaded.url.render_as_string(hide_password=False))

    def one(*words: str) -> None:
        done = CliRunner().invoke(app, list(words), catch_exceptions=False)
        assert (done.exit_code, done.stderr) == (0, "")

    return one


def states(database: Database, *ids: str) -> list[State]:
    with database.reading() as connection:
        return [votes.vote(connection, one).state for one in ids]


def rows(database: Database) -> list[int]:
    with database.reading() as connection:
        return [connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in TABLES]


def secrets(database: Database) -> list[bytes]:
    with database.reading() as connection:
        found = [bytes(row.sealed)[40:120] for row in connection.execute(select(SealedBallotRow.sealed))]
        found += [bytes(row.wrapped)[8:60] for row in connection.execute(select(VoteKeyRow.wrapped))]
        used = select(VotingRightRow.id).where(VotingRightRow.used == True)  # noqa: E712  SQL
        return found + [row.id.encode() for row in connection.execute(used)]


def test_an_upgrade_waits_for_no_vote_and_no_copy_holds_an_urn(loaded: Database, run: Run, tmp_path: Path) -> None:
    with loaded.transaction() as connection:
        first = opened(connection, room(connection), plan())
        workshop = room(connection, "Vague 2")
        over, second = (opened(connection, workshop, plan(name)) for name in ("majority", "dots"))
        given = ((second, "A=1"), (over, "A=1 B=2 C=3 D=4"), (first, "A=1"), (first, "B=1"))
        for number, (vote, ballot) in enumerate(given):
            cast(connection, vote, ballot, number=number)
        close(connection, over)
        slips = votes.prepare(connection, workshop, plan("consent"), by=BY)
    before, traces = rows(loaded), secrets(loaded)
    assert len(traces) == 3 + 2 + 3
    for _ in range(2):
        schema.downgrade(loaded, "-1")
        run("prepare")
        assert schema.is_current(loaded)
        run("prepare")  # there is nothing to do
    assert states(loaded, first, over, second, slips) == [State.OPEN, State.CLOSED, State.OPEN, State.PREPARED]
    assert rows(loaded) == before
    with loaded.transaction() as connection:
        close(connection, second)
        close(connection, first)
    if loaded.is_sqlite:
        _no_urn(tmp_path / "var" / "backups", traces, (first, over, second, slips))


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
@pytest.mark.parametrize("voting", [False, True])
def test_upgrades_of_the_same_second_leave_a_copy_each(loaded: Database, tmp_path: Path, *, voting: bool) -> None:
    if voting:
        with loaded.transaction() as connection:
            for label in ("Vague 2", "Vague 1"):
                opened(connection, room(connection, label), plan())
    schema.downgrade(loaded, "-1")
    made = [backup.before_migrating(loaded, tmp_path, NOW) for _ in range(3)]
    assert {one.name for one in made if one} == {one.name for one in tmp_path.iterdir()}
    assert len(set(made)) == 3
    assert len({one.stat().st_size for one in made if one}) == 1


def _no_urn(folder: Path, traces: list[bytes], ids: tuple[str, ...]) -> None:
    made = sorted(folder.iterdir())
    assert made
    for copy in made:
        assert copy.stem.endswith("-sans-les-urnes")  # whoever would go back to it is told
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        kept = copy.read_bytes()
        assert not any(trace in kept for trace in traces)
        with closing(Database(f"sqlite:///{copy}")) as restored:
            schema.upgrade(restored)
            assert rows(restored) == [0, 0, 0, 0]
            assert states(restored, *ids) == [State.PREPARED, State.CLOSED, State.PREPARED, State.PREPARED]
            with restored.transaction() as connection:  # the room opens it anew, and votes
                votes.open_(connection, ids[0], by=BY, secret_key=SECRET)
                cast(connection, ids[0], "A=1")
                close(connection, ids[0])


def test_a_demonstration_in_which_one_votes_is_prepared_and_shown_again(
    loaded: Database, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demonstration, "PLACES", ("lyon",))
    monkeypatch.setattr(demonstration, "WORKSHOPS", 2)
    monkeypatch.setattr(demonstration, "PEOPLE", 20)
    monkeypatch.setattr(demonstration, "VOTERS", 12)
    showcase.make(loaded, datetime.now(UTC), SECRET)  # on another day its votes would be closed
    with loaded.transaction() as connection:
        [workshop] = [one.id for one in workshops.workshops(connection) if one.state is State.OPEN]
        voted = [opened(connection, workshop, plan(name)) for name in ("approval", "dots")]
    for _ in range(2):
        schema.downgrade(loaded, "-1")
        run("prepare", "--demo")
        run("showcase")
        assert schema.is_current(loaded)
        assert states(loaded, *voted) == [State.OPEN, State.OPEN]
        with loaded.reading() as connection:
            assert [one.id for one in workshops.workshops(connection) if one.state is State.OPEN] == [workshop]
