"""What every test may ask for: a database on both engines, empty or with the real content."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import engine, passwords
from db.engine import Database
from tests import drawn, on_both
from tests.content import CONTENT
from tests.engines import LOADED, MIGRATED, Kitchen, Postgres, private_postgres
from tests.larder import Larder

COST, QUICK = passwords.COST, 4  # the first one is looked at in tests/unit/test_accounts.py
SECRET_KEY = "a key that only tests know, long enough"
ENGINES = ("sqlite", "postgresql")
FOLDER = "TABLEE_TEST_FOLDER"


def pytest_configure(config: pytest.Config) -> None:
    """The first process of the run makes the folder that all of them share: workers inherit its name."""
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="tablee-")
        drawn.choose_seed()


def pytest_report_header() -> str:
    """What repeats this run."""
    return drawn.told()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of what is on both engines, less on the second. What is named on the command line always runs."""
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        on_both.draw(items)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The first process cleans up, when its workers have gone."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ[FOLDER], ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the data of whoever runs it; and the hash of a password costs what it may at least."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "COST", QUICK)
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
