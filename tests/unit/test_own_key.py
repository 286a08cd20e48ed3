"""The key of this machine is drawn once, whole: two first starts have the same, and nobody is left with half of one."""

import os
import stat
import threading
from pathlib import Path

import pytest

from domain.operations import private
from domain.operations.settings import KeyDamaged, PortUnfit, Settings, ShortKey


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("TABLEE_SECRET_KEY", raising=False)
    return tmp_path / "var"


def test_two_first_starts_at_once_have_one_key(var: Path) -> None:
    found: list[str] = []
    gate = threading.Barrier(8)

    def start() -> None:
        gate.wait()
        found.append(Settings.from_environment().secret_key)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(threads)
    assert set(found) == {(var / "secret.key").read_text(encoding="ascii")}
    assert [path.name for path in var.iterdir()] == ["secret.key"]
    assert stat.S_IMODE((var / "secret.key").stat().st_mode) == 0o600


def test_who_is_killed_while_drawing_leaves_no_key_and_the_next_draws_one(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(OSError):
            Settings.from_environment()
    assert not (var / "secret.key").exists()
    assert Settings.from_environment().secret_key


def test_where_a_file_has_one_name_only_the_first_one_stays(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", unknown)
    first = Settings.from_environment().secret_key
    other = var / "other"
    other.write_text("another", encoding="ascii")
    assert not private.named(other, var / "secret.key")
    assert Settings.from_environment().secret_key == first


@pytest.mark.parametrize("content", [b"", b"half a key", b"\xff\xfe" * 8, b"\n" * 64])
def test_a_key_that_is_none_is_replaced_by_nobody(var: Path, content: bytes) -> None:
    var.mkdir()
    (var / "secret.key").write_bytes(content)
    for _ in "12":
        with pytest.raises(KeyDamaged) as damaged:
            Settings.from_environment()
        assert damaged.value.file == (var / "secret.key").resolve()
    assert (var / "secret.key").read_bytes() == content


def test_each_setting_that_is_wrong_is_told_by_its_own_name(monkeypatch: pytest.MonkeyPatch, var: Path) -> None:
    monkeypatch.setenv("TABLEE_METRICS_PORT", "99999")
    with pytest.raises(PortUnfit):
        Settings.from_environment()
    monkeypatch.setenv("TABLEE_SECRET_KEY", "short")
    with pytest.raises(ShortKey):
        Settings.from_environment()
    assert not (var / "secret.key").read_text(encoding="ascii").startswith("short")


def test_what_goes_while_it_is_made_private_is_no_matter(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    var.mkdir()
    for name in ("tablee.sqlite-wal", "tablee.sqlite", "tablee.sqlite-shm"):
        (var / name).touch(mode=0o644)
        (var / name).chmod(0o644)
    seen = Path.lstat

    def gone(path: Path) -> os.stat_result:
        if path.name == "tablee.sqlite-wal":
            path.unlink(missing_ok=True)
        return seen(path)

    monkeypatch.setattr(Path, "lstat", gone)
    private.correct(var)
    assert {path.name: stat.S_IMODE(seen(path).st_mode) for path in var.iterdir()} == {
        "tablee.sqlite": 0o600,
        "tablee.sqlite-shm": 0o600,
    }
