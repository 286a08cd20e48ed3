"""Rows as they are stored, the same on both engines: read, added where they are not yet, put in the place of others."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, TableClause, column, delete, insert, select, type_coerce
from sqlalchemy import table as named
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import NullType

from db.models import Base

Row = dict[str, Any]  # text, whole numbers, bytes or None by column
Parcel = dict[str, list[Row]]  # by table

TABLES: Mapping[str, Table] = {table.name: table for table in Base.metadata.sorted_tables}
SOME = 500  # rows a statement


def stored(connection: Connection, table: Table, *where: ColumnElement[bool]) -> list[Row]:
    """As they are stored, in the order of their key."""
    columns = [type_coerce(one, NullType()).label(one.name) for one in table.columns]
    found = connection.execute(select(*columns).where(*where).order_by(*table.primary_key.columns)).mappings()
    return [{str(name): value for name, value in row.items()} for row in found]


def some(connection: Connection, of: ColumnElement[Any], values: Iterable[Any]) -> list[Row]:
    """Those of a table whose column has one of these values."""
    assert isinstance(of.table, Table)
    wanted, found = sorted(set(values) - {None}), list[Row]()
    for at in range(0, len(wanted), SOME):
        found += stored(connection, of.table, of.in_(wanted[at : at + SOME]))
    return found


def add(connection: Connection, name: str, rows: Sequence[Row]) -> None:
    """Those that nothing there stands against, by any constraint of uniqueness."""
    for at in range(0, len(rows), SOME):
        connection.execute(_insert(connection, name).on_conflict_do_nothing(), list(rows[at : at + SOME]))


def put(connection: Connection, name: str, rows: Sequence[Row]) -> None:
    """In the place of those of the same key, or beside the others."""
    keys = [one.name for one in TABLES[name].primary_key.columns]
    for row in rows:
        new = _insert(connection, name).values(**row)
        rest = {key: value for key, value in row.items() if key not in keys}
        connection.execute(new.on_conflict_do_update(index_elements=keys, set_=rest))


def insert_one(connection: Connection, name: str, row: Row, returning: str) -> Any:  # noqa: ANN401  of that column
    """A new one; what its column ``returning`` says."""
    table = raw(name)
    return connection.execute(insert(table).values(**row).returning(table.c[returning])).scalar_one()


def remove(connection: Connection, name: str, where: ColumnElement[bool]) -> None:
    """Those."""
    connection.execute(delete(TABLES[name]).where(where))


def raw(name: str) -> TableClause:
    """A table whose columns take and give what is stored."""
    return named(name, *(column(one.name) for one in TABLES[name].columns))


def _insert(connection: Connection, name: str) -> postgresql.Insert:
    # As in ``db.upsert``: the two have the same methods.
    return sqlite.insert(raw(name)) if connection.dialect.name == "sqlite" else postgresql.insert(raw(name))  # type: ignore[return-value]
