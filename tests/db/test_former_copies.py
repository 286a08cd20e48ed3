"""A copy of each former version of the schema is brought back by this one, on either engine: the same, to the row.

Copies of one file are made since commit 5ccd9086, of what was then revision 0025; before a migration this version
makes one of whatever revision it finds. So all of them are tried: one in each run, and every one in a soak. Two
databases have been at each: an evening with votes, ideas and a journal, and what commit b581194 wrote at 0007.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select

from db import backup, copying, schema, soundness
from db.engine import Database
from db.models.vote import VoteRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation.rebuild import rebuilt
from db.queries.votes import results, votes
from formats.copies import archive
from tests.conftest import SECRET_KEY
from tests.db.test_copies import lived_in
from tests.db.test_counts import living, stored_of
from tests.db.test_former_versions import NOW, fill
from tests.drawn import drawn
from tests.engines import LOADED, MIGRATED, Kitchen, Postgres

FIRST = "0007"  # of the database that an earlier version wrote
DRAWING, DRAWN = "0011", "next_look"  # which draws in which minute what waits is looked at
FORMER = [revision for revision in schema.revisions() if revision != schema.revisions()[-1]]
Fill = Callable[[Database, str], None]


def evening(database: Database, revision: str) -> None:
    """What this version wrote, at a former revision."""
    lived_in(database)
    schema.downgrade(database, revision)


def written(database: Database, revision: str) -> None:
    """What an earlier version wrote, brought up to a former revision."""
    schema.downgrade(database, FIRST)
    fill(database)
    schema.upgrade(database, revision)


@contextmanager
def fresh(kitchen: Kitchen, template: str) -> Iterator[Database]:
    url = kitchen.fresh(template)
    with closing(Database(url)) as database:
        yield database
    kitchen.throw_away(url)


def figures(database: Database) -> list[Any]:
    """What is counted of each room and each wave, and how each vote came out."""
    with database.reading() as connection:
        waves = connection.execute(select(WaveRow.id).order_by(WaveRow.id)).scalars().all()
        told: list[Any] = [living(rebuilt(connection, wave)) for wave in waves]
        rooms = connection.execute(select(WorkshopRow.wave_id, WorkshopRow.id).order_by(WorkshopRow.id)).all()
        told += [stored_of(connection, *room) for room in rooms]
        closed = connection.execute(select(VoteRow.id).order_by(VoteRow.id)).scalars()
        return told + [results.counted(connection, votes.vote(connection, vote)) for vote in closed]


@pytest.mark.parametrize("revision", drawn(FORMER, 1))
def test_a_copy_of_a_former_version_is_brought_back_and_brought_up_to_date(
    revision: str, run_folder: Path, postgres: Postgres, tmp_path: Path
) -> None:
    luck = random.Random(revision)  # noqa: S311  which engine is which
    engines = [Kitchen(run_folder, None), Kitchen(run_folder, postgres)]
    fills: list[tuple[Fill, str]] = [(evening, LOADED), *([(written, MIGRATED)] if revision >= FIRST else [])]
    for make, template in fills:
        here, there = (luck.choice(engines) for _ in "12")
        with fresh(here, template) as source, fresh(there, MIGRATED) as elsewhere:
            make(source, revision)
            path = _copied(source, revision, tmp_path / make.__name__)
            before = {table: len(some) for table, some in rows(source).items()}
            schema.upgrade(source)
            with archive.opened(path) as copy:
                assert copy.manifest.revision == revision
                assert dict(copy.manifest.tables) == before
                copying.bring_back(elsewhere, copy.manifest, copy.rows)
            assert schema.is_current(elsewhere)
            assert rows(elsewhere, revision) == rows(source, revision)
            assert figures(elsewhere) == figures(source)
            assert soundness.problems(elsewhere, SECRET_KEY) == soundness.problems(source, SECRET_KEY)


def _copied(database: Database, revision: str, folder: Path) -> Path:
    """As that version would have written it: its tables, its columns, its revision."""
    with copying.whole(database) as found:
        folder.mkdir()
        path = folder / f"{backup.name(NOW, revision)}.zip"
        archive.write(path, found.revision, f"{NOW:%Y-%m-%d}", found.tables)
    return path


def rows(database: Database, revision: str = DRAWING) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but what the migration of a database that was at ``revision`` draws anew each time."""
    found, anew = MetaData(), DRAWN if revision < DRAWING else ""
    with database.reading() as connection:
        found.reflect(connection)
        return {
            table.name: sorted(
                (tuple(row) for row in connection.execute(select(*(one for one in table.columns if one.name != anew)))),
                key=repr,
            )
            for table in found.sorted_tables
            if table.name not in {*copying.PASSING, "restoring"}  # which stands while a restore is not whole
        }
