"""What a rerun of Participer costs beside an empty page; and whether the themes page grows with the data."""

import argparse
import statistics
import time
from datetime import UTC, datetime

from benchmarks.machine import Site, on_each_engine, processor, report
from benchmarks.tab import Tab
from commands.demo import invent_in
from db.engine import Database
from domain.staff.roles import Role
from tests.e2e.application import Application
from tests.e2e.room import hire

ROUNDS = 5
RERUNS = 60
WARM = 20
MOST = 3
MOST_GROWTH = 1.5
SMALL, LARGE = 1_000, 1_000_000


def participate(site: Site) -> None:
    """Processor time of a run of Participer (menu, gate, tablet) and of a script that draws nothing, in turns."""
    with (
        site.database() as one,
        site.database() as two,
        site.application(one) as ours,
        site.application(two, "benchmarks/blank.py") as blank,
        Tab(ours.address, "participer") as tablet,
        Tab(blank.address, "") as nothing,
    ):
        assert tablet.rerun() > nothing.rerun(), "Participer drew nothing"
        _again(tablet, WARM)
        _again(nothing, WARM)
        costs = [(_cost(ours.pid, tablet), _cost(blank.pid, nothing)) for _ in range(ROUNDS)]
    report(
        "cpu per rerun of Participer / empty page",
        site.engine,
        ratio=statistics.median(mine / other for mine, other in costs),
        aim=MOST,
        rerun_ms=1000 * statistics.median(mine for mine, _ in costs),
        empty_ms=1000 * statistics.median(other for _, other in costs),
    )


def themes(site: Site, large: int) -> None:
    """The themes page on few and on many responses: processor time of the server and of its database."""
    with site.database() as few, site.database() as many:
        seconds = _fill(few, SMALL), _fill(many, large)
        token = hire(few, Role.COMMITTEE).token, hire(many, Role.COMMITTEE).token
        with (
            site.application(few) as small,
            site.application(many) as big,
            Tab(small.address, "themes", token[0]) as one,
            Tab(big.address, "themes", token[1]) as other,
        ):
            drawn = one.rerun(), other.rerun()
            _again(one, WARM)
            _again(other, WARM)
            costs = [
                (_cost_with_database(site, big, other), _cost_with_database(site, small, one)) for _ in range(ROUNDS)
            ]
    assert min(drawn) > 10, "the page was not the themes page"  # noqa: PLR2004  nine themes at the least
    report(
        f"themes page at {large} responses / at {SMALL}",
        site.engine,
        ratio=statistics.median(mine / other for mine, other in costs),
        aim=MOST_GROWTH,
        large_ms=1000 * statistics.median(mine for mine, _ in costs),
        small_ms=1000 * statistics.median(other for _, other in costs),
        seconds_to_invent=seconds[1],
    )


def _fill(database: Database, size: int) -> float:
    """Seconds that inventing ``size`` responses took."""
    before = time.monotonic()
    invent_in(database, size, "", datetime.now(UTC))
    return time.monotonic() - before


def _again(tab: Tab, times: int) -> None:
    for _ in range(times):
        tab.rerun()


def _cost(pid: int, tab: Tab) -> float:
    before = processor(pid)
    _again(tab, RERUNS)
    return (processor(pid) - before) / RERUNS


def _cost_with_database(site: Site, application: Application, tab: Tab) -> float:
    before = site.work(application)
    _again(tab, RERUNS)
    return (site.work(application) - before) / RERUNS


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--large", type=int, default=LARGE, help="responses in the large database")
    large = parser.parse_args().large
    on_each_engine(participate)
    on_each_engine(lambda site: themes(site, large))
