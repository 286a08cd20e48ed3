"""What is invented is written by the queries that other tests prove on both engines: of these fewer on PostgreSQL."""

import pytest

from tests import drawn

INVENTED = {
    "test_invented",
    "test_rehearsals",
    "test_report_figures",
    "test_returned",
    "test_showcase",
    "test_simulated",
}
OF_THE_ENGINE = ("of_many", "of_two_servers", "the_database_itself")  # locks and constraints: each engine has its own
POSTGRESQL = 5  # one of so many is drawn for every run, and `make soak` has them all


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On SQLite all of them run. What is named on the command line always runs."""
    if config.args_source is pytest.Config.ArgsSource.ARGS:
        return
    mine = [item for item in items if item.path.parent.name == "db" and item.path.stem in INVENTED]
    here = [item for item in mine if "postgresql" in item.name]
    drawn.mark([item for item in here if not any(part in item.name for part in OF_THE_ENGINE)], POSTGRESQL)
