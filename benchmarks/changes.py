"""What telling costs those who write on PostgreSQL, and whether two processes write more than one."""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager

from benchmarks.machine import Site, on_each_engine, report
from db.changes import Change
from db.engine import Database
from tests.e2e.application import ROOT

LISTENERS = 4
ROUNDS = 5
SECONDS = 2.0  # of each measure
LEAST = 0.8


class Writer:
    """A process that commits when it is told to."""

    def __init__(self, url: str) -> None:
        command = [sys.executable, "-m", "benchmarks.writer"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        environment = os.environ | {"DATABASE_URL": url}
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **pipes)  # type: ignore[call-overload]
        self._said()

    def begin(self, how: str) -> None:
        """Commit for ``SECONDS``."""
        self._process.stdin.write(f"{how} {SECONDS}\n")
        self._process.stdin.flush()

    def done(self) -> float:
        """Commits a second."""
        return int(self._said()) / SECONDS

    def close(self) -> None:
        """End it."""
        self._process.stdin.close()
        self._process.wait(30)

    def _said(self) -> str:
        return str(self._process.stdout.readline()).strip()


def changes(site: Site) -> None:
    """On PostgreSQL only: an SQLite file has one process. All kinds in turn, round after round."""
    if site.postgres is None:
        return
    with site.database() as database, _listening(database) as heard, ExitStack() as stack:
        url = database.url.render_as_string(hide_password=False)
        first, second = (stack.enter_context(closing(Writer(url))) for _ in range(2))
        together([first, second], "telling")  # warm
        measured = [_round(first, second) for _ in range(ROUNDS)]
    silent, telling, alone = (statistics.median(each) for each in zip(*measured, strict=True))
    report(
        f"notifying commits / silent commits, {LISTENERS} listeners",
        site.engine,
        ratio=statistics.median(told / quiet for quiet, told, _ in measured),
        least=LEAST,
        silent_per_second=silent,
        notifying_per_second=telling,
        heard=len(heard),
    )
    report(
        "notifying commits of two processes / one",
        site.engine,
        ratio=statistics.median(both / one for _, both, one in measured),
        one_per_second=alone,
        two_per_second=telling,
        cores=len(os.sched_getaffinity(0)),
    )


def _round(first: Writer, second: Writer) -> tuple[float, float, float]:
    """Commits a second: of both without a word, of both that tell, of one that tells."""
    both = [first, second]
    return together(both, "silent"), together(both, "telling"), together([first], "telling")


def together(writers: Sequence[Writer], how: str) -> float:
    """Commits a second of all of them, at the same time."""
    for writer in writers:
        writer.begin(how)
    return sum(writer.done() for writer in writers)


@contextmanager
def _listening(database: Database) -> Iterator[list[Change]]:
    """Four processes more that listen, as far as the database knows; what they heard."""
    heard = list[Change]()
    with ExitStack() as stack:
        for _ in range(LISTENERS):
            one = stack.enter_context(closing(Database(database.url.render_as_string(hide_password=False))))
            one.announcer.listen(heard.append)
        yield heard


if __name__ == "__main__":
    on_each_engine(changes)
