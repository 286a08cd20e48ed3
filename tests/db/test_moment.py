"""Whether anybody has committed since: two databases, two processes, writes that are taken back among them."""

import subprocess
import sys

import pytest
from sqlalchemy import text

from db import engine, schema
from db.engine import Database
from db.queries.evaluation import waves
from tests.engines import LOADED, Kitchen

WRITES = """
import sys
from db.engine import Database
from db.queries.evaluation import waves
database = Database(sys.argv[1])
with database.transaction() as connection:
    waves.add(connection, "lyon", sys.argv[2])
"""


def test_it_stays_as_long_as_nobody_writes(loaded: Database) -> None:
    before = loaded.moment()
    with loaded.reading() as connection:
        waves.waves(connection)
    with loaded.glancing() as connection:
        waves.waves(connection)
    assert loaded.moment() == before


def test_it_moves_with_every_commit_and_never_before(loaded: Database) -> None:
    seen = [loaded.moment()]
    for label in ("Vague 2", "Vague 1"):
        with loaded.transaction() as connection:
            waves.add(connection, "lyon", label)
            within = loaded.moment()
            with loaded.reading() as other:
                assert label not in {one.label for one in waves.waves(other)}
        assert loaded.moment() != within
        seen.append(loaded.moment())
    assert len(set(seen)) == len(seen)


def test_what_another_process_commits_moves_it(loaded: Database) -> None:
    seen = [loaded.moment()]
    url = loaded.url.render_as_string(hide_password=False)
    for label in ("Vague 2", "Vague 1"):
        subprocess.run([sys.executable, "-c", WRITES, url, label], check=True)  # noqa: S603  our own words
        seen.append(loaded.moment())
    assert len(set(seen)) == len(seen)


def test_two_databases_never_have_the_same(kitchen: Kitchen) -> None:
    urls = [kitchen.fresh(LOADED) for _ in "12"]
    both = [Database(url) for url in urls]
    try:
        assert schema.version(both[0]) == schema.version(both[1])
        assert both[0].moment() != both[1].moment()
    finally:
        for database, url in zip(both, urls, strict=True):
            database.close()
            kitchen.throw_away(url)


@pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)
def test_a_connection_that_was_quiet_is_asked_before_it_is_used(
    loaded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its server may have been started again meanwhile."""
    monkeypatch.setattr(engine, "QUIET", 0.0)
    with loaded.reading() as connection:
        gone = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    other = Database(loaded.url.render_as_string(hide_password=False))
    try:
        for look in (loaded.reading, loaded.glancing, loaded.transaction):
            with other.reading() as connection:
                connection.execute(text("SELECT pg_terminate_backend(:gone, 5000)"), {"gone": gone})
            with look() as connection:
                here = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            assert here != gone
            gone = here
    finally:
        other.close()
