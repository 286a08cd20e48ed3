"""What a rerun of each page costs beside a page that draws nothing: in turns, in one run.

``python -m benchmarks.pages [page …]``. The pages have something to show: a wave of 1,000, a workshop whose themes are
on the wall, a vote that is counted, each twice; in each wave, structures that say their ties. Nothing is measured until
the server's clock has turned: before, every page that keeps up settles by itself what is due.
"""

import statistics
import sys
import time
from datetime import UTC, datetime

from benchmarks.machine import Site, on_each_engine, processor, report
from benchmarks.tab import Tab
from commands.demo import invent_in
from db.clock import PAUSE
from db.engine import Database
from db.queries.cooperation import actors
from db.queries.evaluation import waves
from domain.staff.roles import Role
from frame.registry import PAGES, Page
from tests.e2e.room import hire
from tests.showcase import fill
from tests.structures import agrees, hands, says, seats

ROUNDS, RERUNS, WARM = 5, 40, 6
TIED = 12  # structures of each wave
MOST = {"themes": 8}
MOST_OF_ANY = 5


def pages(site: Site, named: frozenset[str] = frozenset()) -> None:
    """Each page that the registry knows (of those named, if any are), by an account that may open it."""
    with site.database() as database, site.database() as other:
        invent_in(database, 1_000, "", datetime.now(UTC))
        here = fill(database)
        _tied(database)
        address = f"workshop={here.workshop}&vote={here.vote}"
        token = {role: hire(database, role).token for role in Role}
        with site.application(database) as ours, site.application(other, "benchmarks/blank.py") as blank:
            time.sleep(2 * PAUSE)  # a clock turns within one, and its turn takes a moment
            for screen in PAGES.values():
                if named and screen.name not in named:
                    continue
                with (
                    Tab(ours.address, screen.at, _token(screen, token), query=address) as page,
                    Tab(blank.address, "") as nothing,
                ):
                    drawn = page.rerun()
                    for tab in (page, nothing):
                        _cost(0, tab, WARM)
                    costs = [(_cost(ours.pid, page), _cost(blank.pid, nothing)) for _ in range(ROUNDS)]
                report(
                    f"cpu per rerun of {screen.name} / empty page",
                    site.engine,
                    ratio=statistics.median(mine / other for mine, other in costs),
                    aim=MOST.get(screen.name, MOST_OF_ANY),
                    rerun_ms=1000 * statistics.median(mine for mine, _ in costs),
                    elements=drawn,
                )


def _tied(database: Database) -> None:
    """In each wave, structures that agreed and handed over ties with the two that follow them and the one before."""
    with database.transaction() as connection:
        for wave in waves.waves(connection):
            who = [one.id for one in actors.in_wave(connection, wave.id)][:TIED]
            here = seats(connection, wave.id, who)
            for place, one in enumerate(who):
                others = {who[(place + step) % len(who)] for step in (1, 2, -1)} - {one}
                agrees(connection, here[one])
                says(connection, here[one], *(f"{other}={1 + place % 3}" for other in sorted(others)))
            hands(connection, *here.values())


def _token(page: Page, tokens: dict[Role, str]) -> str | None:
    return None if page.roles is None else tokens[min(page.roles)]


def _cost(pid: int, tab: Tab, times: int = RERUNS) -> float:
    before = processor(pid) if pid else 0.0
    for _ in range(times):
        tab.rerun()
    return (processor(pid) - before) / times if pid else 0.0


if __name__ == "__main__":
    on_each_engine(lambda site: pages(site, frozenset(sys.argv[1:])))
