"""A copy a day, made by the server itself: nobody has to remember it. It stands on the same disk, and says so."""

import fcntl
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from db import backup
from db.engine import Database
from db.queries.operations import demonstrations
from domain.operations.copies import RETRY, ErasuresUnreadable, due, room_for
from domain.votes.errors import VoteStillOpen
from frame.operations import copies

log = logging.getLogger("tablee.copies")
HELD = ".daily"


class DailyCopy:
    """For a clock that turns all the time: one copy a day in ``folder``, whoever of several processes turns first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._next: datetime | None = None

    def turn(self, database: Database, now: datetime) -> None:
        """Make the copy of the day, if it is time. What goes wrong is told, and tried again later."""
        if self._next is not None and now < self._next:
            return
        self._next = now + RETRY
        with database.reading() as connection:
            if demonstrations.only(connection):  # nothing of it is anybody's
                return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _alone(self._folder) as mine:
                if mine and due((moment for moment, _ in backup.copies(self._folder)), now):
                    self._copy(database, now)
        except OSError:
            log.error("no copy of the day: the disk is full, or its folder is not ours")  # noqa: TRY400  its words hold a path
        except ErasuresUnreadable:
            log.error("no copy of the day: the file of what people took back, beside the copies, cannot be read")  # noqa: TRY400  its words hold a path
        except VoteStillOpen:
            log.info("the copy of the day waits for a vote to close")

    def _copy(self, database: Database, now: datetime) -> None:
        if not room_for(shutil.disk_usage(self._folder).free, _size_of_last(self._folder)):
            log.error("no copy of the day: too little room is left on the disk")
            return
        copies.make(database, self._folder, now)
        log.info("the copy of the day is made")


def _size_of_last(folder: Path) -> int:
    known = backup.copies(folder)
    return known[-1][1].stat().st_size if known else 0


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether no other process of this machine is at it. The lock goes with the process, however that ends."""
    with (folder / HELD).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
