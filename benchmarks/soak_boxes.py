"""Every screen of the tablet in every size and window, with a voice and without, and as a screen reader finds it.

``python -m benchmarks.soak_boxes``: nothing is cut in three languages, no barrier and no word without its language in
six. What was found is printed, the most frequent first. The engine under the screens changes nothing that is drawn:
SQLite alone.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.machine import Site, report
from db import engine
from tests.e2e import boxes, heard
from tests.e2e.application import SECRET_KEY
from tests.e2e.conftest import CHROMIUM, QUIET
from tests.engines import Kitchen


def measured(site: Site) -> tuple[boxes.Seen, heard.Heard]:
    """The whole of it, in one browser."""
    seen, told = boxes.Seen(), heard.Heard()
    with (
        site.database() as database,
        site.application(database) as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET) as browser,
    ):
        engine.use(database)
        boxes.campaign(browser, server, database, seen)
        heard.campaign(browser, server, database, told)
    return seen, told


if __name__ == "__main__":
    os.environ.setdefault("TABLEE_SECRET_KEY", SECRET_KEY)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tablee-boxes-", ignore_cleanup_errors=True) as name:
        found, told = measured(Site("sqlite", Path(name), Kitchen(Path(name), None), None))
    report(
        "boxes that words leave",
        "sqlite",
        states=found.states,
        screens=len(found.screens),
        faults=len(found.faults),
        seconds=time.monotonic() - began,
    )
    report(
        "states heard",
        "sqlite",
        states=told.states,
        controls=told.controls,
        languages=len(told.languages),
        faults=len(told.faults),
    )
    print(boxes.told(found), *sorted(set(told.faults)), sep="\n", file=sys.stderr)
    sys.exit(1 if found.faults or told.faults else 0)
