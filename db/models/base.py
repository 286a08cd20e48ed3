"""The base of all tables: named constraints, and types that both engines understand."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

from db.types import Day, Document, Flag, Instant, Whole

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

STRICT = {"sqlite_strict": True}
STRICT_CLUSTERED = {"sqlite_strict": True, "sqlite_with_rowid": False}  # rows lie in the order of their key


class Base(DeclarativeBase):
    """Typed models; their names end in Row and they never leave ``db/``."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012  SQLAlchemy reads it on the class
        str: Text,
        int: Whole,
        bool: Flag,
        bytes: LargeBinary,
        datetime: Instant,
        date: Day,
        dict[str, Any]: Document,
        list[Any]: Document,
    }
