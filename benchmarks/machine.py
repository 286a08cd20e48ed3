"""What the machine tells: processor time of a process, and one JSON line for each figure."""

import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db import backup
from db.engine import Database
from tests.e2e.application import Application
from tests.engines import LOADED, Kitchen, Postgres, private_postgres

TICK = 1 / os.sysconf("SC_CLK_TCK")
ENGINES = ("sqlite", "postgresql")


def report(figure: str, engine: str, **values: float | str | None) -> None:
    """Print one line. ``aim``: the most that it may be, or ``least``: the least; ``held``: whether it is."""
    rounded = {name: round(value, 4) if isinstance(value, float) else value for name, value in values.items()}
    ratio, aim, least = (values.get(name) for name in ("ratio", "aim", "least"))
    held = {}
    if isinstance(ratio, float) and isinstance(aim, int | float):
        held = {"held": ratio <= aim}
    if isinstance(ratio, float) and isinstance(least, int | float):
        held = {"held": ratio >= least}
    print(json.dumps({"figure": figure, "engine": engine, **rounded, **held}), flush=True)


def processor(pid: int) -> float:
    """Seconds of processor that a process and its ended children have used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return time.clock_gettime(_clock(pid)) + sum(int(field) for field in fields[13:15]) * TICK


def _clock(pid: int) -> int:
    """The clock of a process itself, which counts nanoseconds where ``/proc`` counts hundredths of a second.

    Made as ``clock_getcpuclockid`` of the C library makes it, which Python does not offer.
    """
    return (~pid << 3) | 2


def family(pid: int) -> float:
    """The same for a process and its living children: PostgreSQL works in one process for each connection."""
    children = [int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat") if _parent(stat) == pid]
    return processor(pid) + sum(map(processor, children))


def _parent(stat: Path) -> int | None:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except OSError:  # it ended meanwhile
        return None


@dataclass(frozen=True)
class Site:
    """One engine, with a folder of its own, on which databases are made and servers started."""

    engine: str
    folder: Path
    kitchen: Kitchen
    postgres: Postgres | None

    @contextmanager
    def database(self) -> Iterator[Database]:
        """A fresh database with the real content."""
        url = self.kitchen.fresh(LOADED)
        database = Database(url)
        try:
            yield database
        finally:
            database.close()
            self.kitchen.throw_away(url)

    @contextmanager
    def application(self, database: Database, entry: str = "app.py") -> Iterator[Application]:
        """The application (or another server script) on that database.

        Its copy of the day is made: that work grows with the data, goes on beside whoever looks, and is nobody's look.
        """
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        copies = folder / "var" / "backups"
        copies.mkdir(parents=True)
        (copies / f"{backup.name(datetime.now(UTC), 'bench')}.zip").touch()
        application = Application(database.url.render_as_string(hide_password=False), folder, entry)
        try:
            application.start()
            yield application
        finally:
            application.stop()

    def work(self, application: Application) -> float:
        """Seconds of processor used so far by the server and, if it has one, its database server."""
        return processor(application.pid) + (family(self.postgres.pid) if self.postgres else 0.0)


def on_each_engine(measure: Callable[[Site], None]) -> None:
    """Run ``measure`` on SQLite, then on a private and durable PostgreSQL. Told to stop, it leaves nothing running.

    ``ENGINE=sqlite`` or ``ENGINE=postgresql`` in the environment: only there, so that two machines share a campaign.
    """
    only = os.environ.get("ENGINE", "")
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="tablee-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if only != "postgresql":
            measure(Site("sqlite", folder, Kitchen(folder, None), None))
        if only == "sqlite":
            return
        with private_postgres(folder / "postgresql", durable=True) as postgres:
            measure(Site("postgresql", folder, Kitchen(folder, postgres), postgres))
