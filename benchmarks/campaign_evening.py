"""Two rooms at work while something is done to their server, with walls and a console that look on."""

import asyncio
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from benchmarks.campaign_screens import Watcher
from db.engine import Database
from db.queries.workshops import moves, programme
from domain.staff.by import CONSOLE, By
from domain.staff.roles import Role
from domain.workshops.programme import AlreadyMoved
from tests.e2e.room import TERRITORY, hire
from tests.e2e.two_rooms import Pace, Room, at_work, two_rooms, wrongs
from texts.typography import typeset

PACE = Pace(tablets=6, voters=2, answer=0.3, ballot=1.5)
WATCHED = (("projeter", 0), ("animer", 0), ("projeter", 1))  # page, room
PATIENCE = 180.0  # seconds until a screen is given up
AGAIN = 0.5


class Evening:
    """``address``: where everybody goes; ``token``: of whoever runs the rooms.

    ``told``: seconds until every wall showed each change of the programme.
    """

    def __init__(self, database: Database, address: str, rooms: Sequence[Room], token: str) -> None:
        self.database, self.address, self.rooms, self.token = database, address, rooms, token
        self.told: list[float] = []
        self.watchers: list[Watcher] = []
        self._over, self._given_up = False, False
        self._working: Future[None] | None = None

    @classmethod
    def opened(cls, database: Database, address: str, seed: int) -> Self:
        """One in two new rooms."""
        rooms = two_rooms(database, address, seed)
        return cls(database, address, rooms, hire(database, Role.FACILITATOR, TERRITORY).token)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Everybody is at work; at the end whoever has begun ends."""
        with ExitStack() as stack:
            for page, room in WATCHED:
                watcher = Watcher(self.address, page, self.token, self.rooms[room].workshop)
                self.watchers.append(stack.enter_context(watcher))
            pool = stack.enter_context(ThreadPoolExecutor(1))
            self._working = pool.submit(asyncio.run, self._work())
            try:
                yield
            except BaseException:
                self._given_up = True
                raise
            self._over = True
            self._working.result()

    async def _work(self) -> None:
        working = asyncio.ensure_future(at_work(self.rooms, PACE, lambda: self._over))
        while not working.done():
            if self._given_up:  # a server that never came back: nobody waits for it
                working.cancel()
                return
            await asyncio.wait([working], timeout=AGAIN)
        await working

    def rest(self, seconds: float) -> None:
        """Let them work; whoever broke off meanwhile stops the campaign."""
        if self._working is not None and self._working.done():
            self._working.result()
        time.sleep(seconds)

    def step(self, since: float) -> None:
        """Each room goes on, or back, and every wall of it is looked at until it says so, counted from ``since``."""
        titles = {room.workshop: self._moved(room.workshop) for room in self.rooms}
        moved = time.monotonic()
        for watcher in self.watchers:
            if watcher.page == "projeter":
                watcher.await_words(titles[watcher.workshop], moved, PATIENCE)
        self.told.append(time.monotonic() - since)

    def _moved(self, workshop: str) -> str:
        latest = time.monotonic() + PATIENCE
        while True:
            try:
                return _move(self.database, workshop)
            except (AlreadyMoved, SQLAlchemyError):  # a moment ago; or the database is away still
                if time.monotonic() > latest:
                    raise
                time.sleep(AGAIN)

    def wrongs(self) -> dict[str, int]:
        """What is lost and what is double in both rooms, by its name; all zero, or a promise is broken."""
        return wrongs(self.database, self.rooms)

    def figures(self) -> dict[str, float | str]:
        """What was done, what was refused for now, and how long people and screens waited."""
        failures = sum((room.crowd.failures for room in self.rooms), start=Counter[int]())
        absences = [absence for watcher in self.watchers for absence in watcher.absences]
        return {
            "visits": sum(len(room.crowd.finished) for room in self.rooms),
            "answers": sum(len(room.crowd.acknowledged) for room in self.rooms),
            "ballots": sum(len(room.urn.receipts) for room in self.rooms),
            "refused_for_now": str(dict(failures)),
            "longest_answer": max(max(room.crowd.slowest, room.urn.slowest) for room in self.rooms),
            "screen_losses": len(absences),
            "median_absence": statistics.median(absences) if absences else 0.0,
            "longest_absence": max(absences, default=0.0),
            "longest_to_the_wall": max(self.told, default=0.0),
        }


def _move(database: Database, workshop: str) -> str:
    """On from the first step, back from the second; the title of the step that is now."""
    with database.transaction() as connection:
        known = programme.programme(connection, workshop)
        assert known.now is not None
        on = known.now.position == 1
        to = known.beside(1 if on else -1)
        assert to is not None
        (moves.on if on else moves.back)(connection, workshop, known.now, by=By(CONSOLE, datetime.now(UTC)))
    return typeset(to.title)
