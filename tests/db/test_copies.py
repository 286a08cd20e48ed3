"""A copy brought back elsewhere, on either engine, is the same; a damaged, sealed or cut one is refused."""

import hashlib
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select
from typer.testing import CliRunner, Result

from commands.__main__ import app
from db import chain, engine, soundness
from db.engine import Database
from db.models.priorities import PriorityRow
from db.models.vote import VoteRow
from db.queries.participation import responses
from db.queries.votes import results, votes
from domain.operations.copies import CopyDamaged, CopySealed
from formats.copies import archive, sealed
from tests.ballots import SECRET, account, cast, close, marks, opened, plan
from tests.ballots import room as meeting
from tests.conftest import SECRET_KEY
from tests.db.test_counts import Room, stored_of
from tests.engines import BASE, Kitchen, Postgres

Run = Callable[..., Result]
WORDS = "trois chats sur un mur"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run(database, "backup")``: one command on that database; afterwards this process works with it again."""
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path / "var"))

    def one(database: Database, *words: str) -> Result:
        monkeypatch.setenv("DATABASE_URL", database.url.render_as_string(hide_password=False))
        done = CliRunner().invoke(app, list(words), catch_exceptions=False)
        engine.use(database)
        return done

    return one


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, run_folder: Path, postgres: Postgres) -> Iterator[Database]:
    """A database without any table, of each engine in turn."""
    kitchen = Kitchen(run_folder, None if request.param == "sqlite" else postgres)
    url = kitchen.fresh(BASE)
    other = Database(url)
    yield other
    other.close()
    kitchen.throw_away(url)


def rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as it is stored."""
    found = MetaData()
    with database.reading() as connection:
        found.reflect(connection)
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in found.sorted_tables
            if table.name != "untold"  # for an instant after each commit
        }


def lived_in(database: Database) -> Room:
    """A room that answered, two votes of which the second follows the first, ideas merged, an account, a journal."""
    with database.transaction() as connection:
        room = Room(connection)
        room.crowd(23)
        room.reveal()
        account(connection, "ana")
        workshop, luck = meeting(connection), random.Random(4)  # noqa: S311  drawn marks
        planned = plan()
        first = opened(connection, workshop, planned)
        for number in range(7):
            cast(connection, first, marks(planned, luck), number=number)
        close(connection, first)
        again = opened(connection, workshop, planned)
        close(connection, again)
        names = ["f" * 32, "0" * 32]  # the row that another one points at comes after it, by its id
        values: dict[str, Any] = {
            "theme_id": "care",
            "description": "",
            "icon": "eco",
            "stakes": [],
            "objectives": [],
            "basis": "",
        }
        values |= {"cost_kind": "", "is_example": False, "proposer": "resident", "territory_id": "lyon", "position": 1}
        for one, status, into in ((names[0], "proposed", None), (names[1], "merged", names[0])):
            row: dict[str, Any] = {"id": one, "title": one, "status": status, "merged_into": into, **values}
            connection.execute(PriorityRow.__table__.insert().values(**row))  # type: ignore[attr-defined]
    return room


def the_copy(folder: Path) -> Path:
    [found] = [path for path in folder.iterdir() if path.is_file()]
    return found


def test_a_copy_is_brought_back_on_either_engine_with_figures_votes_and_journal(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path
) -> None:
    room, folder = lived_in(loaded), tmp_path / "copies"
    before = rows(loaded)
    assert run(loaded, "backup", "--to", str(folder)).exit_code == 0
    assert [path.suffix for path in folder.iterdir()] == [".zip"]  # nothing unfinished is left
    said = run(elsewhere, "restore", str(the_copy(folder)))
    assert (said.exit_code, "La base est comme le" in said.output) == (0, True)
    assert rows(elsewhere) == before
    assert soundness.problems(elsewhere, SECRET_KEY) == []
    with elsewhere.reading() as connection:
        assert {one.broken for one in chain.check(connection, SECRET)} == {None}
        assert stored_of(connection, room.wave, room.id)[1]
        for vote in connection.execute(select(VoteRow.id)).scalars():
            results.counted(connection, votes.vote(connection, vote))
    with elsewhere.transaction() as connection:  # numbers go on after those that came back
        room.connection = connection
        room.crowd(2)
        responses.finish_all(connection, room.id)
    refused = run(elsewhere, "restore", str(the_copy(folder)))
    assert (refused.exit_code, "base vide" in refused.output) == (1, True)


