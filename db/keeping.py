"""What is no longer kept: everything whose time is over, erased once a day, in small transactions.

Several processes may: what one has erased, the other no longer finds. What of one family cannot be erased keeps none of
the others.
"""

import logging
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from db import backup, erasures, unfinished
from db.changes import leave_no_trace
from db.duties import Apart
from db.engine import Database
from db.queries.operations import erasing, kept, purge_turns, throttle
from db.queries.staff import access_ends, sessions
from domain.operations import retention
from domain.operations.retention import TAKEN_BACK, TERMS, Heap, HeldBack, PurgeIncomplete, Stock

log = logging.getLogger("tablee.keeping")
AGAIN = timedelta(hours=1)  # after a purge that did not erase everything


def held_back(database: Database, today: date) -> HeldBack | None:
    """Whether the clock has jumped since the last purge: then nothing goes until somebody says that it is right."""
    with database.reading() as connection:
        return retention.held_back(purge_turns.last(connection), today)


def reckoned(database: Database, today: date) -> date:
    """The day by which to say what is over: the last one that is known, where the clock is not believed."""
    held = held_back(database, today)
    return held.last if held else today


def over(database: Database, today: date, backups: Path) -> tuple[Heap, ...]:
    """What ``purge`` would begin with today; of copies, their number."""
    return tuple(heap for family in Stock for heap in _over(database, family, today, backups))


def _over(database: Database, family: Stock, today: date, backups: Path) -> tuple[Heap, ...]:
    if family is Stock.BACKUPS:
        copies = len(backup.old(backups, today))
        return (Heap(Stock.BACKUPS, "", "", "", copies, today),) if copies else ()
    with database.reading() as connection:
        return kept.of(connection, family, today)


def purge(database: Database, today: date, secret_key: str, backups: Path) -> dict[Stock, int]:
    """Erase what is over, and its traces in the journal of the database; returns how much went of each family.

    ``today`` is believed, and known from then on: whoever has it from a clock asks ``held_back`` first.

    Raises
    ------
    PurgeIncomplete
        At the end, after everything else went.
    """
    apart = Apart()
    with apart(Stock.ACCOUNTS), database.transaction() as connection:
        erasing.begin(connection, today)
        # Those who sign in do this too: where nobody does any more, names of people who were invited would stay.
        for ended in (sessions, access_ends, throttle):
            ended.sweep(connection, datetime.combine(today, time(), UTC))
    with apart(TAKEN_BACK):
        erasures.forget(database, backups, today)
        erasures.replay(database, erasures.everywhere(database, [backups / erasures.FILE]))
    with apart(Stock.BACKUPS):
        unfinished.sweep(backups, today)
    gone = dict.fromkeys(TERMS, 0)
    for family in Stock:
        with apart(family):
            for heap in _over(database, family, today, backups):
                with apart(family):
                    gone[family] += _erase(database, heap, today, secret_key, backups)
    with database.transaction() as connection:
        erasing.say_unerased(connection, apart.failed, today)
        purge_turns.done(connection, today)
        if any(gone.values()):
            leave_no_trace(connection)
    went = {family: n for family, n in gone.items() if n}
    if apart.failed:
        raise PurgeIncomplete(apart.failed, went) from next(iter(apart.failed.values()))
    return went


def _erase(database: Database, heap: Heap, today: date, secret_key: str, backups: Path) -> int:
    if heap.family is Stock.BACKUPS:
        return forget_copies(database, today, backups)
    n = 0
    while some := _some(database, heap, today, secret_key):
        n += some
    return n


def _some(database: Database, heap: Heap, today: date, secret_key: str) -> int:
    with database.transaction() as connection:
        if heap.family is Stock.JOURNAL:  # all chains at once: whichever heap comes first
            return erasing.prune(connection, today, secret_key)
        return erasing.erase(connection, heap, today)


def forget_copies(database: Database, today: date, folder: Path) -> int:
    """Erase the copies of a folder that were kept long enough; returns how many.

    Raises
    ------
    OSError
        At the end, if one could not be: the others went.
    """
    gone, kept = 0, None
    for path in backup.old(folder, today):
        try:
            path.unlink(missing_ok=True)
            gone += 1
        except OSError as failure:
            kept = failure
    if gone:
        with database.transaction() as connection:
            erasing.write_down(connection, today, Stock.BACKUPS, "", gone)
    if kept is not None:
        raise kept
    return gone


class Daily:
    """``purge`` at the first turn of a day, and each hour until nothing failed, for a clock that turns all the time.

    Not on a day that is long after the last one: that is told in the log and on «Données», and looked at every hour.
    """

    def __init__(self, secret_key: str, backups: Path) -> None:
        self._secret_key = secret_key
        self._backups = backups
        self._done: date | None = None
        self._tried: datetime | None = None  # when it last was, and failed

    def turn(self, database: Database, now: datetime) -> None:
        """Purge, unless this process did today, or tried within the hour: what goes wrong is not told at every turn.

        A clock that was set back makes nobody wait for what it said before.
        """
        if self._done == now.date() or (self._tried is not None and timedelta() <= now - self._tried < AGAIN):
            return
        self._tried = now  # before: of what fails otherwise, as where the database is away, the clock is told
        if held_back(database, now.date()):
            with database.transaction() as connection:
                purge_turns.hold_back(connection, now.date())
            log.warning("nothing is erased: the clock says a day that is long after the last one that is known")
            return
        with suppress(PurgeIncomplete):  # it is told already, on «Données» too
            purge(database, now.date(), self._secret_key, self._backups)
            self._done, self._tried = now.date(), None
