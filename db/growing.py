"""A list that only grows, of which the last version counts: nobody writes over what they have not read."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from db import once, upsert
from db.content.sync import table_of
from db.models import Base
from domain.operations.contents import ContentMoved
from domain.staff.by import By


def add(
    connection: Connection,
    row: type[Base],
    request: str,
    key: Mapping[str, object],
    said: Mapping[str, object],
    seen: int,
    by: By,
) -> bool:
    """Write the version after ``seen``, the last one on the screen (0: none); False if this request did so already.

    Parameters
    ----------
    row : a table with ``id``, ``number``, ``role`` and ``made_at``; ``number`` is unique beside the columns of ``key``.
    key : whose versions these are.

    Raises
    ------
    domain.operations.contents.ContentMoved
        Somebody wrote another one since.
    domain.errors.RequestReused
    """
    table = table_of(row)
    whose = [table.c[name] == value for name, value in key.items()]
    last = connection.execute(select(func.coalesce(func.max(table.c.number), 0)).where(*whose)).scalar_one()
    values = {**key, "number": seen + 1, **said}
    if last == seen:
        new = upsert.insert(connection.dialect.name, row).values(id=request, **values, role=by.role, made_at=by.now)
        if connection.execute(new.on_conflict_do_nothing().returning(table.c.id)).scalar() is not None:
            return True
    if not once.asked_before(connection, row, request, values):
        raise ContentMoved
    return False
