"""A copy says under which key it was made: another key is told before anything is written, and never as damage."""

import json
import shutil
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, update
from typer.testing import Result

from db import chain, erasures, soundness
from db.engine import Database
from db.models.staff import AuditAnchorRow, AuditRow
from db.queries.participation import tickets as told
from db.queries.staff import audit
from domain.operations.settings import key_mark
from domain.participation import tickets
from domain.staff.by import By
from formats.copies import archive
from tests.ballots import NOW
from tests.conftest import SECRET_KEY
from tests.db.test_copies import Run, elsewhere, lived_in, rows, run, the_copy
from texts import say

__all__ = ["elsewhere", "run"]
OTHER_KEY = "a key of another house, as long as the first"
PLACES = ("montpellier", "lyon")
LATER = NOW + timedelta(days=400)
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def pruned(database: Database, *places: str, key: str = SECRET_KEY) -> None:
    """Acts in these chains, of which the first are gone."""
    with database.transaction() as connection:
        for place in places:
            for at in (NOW, NOW, LATER, LATER):
                audit.record(connection, By("facilitator", at), action="wave.added", subject="-", territory=place)
    with database.transaction() as connection:
        chain.prune(connection, NOW + timedelta(days=300), LATER, key)


def of_keys(done: Result) -> str:
    """What is said of them, beside that no list of what was taken back was found here."""
    return done.stderr.replace(say("cli.lists_lacking", name=erasures.FILE), "").strip()


def former(copy: Path, target: Path) -> Path:
    """The same copy, as a version wrote it that said nothing of keys."""
    with zipfile.ZipFile(copy) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            said = json.loads(before.read(name)) if name == archive.LIST else {}
            said.pop("key_mark", None)
            after.writestr(name, json.dumps(said) if said else before.read(name))
    return target


