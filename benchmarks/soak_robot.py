"""A robot answers every questionnaire along many random paths: browser, rules and database must agree every time."""

import os
import sys
from dataclasses import asdict

from playwright.sync_api import sync_playwright

from benchmarks.machine import Site, on_each_engine, report
from db import engine
from tests.e2e.alone import open_alone
from tests.e2e.application import SECRET_KEY
from tests.e2e.conftest import CHROMIUM, QUIET
from tests.e2e.robot import robot, wander

PATHS = int(sys.argv[1]) if len(sys.argv) > 1 else 40  # through each questionnaire


def paths(site: Site) -> None:
    """All of them; a disagreement ends the run with the path that shows it."""
    with site.database() as database, sync_playwright() as playwright:
        engine.use(database)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        with robot(open_alone(browser, {"width": 1024, "height": 768}), database) as walker:
            wander(walker, PATHS)
        browser.close()
        figures = asdict(walker.walked) | {"questions": len(walker.walked.questions)}
        report("random paths through every questionnaire", site.engine, **figures)


if __name__ == "__main__":
    os.environ.setdefault("TABLEE_SECRET_KEY", SECRET_KEY)
    on_each_engine(paths)
