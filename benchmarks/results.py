"""What a committee's pages cost on few, many and very many responses; what one more answer costs; what a version costs.

``python -m benchmarks.results [--sizes 1000 100000 1000000]``. Cold: the first look of a server that has drawn another
page only. Beside one version, all who look: how often the database was asked, and how many charts were drawn.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial, wraps

import altair as alt
import pandas as pd
from sqlalchemy import Connection, event, select, update

from benchmarks.machine import Site, on_each_engine, report
from benchmarks.reruns import MOST_GROWTH, RERUNS, WARM
from benchmarks.tab import Tab
from charts import drawn
from charts.themes import themes
from commands.demo import invent_in
from db.engine import Database
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import told, waves
from db.queries.operations import content
from domain.staff.roles import Role
from sentences.evaluation import changes, figures
from tests.asked import answer, room
from tests.e2e.room import hire

SIZES = (1_000, 100_000, 1_000_000)
PAGES = {"themes": "", "theme": "theme=social_ties"}
MEMBERS = 50
ANSWERS = 40  # people who answer, one after the other
SAID = {"voice": "4", "dignity": "2", "new_ties": "zero", "feel_good": "5"}


def results(site: Site, sizes: Sequence[int] = SIZES) -> None:
    """All of it, the smallest database first: each size beside the first one."""
    first: dict[str, float] = {}
    for size in sizes:
        with site.database() as database:
            before = time.monotonic()
            invent_in(database, size, "", datetime.now(UTC))
            costs = {"seconds to invent": time.monotonic() - before}
            token = hire(database, Role.COMMITTEE).token
            for page, query in PAGES.items():
                costs |= _looks(site, database, page, query, token)
            costs |= {"one more answer (ms)": _one_more(database)}
            for what, n in _members(database).items():
                report(f"{what} of {MEMBERS} members for one version, of {size} responses", site.engine, ratio=n, aim=1)
        for what, cost in costs.items():
            grown = {"ratio": cost / first.setdefault(what, cost), "aim": MOST_GROWTH}
            held = {} if what == "seconds to invent" else grown
            report(f"{what}, of {size} responses / of {sizes[0]}", site.engine, cost=cost, **held)


def _looks(site: Site, database: Database, page: str, query: str, token: str) -> dict[str, float]:
    """Milliseconds of processor of the first look, and of each of those that follow."""
    with site.application(database) as served:
        with Tab(served.address, "compare", token) as other:
            other.rerun()
        with Tab(served.address, page, token, query=query) as tab:
            before = site.work(served)
            assert tab.rerun() > 10, "the page drew nothing"  # noqa: PLR2004  nine themes at the least
            cold = site.work(served) - before
            for _ in range(WARM):
                tab.rerun()
            before = site.work(served)
            for _ in range(RERUNS):
                tab.rerun()
            warm = (site.work(served) - before) / RERUNS
    return {f"{page}, first look (ms)": 1000 * cold, f"{page}, each look (ms)": 1000 * warm}


def _one_more(database: Database) -> float:
    """Milliseconds of this process for a whole visit in the wave that holds them all, the median of several."""
    with database.transaction() as connection:
        label = connection.execute(select(WaveRow.label)).scalars().first()
        workshop = room(connection, "Une autre vague", now=datetime.now(UTC))
        here = _into(connection, workshop, str(label))
    costs = []
    for person in range(ANSWERS):
        before = time.process_time()
        with database.transaction() as connection:
            answer(connection, here, [SAID], f"{person}-")
        costs.append(1000 * (time.process_time() - before))
    return statistics.median(costs)


def _into(connection: Connection, workshop: str, label: str) -> str:
    """The same workshop, as one of the wave of that label."""
    wave = connection.execute(select(WaveRow.id).where(WaveRow.label == label)).scalar_one()
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(wave_id=wave))
    return workshop


def _members(database: Database) -> dict[str, float]:
    """What fifty members who look at one version cost: questions to the database, and charts that are built."""
    asked: list[str] = []
    listening = partial(_count, asked)
    event.listen(database.engine, "before_cursor_execute", listening)
    built: list[int] = []

    @wraps(themes)
    def counted(frame: pd.DataFrame, *, size: int) -> alt.LayerChart:
        built.append(size)
        return themes(frame, size=size)

    try:
        for _ in range(MEMBERS):
            _look(database, counted)
    finally:
        event.remove(database.engine, "before_cursor_execute", listening)
    return {"questions to the database": float(len(asked)), "charts built": float(len(built))}


def _count(asked: list[str], *given: object) -> None:
    asked.append(str(given[2]))


def _look(database: Database, draw: Callable[..., alt.LayerChart]) -> None:
    """What the overview reads and draws."""
    with database.reading() as connection:
        wave = waves.waves(connection)[0]
        rules = tuple(rule for rule in content.indicators(connection) if rule.room)
        here, known = told.beside(connection, wave, sensitive=True)
        rows = figures.shown(content.themes(connection), rules, here.told(rules))
    drawn.spec(draw, figures.frame(tuple(line.row for line in changes.lines(rows, here, known))))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    chosen = parser.parse_args().sizes
    on_each_engine(partial(results, sizes=chosen))
