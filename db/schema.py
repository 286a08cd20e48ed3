"""Bringing the schema up to date, and knowing whether it is."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from db.engine import Database

ROOT = Path(__file__).parent.parent


def _config() -> Config:
    return Config(str(ROOT / "alembic.ini"))


def upgrade(database: Database, revision: str = "head") -> None:
    """Run the missing migrations. Idempotent."""
    config = _config()
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def downgrade(database: Database, revision: str) -> None:
    """Run migrations back to ``revision`` (``"base"`` for none)."""
    config = _config()
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def version(database: Database) -> str | None:
    """The revision this database is at, None if it has no table yet."""
    with database.reading() as connection:
        return version_in(connection)


def version_in(connection: Connection) -> str | None:
    """The same, as this connection sees it: of rows that it reads, whatever is migrated meanwhile."""
    return MigrationContext.configure(connection).get_current_revision()


def is_others(database: Database) -> bool:
    """Whether there are tables, and none of ours: a first migration is whole or leaves nothing."""
    with database.reading() as connection:
        there = set(inspect(connection).get_table_names()) - {"alembic_version"}
        return version_in(connection) is None and bool(there)


def knows(revision: str) -> bool:
    """Whether this version of the application has that revision."""
    return revision in _known()


def is_current(database: Database) -> bool:
    """Whether no migration is missing."""
    return version(database) == _known()[0]


def is_behind(database: Database) -> bool:
    """Whether a migration is missing. A database of a later version is not behind: it is served during an upgrade."""
    at = version(database)
    return at is None or at in _known()[1:]


def revisions() -> tuple[str, ...]:
    """All of them, the first one first."""
    return _known()[::-1]


@cache
def _known() -> tuple[str, ...]:
    """The revisions that this process was started with, the last one first: new files may lie there before it ends."""
    return tuple(each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions())
