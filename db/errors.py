"""What the database refused, translated once: a named constraint becomes a domain error, a silence a sentence."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from typing import Any

import psycopg
from sqlalchemy import make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from db.same_file import FileMoved
from domain.cooperation.errors import LinkKnown
from domain.cooperation.partners import PartnerLinkTaken
from domain.errors import AppError, RequestReused
from domain.operations.outages import Outage
from domain.participation.typed import refuse_forbidden
from domain.staff.errors import LoginTaken
from domain.votes.errors import PileMoved, ReadingTaken, SameReader, VotedAgain

# PostgreSQL names the constraint; SQLite names the columns of a unique index.
_MEANINGS: dict[str, type[AppError]] = {
    "uq_answer_request_id": RequestReused,
    "answer.request_id": RequestReused,
    "uq_staff_login": LoginTaken,
    "staff.login": LoginTaken,
    "uq_partner_answer_request_id": RequestReused,
    "uq_partner_link_live": PartnerLinkTaken,
    "uq_resource_link_address": LinkKnown,
    "resource_link.address": LinkKnown,
    "uq_vote_previous_id": VotedAgain,
    "vote.previous_id": VotedAgain,
    "partner_link.wave_id, partner_link.actor_id": PartnerLinkTaken,
    "uq_paper_reading_vote_id_staff_id": SameReader,
    "paper_reading.vote_id, paper_reading.staff_id": SameReader,
    "pk_paper_reading": ReadingTaken,
    "paper_reading.vote_id, paper_reading.reading": ReadingTaken,
    "pk_paper_entry": PileMoved,
    "paper_entry.vote_id, paper_entry.reading, paper_entry.number": PileMoved,
}

_NO_ROOM = {ENOSPC, EDQUOT}
FAILURES = (SQLAlchemyError, psycopg.Error, OSError)  # among which outages are; others of them are bugs
_AWAY = (InterfaceError, OperationalError, PoolTimeout, psycopg.OperationalError, psycopg.InterfaceError)


@contextmanager
def translated() -> Iterator[None]:
    """Raise the domain error that a violated constraint stands for; an unknown one stays a bug."""
    try:
        yield
    except IntegrityError as refusal:
        text = str(refusal.orig)
        for name, meaning in _MEANINGS.items():
            if name in text:
                raise meaning from refusal
        raise


def outage(error: BaseException) -> Outage | None:
    """Why what was asked may be answered later; None for a bug, and for a refusal.

    SQLite calls a wrong statement operational too, and says by a code of its own that it is one. What SQLAlchemy does
    outside of a statement (the isolation of a connection that was cut) fails with the driver's own error.
    """
    if isinstance(error, FileMoved):
        return Outage.AWAY
    if isinstance(error, OSError):
        return Outage.FULL if error.errno in _NO_ROOM else None
    cause = error.orig if isinstance(error, DBAPIError) else error
    if getattr(cause, "sqlite_errorname", "") == "SQLITE_FULL" or isinstance(cause, psycopg.errors.DiskFull):
        return Outage.FULL
    if getattr(cause, "sqlite_errorname", "") == "SQLITE_ERROR":
        return None
    return Outage.AWAY if isinstance(error, _AWAY) else None


def is_outage(error: BaseException) -> bool:
    """Whether the database did not answer, broke off, or has no room: what is asked again later may be answered."""
    return outage(error) is not None


ENGINES = frozenset({"sqlite", "postgresql"})


class DatabaseAway(Exception):
    """The database does not answer, cannot be opened, or is none. ``database``: what was asked for, no password."""

    def __init__(self, url: str) -> None:
        try:
            parts = make_url(url)
        except ArgumentError:
            self.database, self.is_file = "DATABASE_URL", False
        else:
            self.is_file = parts.get_backend_name() == "sqlite"
            self.database = str(parts.database) if self.is_file else parts.render_as_string(hide_password=True)
        super().__init__(self.database)


@contextmanager
def reached(url: str) -> Iterator[None]:
    """Tell an outage from a bug: a refused connection, a file that is not a database or may not be written.

    Raises
    ------
    DatabaseAway
    """
    try:
        if make_url(url).get_backend_name() not in ENGINES:
            raise DatabaseAway(url)
        yield
    except (ArgumentError, InterfaceError, OperationalError, OSError) as away:
        raise DatabaseAway(url) from away
    except DatabaseError as wrong:
        if type(wrong) is not DatabaseError:  # its kinds are bugs, or have a meaning above
            raise
        raise DatabaseAway(url) from wrong


def refuse_unkeepable(*about: Any) -> None:  # noqa: ANN401  SQLAlchemy's own types, of which only the fourth matters
    """Refuse NUL and its like before any statement, whoever forgot to: PostgreSQL cannot keep them, SQLite would.

    Raises
    ------
    domain.errors.ForbiddenCharacters
    """
    for value in _values(about[3]):
        if isinstance(value, str):
            refuse_forbidden(value)


def _values(parameters: Any) -> Iterable[Any]:  # noqa: ANN401  one row or many, by name or by place
    if isinstance(parameters, dict):
        return parameters.values()
    if parameters and isinstance(parameters[0], dict | tuple | list):
        return (value for row in parameters for value in _values(row))
    return parameters or ()
