"""Which tests on PostgreSQL are drawn: on SQLite all of them run, of the others some in each run, and all in a soak."""

import inspect
import re
from collections.abc import Callable, Sequence
from functools import cache

import pytest

from tests import drawn

# Written by queries that other tests prove on both engines: of these fewer.
INVENTED = {
    "test_invented",
    "test_rehearsals",
    "test_rehearsed_people",
    "test_report_figures",
    "test_returned",
    "test_showcase",
    "test_simulated",
}
# One of so many is drawn for every run.
OF_INVENTED, OF_PAGES, OF_OTHERS = 5, 5, 4
# From one database to another: both on SQLite always, and of the three other ways as many.
OF_WAYS = 3
# Locks, constraints, what several do at once: each engine has its own. By name or deed they always run.
OF_THE_ENGINE = re.compile(
    r"of_many|of_two|two_servers|the_database_itself|at_once|once|twice|however_often|again|crowd|same_moment"
)
DOES = re.compile(
    r"Thread|Pool|gather|Barrier|at_once|together\(|Error\b|is_sqlite|postgres|psycopg|pg_|text\(|sql\(|kill|lock|migrat"
)
ALWAYS = {  # whole modules
    "test_chain",
    "test_concurrency",
    "test_larder",
    "test_races",
    "test_schema",
    "test_secrecy",
    "test_sequences",
    "test_statements",
}


def of_the_engine(item: pytest.Item) -> bool:
    """Whether what it proves is the engine's own."""
    if item.path.stem in ALWAYS or OF_THE_ENGINE.search(item.name):
        return True
    return isinstance(item, pytest.Function) and _does(item.function)


@cache
def _does(function: Callable[..., object]) -> bool:
    return DOES.search(inspect.getsource(function)) is not None


def goes_elsewhere(item: pytest.Item) -> bool:
    """Whether it goes from one database to another, each on both engines."""
    return isinstance(item, pytest.Function) and "elsewhere" in item.fixturenames and "kitchen" in item.fixturenames


def draw(items: Sequence[pytest.Item]) -> None:
    """Mark which of them are for every run. What there is on PostgreSQL alone always runs."""
    known = {item.nodeid for item in items}
    on_both = [
        item
        for item in items
        if item.path.parent.name in {"api", "db", "pages"}
        and item.get_closest_marker("soak") is None
        and (like := item.nodeid.replace("postgresql", "sqlite")) != item.nodeid
        and like in known
    ]
    engines = [item for item in on_both if of_the_engine(item)]
    drawn.mark([item for item in engines if goes_elsewhere(item)], OF_WAYS)
    on_both = [item for item in on_both if item not in engines]
    invented = [item for item in on_both if item.path.stem in INVENTED]
    pages = [item for item in on_both if item.path.parent.name == "pages"]
    drawn.mark(invented, OF_INVENTED)
    drawn.mark(pages, OF_PAGES)
    drawn.mark([item for item in on_both if item not in invented and item not in pages], OF_OTHERS)
