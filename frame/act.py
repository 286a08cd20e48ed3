"""``act``: the door of everything that is written: who acts is read again inside the transaction that writes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from db import engine
from db.engine import Connection
from db.queries.staff import sessions
from domain.staff.by import By
from domain.staff.roles import Role, SessionEnded, Visitor
from frame import visitor

Place = str | Callable[[Connection], str]


@dataclass(frozen=True)
class Deed:
    """A writing transaction, and who acts in it. ``by``: what an audit row and a history keep of that."""

    connection: Connection
    visitor: Visitor
    by: By

    @property
    def now(self) -> datetime:
        """The moment of the act, the same for all that is written in it."""
        return self.by.now


@contextmanager
def act(roles: frozenset[Role], territory: Place) -> Iterator[Deed]:
    """Open the transaction in which this browser's person acts, as one of ``roles``, in ``territory``.

    Raises
    ------
    domain.staff.roles.SessionEnded, domain.errors.NotAllowed, domain.staff.roles.OtherTerritory
        Nothing is written.
    """
    with acting(visitor.token_of_this_browser(), roles, territory) as deed:
        yield deed


@contextmanager
def acting(token: str | None, roles: frozenset[Role], territory: Place) -> Iterator[Deed]:
    """As ``act``, for the bearer of a session token: the cookie of an HTTP request.

    ``territory`` may be asked of the database, which it is once it is sure that somebody of ``roles`` acts.
    """
    now = datetime.now(UTC)
    with engine.current().transaction() as connection:
        person = sessions.acting(connection, token or "", now)
        if person is None:
            raise SessionEnded
        person.acts_as(roles)
        place = territory if isinstance(territory, str) else territory(connection)
        yield Deed(connection, person, By(person.acts_as(roles, place), now, person.staff_id))
