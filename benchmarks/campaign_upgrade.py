"""A version with a new schema comes while two rooms are open: the migration first, then one process after the other.

The former version is the commit before the newest migration, taken out of this repository's history.
"""

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.campaign_evening import Evening
from benchmarks.campaign_former import CARRIED, rooms_of
from benchmarks.machine import Site
from benchmarks.soak_proxy import proxy
from db import schema
from db.engine import Database
from tests.e2e.application import ROOT, SECRET_KEY, Application

MIGRATIONS, FAR = "db/migrations/versions", 400  # commits that are looked at
GIT, TAR = shutil.which("git") or "git", shutil.which("tar") or "tar"
REST = 3.0  # seconds of work between two steps of it


def upgraded(site: Site) -> tuple[dict[str, float | str], dict[str, int]]:
    """Two processes of the former version become two of this one; what was seen, and what was lost.

    Nothing was seen where there is no history.
    """
    assert site.postgres is not None
    former, name = _former(Path(mkdtemp(dir=site.folder))), f"former{uuid.uuid4().hex}"
    if former is None:
        return {}, {}
    site.postgres.say(f"CREATE DATABASE {name}")
    url = site.postgres.url(name)
    _prepare(former, url, site.folder)
    with ExitStack() as stack:
        database = Database(url)
        stack.callback(database.close)
        before = schema.version(database)
        processes = [stack.enter_context(_process(url, former, site.folder)) for _ in range(2)]
        ports = [one.port for one in processes]
        installed = former / "deploy" / "Caddyfile"  # the one in front stays as it is
        address = stack.enter_context(proxy(ports, Path(mkdtemp(dir=site.folder)), installed))
        evening = Evening(database, address, *rooms_of(_opened(former, url), address))
        with evening.going_on():
            evening.rest(REST)
            began = time.monotonic()
            _prepare(ROOT, url, site.folder)
            took = time.monotonic() - began
            for one in processes:
                evening.rest(REST)
                began = time.monotonic()
                one.stop()
                one.root = ROOT
                one.start()
                evening.step(began)
            evening.rest(REST)
        versions = f"{before} -> {schema.version(database)}"
        return {"schema": versions, "migration": took, **evening.figures()}, evening.wrongs()


@contextmanager
def _process(url: str, root: Path, folder: Path) -> Iterator[Application]:
    application = Application(url, Path(mkdtemp(dir=folder)))
    application.root = root
    try:
        application.start()
        yield application
    finally:
        application.stop()


def _former(folder: Path) -> Path | None:
    """The code before the newest migration, whose own are those of today; None where there is no history."""
    here = {path.name for path in (ROOT / MIGRATIONS).glob("[0-9]*.py")}
    for commit in _git("rev-list", "--first-parent", f"--max-count={FAR}", "HEAD").decode().split():
        listed = _git("ls-tree", "--name-only", commit, f"{MIGRATIONS}/").decode().split()
        there = {Path(name).name for name in listed if Path(name).name[0].isdigit()}
        if there and there < here and max(here) not in there:
            subprocess.run([TAR, "-x", "-C", str(folder)], input=_git("archive", commit), check=True)
            return folder
    return None


def _git(*asked: str) -> bytes:
    """What it says; nothing where this is no repository."""
    return subprocess.run([GIT, "-C", str(ROOT), *asked], capture_output=True, check=False).stdout


def _opened(former: Path, url: str) -> str:
    """The rooms that its own code opens."""
    for name in CARRIED:
        shutil.copyfile(ROOT / f"{name}.py", former / f"{name}.py")
    command = [sys.executable, "-m", "benchmarks.campaign_former", url]
    return subprocess.run(command, cwd=former, stdout=subprocess.PIPE, text=True, check=True).stdout


def _prepare(root: Path, url: str, folder: Path) -> None:
    settings = {"DATABASE_URL": url, "TABLEE_VAR": str(folder / "var"), "TABLEE_SECRET_KEY": SECRET_KEY}
    command = [sys.executable, "-m", "commands", "prepare"]
    subprocess.run(command, cwd=root, env=os.environ | settings, capture_output=True, check=True)
