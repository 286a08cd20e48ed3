"""A look that proves the database answers."""

from sqlalchemy import Connection, text


def size(connection: Connection) -> int:
    """Bytes that a PostgreSQL takes on its disk."""
    return int(connection.execute(text("select pg_database_size(current_database())")).scalar_one())


def engine_version(connection: Connection) -> str:
    """``SQLite 3.53.4`` or ``PostgreSQL 18.4``."""
    if connection.dialect.name == "sqlite":
        return f"SQLite {connection.execute(text('SELECT sqlite_version()')).scalar_one()}"
    return f"PostgreSQL {connection.execute(text('SHOW server_version')).scalar_one()}"
