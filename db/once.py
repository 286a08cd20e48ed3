"""«Only once»: under the id of its request, asked twice, it is written once, and another thing asked is refused.

What no constraint can say, such as names that nobody tells apart, is looked at in turn.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, select, text

from db import upsert
from db.content.sync import table_of
from db.models import Base
from domain.errors import RequestReused


def write(
    connection: Connection, row: type[Base], request: str, said: Mapping[str, object], beside: Mapping[str, object]
) -> bool:
    """Write a row whose ``id`` is that of its request; False if it was there already, and said the same.

    ``said``: what makes it this row and no other one; ``beside``: what is kept with it, such as the moment.

    Raises
    ------
    domain.errors.RequestReused
        The row that is there says something else.
    """
    table = table_of(row)
    new = upsert.insert(connection.dialect.name, row).values(id=request, **said, **beside)
    first = new.on_conflict_do_nothing(index_elements=["id"]).returning(table.c.id)
    if connection.execute(first).scalar() is not None:
        return True
    asked_before(connection, row, request, said)
    return False


def asked_before(connection: Connection, row: type[Base], request: str, said: Mapping[str, object]) -> bool:
    """Whether a row has the id of this request; then it says the same.

    Raises
    ------
    domain.errors.RequestReused
        It says something else.
    """
    table = table_of(row)
    columns = [table.c[name] for name in said]
    before = connection.execute(select(*columns).where(table.c.id == request)).first()
    if before is not None and tuple(before) != tuple(said.values()):
        raise RequestReused
    return before is not None


def in_turn(connection: Connection, key: int) -> None:
    """Of all who ask with this key one goes on, until its transaction ends. On SQLite whoever writes is alone."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
