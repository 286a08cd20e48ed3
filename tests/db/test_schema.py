"""The schema: one for both engines, and the migrations that make it."""

from collections.abc import Callable
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from db import schema
from db.engine import Database
from db.models import Base


def test_migrations_make_exactly_what_the_models_say(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_first_migration_can_be_undone_and_done_again(database: Database) -> None:
    schema.downgrade(database, "base")
    assert set(inspect(database.engine).get_table_names()) <= {"alembic_version"}
    assert not schema.is_current(database)
    schema.upgrade(database)
    assert schema.is_current(database)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_sqlite_keeps_its_promises(database: Database) -> None:
    with database.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_migrations_that_end_badly_leave_what_was_there(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Up and down, from two revisions: the version, the tables and the rows are those of before, and it goes again."""

    class Ended(Exception):
        pass

    def ended(*_: object, **__: object) -> None:
        raise Ended

    latest = schema.revisions()[-1]
    for start, to in ((latest, "base"), ("base", "head"), ("0020", "head")):
        if start != latest:
            schema.downgrade(database, "base")
            if start != "base":
                schema.upgrade(database, start)
        before = schema.version(database), sorted(inspect(database.engine).get_table_names())
        move = schema.downgrade if to == "base" else schema.upgrade
        with monkeypatch.context() as broken:
            broken.setattr(ScriptDirectory, "_upgrade_revs", _last_fails(ScriptDirectory._upgrade_revs, ended))
            broken.setattr(ScriptDirectory, "_downgrade_revs", _last_fails(ScriptDirectory._downgrade_revs, ended))
            with pytest.raises(Ended):
                move(database, to)
        after = schema.version(database), sorted(inspect(database.engine).get_table_names())
        assert {*after[1], "alembic_version"} == {*before[1], "alembic_version"}
        assert after[0] == before[0]
        move(database, to)
        schema.upgrade(database)


def _last_fails(steps: Callable[..., Any], ended: Callable[..., None]) -> Callable[..., Any]:
    """The same steps, of which the last one ends after its own statements."""

    def wrapped(*args: Any, **named: Any) -> list[Any]:  # noqa: ANN401  Alembic's own
        made = list(steps(*args, **named))
        own = made[-1].migration_fn

        def then(*given: Any, **more: Any) -> None:  # noqa: ANN401
            own(*given, **more)
            ended()

        made[-1].migration_fn = then
        return made

    return wrapped
