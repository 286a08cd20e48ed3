"""What is not whole yet: in clear on this computer alone, and gone at the next when its process was killed."""

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from db import backup, keeping, schema, unfinished
from db.carrying.rows import Parcel
from db.engine import Database
from db.queries.staff import audit
from domain.operations.carry import Kind
from formats.copies import archive, sealed
from frame.operations import carry, copies
from server.operations.copies import DailyCopy
from tests.ballots import SECRET, account
from tests.db.test_copies import Run, run

__all__ = ["run"]

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
WORDS = "trois chats sur un mur"
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
LABEL = {"carry": "c" * 32, "workshop": "w" * 32, "content": "x", "digest": "d"}
PARCELS: list[Parcel] = [
    {"label": [{"kind": kind, **LABEL}], "keys": [{"signing_key": b"k" * 32}], "room": [{"id": 1}]}
    for kind in (Kind.RETURN, Kind.PACK)
]


@pytest.fixture
def lived(loaded: Database) -> Database:
    with loaded.transaction() as connection:
        for login in ("zoe", "ana"):
            account(connection, login)
    return loaded


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Where something in clear was written, and sealed from; nothing in clear is on the stick at that moment."""
    found, write, seal = list[Path](), archive.write, sealed.seal

    def written(path: Path, *rest: object) -> object:
        found.append(path)
        return write(path, *rest)  # type: ignore[arg-type]

    def shut(source: Path, target: Path, words: str) -> None:
        found.append(source)
        seal(source, target, words)
        on_stick = [path for path in (tmp_path / "stick").rglob("*") if path.is_file()]
        assert target in on_stick
        assert [path for path in on_stick if b"PK\x03\x04" in path.read_bytes()[:4]] == []

    monkeypatch.setattr(archive, "write", written)
    monkeypatch.setattr(sealed, "seal", shut)
    return found


def test_a_sealed_copy_is_never_in_clear_where_it_goes(
    lived: Database, tmp_path: Path, run: Run, seen: list[Path]
) -> None:
    stick, words = tmp_path / "stick", tmp_path / "words"
    words.write_text(WORDS)
    for _ in "12":
        assert run(lived, "backup", "--to", str(stick), "--passphrase-file", str(words)).exit_code == 0
    assert len(seen) == 4
    for path in seen:
        assert path.is_relative_to(tmp_path / "var" / "backups")
    assert {path.suffix for path in stick.iterdir()} == {".sealed"}
    assert list((tmp_path / "var" / "backups").iterdir()) == []


@pytest.mark.parametrize("there", [True, False])
def test_what_is_carried_is_never_in_clear_where_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: list[Path], there: bool
) -> None:
    stick, own = tmp_path / "stick", tmp_path / "var"
    monkeypatch.setenv("TABLEE_VAR", str(own))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    if there:
        own.mkdir()
    files = [carry.write(parcel, "0072", NOW.date(), WORDS, stick) for parcel in PARCELS]
    assert len(seen) == 4
    for path in seen:
        assert not path.is_relative_to(stick)
        assert path.is_relative_to(own / "backups") == there
    for file, kind in zip(reversed(files), (Kind.PACK, Kind.RETURN), strict=True):
        with carry.opened(file, WORDS, kind, "0072") as found:
            assert found.clear.is_relative_to(own / "backups") == there
            assert found.clear.parent.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in stick.iterdir()) == sorted(file.name for file in files)
    assert not list(tmp_path.rglob(f"{unfinished.PREFIX}*"))


KILLED = """
import os, pathlib, signal, sys
from datetime import datetime
from nacl import pwhash
pwhash.argon2id.OPSLIMIT_MODERATE, pwhash.argon2id.MEMLIMIT_MODERATE = (
    pwhash.argon2id.OPSLIMIT_MIN, pwhash.argon2id.MEMLIMIT_MIN)
