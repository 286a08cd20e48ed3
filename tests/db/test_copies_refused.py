"""What copies meet at an association: a file of words without words, two at once, somebody else's tables."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlalchemy import text as sql

from db import backup, schema
from db.engine import Database
from db.restoring import alone
from domain.operations.carry import SHORTEST_PASSPHRASE
from domain.operations.copies import RestoreRunning
from frame.operations import copies
from tests.db.test_copies import Run, elsewhere, lived_in, rows, run, the_copy
from texts import day_of, say

__all__ = ["elsewhere", "run"]
NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*")) if folder.is_dir() else []


@one_engine
def test_no_copy_is_in_clear_because_its_words_were_not_found(loaded: Database, run: Run, tmp_path: Path) -> None:
    folder, words = tmp_path / "stick", tmp_path / "words.txt"
    wrong = {
        "empty": (b"\n\ntrois chats sur un mur\n", "cli.passphrase_empty"),
        "latin": ("une clé bien gardée".encode("latin-1"), "cli.no_passphrase"),
        "none": (None, "cli.no_passphrase"),
        "folder": (b"", "cli.no_passphrase"),
    }
    assert run(loaded, "backup", "--to", str(tmp_path / "good")).exit_code == 0
    copy = the_copy(tmp_path / "good")
    for name, (content, sentence) in wrong.items():
        file = words.with_name(f"{name}.txt")
        file.mkdir() if name == "folder" else content is not None and file.write_bytes(content)
        for command in (("backup", "--to", str(folder)), ("check", str(copy)), ("restore", str(copy))):
            done = run(loaded, *command, "--passphrase-file", str(file))
            assert (done.exit_code, done.stderr.strip()) == (1, say(sentence, file=str(file))), (name, command)
    words.write_text("chat\n", encoding="utf-8")
    done = run(loaded, "backup", "--to", str(folder), "--passphrase-file", str(words))
    assert (done.exit_code, done.stderr.strip()) == (1, say("error.PassphraseShort", least=SHORTEST_PASSPHRASE))
    assert files(folder) == []


@one_engine
def test_a_name_that_is_mistyped_is_no_damaged_copy_and_a_sealed_one_wants_its_words(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("trois chats sur un mur\n")
    assert run(loaded, "backup", "--to", str(tmp_path / "z"), "--passphrase-file", str(words)).exit_code == 0
    assert run(loaded, "backup", "--to", str(tmp_path / "a")).exit_code == 0
    [closed] = (tmp_path / "z").glob("*.sealed")
    copy = the_copy(tmp_path / "a")
    for command in ("restore", "check"):
        absent, folder = copy.with_name("tablee-1.zip"), copy.parent
        for name, said in ((absent, say("cli.no_copy", file=str(absent))), (folder, say("error.CopyDamaged"))):
            done = run(elsewhere, command, str(name))
            assert (done.exit_code, done.stderr.strip()) == (1, said)
        done = run(elsewhere, command, str(closed))
        assert (done.exit_code, done.stderr.strip()) == (1, say("cli.sealed"))
    whole = run(elsewhere, "check", str(closed), "--passphrase-file", str(words))
    assert day_of(datetime.now(UTC)) in whole.output


@one_engine
def test_what_is_not_a_copy_keeps_no_old_copy_and_what_stays_is_told(
    loaded: Database, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "copies"
    older, old, apart = (f"tablee-2025010{day}T140000-0074.zip" for day in (1, 2, 3))
    folder.mkdir()
    (folder / apart).mkdir()
    for name in (older, old):
        (folder / name).write_bytes(b"")
    assert run(loaded, "backup", "--to", str(folder)).exit_code == 0
    assert {older, old}.isdisjoint(files(folder))
    assert apart in files(folder)  # taken apart by somebody: theirs
    (folder / older).write_bytes(b"")
    (folder / old).write_bytes(b"")
    gone = Path.unlink

    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == older:
            raise PermissionError
        gone(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    done = run(loaded, "backup", "--to", str(folder))
    assert (done.exit_code, done.stderr.strip()) == (1, say("cli.old_copies_kept", folder=str(folder)))
    assert (older in files(folder), old in files(folder)) == (True, False)
    assert len(backup.copies(folder)) == len({older}) + 2  # both of today are there, and the message says the first


def test_two_copies_of_one_second_are_two_whoever_ends_first(loaded: Database, tmp_path: Path) -> None:
    made: list[Path] = []
    gate = threading.Barrier(4)

    def one(words: str) -> None:
        gate.wait()
        made.append(copies.make(loaded, tmp_path, NOW, words)[0])

    threads = [threading.Thread(target=one, args=(words,)) for words in ("trois chats sur un mur", "") * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({path.name for path in made}) == len(threads)
    assert {path.name for path in made} <= set(files(tmp_path))
    taken = [tmp_path / "a", tmp_path / "b"]
    for path in taken:
        path.write_text(path.name, encoding="ascii")
    kept = [backup.keep(path, tmp_path, NOW + timedelta(days=1), "0074", ".zip") for path in reversed(taken)]
    assert [path.read_text(encoding="ascii") for path in kept] == ["b", "a"]


def test_a_copy_goes_into_nobody_elses_tables(loaded: Database, elsewhere: Database, run: Run, tmp_path: Path) -> None:
    """Nor does a first start: whatever its tables are called, even as ours are."""
    lived_in(loaded)
    before = rows(loaded)
    assert run(loaded, "backup", "--to", str(tmp_path)).exit_code == 0
    copy = the_copy(tmp_path)
    for name in ("response", "customer"):
        with elsewhere.transaction() as connection:
            connection.execute(sql(f"create table {name} (id integer)"))
        for command, sentence in (
            (("restore", str(copy)), "error.DatabaseNotEmpty"),
            (("prepare",), "cli.others_tables"),
        ):
            done = run(elsewhere, *command)
            assert (done.exit_code, done.stderr.strip()) == (1, say(sentence)), command
        with elsewhere.reading() as connection:
            assert set(inspect(connection).get_table_names()) - {"alembic_version"} == {name}
        with elsewhere.transaction() as connection:
            connection.execute(sql(f"drop table {name}"))
    schema.upgrade(elsewhere)
    with elsewhere.transaction() as connection:
        connection.execute(sql("create table customer (id integer)"))
    done = run(elsewhere, "restore", str(copy))
    assert (done.exit_code, done.stderr.strip()) == (1, say("error.DatabaseNotEmpty"))
    with elsewhere.transaction() as connection:
        connection.execute(sql("drop table customer"))
    assert run(elsewhere, "restore", str(copy)).exit_code == 0
    assert rows(elsewhere) == before


@pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)
def test_of_two_restores_at_once_one_is_refused_in_one_sentence_and_the_other_whole(
    loaded: Database, run: Run, tmp_path: Path, elsewhere: Database
) -> None:
    if elsewhere.is_sqlite:
        pytest.skip("a SQLite file has one owner")
    lived_in(loaded)
    before = rows(loaded)
    assert run(loaded, "backup", "--to", str(tmp_path)).exit_code == 0
    beside = Database(elsewhere.url.render_as_string(hide_password=False))
    with alone(elsewhere):
        done = run(beside, "restore", str(the_copy(tmp_path)))
        assert (done.exit_code, done.stderr.strip()) == (1, say("error.RestoreRunning"))
        assert schema.version(beside) is None
        with pytest.raises(RestoreRunning), alone(beside):
            pass
    assert run(beside, "restore", str(the_copy(tmp_path))).exit_code == 0
    beside.close()
    assert rows(elsewhere) == before
