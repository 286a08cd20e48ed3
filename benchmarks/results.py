"""What a committee's pages cost on few, many and very many responses; what one more answer costs; what a version costs.

``python -m benchmarks.results [--sizes 1000 100000 1000000]``. Cold: the first look of a server that has drawn another
page only. The sizes take turns, so that whatever else the machine does is beside all of them. Beside one version, all
who look: how often the database was asked what it tells, and how many charts were drawn.
"""

import argparse
import statistics
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial, wraps
from unittest.mock import patch

import altair as alt
import pandas as pd
from sqlalchemy import Connection, event, select, update

from benchmarks.machine import Site, on_each_engine, report
from benchmarks.reruns import MOST_GROWTH, RERUNS, WARM
from benchmarks.tab import Tab
from charts import drawn
from charts.themes import themes
from commands.demo import invent_in
from components.evaluation import overview as drawing
from db.engine import Database
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import reveals, standing, waves
from db.queries.staff import sessions
from domain.evaluation.waves import Wave
from domain.staff.by import CONSOLE, By
from domain.staff.roles import READS_SENSITIVE, Role
from frame.evaluation import overview
from tests.asked import answer, room
from tests.e2e.room import hire

SIZES = (1_000, 100_000, 1_000_000)
PAGES = {"themes": "", "theme": "theme=social_ties"}
MEMBERS = 50
EACH = ("who is here", "where it stands")  # what each member asks at each look, whatever is told
ANSWERS = 40  # people who answer, one after the other
TURNS = 3
SAID = {"voice": "4", "dignity": "2", "new_ties": "zero", "feel_good": "5"}
Costs = dict[str, float]


def results(site: Site, sizes: Sequence[int] = SIZES) -> None:
    """All of it, the smallest database first: each size beside the first one."""
    with ExitStack() as stack:
        filled = {size: stack.enter_context(_filled(site, size)) for size in sizes}
        token = {size: hire(database, Role.COMMITTEE).token for size, database in filled.items()}
        turns = [{size: _turn(site, database, token[size]) for size, database in filled.items()} for _ in range(TURNS)]
        for size, database in filled.items():
            for what in turns[0][size]:
                ratio = statistics.median(turn[size][what] / turn[sizes[0]][what] for turn in turns)
                cost = statistics.median(turn[size][what] for turn in turns)
                named = f"{what}, of {size} responses / of {sizes[0]}"
                report(named, site.engine, ratio=ratio, aim=MOST_GROWTH, cost=cost)
            for what, n in _members(database, token[size]).items():
                aim = len(EACH) if what.startswith("questions of each") else 1
                report(f"{what} of {MEMBERS} members, of {size} responses", site.engine, ratio=n, aim=aim)


@contextmanager
def _filled(site: Site, size: int) -> Iterator[Database]:
    """A database with so many responses, at rest: what a server of it does after a load is not a look's cost."""
    with site.database() as database:
        before = time.monotonic()
        invent_in(database, size, "", datetime.now(UTC))
        report(f"seconds to invent {size} responses", site.engine, cost=time.monotonic() - before)
        if not database.is_sqlite:
            with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM ANALYZE")
                connection.exec_driver_sql("CHECKPOINT")
        yield database


def _turn(site: Site, database: Database, token: str) -> Costs:
    costs = {"one more answer (ms)": _one_more(database)}
    for page, query in PAGES.items():
        costs |= _looks(site, database, page, query, token)
    return costs


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
        here = _another(connection)
    costs = []
    for person in range(ANSWERS):
        before = time.process_time()
        with database.transaction() as connection:
            answer(connection, here, [SAID], f"{person}-")
        costs.append(1000 * (time.process_time() - before))
    return statistics.median(costs)


def _another(connection: Connection) -> str:
    """One workshop more in the wave that holds them all."""
    now = datetime.now(UTC)
    wave = connection.execute(select(WaveRow.id).where(WaveRow.demonstration == True)).scalars().first()  # noqa: E712  SQL
    workshop = room(connection, f"Une autre vague, {now.isoformat()}", now=now)
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(wave_id=wave))
    return workshop


def _members(database: Database, token: str) -> Costs:
    """What fifty members cost who look at one version, beside what they ask at each look whatever it is.

    Of the first version that this process reads, it learns what it is told about too; so the second one is counted.
    """
    built = _looked(database, token, MEMBERS)[1]
    with database.transaction() as connection:
        workshop = _another(connection)
        answer(connection, workshop, [SAID] * 13)
        reveals.reveal(connection, workshop, by=By(CONSOLE, datetime.now(UTC)))
    asked, again = _looked(database, token, MEMBERS)
    each = _looked(database, token, 1)[0]
    return {
        "questions about what a version tells,": float(asked - MEMBERS * each),
        "charts built for a version,": float(max(built, again)),
        f"questions of each ({', '.join(EACH)})": float(each),
    }


def _looked(database: Database, token: str, members: int) -> tuple[int, int]:
    """How often so many looks at the overview asked the database, and how many charts they built."""
    asked: list[str] = []
    listening = partial(_note, asked)
    built: list[int] = []

    @wraps(themes)
    def counted(frame: pd.DataFrame, *, size: int) -> alt.LayerChart:
        built.append(size)
        return themes(frame, size=size)

    with database.reading() as connection:
        wave = next(one for one in waves.waves(connection) if one.demonstration)
    event.listen(database.engine, "before_cursor_execute", listening)
    try:
        # Another database may have told the very same: what was drawn of it counts here too.
        with patch.object(drawing, "themes", counted), patch.object(drawn, "_kept", OrderedDict()):
            for _ in range(members):
                _look(database, wave, token)
    finally:
        event.remove(database.engine, "before_cursor_execute", listening)
    return len(asked), len(built)


def _note(asked: list[str], *given: object) -> None:
    if given[2] != "BEGIN":  # which SQLite is told, and PostgreSQL too, where nobody hears it
        asked.append(str(given[2]))


def _look(database: Database, wave: Wave, token: str) -> None:
    """What the overview reads and draws when it moves by itself (``pages/themes``)."""
    with database.reading() as connection:
        person = sessions.visitor_of(connection, token, datetime.now(UTC))
    assert person is not None
    sensitive = person.may(READS_SENSITIVE, wave.territory)
    with database.reading() as connection:
        now = standing.of(connection, wave, sensitive=sensitive)
    assert overview.drawn(now, sensitive=sensitive).tiles


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    chosen = parser.parse_args().sizes
    on_each_engine(partial(results, sizes=chosen))