from db.carrying.rows import Parcel
from db.engine import Database
from formats.copies import archive, sealed
from frame.operations import copies
url, folder, words, when, at = sys.argv[1:]
def die(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
owner, name = {"half": (archive, "_table"), "sealing": (sealed, "seal"), "whole": (os, "fsync")}[at]
before, calls = getattr(owner, name), []
def dying(*given):
    calls.append(given)
    return die() if at != "half" or len(calls) > 40 else before(*given)
setattr(owner, name, dying)
copies.make(Database(url), pathlib.Path(folder), datetime.fromisoformat(when), words)
"""


def killed(database: Database, folder: Path, now: datetime, words: str, at: str) -> None:
    """A copy of another process, which is killed ``at`` that point of it."""
    url = database.url.render_as_string(hide_password=False)
    said = [sys.executable, "-c", KILLED, url, str(folder), words, now.isoformat(), at]
    ended = subprocess.run(said, cwd=Path(__file__).parents[2], check=False, capture_output=True)  # noqa: S603  ours
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()


def left(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{unfinished.PREFIX}*"))


def test_what_a_killed_copy_left_goes_with_the_next_and_the_last_good_one_stays(
    lived: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path))
    folder, stick = tmp_path / "backups", tmp_path / "stick"
    good, _ = copies.make(lived, folder, NOW)
    for words, at, to in (("", "whole", folder), ("", "half", folder), (WORDS, "sealing", stick)):
        killed(lived, to, NOW + timedelta(hours=1), words, at)
    assert [len(left(one)) for one in (folder, stick)] == [1, 1]  # each takes away what the one before left
    assert [path for _, path in backup.copies(folder)] == [good]
    with archive.opened(good) as copy:
        copy.check()
    DailyCopy(folder).turn(lived, NOW + timedelta(days=1))
    assert left(folder) == []
    assert len(backup.copies(folder)) == 2
    sealed_one, _ = copies.make(lived, stick, NOW, WORDS)
    assert [path for path in stick.iterdir() if path.suffix != ".txt"] == [sealed_one]


@one_engine
def test_the_daily_purge_takes_it_away_where_no_copy_is_made(
    lived: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path / "var"))
    folder = tmp_path / "var" / "backups"
    killed(lived, folder, NOW, "", "whole")
    assert len(left(folder)) == 1
    keeping.purge(lived, NOW.date(), SECRET, folder)
    assert left(folder) == []
    killed(lived, folder, NOW, "", "half")
    assert run(lived, "purge").exit_code == 0  # which only tells
    assert len(left(folder)) == 1
    assert run(lived, "purge", "--now").exit_code == 0
    assert left(folder) == []


def test_what_somebody_is_at_stays_and_what_an_earlier_version_left_goes_after_a_day(tmp_path: Path) -> None:
    today = date(2026, 11, 22)
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()
    for name, days in (("b", 3), ("a", 0), ("c", 2)):
        (tmp_path / f"{unfinished.PREFIX}{name}").mkdir()
        (tmp_path / f"{unfinished.PREFIX}{name}" / "copy.zip").write_text("in clear")
        os.utime(tmp_path / f"{unfinished.PREFIX}{name}", (noon - days * 86_400,) * 2)
    (tmp_path / "tablee-notes.txt").write_text("mine")
    with unfinished.private_folder(tmp_path, today) as first, unfinished.private_folder(tmp_path, today) as second:
        unfinished.sweep(tmp_path, today + timedelta(days=9))
        assert set(left(tmp_path)) == {first, second}
    assert [path.name for path in tmp_path.iterdir()] == ["tablee-notes.txt"]


def test_where_nothing_can_be_locked_its_age_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = OSError(95, "Operation not supported")

    def none(*_: object) -> None:
        raise gone

    today = datetime.now(UTC).date()
    monkeypatch.setattr(unfinished.fcntl, "flock", none)  # type: ignore[attr-defined]
    with (
        unfinished.private_folder(tmp_path, today) as first,
        unfinished.private_folder(tmp_path, today + timedelta(days=1)) as second,
    ):
        assert set(left(tmp_path)) == {first, second}
        unfinished.sweep(tmp_path, today + timedelta(days=2))
        assert left(tmp_path) == []


@one_engine
def test_a_copy_before_a_migration_bears_its_name_once_it_is_whole(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.downgrade(database, "0071")
    there = list[str]()

    def full(_: Database, target: Path) -> None:
        target.write_text("half of it")
        there.extend(path.name for path in tmp_path.iterdir())
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "copy", full)
        with pytest.raises(OSError, match="space"):
            backup.before_migrating(database, tmp_path, NOW)
    assert [name for name in there if not name.startswith(unfinished.PREFIX)] == []
    assert list(tmp_path.iterdir()) == []
    made = backup.before_migrating(database, tmp_path, NOW)
    assert list(tmp_path.iterdir()) == [made]


def test_a_copy_says_the_revision_of_the_rows_that_it_holds(
    lived: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = archive.write

    def written(path: Path, *rest: object) -> object:
        other = Database(lived.url.render_as_string(hide_password=False))
        with other.transaction() as connection:  # somebody migrates just then
            connection.execute(text("update alembic_version set version_num = '9999'"))
        other.close()
        return write(path, *rest)  # type: ignore[arg-type]

    revision = schema.version(lived)
    monkeypatch.setattr(archive, "write", written)
    target, manifest = copies.make(lived, tmp_path, NOW)
    assert schema.version(lived) == "9999"
    assert manifest.revision == revision
    assert str(revision) in target.name
    with archive.opened(target) as copy:
        assert copy.manifest.revision == revision
    with lived.reading() as connection:
        assert [one.action for one in audit.journal(connection, "", 9)].count("copy.made") == 1
