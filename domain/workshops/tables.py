"""The tables of a workshop: what one of them says is said by a table, and never counted as a person."""

from domain.errors import Invalid

MOST_TABLES = 8


class UnknownTable(Invalid):
    """The workshop has no such table. Values: ``most``."""


class TableInUse(Invalid):
    """Something was said by a table of a higher number. Values: ``most``: that number."""


def number(tables: int) -> int:
    """How many tables there are; 0 for a room that is one.

    Raises
    ------
    UnknownTable
    """
    if not 0 <= tables <= MOST_TABLES:
        raise UnknownTable(most=MOST_TABLES)
    return tables


def at(table: int | None, tables: int) -> int | None:
    """The table, if the workshop has it; None for the whole room.

    Raises
    ------
    UnknownTable
    """
    if table is not None and not 1 <= table <= tables:
        raise UnknownTable(most=tables)
    return table
