"""Each method voted by touch, by keyboard alone and by ear, in French and in Arabic; budgets on one screen.

``python -m benchmarks.soak_ballots``. On SQLite: what a device shows does not depend on the engine.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.machine import Site, report
from domain.votes.ballot import Papers, Rules
from tests.e2e.conftest import CHROMIUM, QUIET
from tests.e2e.hall import FITS, LENGTHWISE, METHODS, Hall
from tests.e2e.room import open_room
from tests.e2e.voter import VOICES, choose, form, hand_over, keys, speak, to_paper, touch, vote_in
from tests.engines import Kitchen

WAYS = {"touch": (touch, False), "keyboard": (keys, False), "ear": (touch, True)}

wrong: list[str] = []


def matrix(hall: Hall) -> None:
    """One person after the other at one tablet, each with all the votes; then every ballot is looked for."""
    for language in ("fr", "ar"):
        for way, (press, ear) in WAYS.items():
            opened, began = {method: hall.opened(method) for method in METHODS}, time.monotonic()
            with hall.device(LENGTHWISE, VOICES) as page:
                if language != "fr":
                    speak(page, press, language)
                given = {method: vote_in(page, press, method, language, ear=ear)[0] for method in METHODS}
                hand_over(page, press)
            counted = {method: hall.closed(vote) for method, vote in opened.items()}
            good = sum(counted[method] == [given[method]] for method in METHODS)
            if good != len(METHODS):
                wrong.append(f"{way} {language}")
            taken = time.monotonic() - began
            report("votes", "sqlite", way=way, language=language, cast=len(METHODS), as_given=good, seconds=taken)


def budget_papers(hall: Hall) -> None:
    """Six projects and a sum: nothing is too small or out of sight, and only dots are called «gommettes»."""
    for papers in Papers:
        vote = hall.opened("budget", rules=Rules(papers=papers, budget=Fraction(25_000), dots=10, per_option=5))
        with hall.device(LENGTHWISE) as page:
            choose(page, touch, "budget")
            to_paper(page, touch)
            found = form(page, "vote_paper").evaluate(FITS)
            dots = form(page, "vote_paper").inner_html().count("gommette")
        hall.closed(vote)
        if found["small"] or found["over"] or dots:
            wrong.append(papers)
        report("budget papers", "sqlite", papers=papers, small=len(found["small"]), over=found["over"], dots=dots)


@contextmanager
def hall_of(folder: Path) -> Iterator[Hall]:
    """The application, a workshop and a browser."""
    site = Site("sqlite", folder, Kitchen(folder, None), None)
    with (
        site.database() as database,
        site.application(database) as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET) as browser,
    ):
        yield Hall(database, server, open_room(database, people=1_000), browser)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="tablee-ballots-") as name, hall_of(Path(name)) as hall:
        budget_papers(hall)
        matrix(hall)
    sys.exit(1 if wrong else 0)
