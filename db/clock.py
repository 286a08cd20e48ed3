"""The clock that looks at who waits: the one thing that publishes without a facilitator."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from db.changes import leave_no_trace
from db.engine import Database
from db.queries.cooperation import restitution
from db.queries.evaluation import crossings, looks, pairs, quality
from db.queries.workshops import endings, rehearsals
from domain.staff.by import CONSOLE, By

log = logging.getLogger("tablee.clock")
PAUSE = 5.0  # seconds; a look comes at most this late
RECENT = timedelta(seconds=2 * PAUSE)


def settle(database: Database, now: datetime) -> None:
    """Settle the end of every workshop that was closed half an hour ago, each in a transaction of its own.

    Rehearsals whose time is over are erased. What structures said in a wave that is over is told, and what may be told
    of the classes of a closed one, of those who had answered before, and of who answered. Whoever reads what is
    published calls it first, as if a clock had been there.
    """
    with database.reading() as connection:
        over, rehearsed = endings.due(connection, now), rehearsals.due(connection, now)
        said, closed = restitution.due(connection, now.date()), crossings.due(connection, now.date())
        linked, untold = pairs.due(connection, now.date()), quality.due(connection, now.date())
    for workshop in over:
        with database.transaction() as connection:
            endings.settle(connection, workshop, now)
    for workshop in rehearsed:
        with database.transaction() as connection:
            rehearsals.erase(connection, workshop, By(CONSOLE, now))
    for wave in said:
        with database.transaction() as connection:
            restitution.publish(connection, wave, now)
    for wave in closed:
        with database.transaction() as connection:
            crossings.publish(connection, wave, now)
    for wave in linked:
        with database.transaction() as connection:
            pairs.publish(connection, wave, now)
    for wave in untold:
        with database.transaction() as connection:
            quality.publish(connection, wave, now)


def keep_up(database: Database, now: datetime) -> None:
    """Settle, unless a clock of this process did so a moment ago: for pages that many look at again and again."""
    if database.settled is None or not timedelta() <= now - database.settled <= RECENT:
        settle(database, now)


def turn(database: Database, now: datetime) -> None:
    """Look at every reservoir whose moment has come, each in a transaction of its own.

    What was to leave no trace, and could not because somebody else read or wrote, is tried again.
    """
    settle(database, now)
    database.settled = now
    if database.traces_left:
        with database.transaction() as connection:
            leave_no_trace(connection)
    with database.reading() as connection:
        due = looks.due(connection, now)
    for wave, workshop in due:
        with database.transaction() as connection:
            looks.look(connection, wave, workshop, now)


class Clock:
    """Turns in a thread of its own until it is stopped. Several processes may: what is to be done is done once."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        turn: Callable[[Database, datetime], None] = turn,
    ) -> None:
        self._database = database
        self._now = now
        self._turn = turn
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tablee-clock", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, after the look that may be going on."""
        self._stopping.set()
        self._thread.join(timeout=PAUSE)

    def _run(self) -> None:
        while not self._stopping.wait(PAUSE):
            try:
                self._turn(self._database, self._now())
            except (SQLAlchemyError, OSError) as failure:  # the database, or a folder, is away: it is found again
                log.warning("no turn this time: %s", type(failure).__name__)
