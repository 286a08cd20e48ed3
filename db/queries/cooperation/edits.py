"""What a territory writes once and changes later: nobody changes what they have not read."""

from collections.abc import Mapping

from sqlalchemy import Connection, select, update

from db import once
from db.content.sync import table_of
from db.models import Base
from domain.cooperation.errors import Gone, Reworded


def keep(
    connection: Connection,
    row: type[Base],
    id_: str,
    seen: int | None,
    said: Mapping[str, object],
    beside: Mapping[str, object],
) -> bool:
    """Write a row of that id, or change the one there is; False if it says this already.

    Parameters
    ----------
    seen : the revision that was on the screen of whoever changes it; None for a new row, whose id is its request's.
    said : what it says.
    beside : what is kept with a new row, and never changed.

    Raises
    ------
    domain.cooperation.errors.Gone, domain.cooperation.errors.Reworded, domain.errors.RequestReused
    """
    if seen is None:
        return once.write(connection, row, id_, said, {**beside, "revision": 1})
    table = table_of(row)
    columns = [table.c[name] for name in said]
    before = connection.execute(select(table.c.revision, *columns).where(table.c.id == id_).with_for_update()).first()
    if before is None:
        raise Gone
    if tuple(before[1:]) == tuple(said.values()):
        return False
    if before[0] != seen:
        raise Reworded
    connection.execute(update(row).where(table.c.id == id_).values(**said, revision=seen + 1))
    return True
