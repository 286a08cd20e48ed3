"""What every test may ask for: a database on both engines, empty or with the real content."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from nacl.pwhash import argon2id

from db import engine, passwords
from db.engine import Database
from tests import drawn, on_both
from tests.content import CONTENT
from tests.engines import LOADED, MIGRATED, Kitchen, Postgres, private_postgres
from tests.larder import Larder

# Where files are in memory no test waits for a disk: they end processes, never a machine.
MEMORY, ENOUGH = Path("/dev/shm"), 4 * 1024**3  # noqa: S108  bytes
# What they cost is looked at in tests/unit/test_accounts.py and test_damaged_copies.py.
COST, QUICK = passwords.COST, 4
MODERATE = {limit: getattr(argon2id, limit) for limit in ("OPSLIMIT_MODERATE", "MEMLIMIT_MODERATE")}
SECRET_KEY = "a key that only tests know, long enough"
ENGINES = ("sqlite", "postgresql")
FOLDER = "TABLEE_TEST_FOLDER"


def pytest_configure(config: pytest.Config) -> None:
    """The first process of the run makes the folder that all of them share: workers inherit its name."""
    gc.disable()  # until all is imported
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="tablee-", dir=_memory())
        drawn.choose_seed()


def _memory() -> Path | None:
    """Where it is large enough; else None."""
    large = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH
    return MEMORY if large else None


def pytest_report_header() -> str:
    """What repeats this run."""
    return drawn.told()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of what is on both engines, less on the second. What is named on the command line always runs.

    What takes longest comes first: two workers end together, and one of them has all that a browser is started for.
    """
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        on_both.draw(items)
        items.sort(key=lambda item: "e2e" not in item.path.parts)


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: nobody looks through it for garbage again and again."""
    gc.freeze()
    gc.enable()


def pytest_unconfigure(config: pytest.Config) -> None:
    """The first process cleans up, when its workers have gone."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ[FOLDER], ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the data of whoever runs it; passwords and passphrases cost what they may at least."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "COST", QUICK)
        for limit in MODERATE:
            patch.setattr(argon2id, limit, getattr(argon2id, limit.replace("MODERATE", "MIN")))
        patch.setenv("TABLEE_SECRET_KEY", SECRET_KEY)
        patch.setenv("TABLEE_VAR", str(tmp_path_factory.mktemp("var")))
        patch.delenv("DATABASE_URL", raising=False)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content, to be edited."""
    return shutil.copytree(CONTENT, tmp_path / "content")


@pytest.fixture(scope="session")
def run_folder() -> Path:
    """A folder for this run, the same for all its processes."""
    return Path(os.environ[FOLDER])


@pytest.fixture(scope="session")
def postgres(run_folder: Path) -> Iterator[Postgres]:
    """A private PostgreSQL for this run."""
    with private_postgres(run_folder / "postgresql", durable=False) as server:
        yield server


@pytest.fixture(params=ENGINES)
def kitchen(request: pytest.FixtureRequest, run_folder: Path) -> Kitchen:
    """Makes databases, on each engine in turn."""
    return Kitchen(run_folder, None if request.param == "sqlite" else request.getfixturevalue("postgres"))


@pytest.fixture(scope="session")
def larder() -> Larder:
    """What this process has of databases."""
    return Larder()


@pytest.fixture
def database(kitchen: Kitchen, larder: Larder) -> Iterator[Database]:
    """A migrated, empty database: the one this process works with."""
    with larder.lent(kitchen, MIGRATED) as lent:
        yield engine.use(lent)


@pytest.fixture
def loaded(kitchen: Kitchen, larder: Larder) -> Iterator[Database]:
    """A database with the real content: the one this process works with."""
    with larder.lent(kitchen, LOADED) as lent:
        yield engine.use(lent)


@pytest.fixture
def laptop(kitchen: Kitchen, larder: Larder) -> Iterator[Database]:
    """Another database with the real content, of the same engine: the one of another house."""
    with larder.lent(kitchen, LOADED) as lent:
        yield lent


def served(kitchen: Kitchen, template: str) -> Iterator[Database]:
    """A database that nobody had before, which this process works with until the test has ended."""
    url = kitchen.fresh(template)
    database = engine.use(Database(url))
    try:
        yield database
    finally:
        database.close()
    kitchen.throw_away(url)
