"""What telling costs those who write on PostgreSQL, and whether two processes write more than one."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass

from benchmarks.machine import Site, family, on_each_engine, processor, report
from db.changes import Change
from db.engine import Database
from tests.e2e.application import ROOT

LISTENERS = 4
ROUNDS = 24  # short ones, in turns: whatever else the machine does meets all kinds alike
SECONDS = 0.4  # of each measure
LEAST = 0.8


@dataclass
class Done:
    """What was committed of one kind in all rounds, and the processor time of writers and database for it."""

    commits: int = 0
    seconds: float = 0.0
    cpu: float = 0.0

    @property
    def pace(self) -> float:
        """Commits a second."""
        return self.commits / self.seconds

    @property
    def cost(self) -> float:
        """Seconds of processor for one commit."""
        return self.cpu / self.commits


class Writer:
    """A process that commits when it is told to."""

    def __init__(self, url: str) -> None:
        command = [sys.executable, "-m", "benchmarks.writer"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        environment = os.environ | {"DATABASE_URL": url}
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **pipes)  # type: ignore[call-overload]
        self.pid = self._process.pid
        self._said()

    def begin(self, how: str) -> None:
        """Commit for ``SECONDS``."""
        self._process.stdin.write(f"{how} {SECONDS}\n")
        self._process.stdin.flush()

    def done(self) -> int:
        """How many it has committed."""
        return int(self._said())

    def close(self) -> None:
        """End it."""
        self._process.stdin.close()
        self._process.wait(30)

    def _said(self) -> str:
        return str(self._process.stdout.readline()).strip()


def changes(site: Site) -> None:
    """On PostgreSQL only: an SQLite file has one process."""
    if site.postgres is None:
        return
    with site.database() as database, _listening(database) as heard, ExitStack() as stack:
        url = database.url.render_as_string(hide_password=False)
        both = [stack.enter_context(closing(Writer(url))) for _ in range(2)]
        for how in ("silent", "telling"):  # warm
            _together(both, how, site.postgres.pid, Done())
        silent, telling, alone = Done(), Done(), Done()
        kinds = [(both, "silent", silent), (both, "telling", telling), (both[:1], "telling", alone)]
        for number in range(ROUNDS):
            for writers, how, into in (*kinds[number % 3 :], *kinds[: number % 3]):
                _together(writers, how, site.postgres.pid, into)
    report(
        f"notifying commits / silent commits, {LISTENERS} listeners",
        site.engine,
        ratio=telling.pace / silent.pace,
        least=LEAST,
        silent_per_second=silent.pace,
        notifying_per_second=telling.pace,
        cpu_of_silent_by_notifying=silent.cost / telling.cost,
        heard=len(heard),
    )
    report(
        "notifying commits of two processes / one",
        site.engine,
        ratio=telling.pace / alone.pace,
        one_per_second=alone.pace,
        two_per_second=telling.pace,
        cores=len(os.sched_getaffinity(0)),
    )


def _together(writers: Sequence[Writer], how: str, postgres: int, into: Done) -> None:
    """All of them at the same time."""
    before, began = _cpu(writers, postgres), time.monotonic()
    for writer in writers:
        writer.begin(how)
    into.commits += sum(writer.done() for writer in writers)
    into.seconds += time.monotonic() - began
    into.cpu += _cpu(writers, postgres) - before


def _cpu(writers: Sequence[Writer], postgres: int) -> float:
    return family(postgres) + sum(processor(writer.pid) for writer in writers)


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
