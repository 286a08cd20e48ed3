"""A newer version is installed while rooms vote: it waits for no vote, and leaves no copy of an urn behind."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import func, select, table
from typer.testing import CliRunner

from commands.__main__ import app
from db import backup, copying, schema, showcase
from db.engine import Database
from db.models.vote import SealedBallotRow, VoteKeyRow, VotingRightRow
from db.queries.votes import votes
from db.queries.workshops import workshops
from db.traces import TABLES
from domain.operations import private
from domain.staff.by import By
from domain.workshops import showcase as demonstration
from domain.workshops.workshop import State
from formats.copies import archive
from frame.operations import copies
from tests.ballots import NOW, SECRET, cast, close, opened, plan, room
from texts import say

POSTGRESQL = pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)
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
    _no_urn(tmp_path / "var" / "backups", traces, (first, over, second, slips))


@pytest.mark.parametrize("voting", [False, True])
def test_upgrades_of_the_same_second_leave_a_copy_each(loaded: Database, tmp_path: Path, *, voting: bool) -> None:
    if voting:
        with loaded.transaction() as connection:
            for label in ("Vague 2", "Vague 1"):
                opened(connection, room(connection, label), plan())
    schema.downgrade(loaded, "-1")
    made = [copies.before_migrating(loaded, tmp_path, NOW) for _ in range(3)]
    assert {one.name for one in made if one} == {one.name for one in tmp_path.iterdir()}
    assert len(set(made)) == 3
    assert len({one.stat().st_size for one in made if one}) == 1


def _no_urn(folder: Path, traces: list[bytes], ids: tuple[str, ...]) -> None:
    made = sorted(folder.iterdir())
    assert len(made) == 2
    assert backup.copies(folder) == ()  # neither is the copy of the day
    for copy in made:
        assert copy.stem.endswith("-sans-les-urnes")  # whoever would go back to it is told
        assert copy.stat().st_mode & private.OWNER_ONLY == 0
        kept = copy.read_bytes() if copy.suffix == ".sqlite" else _said(copy)
        assert not any(trace in kept for trace in traces)
        with _brought_back(copy, folder.parent / f"{copy.stem}.restored") as restored:
            assert rows(restored) == [0, 0, 0, 0]
            assert states(restored, *ids) == [State.PREPARED, State.CLOSED, State.PREPARED, State.PREPARED]
            with restored.transaction() as connection:  # the room opens it anew, and votes
                votes.open_(connection, ids[0], by=BY, secret_key=SECRET)
                cast(connection, ids[0], "A=1")
                close(connection, ids[0])


def _said(copy: Path) -> bytes:
    """Every value that is in a file of copies."""
    with archive.opened(copy) as found:
        values = [value for table in found.manifest.tables for row in found.rows(table) for value in row.values()]
    return b"\n".join(value if isinstance(value, bytes) else str(value).encode() for value in values)


@contextmanager
def _brought_back(copy: Path, new: Path) -> Iterator[Database]:
    """The database of a copy, of this version."""
    with closing(Database(f"sqlite:///{copy if copy.suffix == '.sqlite' else new}")) as restored:
        if copy.suffix == ".zip":
            with archive.opened(copy) as found:
                copying.bring_back(restored, found.manifest, found.rows)
        schema.upgrade(restored)
        yield restored


@POSTGRESQL
def test_a_database_elsewhere_is_brought_up_to_date_without_a_copy_where_none_can_be_written(
    loaded: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "var" / "backups"
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", loaded.url.render_as_string(hide_password=False))
    full = SimpleNamespace(total=10**9, used=10**9 - 10**6, free=10**6)
    gone = OSError(28, "No space left on device")

    def broken(*_: object) -> None:
        raise gone

    for owner, name, instead in ((shutil, "disk_usage", lambda _: full), (archive, "write", broken)):
        schema.downgrade(loaded, "-1")
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, instead)
            done = CliRunner().invoke(app, ["prepare"], catch_exceptions=False)
        assert (done.exit_code, done.stderr.strip()) == (0, say("cli.not_saved", folder=str(folder)))
        assert schema.is_current(loaded)
        assert list(folder.iterdir()) == []
    schema.downgrade(loaded, "-1")
    assert CliRunner().invoke(app, ["prepare"], catch_exceptions=False).stderr == ""
    [(_, kept)] = backup.copies(folder)
    with archive.opened(kept) as copy:
        copy.check()
        assert copy.manifest.tables["territory"] > 1


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_file_is_not_migrated_where_no_copy_of_it_can_be_written(
    loaded: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", loaded.url.render_as_string(hide_password=False))
    schema.downgrade(loaded, "-1")
    before = schema.version(loaded)

    gone = sqlite.OperationalError("database or disk is full")

    def full(*_: object) -> None:
        raise gone

    with monkeypatch.context() as patch:
        patch.setattr(backup, "copy", full)
        done = CliRunner().invoke(app, ["prepare"], catch_exceptions=False)
    folder = tmp_path / "var" / "backups"
    assert (done.exit_code, done.stderr.strip()) == (1, say("cli.backup_failed", folder=str(folder)))
    assert (schema.version(loaded), list(folder.iterdir())) == (before, [])


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
