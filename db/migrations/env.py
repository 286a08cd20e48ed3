"""Alembic's entry: one schema, two engines, foreign keys off while SQLite rebuilds tables."""

from alembic import context
from sqlalchemy import Connection, text

from db.engine import Database
from db.models import Base
from domain.settings import Settings


class BrokenReferences(Exception):
    """A migration left rows that refer to nothing; it was rolled back."""


def migrate(connection: Connection) -> None:
    """Run the migrations inside one transaction, then check every reference before it is kept."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        # Outside any transaction, or SQLite ignores it. With it on, a batch rebuild of a parent deletes its children.
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.commit()
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()
        if sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
            raise BrokenReferences
    if sqlite:
        connection.commit()
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    database = Database(Settings.from_environment().database_url)
    with database.engine.connect() as own:
        migrate(own)
    database.close()
