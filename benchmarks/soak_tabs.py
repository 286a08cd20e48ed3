"""Sixty random interleavings of two and three live pages of one browser: nothing lost, nothing shared, nobody stuck.

``python -m benchmarks.soak_tabs [how many] [first seed]``; a seed repeats its interleaving. Browsers of
odd seeds have no Web Locks, as in rooms whose address is not a secure one.
"""

import sys
from collections import Counter

from playwright.sync_api import Browser, sync_playwright

from benchmarks.machine import Site, on_each_engine, report
from db.engine import Database
from tests.e2e import resident, tabs
from tests.e2e.application import Application
from tests.e2e.conftest import CHROMIUM, QUIET, TABLET
from tests.e2e.interleaving import Interleaving, Judged
from tests.e2e.room import open_room

MANY = int(sys.argv[1]) if len(sys.argv) > 1 else 60
FIRST = int(sys.argv[2]) if len(sys.argv) > 2 else 1  # noqa: PLR2004  the second argument

wrong: list[str] = []


def campaign(site: Site) -> None:
    """Each in a browser and a room of its own, on one server."""
    judged = Judged()
    with (
        site.database() as database,
        site.application(database) as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET) as browser,
    ):
        for seed in range(FIRST, FIRST + MANY):
            before = len(judged.faults)
            _one(browser, server, database, seed, judged)
            print(site.engine, seed, *judged.faults[before:], file=sys.stderr, flush=True)
    wrong.extend(judged.faults)
    report(
        "interleavings of live pages",
        site.engine,
        interleavings=MANY,
        people=judged.people,
        acts=sum(judged.acts.values()),
        lost=len(judged.lost),
        shared=len(judged.shared),
        stuck=len(judged.stuck),
        shown=len(judged.shown),
        **{f"act_{name}": number for name, number in sorted(Counter(judged.acts).items())},
    )


def _one(browser: Browser, server: Application, database: Database, seed: int, judged: Judged) -> None:
    room = open_room(database, f"Vague {seed}")
    context = browser.new_context(viewport=TABLET, has_touch=True, locale="fr-FR")  # type: ignore[arg-type]
    context.add_init_script(tabs.BASES)
    if seed % 2:
        context.add_init_script(tabs.NO_LOCKS)
    page = context.new_page()
    resident.come_in(page, server.address, room.code)
    Interleaving(page, server, database, room, seed, judged).run()
    context.close()


if __name__ == "__main__":
    on_each_engine(campaign)
    sys.exit(1 if wrong else 0)
