"""From the address to the first screen of a tablet, beside an empty Streamlit page: a browser that has kept nothing.

``python -m benchmarks.first``. In turns, in one run, each look in a context of its own.
"""

import statistics
import time
from collections.abc import Callable

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.machine import Site, on_each_engine, report
from tests.e2e.conftest import CHROMIUM, QUIET

ROUNDS = 9
MOST = 1.5
TABLET = {"width": 768, "height": 1024}
RAN = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def first(site: Site) -> None:
    """Seconds until somebody may type the code of the room; until the script of an empty page has run."""
    with (
        site.database() as one,
        site.database() as two,
        site.application(one) as ours,
        site.application(two, "benchmarks/blank.py") as blank,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)

        def both() -> tuple[float, float]:
            tablet = _look(browser, f"{ours.address}/participer", lambda page: page.locator("input.code").wait_for())
            return tablet, _look(browser, blank.address, lambda page: page.locator(RAN).wait_for())

        both()
        waits = [both() for _ in range(ROUNDS)]
        browser.close()
    report(
        "first screen of a tablet / empty Streamlit page",
        site.engine,
        ratio=statistics.median(mine / other for mine, other in waits),
        aim=MOST,
        tablet_s=statistics.median(mine for mine, _ in waits),
        empty_s=statistics.median(other for _, other in waits),
    )


def _look(browser: Browser, address: str, shown: Callable[[Page], None]) -> float:
    context = browser.new_context(viewport=TABLET)  # type: ignore[arg-type]  # a size by name
    page = context.new_page()
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    shown(page)
    took = time.perf_counter() - began
    context.close()
    return took


if __name__ == "__main__":
    on_each_engine(first)
