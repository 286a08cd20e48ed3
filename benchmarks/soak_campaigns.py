"""A house that is hurt again and again while two rooms answer and vote: what was acknowledged is there, and once.

``python -m benchmarks.soak_campaigns [--scale 1] [kills pair postgres disks rolling upgrade]``. On each engine: 100
kills of the only server, 10 full disks, 20 restarts while people vote; on PostgreSQL also 50 kills of one of two
processes behind the Caddy of ``deploy/``, the 20 restarts of one after the other, 20 restarts of PostgreSQL, and a
version with a new schema that comes meanwhile. Every screen is back, and shows what changed meanwhile, within ten
seconds. ``--minutes``: each campaign ends then, and says how many there were. Needs Debian's ``caddy`` for two
processes, and ``root`` for small disks.
"""

import argparse
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.campaign_blows import (
    database_restarted,
    filled,
    in_turn,
    killed,
    may_mount,
    restarted,
    small_disk,
)
from benchmarks.campaign_evening import Evening
from benchmarks.campaign_upgrade import upgraded
from benchmarks.machine import Site, on_each_engine, report
from benchmarks.soak_proxy import proxy
from db.engine import Database
from tests.e2e.application import Application
from tests.engines import Kitchen, private_postgres

TIMES = {"kills": 100, "pair": 50, "postgres": 20, "disks": 10, "rolling": 20, "upgrade": 1}
REST = 2.1  # seconds of quiet work after each blow: a step is not left before
BACK = 10.0  # seconds in which every screen is back
MEGABYTES = {"sqlite": 120, "postgresql": 420}  # of a small disk

wrong: list[str] = []
asked = argparse.Namespace(scale=1.0, minutes=60.0, campaigns=[])  # until the command line says more


def hurt(site: Site, database: Database, address: str, figure: str, times: int, blow: Callable[[int], None]) -> None:
    """Two rooms at work; so many blows, after each of which the programme goes on and the walls say so."""
    evening, took, after = Evening.opened(database, address, seed=sum(map(ord, figure))), list[float](), list[float]()
    with evening.going_on():
        latest = time.monotonic() + 60 * asked.minutes
        for number in range(times):
            if time.monotonic() > latest:
                break
            evening.rest(REST)
            began = time.monotonic()
            blow(number)
            took.append(time.monotonic() - began)
            evening.step(began)
            after.append(evening.told[-1] - took[-1])
        evening.rest(REST)
    blows = {"times": len(took), "of": times, "longest_blow": max(took), "longest_after_it": max(after)}
    _judge(figure, site, {**blows, **evening.figures()}, evening.wrongs())


def _judge(figure: str, site: Site, seen: dict[str, float | str], found: dict[str, int]) -> None:
    late = [name for name in ("longest_absence", "longest_to_the_wall") if float(seen[name]) > BACK]
    wrong.extend([f"{site.engine}, {figure}: {json.dumps(found)} {late}"] if any(found.values()) or late else [])
    report(figure, site.engine, **seen, **found)


def kills(site: Site, times: int) -> None:
    """``kill -9`` of the only server."""
    with site.database() as database, site.application(database) as server:
        hurt(site, database, server.address, "server killed", times, lambda _: killed(server))


@contextmanager
def _two(site: Site) -> Iterator[tuple[Database, str, tuple[Application, ...]]]:
    """Two processes on one PostgreSQL behind a proxy, as ``deploy/`` has them."""
    if shutil.which("caddy") is None:
        sys.exit("Debian's caddy is needed: apt-get install caddy")
    with (
        site.database() as database,
        site.application(database) as one,
        site.application(database) as other,
        proxy([one.port, other.port], Path(mkdtemp(dir=site.folder))) as address,
    ):
        yield database, address, (one, other)


def pair(site: Site, times: int) -> None:
    """``kill -9`` of one of two processes, then of the other."""
    if site.postgres is None:
        return
    with _two(site) as (database, address, processes):
        hurt(site, database, address, "one of two killed", times, in_turn(processes, killed))


def postgres(site: Site, times: int) -> None:
    """PostgreSQL is restarted under two processes."""
    if site.postgres is None:
        return
    with _two(site) as (database, address, _):
        hurt(site, database, address, "postgresql restarted", times, database_restarted(site.postgres))


def rolling(site: Site, times: int) -> None:
    """Restarted in an orderly way while people vote: the only server on SQLite, elsewhere two in turn."""
    if site.postgres is not None:
        with _two(site) as (database, address, processes):
            hurt(site, database, address, "rolling restart", times, in_turn(processes, restarted))
        return
    with site.database() as database, site.application(database) as server:
        hurt(site, database, server.address, "server restarted", times, lambda _: restarted(server))


def upgrade(site: Site, times: int) -> None:
    """A version with a new schema comes, one process after the other; once, however often ``times`` says."""
    del times
    if site.postgres is None:
        return
    seen, found = upgraded(site)
    if seen:
        _judge("rolling upgrade", site, seen, found)
    else:
        print(json.dumps({"figure": "rolling upgrade", "engine": site.engine, "skipped": "no history of versions"}))


def disks(site: Site, times: int) -> None:
    """The disk of the database, of the log and of the copies has no byte left for some seconds."""
    if not may_mount():
        print(json.dumps({"figure": "disk full", "engine": site.engine, "skipped": "root alone mounts a small disk"}))
        return
    with small_disk(Path(mkdtemp(dir=site.folder)) / "disk", MEGABYTES[site.engine]) as disk:
        if site.postgres is None:
            _on_a_small_disk(Site(site.engine, disk, Kitchen(disk, None), None), disk, times)
            return
        with private_postgres(disk / "postgresql", durable=True) as server:
            server.say("ALTER SYSTEM SET max_wal_size = '64MB'")
            server.say("SELECT pg_reload_conf()")
            _on_a_small_disk(Site(site.engine, disk, Kitchen(disk, server), server), disk, times)


def _on_a_small_disk(site: Site, disk: Path, times: int) -> None:
    with site.database() as database, site.application(database) as server:
        hurt(site, database, server.address, "disk full", times, filled(disk, site.postgres))


CAMPAIGNS: dict[str, Callable[..., None]] = {
    "kills": kills,
    "pair": pair,
    "postgres": postgres,
    "disks": disks,
    "rolling": rolling,
    "upgrade": upgrade,
}


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--scale", type=float, default=1.0, help="1 is what is promised; less is a rehearsal")
parser.add_argument("--minutes", type=float, default=60.0, help="that one campaign lasts at most")
parser.add_argument("campaigns", nargs="*", choices=[*CAMPAIGNS, []], metavar="campaign")


if __name__ == "__main__":
    asked = parser.parse_args()
    for name in asked.campaigns or CAMPAIGNS:
        on_each_engine(partial(CAMPAIGNS[name], times=max(2, round(TIMES[name] * asked.scale))))
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)