def test_a_sealed_copy_opens_with_its_words_alone(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path
) -> None:
    folder, words, others = tmp_path / "copies", tmp_path / "words", tmp_path / "others"
    words.write_text(f"{WORDS}\nautre chose\n", encoding="utf-8")
    others.write_text("deux chats\n", encoding="utf-8")
    before = rows(loaded)
    run(loaded, "backup", "--to", str(folder), "--passphrase-file", str(words))
    copy = the_copy(folder)
    assert b"Montpellier" not in copy.read_bytes()
    for given in ((), ("--passphrase-file", str(others))):
        refused = run(elsewhere, "restore", str(copy), *given)
        assert (refused.exit_code, "scellée" in refused.output) == (1, True)
    assert run(elsewhere, "restore", str(copy), "--passphrase-file", str(words)).exit_code == 0
    assert rows(elsewhere) == before


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_no_copy_is_made_while_a_vote_is_open(loaded: Database, run: Run, tmp_path: Path) -> None:
    with loaded.transaction() as connection:
        vote = opened(connection, meeting(connection), plan())
    refused = run(loaded, "backup", "--to", str(tmp_path / "copies"))
    assert refused.exit_code == 1
    assert list((tmp_path / "copies").iterdir()) == []
    with loaded.transaction() as connection:
        close(connection, vote)
    assert run(loaded, "backup", "--to", str(tmp_path / "copies")).exit_code == 0


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_what_cannot_be_written_leaves_the_former_copies(
    loaded: Database, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "copies"
    run(loaded, "backup", "--to", str(folder))
    kept = the_copy(folder)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "write", full)
    refused = run(loaded, "backup", "--to", str(folder))
    assert (refused.exit_code, "disque plein" in refused.output) == (1, True)
    assert the_copy(folder) == kept
    assert run(loaded, "check", str(kept)).exit_code == 0


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_old_copies_go_when_a_new_one_is_made(loaded: Database, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / "tablee-20200101T101112-0021.zip").write_text("old")
    (folder / "tablee-notes.txt").write_text("mine")
    run(loaded, "backup", "--to", str(folder))
    names = {path.name for path in folder.iterdir()}
    assert "tablee-notes.txt" in names
    assert "tablee-20200101T101112-0021.zip" not in names
    assert len(names) == 2


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "copy.zip"
    tables: dict[str, list[dict[str, Any]]] = {
        "one": [{"id": n, "words": "é" * n, "key": bytes(range(n))} for n in range(9)],
        "two": [{"id": None}],
    }
    archive.write(path, "0021", "2026-11-28", tables.items())
    return path


def test_what_is_written_is_read(written: Path) -> None:
    with archive.opened(written) as copy:
        copy.check()
        assert copy.manifest.tables == {"one": 9, "two": 1}
        assert list(copy.rows("one"))[8] == {"id": 8, "words": "é" * 8, "key": bytes(range(8))}


def test_a_copy_is_checked_where_there_is_no_database(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path / "nothing"))
    said = CliRunner().invoke(app, ["check", str(written)], catch_exceptions=False)
    assert (said.exit_code, "10 lignes" in said.output) == (0, True)
    refused = CliRunner().invoke(app, ["check", str(tmp_path)], catch_exceptions=False)
    assert (refused.exit_code, "pas une copie" in refused.output) == (1, True)
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("kept", [0, 1, 40, 300, -1])
def test_a_copy_that_was_cut_is_none(written: Path, kept: int) -> None:
    written.write_bytes(written.read_bytes()[:kept])
    with pytest.raises(CopyDamaged), archive.opened(written) as copy:
        copy.check()


def test_a_copy_in_which_somebody_changed_a_row_is_refused(written: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(b'"id":3', b'"id":4') if "one" in name else content)
    with pytest.raises(CopyDamaged), archive.opened(changed) as copy:
        copy.check()


@pytest.mark.parametrize("size", [1, 5, sealed.PIECE, sealed.PIECE + 1, 2 * sealed.PIECE])
def test_sealed_files_open_whole_or_not_at_all(tmp_path: Path, size: int) -> None:
    plain, shut, clear = tmp_path / "plain", tmp_path / "shut", tmp_path / "clear"
    plain.write_bytes(random.Random(size).randbytes(size))  # noqa: S311  any bytes
    sealed.seal(plain, shut, WORDS)
    sealed.unseal(shut, clear, WORDS)
    assert clear.read_bytes() == plain.read_bytes()
    with pytest.raises(CopySealed):
        sealed.unseal(shut, clear, f"{WORDS} ")
    whole, middle = shut.read_bytes(), len(sealed.MARK) + 2
    wrong = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in (middle, len(whole) // 2, len(whole) - 1)]
    wrong += [whole[:at] for at in (len(sealed.MARK), middle, len(whole) // 2, len(whole) - 3)]
    for one in (*wrong, whole * 2):
        shut.write_bytes(one)
        for words in (WORDS, f"{WORDS} "):  # a damaged file says so whatever the words are
            with pytest.raises(CopyDamaged):
                sealed.unseal(shut, clear, words)


@pytest.mark.parametrize("size", [5, sealed.PIECE + 1])
def test_what_was_sealed_before_there_was_a_hash_opens_still_and_only_its_beginning_looks_like_wrong_words(
    tmp_path: Path, size: int
) -> None:
    plain, shut, clear = tmp_path / "plain", tmp_path / "shut", tmp_path / "clear"
    plain.write_bytes(random.Random(size).randbytes(size))  # noqa: S311  any bytes
    sealed.seal(plain, shut, WORDS)
    former = sealed.FORMER + shut.read_bytes()[len(sealed.MARK) : -hashlib.sha256().digest_size]
    shut.write_bytes(former)
    assert sealed.is_sealed(shut)
    sealed.unseal(shut, clear, WORDS)
    assert clear.read_bytes() == plain.read_bytes()
    with pytest.raises(CopySealed):
        sealed.unseal(shut, clear, f"{WORDS} ")
    shut.write_bytes(former[:-3])
    with pytest.raises(CopySealed if size < sealed.PIECE else CopyDamaged):
        sealed.unseal(shut, clear, WORDS)
