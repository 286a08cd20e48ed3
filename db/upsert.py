"""``INSERT … ON CONFLICT``: the same on both engines, only named in two places by SQLAlchemy."""

from typing import cast

from sqlalchemy.dialects import postgresql, sqlite

from db.models import Base


def insert(dialect: str, row: type[Base]) -> postgresql.Insert:
    """An insert into ``row``'s table that may say what to do on conflict.

    ``dialect``: ``sqlite`` or ``postgresql``. Their two Insert classes have the same methods; one type is enough.
    """
    if dialect == "sqlite":
        return cast("postgresql.Insert", sqlite.insert(row))
    return postgresql.insert(row)
