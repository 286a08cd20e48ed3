"""Every row of a database, as it is stored, on either engine; and back into an empty one, which may be of the other.

Both engines hold the same texts, whole numbers and bytes (``db.types``): a copy of one is a copy for the other.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, insert, select, text
from sqlalchemy.schema import ForeignKeyConstraint

from db import restoring, schema
from db.backup import UNOPENED, open_votes, refuse_while_voting
from db.engine import Database
from db.models.vote import VoteRow
from db.traces import TABLES as URN
from domain.operations.copies import CopyTooNew, DatabaseNotEmpty, Manifest

PASSING = {"alembic_version", "untold"}  # of this database at this moment, and of no copy
MANY = 1_000  # rows a statement

Rows = Iterator[dict[str, Any]]


@dataclass(frozen=True)
class Whole:
    """All tables with their rows, the revision of the schema and the votes that are open, at that very moment."""

    revision: str
    voting: frozenset[str]
    tables: Iterable[tuple[str, Rows]]


@contextmanager
def whole(database: Database, *, urns: bool = True) -> Iterator[Whole]:
    """Everything, as it is at one moment, while others go on writing.

    Without ``urns``, those of open votes are left out, and these votes are still to be opened.

    Raises
    ------
    domain.votes.errors.VoteStillOpen
        A copy made now would outlive the urn, with its key.
    """
    with database.engine.connect() as connection:
        if not database.is_sqlite:  # whose snapshot is one anyway
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            if urns:
                refuse_while_voting(connection)
            voting = open_votes(connection)
            tables = ((table.name, _without(voting, table, _rows(connection, table))) for table in _tables(connection))
            yield Whole(schema.version_in(connection) or "", voting, tables)


def bring_back(database: Database, manifest: Manifest, rows: Callable[[str], Iterable[dict[str, Any]]]) -> None:
    """Make the tables as they were when the copy was made, fill them, then migrate: all or nothing of the rows.

    Nobody is served before ``restoring.finish``. One that was cut is begun again.

    Raises
    ------
    domain.operations.copies.DatabaseNotEmpty, domain.operations.copies.CopyTooNew
    """
    if not schema.knows(manifest.revision):
        raise CopyTooNew(revision=manifest.revision)
    if restoring.is_cut(database):
        restoring.clear(database)
    if schema.version(database) is not None:
        with database.reading() as connection:
            if any(connection.execute(select(table).limit(1)).first() for table in _tables(connection)):
                raise DatabaseNotEmpty
        schema.downgrade(database, "base")
    if schema.is_others(database):
        raise DatabaseNotEmpty
    schema.upgrade(database, manifest.revision)
    with database.transaction() as connection:
        tables = _tables(connection)
        restoring.begin(connection)
        for table in tables:
            coming = iter(_parents_first(table, rows(table.name)))
            while some := list(islice(coming, MANY)):
                connection.execute(insert(table), some)
            _go_on(connection, table)
    schema.upgrade(database)


def _tables(connection: Connection) -> Sequence[Table]:
    """As the database itself has them, whatever its revision; a table after those that it points at."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name not in PASSING]


def _rows(connection: Connection, table: Table) -> Rows:
    ordered = select(table).order_by(*table.primary_key.columns)
    with connection.execute(ordered.execution_options(yield_per=MANY)) as found:
        for row in found.mappings():
            yield dict(row)


def _without(voting: frozenset[str], table: Table, rows: Rows) -> Rows:
    """The rows, as if these votes had never been opened (``db.backup``)."""
    for row in rows:
        if table.name == VoteRow.__tablename__ and row["id"] in voting:
            yield row | UNOPENED
        elif table.name not in URN or row["vote_id"] not in voting:
            yield row


def _parents_first(table: Table, rows: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """A row after the one of the same table that it points at: a later round after the first, merged after kept."""
    own = [
        (column.name, other.column.name)
        for constraint in table.constraints
        if isinstance(constraint, ForeignKeyConstraint) and constraint.referred_table is table
        for column, other in zip(constraint.columns, constraint.elements, strict=True)
    ]
    if not own:
        return rows
    [(points, at)] = own
    waiting, there, ordered = list(rows), set[Any](), list[dict[str, Any]]()
    while waiting:
        now = [row for row in waiting if row[points] is None or row[points] in there]
        if not now:
            message = f"rows of {table.name} point at each other"
            raise ValueError(message)
        ordered += now
        there |= {row[at] for row in now}
        waiting = [row for row in waiting if row[at] not in there]
    return ordered


def _go_on(connection: Connection, table: Table) -> None:
    """PostgreSQL counts by itself: after the last number that came back."""
    for column in table.primary_key.columns:
        if connection.dialect.name == "postgresql" and column.autoincrement is True:
            last = connection.execute(select(func.max(column))).scalar()
            if last is not None:
                where = {"table": table.name, "column": column.name, "last": last}
                connection.execute(text("select setval(pg_get_serial_sequence(:table, :column), :last)"), where)
