"""All rows that belong to one row, found by the foreign keys of the tables themselves: a table to come is one of them.

What belongs to nobody else goes with it. What only points at it and stands by itself must be named by the caller.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, ForeignKeyConstraint, Select, Table, delete, or_, select, tuple_

from db.models import Base

Owned = Mapping[Table, ColumnElement[bool]]


def owned(roots: Owned) -> dict[Table, ColumnElement[bool]]:
    """Which rows of each table belong to the ``roots``, tables in the order in which they point at one another."""
    found = dict[Table, ColumnElement[bool]]()
    for table in Base.metadata.sorted_tables:
        mine = [_points(key, found) for key in table.foreign_key_constraints if key.referred_table in found]
        if table in roots:
            found[table] = roots[table]
        elif mine:
            found[table] = or_(*mine)
    return found


def erase(connection: Connection, roots: Owned) -> None:
    """Delete them, the last to point first."""
    for table, these in reversed(owned(roots).items()):
        connection.execute(delete(table).where(these))


def pointed_at(table: Table) -> tuple[Select[Any], ...]:
    """Of each table whose rows point at this one and stand by themselves: at which rows they point."""
    keys = [
        (other, next(iter(key.columns)))
        for other in Base.metadata.sorted_tables
        for key in other.foreign_key_constraints
        if key.referred_table is table
    ]
    return tuple(
        select(one).where(one.is_not(None)) for other, one in keys if one.name not in other.primary_key.columns
    )


def _points(key: ForeignKeyConstraint, found: Owned) -> ColumnElement[bool]:
    """Whether a row points at one of those found already."""
    columns, there = list(key.columns), [element.column for element in key.elements]
    these = select(*there).where(found[key.referred_table])
    return columns[0].in_(these) if len(columns) == 1 else tuple_(*columns).in_(these)