def test_a_copy_tells_its_key_from_every_other_and_nothing_else_of_it(
    loaded: Database, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, key in (("b", OTHER_KEY), ("a", SECRET_KEY)):
        monkeypatch.setenv("TABLEE_SECRET_KEY", key)
        assert run(loaded, "backup", "--to", str(tmp_path / name)).exit_code == 0
        with archive.opened(the_copy(tmp_path / name)) as copy:
            assert copy.manifest.key_mark == key_mark(key)
        assert key not in zipfile.ZipFile(the_copy(tmp_path / name)).read(archive.LIST).decode()
    checks = {name: run(loaded, "check", str(the_copy(tmp_path / name))) for name in ("a", "b")}
    assert {name: done.exit_code for name, done in checks.items()} == {"a": 0, "b": 0}
    assert {name: say("cli.copy_needs_key") in done.output for name, done in checks.items()} == {"a": False, "b": True}
    assert key_mark(OTHER_KEY) != key_mark(SECRET_KEY)


def test_a_copy_is_not_brought_back_under_another_key_and_nothing_is_written(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither where none is here yet, as in the folder of the documented command, nor where there is another one."""
    room = lived_in(loaded)
    monkeypatch.delenv("TABLEE_SECRET_KEY")
    house, new = tmp_path / "var", tmp_path / "nouveau"
    house.mkdir()
    (house / "secret.key").write_text(SECRET_KEY, encoding="ascii")
    words = tmp_path / "words.txt"
    words.write_text("trois chats sur un mur\n", encoding="utf-8")
    seals = {"clear": (), "sealed": ("--passphrase-file", str(words))}
    for name, sealed in seals.items():
        before = rows(loaded)  # with the act of the copy before
        assert run(loaded, "backup", "--to", str(tmp_path / name), *sealed).exit_code == 0
    monkeypatch.setenv("TABLEE_VAR", str(new))
    refusal = say("cli.other_key", file=str(new / "secret.key"))
    for other in (None, OTHER_KEY):
        if other:
            (new / "secret.key").write_text(other, encoding="ascii")
        for name, sealed in seals.items():
            done = run(elsewhere, "restore", str(the_copy(tmp_path / name)), *sealed)
            assert (done.exit_code, done.stderr.strip(), done.stdout) == (1, refusal, "")
            assert (new / "secret.key").exists() == bool(other)
            with elsewhere.reading() as connection:
                assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    shutil.copyfile(house / "secret.key", new / "secret.key")  # as the sentence says
    done = run(elsewhere, "restore", str(the_copy(tmp_path / "sealed")), *seals["sealed"])
    assert (done.exit_code, of_keys(done)) == (0, "")
    assert rows(elsewhere) == before
    assert run(elsewhere, "check").exit_code == 0
    with elsewhere.reading() as connection:
        assert told.opened(connection, f"ticket-{room.id}-crowd-1-1") is not None


def test_without_the_key_it_says_what_is_lost_and_check_tells_a_key_from_damage(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived_in(loaded)
    pruned(loaded, *PLACES)
    before = rows(loaded)
    assert run(loaded, "backup", "--to", str(tmp_path / "copies")).exit_code == 0
    monkeypatch.delenv("TABLEE_SECRET_KEY")
    file = str(tmp_path / "var" / "secret.key")
    done = run(elsewhere, "restore", str(the_copy(tmp_path / "copies")), "--key-lost")
    assert (done.exit_code, of_keys(done)) == (0, say("cli.key_lost", file=file))
    assert rows(elsewhere) == before
    for command in (("check",), ("audit", "check")):
        told = run(elsewhere, *command)
        assert (told.exit_code, told.stderr.strip()) == (3, say("cli.check_other_key", file=file)), command
    monkeypatch.setenv("TABLEE_SECRET_KEY", SECRET_KEY)  # found again
    assert run(elsewhere, "check").exit_code == run(elsewhere, "audit", "check").exit_code == 0
    monkeypatch.delenv("TABLEE_SECRET_KEY")
    with elsewhere.transaction() as connection:
        first = (AuditRow.chain == "lyon") & (AuditRow.at == LATER)
        connection.execute(update(AuditRow).where(first).values(details={"added": "by hand"}))
    for command in (("check",), ("audit", "check")):
        told = run(elsewhere, *command)
        assert (told.exit_code, say("cli.check_other_key", file=file) in told.stderr) == (1, False), command


def test_a_chain_of_another_key_is_told_from_one_that_was_changed(database: Database) -> None:
    """Of four: signed here, signed there, signed by nobody knows whom, moved by somebody who has no key."""
    pruned(database, "paris", key=OTHER_KEY)
    pruned(database, "montpellier", "lyon")
    pruned(database, "dijon", key=OTHER_KEY)
    with database.transaction() as connection:
        unknown = update(AuditAnchorRow).where(AuditAnchorRow.chain == "dijon").values(key_mark="")
        connection.execute(unknown)
        moved = update(AuditAnchorRow).where(AuditAnchorRow.chain == "lyon").values(signature="0" * 64)
        connection.execute(moved)
    with database.reading() as connection:
        found = {one.chain: (one.broken is None, one.other_key) for one in chain.check(connection, SECRET_KEY)}
    assert found == {
        "montpellier": (True, False), "paris": (False, True), "dijon": (False, True), "lyon": (False, False),
    }  # fmt: skip
    assert soundness.other_keys(database, SECRET_KEY) == ["dijon", "paris"]
    assert [one.split()[1] for one in soundness.problems(database, SECRET_KEY)] == ["lyon"]
    with database.transaction() as connection:
        there = (AuditRow.chain == "paris") & (AuditRow.at == LATER)
        connection.execute(update(AuditRow).where(there).values(details={"added": "by hand"}))
    assert soundness.other_keys(database, SECRET_KEY) == ["dijon"]
    assert [one.split()[1] for one in soundness.problems(database, SECRET_KEY)] == ["lyon", "paris"]


@one_engine
def test_a_former_copy_comes_back_as_before_and_a_new_key_is_told(
    loaded: Database, elsewhere: Database, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived_in(loaded)
    before = rows(loaded)
    assert run(loaded, "backup", "--to", str(tmp_path / "copies")).exit_code == 0
    copy = former(the_copy(tmp_path / "copies"), tmp_path / "former.zip")
    done = run(elsewhere, "restore", str(copy))
    assert (done.exit_code, of_keys(done)) == (0, "")
    assert rows(elsewhere) == before
    monkeypatch.delenv("TABLEE_SECRET_KEY")
    new = Database(f"sqlite:///{tmp_path / 'new.sqlite'}")
    done = run(new, "restore", str(copy))
    assert (done.exit_code, of_keys(done)) == (
        0, say("cli.key_drawn", file=str(tmp_path / "var" / "secret.key")),
    )  # fmt: skip
    assert rows(new) == before
    new.close()


def test_a_mark_tells_of_a_ticket_as_little_as_of_the_key() -> None:
    assert key_mark(SECRET_KEY) not in {SECRET_KEY, tickets.keyed_hash("tablee.key_mark", SECRET_KEY)[:32]}
