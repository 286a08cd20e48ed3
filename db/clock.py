"""The clock that looks at who waits: the one thing that publishes without a facilitator."""

import logging
import threading
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from db.changes import leave_no_trace
from db.duties import every, going_on
from db.engine import Connection, Database
from db.errors import is_outage
from db.queries.cooperation import restitution
from db.queries.evaluation import crossings, looks, pairs, quality
from db.queries.workshops import endings, rehearsals
from domain.staff.by import CONSOLE, By

log = logging.getLogger("tablee.clock")
PAUSE = 5.0  # seconds; a look comes at most this late
RECENT = timedelta(seconds=2 * PAUSE)

_Due = Callable[[Connection, datetime], Iterable[str]]
_Do = Callable[[Connection, str, datetime], object]


def settle(database: Database, now: datetime) -> None:
    """Settle the end of every workshop that was closed half an hour ago, each in a transaction of its own.

    Rehearsals whose time is over are erased. What structures said in a wave that is over is told, and what may be told
    of the classes of a closed one, of those who had answered before, and of who answered. Whoever reads what is
    published calls it first, as if a clock had been there: what failed of another workshop or wave is not theirs.
    """
    with going_on(but=is_outage):
        every(partial(_each, database, due, do, now) for due, do in _ends())


def _each(database: Database, due: _Due, do: _Do, now: datetime) -> None:
    with database.reading() as connection:
        found = due(connection, now)
    every(partial(_one, database, do, subject, now) for subject in found)


def _one(database: Database, do: _Do, subject: str, now: datetime) -> None:
    with database.transaction() as connection:
        do(connection, subject, now)


def _ends() -> tuple[tuple[_Due, _Do], ...]:
    """What is due, and what is then done of it."""
    return (
        (endings.due, endings.settle),
        (rehearsals.due, lambda connection, one, now: rehearsals.erase(connection, one, By(CONSOLE, now))),
        (lambda connection, now: restitution.due(connection, now.date()), restitution.publish),
        (lambda connection, now: crossings.due(connection, now.date()), crossings.publish),
        (lambda connection, now: pairs.due(connection, now.date()), pairs.publish),
        (lambda connection, now: quality.due(connection, now.date()), quality.publish),
    )


def keep_up(database: Database, now: datetime) -> None:
    """Settle, unless a clock of this process did so a moment ago: for pages that many look at again and again."""
    if database.settled is None or not timedelta() <= now - database.settled <= RECENT:
        settle(database, now)


def turn(database: Database, now: datetime) -> None:
    """Look at every reservoir whose moment has come, each in a transaction of its own.

    What was to leave no trace, and could not because somebody else read or wrote, is tried again.
    """
    every((partial(_due, database, now), partial(_traceless, database), partial(_look, database, now)))


def _due(database: Database, now: datetime) -> None:
    settle(database, now)
    database.settled = now


def _traceless(database: Database) -> None:
    if database.traces_left:
        with database.transaction() as connection:
            leave_no_trace(connection)


def _look(database: Database, now: datetime) -> None:
    with database.reading() as connection:
        due = looks.due(connection, now)
    every(partial(_looked, database, wave, workshop, now) for wave, workshop in due)


def _looked(database: Database, wave: str, workshop: str | None, now: datetime) -> None:
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
            with going_on():  # without its clock a house forgets nothing and tells nothing
                self._once()

    def _once(self) -> None:
        try:
            self._turn(self._database, self._now())
        except (SQLAlchemyError, OSError) as failure:  # the database, or a folder, is away: it is found again
            log.warning("no turn this time: %s", type(failure).__name__)
