"""Alembic's entry: one schema, two engines, foreign keys off while SQLite rebuilds tables."""

from alembic import context
from sqlalchemy import Connection, text

from db.engine import Database
from db.models import Base
from domain.operations.settings import Settings


class BrokenReferences(Exception):
    """A migration left rows that refer to nothing; it was rolled back."""


def migrate(connection: Connection) -> None:
    """Run the migrations inside one transaction, then check every reference before it is kept."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        _foreign_keys(connection, "OFF")
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=True, compare_type=True,
        transactional_ddl=True,  # Alembic takes SQLite for a database without, and would keep each migration by itself
    )  # fmt: skip
    with context.begin_transaction():
        context.run_migrations()
        if sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
            raise BrokenReferences
    if sqlite:
        connection.commit()
        _foreign_keys(connection, "ON")


def _foreign_keys(connection: Connection, state: str) -> None:
    """The driver's own connection: SQLAlchemy would begin a transaction, in which SQLite ignores this.

    With foreign keys on, a batch rebuild of a parent is refused as soon as it has children.
    """
    connection.connection.driver_connection.execute(f"PRAGMA foreign_keys = {state}")  # type: ignore[union-attr]


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    database = Database(Settings.from_environment().database_url)
    with database.engine.connect() as own:
        migrate(own)
    database.close()
