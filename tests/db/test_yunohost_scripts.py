"""The YunoHost package's own scripts with the real application; only what a YunoHost machine does around them is ours.

The helpers' work, as their documentation says it: an archive unpacked, a template filled, files kept and brought back.
Packages are not installed again: the environment of this test stands where the package would make its own.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select, text

from db.engine import Database
from db.models.staff import StaffRow
from db.queries.evaluation import waves

A_KEY = "k8Zt3Qw1Lp5Vx9Rn2Mc7Bs4Hd6Jf0GyT8uEaWoXi"
pytestmark = pytest.mark.timeout(900)  # the application starts a dozen times
PASSWORD = "douze-signes-au-moins"
PACKAGE = Path("deploy/yunohost").resolve()
HELPERS = r"""
source() { case "$1" in *_common.sh) builtin source "$SCRIPTS/_common.sh" ;; esac; }
ynh_setup_source() { local to="${1#--dest_dir=}"; rm -rf "$to"; mkdir -p "$to"; cp -R "$TREE"/. "$to"; }
ynh_exec_as_app() { "$@"; }
ynh_hide_warnings() { "$@"; }
ynh_string_random() { echo "$RANDOM_KEY"; }
ynh_app_setting_set() { local key="${1#--key=}" value="${2#--value=}"; echo "$key=$value" >>"$SETTINGS"; }
ynh_config_add() {
	local to="${2#--destination=}"
	sed -e "s|__DATA_DIR__|$data_dir|" -e "s|__SECRET_KEY__|$secret_key|" -e "s|__DOMAIN__|$domain|" \
		"$SCRIPTS/../conf/${1#--template=}" >"$to.new" && mv -f "$to.new" "$to"
}
ynh_backup() { echo "$1" >>declared; }
ynh_restore() {
	case "$1" in /etc/*) return ;; esac
	rm -rf "$1"; mkdir -p "$(dirname "$1")"; cp -R "$ARCHIVE/files/$1" "$1"
}
ynh_safe_rm() { rm -rf "$1"; }
ynh_script_progression() { echo "$@"; }
ynh_print_info() { echo "$@"; }
ynh_die() { echo "$@" >&2; exit 1; }
ynh_systemctl() { echo "service $*"; }
ynh_config_add_nginx() { :; }
ynh_config_add_systemd() { :; }
ynh_config_remove_nginx() { :; }
ynh_config_remove_systemd() { :; }
ynh_config_change_url_nginx() { :; }
yunohost() { :; }
systemctl() { :; }
chown() { :; }
python3() { mkdir -p "$install_dir/venv/bin"; cp "$PYTHON_HERE" "$install_dir/venv/bin/python"; }
set -eu
"""
PYTHON_HERE = """#!/bin/sh
case "$*" in "-m pip "*) exit 0 ;; esac
exec {python} "$@"
"""


@dataclass
class House:
    """A machine with the package on it."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def script(self, name: str, here: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts, where the core would."""
        scripts = PACKAGE / "scripts"
        python = self.folder / "python"
        python.write_text(PYTHON_HERE.format(python=sys.executable))
        python.chmod(0o755)
        said = {
            "app": "tablee", "domain": "tablee.example.org", "port": "9137", "login": "camille",
            "install_dir": str(self.folder / "install"), "data_dir": str(self.data), "password": PASSWORD,
            "SCRIPTS": str(scripts), "TREE": str(self.folder / "tree"), "SETTINGS": str(self.folder / "settings"),
            "RANDOM_KEY": A_KEY, "PYTHON_HERE": str(python), "ARCHIVE": str(self.folder / "archive"),
            "PATH": os.environ["PATH"], "HOME": str(self.folder), **self.settings, **more,
        }  # fmt: skip
        script = HELPERS + (scripts / name).read_text(encoding="utf-8")
        return subprocess.run(  # noqa: S603  our own files
            ["bash", "-c", script], cwd=here or self.folder, env=said, capture_output=True, text=True, check=False  # noqa: S607
        )  # fmt: skip

    def installed(self) -> None:
        for part in ("install", "data"):
            (self.folder / part).mkdir()
        done = self.script("install")
        assert done.returncode == 0, done.stderr
        lines = (self.folder / "settings").read_text().splitlines()
        self.settings = dict(line.partition("=")[::2] for line in lines)

    def archive(self, **more: str) -> subprocess.CompletedProcess[str]:
        """What the core keeps of a backup: what the script left in its folder, and the files that it declared."""
        folder = self.folder / "archive"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        done = self.script("backup", folder, **more)
        for one in (folder / "declared").read_text().split() if (folder / "declared").exists() else []:
            if not one.startswith("/etc/"):
                kept = folder / "files" / one.lstrip("/")
                kept.parent.mkdir(parents=True, exist_ok=True)
                (shutil.copytree if Path(one).is_dir() else shutil.copy)(one, kept)
        return done

    def waves(self) -> list[str]:
        """As anybody reads the file."""
        with create_engine(f"sqlite:///{self.data / 'tablee.sqlite'}").connect() as connection:
            return list(connection.execute(text("select label from wave order by label")).scalars())

    def add(self, label: str) -> None:
        database = Database(f"sqlite:///{self.data / 'tablee.sqlite'}")
        with database.transaction() as connection:
            waves.add(connection, "lyon", label)
        database.close()


@pytest.fixture
def house(tmp_path: Path) -> House:
    if not Path(".git").exists() or shutil.which("git") is None:
        pytest.skip("these files are no clone: there is nothing to pack")
    tree = tmp_path / "tree"
    tree.mkdir()
    tracked = subprocess.run(["git", "ls-files", "-z"], check=True, capture_output=True, text=True).stdout.split("\0")  # noqa: S607
    for name in tracked:
        if name and not name.startswith(("tests/", "docs/", "benchmarks/")) and Path(name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(name, tree / name)
    made = House(tmp_path)
    made.installed()
    return made


def test_it_is_installed_saved_removed_and_brought_back_whole(house: House) -> None:
    env = house.folder / "install" / "tablee.env"
    assert env.stat().st_mode & 0o777 == 0o400
    assert house.data.stat().st_mode & 0o777 == 0o700
    assert PASSWORD not in env.read_text() + (house.folder / "settings").read_text()
    with create_engine(f"sqlite:///{house.data / 'tablee.sqlite'}").connect() as connection:
        assert connection.execute(select(StaffRow.login)).scalars().all() == ["camille"]
    for label in ("Vague 2", "Vague 1"):
        house.add(label)
    assert house.archive().returncode == 0
    house.add("Vague 3")
    assert house.script("remove").returncode == 0
    assert house.waves() == ["Vague 1", "Vague 2", "Vague 3"]  # data stays, unless somebody asks
    for again in (False, True):  # an administrator wants what was saved, twice
        done = house.script("restore", house.folder / "archive")
        assert done.returncode == 0, done.stderr
        assert house.waves() == ["Vague 1", "Vague 2"]
        assert len(list(house.data.glob("before-restore-*"))) == 1 + again
        house.add("Vague 4")
        assert (house.data / "restoring").exists() is False


def test_an_upgrade_that_fails_loses_nothing_that_came_since_its_backup(house: House) -> None:
    house.add("Vague 1")
    assert house.archive(BACKUP_CORE_ONLY="1").returncode == 0
    house.add("Vague 2")
    assert house.script("upgrade").returncode == 0
    assert house.script("remove").returncode == 0
    assert house.script("restore", house.folder / "archive").returncode == 0
    assert house.waves() == ["Vague 1", "Vague 2"]
    shutil.rmtree(house.data)  # and if the data is gone, the copy is there
    house.data.mkdir()
    assert house.script("restore", house.folder / "archive").returncode == 0
    assert house.waves() == ["Vague 1"]


def test_a_short_password_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    house = House(tmp_path)
    for part in ("install", "data", "tree"):
        (tmp_path / part).mkdir()
    done = house.script("install", password="court")
    assert (done.returncode, "twelve characters" in done.stderr) == (1, True)
    assert list(house.data.iterdir()) == []
