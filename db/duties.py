"""Several things to do, none of which waits for another to succeed."""

import logging
from collections.abc import Callable, Iterable

from domain.operations.logs import named

log = logging.getLogger("tablee.duties")


def every(duties: Iterable[Callable[[], object]]) -> None:
    """Do each of these, whatever another one raises; then raise the first of it. What else there was is told here.

    What is to be done is asked one by one, each when its turn comes: asking may fail as doing does.
    """
    failures: list[Exception] = []
    for duty in duties:
        try:
            duty()
        except Exception as failure:  # noqa: BLE001  whatever it is, the others are due
            failures.append(failure)
    for other in failures[1:]:
        log.error("this failed too: %s", named(other))
    if failures:
        raise failures[0]
