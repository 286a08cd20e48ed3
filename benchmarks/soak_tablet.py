"""A tablet in a browser: cut off ninety times, an hour without network, fifty hand-overs. Nothing may be missing.

Seconds pass on the tablet's clock, which is moved; the server is really killed. ``--short``: a third of it, on SQLite.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.machine import Site, on_each_engine, report
from db.engine import Database
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import CHROMIUM, QUIET, TABLET
from tests.e2e.cuts import Cuts, kept
from tests.e2e.room import open_room
from tests.e2e.traces import bearer, everything

SHORT = "--short" in sys.argv
VISITS = 2 if SHORT else 5  # each cut off at each of its 18 steps
OFFLINE = 10  # people one after the other, six minutes each
MINUTES = 6
HANDOVERS = 10 if SHORT else 50
QUESTIONS = 15
LATE = 300_000  # milliseconds

wrong: list[str] = []


def cuts(site: Site) -> None:
    """Every step is met once by each of five ways of being cut off."""
    with tablet(site) as (database, server, page):
        made = Cuts(page, server)
        kinds = [made.network(5), made.network(30), made.network(130), made.gone, made.unanswered]
        for visit in range(VISITS):
            made.visit(kinds[visit:] + kinds[:visit], card=visit % 4)
        _judge("cuts and kills at every step", site, database, VISITS, cuts=made.made)


def offline(site: Site) -> None:
    """An hour without network, ten people in a row, then one flush."""
    with tablet(site) as (database, _, page):
        page.context.set_offline(True)
        for person in range(OFFLINE):
            resident.agree(page, age=1 + person % 5)
            resident.answer(page, lambda _, card=person % 4: card)  # type: ignore[misc]
            resident.go_on(page, "done")
            resident.pass_on(page)
            page.clock.fast_forward(MINUTES * 60_000)
        before = kept(database)
        page.context.set_offline(False)
        page.clock.fast_forward(30_000)
        expect(page.locator(".tablet .status")).to_have_attribute("data-state", "nothing", timeout=LATE)
        _judge("an hour without network", site, database, OFFLINE, arrived_before=sum(map(len, before.values())))


def handovers(site: Site) -> None:
    """What one person wrote, and their ticket, are nowhere on the tablet when the next one takes it."""
    with tablet(site) as (database, _, page):
        tokens: set[str] = set()
        page.on("request", lambda request: tokens.update(bearer(request)))
        traces = 0
        for person in range(HANDOVERS):
            resident.agree(page)
            resident.answer(page)
            ticket = resident.leave(page)
            found = everything(page)
            secrets = {"Un jardin partagé", ticket.rsplit(" ", 1)[0], f">{ticket.rsplit(' ', 1)[1]}<", *tokens} - {""}
            traces += sum(secret in found or json.dumps(secret)[1:-1] in found for secret in secrets)
            if person % 10 == 0:
                page.reload()
                resident.screen(page, "welcome")
        if traces:
            wrong.append("traces")
        _judge("hand-overs", site, database, HANDOVERS, traces=traces, tokens=len(tokens - {""}))


@contextmanager
def tablet(site: Site) -> Iterator[tuple[Database, Application, Page]]:
    """A prepared tablet whose clock can be moved."""
    with (
        site.database() as database,
        site.application(database) as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET) as browser,
    ):
        page = browser.new_context(viewport=TABLET, has_touch=True, locale="fr-FR").new_page()  # type: ignore[arg-type]
        page.clock.install()
        resident.come_in(page, server.address, open_room(database, people=1_000).code)
        yield database, server, page


def _judge(figure: str, site: Site, database: Database, visits: int, **more: int) -> None:
    found = kept(database)
    complete = found.get("complete", [])
    answers = sum(map(sum, found.values()))
    lost, doubled = max(0, visits * QUESTIONS - answers), max(0, answers - visits * QUESTIONS)
    if (len(complete), lost, doubled) != (visits, 0, 0):
        wrong.append(figure)
    report(
        figure, site.engine, visits=visits, complete=len(complete), answers=answers, lost=lost, doubled=doubled, **more
    )


def campaign(site: Site) -> None:
    """Whichever was named, or all three."""
    if SHORT and site.engine != "sqlite":
        return
    named = [each for each in (cuts, offline, handovers) if each.__name__ in sys.argv]
    for each in named or (cuts, offline, handovers):
        each(site)


if __name__ == "__main__":
    on_each_engine(campaign)
    sys.exit(1 if wrong else 0)
