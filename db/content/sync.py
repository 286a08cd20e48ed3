"""Making a table say what the files say, changing only the rows that differ."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, exists, insert, select, update

from db.models import Base
from domain.operations.content import Values


def table_of(row: type[Base]) -> Table:
    """The table of a model."""
    table = row.__table__
    assert isinstance(table, Table)
    return table


def stored_rows(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> list[Values]:
    """The rows that meet the conditions, as plain mappings."""
    found = connection.execute(select(table).where(*conditions).order_by(*table.primary_key)).mappings()
    return [{str(name): value for name, value in row.items()} for row in found]


def upsert(connection: Connection, row: type[Base], wanted: Iterable[Values]) -> int:
    """Insert what is new, update what differs; how many rows that was."""
    table = table_of(row)
    stored = {_key(table, found): found for found in stored_rows(connection, table)}
    new = [dict(values) for values in wanted if _key(table, values) not in stored]
    changed = [values for values in wanted if _key(table, values) in stored and stored[_key(table, values)] != values]
    if new:
        connection.execute(insert(table), new)
    for values in changed:
        connection.execute(update(table).where(_is(table, values)).values(**values))
    return len(new) + len(changed)


def remove(connection: Connection, row: type[Base], values: Values) -> None:
    """Delete one row, given at least its key."""
    table = table_of(row)
    connection.execute(delete(table).where(_is(table, values)))


def referred(connection: Connection, row: type[Base], values: Values, ignoring: Iterable[type[Base]] = ()) -> bool:
    """Whether another row points at this one by a foreign key, ``ignoring`` some tables."""
    table = table_of(row)
    skipped = {table_of(other) for other in ignoring}
    pointing = [
        key
        for other in Base.metadata.sorted_tables
        if other not in skipped
        for key in other.foreign_key_constraints
        if key.referred_table is table
    ]
    return any(
        connection.execute(
            select(exists().where(and_(*(element.parent == values[element.column.name] for element in key.elements))))
        ).scalar()
        for key in pointing
    )


def _key(table: Table, values: Values) -> tuple[object, ...]:
    return tuple(values[column.name] for column in table.primary_key)


def _is(table: Table, values: Values) -> Any:  # noqa: ANN401  SQLAlchemy's condition types are not public
    return and_(*(column == values[column.name] for column in table.primary_key))
