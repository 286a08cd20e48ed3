"""Files of the application are its owner's alone: made so, and corrected if they were not."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

ROOT = Path(__file__).parents[2]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def modes(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): mode(path) for path in sorted(folder.rglob("*"))}


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """What ``make run`` leaves, made by somebody whose files are open to all."""
    var = tmp_path / "var"
    prepare(var, "--demo")
    return var


def prepare(var: Path, *more: str) -> None:
    environment = os.environ | {"TABLEE_VAR": str(var), "DATABASE_URL": "", "TABLEE_SECRET_KEY": ""}
    command = ['umask 000; exec "$0" "$@"', sys.executable, "-m", "commands", "prepare", *more]
    subprocess.run(["/bin/sh", "-c", *command], cwd=ROOT, env=environment, check=True, capture_output=True, timeout=120)


def test_every_file_is_private_when_made_and_corrected_when_not(prepared: Path) -> None:
    assert mode(prepared) == 0o700
    assert set(modes(prepared)) >= {"tablee.sqlite", "secret.key", "demo-accounts.txt"}
    assert {name: found for name, found in modes(prepared).items() if found != 0o600} == {}
    backups = prepared / "backups"
    backups.mkdir()
    (backups / "tablee-old.sqlite").touch()
    for path in (prepared, *prepared.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    with sqlite.connect(str(prepared / "tablee.sqlite")) as open_elsewhere:  # its journals lie beside it
        open_elsewhere.execute("SELECT 1 FROM territory").fetchone()
        for journal in prepared.glob("*-*"):
            journal.chmod(0o666)
        prepare(prepared)
    found = modes(prepared)
    assert found.pop("backups") == 0o700
    assert {name: given for name, given in found.items() if given != 0o600} == {}
    assert mode(prepared) == 0o700


def test_a_folder_that_is_shared_on_purpose_stays_so(tmp_path: Path) -> None:
    shared, elsewhere = tmp_path / "shared", tmp_path / "elsewhere"
    shared.mkdir()
    shared.chmod(0o1777)
    elsewhere.write_text("somebody's")
    elsewhere.chmod(0o644)
    (shared / "link").symlink_to(elsewhere)
    prepare(shared)
    assert mode(shared) == 0o1777
    assert mode(elsewhere) == 0o644
    assert mode(shared / "tablee.sqlite") == 0o600
