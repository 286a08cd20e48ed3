"""What must go on whatever fails: the one place of the house that catches everything, and tells it."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

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


@contextmanager
def going_on(but: Callable[[Exception], bool] = lambda _: False) -> Iterator[None]:
    """Whatever is raised inside is told, with its places, and goes no further.

    For threads that nobody would start again, and for what is not the business of whoever comes by.

    Parameters
    ----------
    but : what is raised all the same.
    """
    try:
        yield
    except Exception as failure:
        if but(failure):
            raise
        log.error("it failed, and everything else goes on: %s", named(failure))  # noqa: TRY400  named tells the places


class Apart:
    """Several things one after the other: what goes wrong with one is told at once, and ``failed`` knows it.

    Told by what it was about, its kind and its places alone: its words may hold what somebody said.
    """

    def __init__(self) -> None:
        self.failed: dict[str, Exception] = {}

    @contextmanager
    def __call__(self, about: str) -> Iterator[None]:
        """One of them. ``about``: a word of the house's own."""
        try:
            yield
        except Exception as failure:  # noqa: BLE001  whatever it is, the others are due
            log.error("not done: %s (%s)", about, named(failure))  # noqa: TRY400  named tells the places
            self.failed.setdefault(about, failure)
