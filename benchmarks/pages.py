"""What a rerun of each page costs beside a page that draws nothing: in turns, in one run.

``python -m benchmarks.pages [page …]``. The pages have something to show: a wave of 1,000, a workshop whose themes are
on the wall, a vote that is counted, each twice.
"""

import random
import statistics
import sys
from datetime import UTC, datetime

from benchmarks.machine import Site, on_each_engine, processor, report
from benchmarks.tab import Tab
from commands.demo import invent_in
from db.engine import Database
from db.queries.evaluation import reveals
from db.queries.votes import votes
from domain.staff.roles import Role
from frame.registry import SECTIONS, Entry
from tests.ballots import cast, marks, plan
from tests.e2e.application import SECRET_KEY
from tests.e2e.room import answers, hire, open_room

PEOPLE = 30
ROUNDS, RERUNS, WARM = 5, 12, 6
MOST, MOST_THEMES = 5, 8
NAMED = frozenset(sys.argv[1:])


def pages(site: Site) -> None:
    """Each page that the registry knows, by an account that may open it."""
    with site.database() as database, site.database() as other:
        address = fill(database)
        token = {role: hire(database, role).token for role in Role}
        with site.application(database) as ours, site.application(other, "benchmarks/blank.py") as blank:
            for entry in (entry for entries in SECTIONS.values() for entry in entries):
                if NAMED and entry[0] not in NAMED:
                    continue
                with (
                    Tab(ours.address, entry[1], _token(entry, token), query=address) as page,
                    Tab(blank.address, "") as nothing,
                ):
                    drawn = page.rerun()
                    for tab in (page, nothing):
                        _cost(0, tab, WARM)
                    costs = [(_cost(ours.pid, page), _cost(blank.pid, nothing)) for _ in range(ROUNDS)]
                report(
                    f"cpu per rerun of {entry[0]} / empty page",
                    site.engine,
                    ratio=statistics.median(mine / other for mine, other in costs),
                    aim=MOST_THEMES if entry[0] == "themes" else MOST,
                    rerun_ms=1000 * statistics.median(mine for mine, _ in costs),
                    elements=drawn,
                )


def fill(database: Database) -> str:
    """Something for every page to show; returns the address words of the second workshop and its first vote."""
    now, luck = datetime.now(UTC), random.Random(7)
    invent_in(database, 1_000, "", now)
    for label in ("Vague 1", "Vague 2"):
        room = open_room(database, label, people=PEOPLE)
        answers(database, room.id, PEOPLE)
        with database.transaction() as connection:
            reveals.reveal(connection, room.id, by=None, now=now)
            both = [
                votes.prepare(connection, room.id, plan(name), by=None, now=now) for name in ("majority", "ranking")
            ]
        for vote in both:
            with database.transaction() as connection:
                votes.open_(connection, vote, by=None, now=now, secret_key=SECRET_KEY)
                for person in range(PEOPLE):
                    cast(connection, vote, marks(votes.vote(connection, vote).plan, luck), number=person)
            with database.transaction() as connection:
                votes.close(connection, vote, by=None, now=now, secret_key=SECRET_KEY)
    return f"workshop={room.id}&vote={both[0]}"


def _token(entry: Entry, tokens: dict[Role, str]) -> str | None:
    allowed = entry[3]
    return None if allowed is None else tokens[min(allowed)]


def _cost(pid: int, tab: Tab, times: int = RERUNS) -> float:
    before = processor(pid) if pid else 0.0
    for _ in range(times):
        tab.rerun()
    return (processor(pid) - before) / times if pid else 0.0


if __name__ == "__main__":
    on_each_engine(pages)
