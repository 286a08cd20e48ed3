"""The people who come to the open workshop of the demonstration while somebody looks: for three minutes, then no more.

A turn of a clock (``db.clock``) brings as many as should be there by then. Only the demonstration's own open workshop
has such people, never another one, and only one process brings them.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, text

from db.engine import Database
from db.queries.votes import votes
from db.queries.workshops import invented, workshops
from domain.errors import AppError
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes.vote import Channel
from domain.workshops import showcase
from domain.workshops.workshop import State, Workshop

LASTS = timedelta(minutes=3)
PEOPLE = 20
KEPT_FREE = 10  # places for whoever tries it
ONE_PROCESS = 7_205_814  # among the advisory locks of PostgreSQL
BY_DEVICE = frozenset({Channel.TABLET, Channel.PHONE})


class Simulated:
    """One start of one server: whom it has brought so far."""

    def __init__(self, secret_key: str) -> None:
        self._secret_key = secret_key
        self._since: datetime | None = None
        self._over = False
        self._before: dict[str, int] = {}  # how many had come to a workshop when this server found it
        self._claim: Connection | None = None

    def turn(self, database: Database, now: datetime) -> None:
        """Bring those who should be there by now."""
        if self._over:
            return
        self._since = self._since or now
        share = min(1.0, (now - self._since) / LASTS)
        if self._alone(database):
            self._come(database, share, By(Role.FACILITATOR, now))
        self._over = self._over or share >= 1.0
        if self._over:
            self._let_go()

    def _come(self, database: Database, share: float, by: By) -> None:
        with database.reading() as connection:
            here = showcase.open_room(workshops.workshops(connection, frozenset(showcase.PLACES)))
        if here is None:
            return
        try:
            with database.transaction() as connection:
                self._one_turn(connection, here, share, by)
        except AppError:  # it was closed, or its people sent away, at this very moment
            return

    def _one_turn(self, connection: Connection, here: Workshop, share: float, by: By) -> None:
        crowd = invented.crowd(connection, here.id)
        before = self._before.setdefault(here.id, crowd.came)
        people = min(before + int(PEOPLE * share), crowd.came + max(0, crowd.free - KEPT_FREE))
        invented.arrive(connection, here.id, people, by)
        for vote in votes.votes_of(connection, here.id, State.OPEN):
            if BY_DEVICE & set(vote.plan.channels):
                invented.cast(connection, vote.id, people, self._secret_key, by)

    def _alone(self, database: Database) -> bool:
        """Whether this process is the one. A SQLite file has one server anyway (``Database.own``)."""
        if database.is_sqlite or self._claim is not None:
            return True
        claim = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if claim.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": ONE_PROCESS}).scalar_one():
            self._claim = claim
            return True
        claim.close()
        self._over = True
        return False

    def _let_go(self) -> None:
        if self._claim is not None:
            self._claim.invalidate()  # its lock ends with it; back in the pool, it would keep it
            self._claim.close()
            self._claim = None
