"""What changed reaches every process of one PostgreSQL, told outside of transactions; nothing is lost.

Two workshops and two processes, out of order. Real processes end by SIGKILL, just after their commit.
"""

import contextlib
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from db.announcing import postgresql, sqlite
from db.changes import ANYTHING, Change, note
from db.engine import Database
from db.schema import ROOT
from tests.engines import Postgres

one_engine = pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)
HERE, THERE = (f"workshop:{letter * 32}" for letter in "ab")
PATIENCE = 10.0  # seconds


class Heard:
    """What one process was told, in order, and when."""

    def __init__(self, database: Database) -> None:
        self.changes: list[Change] = []
        self.moments: list[float] = []
        self._stop = database.announcer.listen(self._hear)
        if not database.is_sqlite:
            self.until(ANYTHING)
            self.clear()

    def _hear(self, change: Change) -> None:
        self.moments.append(time.monotonic())
        self.changes.append(change)

    @property
    def topics(self) -> list[str]:
        return [change.topic for change in self.changes]

    def clear(self) -> None:
        self.changes.clear()
        self.moments.clear()

    def until(self, *topics: str, within: float = PATIENCE) -> float:
        """Wait for all of them; seconds that it took."""
        began = time.monotonic()
        while not set(topics) <= set(self.topics):
            assert time.monotonic() < began + within, self.changes
            time.sleep(0.002)
        return time.monotonic() - began


@pytest.fixture
def other(database: Database) -> Iterator[Database]:
    """Another process of the same database, as far as the database knows."""
    with contextlib.closing(Database(database.url.render_as_string(hide_password=False))) as one:
        yield one


def write(database: Database, *topics: str, soon: bool = False) -> None:
    with database.transaction() as connection:
        for topic in topics:
            note(connection, topic, soon=soon)


class Given(Exception):
    """Up."""


def given_up(connection: Connection) -> None:
    note(connection, THERE)
    raise Given


def untold(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.execute(text("SELECT topic FROM untold ORDER BY number")).scalars())


def all_is_told(database: Database) -> bool:
    """Soon at the latest."""
    until = time.monotonic() + PATIENCE
    while untold(database) and time.monotonic() < until:
        time.sleep(0.01)
    return untold(database) == []


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_the_server_of_a_file_hears_of_what_commands_write_beside_it(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "LOOK", 0.2)
    write(other, HERE)  # before it serves
    heard = Heard(database)
    heard.until(HERE)
    write(other, HERE, THERE, soon=True)
    heard.until(THERE)
    write(database, HERE)  # its own is said at once, and leaves nothing
    assert heard.topics[-1] == HERE
    assert untold(database) == []
    time.sleep(3 * sqlite.LOOK)
    assert sorted(heard.topics) == [HERE, HERE, HERE, THERE]


def test_a_change_is_told_once_where_it_was_made_and_not_at_all_if_it_was_not(database: Database) -> None:
    heard = Heard(database)
    with pytest.raises(Given), database.transaction() as connection:
        given_up(connection)
    write(database, HERE, HERE)
    with database.transaction() as connection:
        note(connection, THERE, soon=True)
        note(connection, HERE, soon=True)
        note(connection, THERE)
    assert all_is_told(database)
    time.sleep(3 * postgresql.PACE)
    assert heard.changes == [Change(HERE), Change(THERE), Change(HERE, soon=True)]


@one_engine
def test_two_processes_hear_of_two_workshops_once_each(database: Database, other: Database) -> None:
    here, there = Heard(database), Heard(other)
    write(other, THERE)
    here.until(THERE)
    write(database, HERE, soon=True)
    there.until(HERE)
    assert all_is_told(database)
    time.sleep(3 * postgresql.PACE)
    assert here.changes == [Change(THERE), Change(HERE, soon=True)]
    assert sorted(map(str, there.changes)) == sorted([THERE, f"~{HERE}"])


@one_engine
def test_what_comes_after_a_silence_is_told_at_once_and_the_next_a_pace_later(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Heard(other)
    write(database, THERE)  # its thread is there, and has its connection
    there.until(THERE)
    time.sleep(2 * postgresql.PACE)
    monkeypatch.setattr(postgresql, "PACE", 4.0)
    there.clear()
    write(database, HERE)
    assert there.until(HERE) < postgresql.PACE / 2
    write(database, THERE)
    write(database, THERE)
    there.until(THERE)
    assert there.moments[1] - there.moments[0] >= 0.9 * postgresql.PACE
    assert there.topics == [HERE, THERE]


@one_engine
def test_a_burst_is_told_to_the_others_once_a_moment(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = Heard(database), Heard(other)
    monkeypatch.setattr(postgresql, "PACE", 0.5)
    began, n = time.monotonic(), 60
    with ThreadPoolExecutor(6) as crowd:
        list(crowd.map(lambda number: write(database, (HERE, THERE)[number % 2], soon=True), range(n)))
    lasted = time.monotonic() - began
    assert all_is_told(database)
    there.until(HERE, THERE)
    assert len(here.changes) == n  # a stream gathers them (server.hub)
    assert set(there.topics) == {HERE, THERE}
    assert len(there.changes) <= 2 * (lasted / postgresql.PACE + 3)


@one_engine
def test_more_topics_than_a_message_holds_are_all_told(database: Database, other: Database) -> None:
    there, many = Heard(other), [f"workshop:{number:032x}" for number in range(1_000)]
    write(database, *reversed(many))
    there.until(*many)
    assert sorted(there.topics) == many


@one_engine
def test_what_commits_late_is_told_although_it_was_written_first(database: Database, other: Database) -> None:
    """The number of a row says nothing of when it is committed: no teller may go by it."""
    there = Heard(other)
    mine = database.announcer._others
    with database.engine.begin() as slow:
        row = {"writer": mine._name, "number": next(mine._numbers), "topic": HERE}
        slow.execute(text("INSERT INTO untold VALUES (:writer, :number, :topic)"), row)
        write(database, THERE)
        there.until(THERE)
        time.sleep(2 * postgresql.PACE)
        assert there.topics == [THERE]
    write(database, THERE)
    there.until(HERE)


KILLED = """
import os, signal, sys
from db.changes import note
from db.engine import Database
database = Database(sys.argv[1])
database.announcer._others.announce = lambda: os.kill(os.getpid(), signal.SIGKILL)  # just after the commit
with database.transaction() as connection:
    note(connection, sys.argv[2])
"""


def killed(database: Database, topic: str) -> None:
    """A process that commits a change and is no more."""
    url = database.url.render_as_string(hide_password=False)
    ended = subprocess.run([sys.executable, "-c", KILLED, url, topic], check=False, cwd=ROOT)  # noqa: S603
    assert ended.returncode == -signal.SIGKILL


@one_engine
def test_what_a_killed_process_left_is_told_by_another_once(database: Database, other: Database) -> None:
    here, there = Heard(database), Heard(other)
    killed(database, HERE)
    killed(database, THERE)
    for heard in (there, here):
        heard.until(HERE, THERE)
    assert all_is_told(database)
    time.sleep(2 * postgresql.LOOK)
    assert sorted(here.topics) == sorted(there.topics) == [HERE, THERE]


@one_engine
def test_what_was_left_before_anybody_listened_is_gone_soon(database: Database) -> None:
    killed(database, HERE)
    assert untold(database) == [HERE]
    heard = Heard(database)
    heard.until(HERE)
    assert all_is_told(database)


@one_engine
def test_a_process_whose_connections_were_cut_says_it_later_and_hears_everything_anew(
    database: Database, other: Database, postgres: Postgres
) -> None:
    here, there = Heard(database), Heard(other)
    name = str(database.url.database)
    with psycopg.connect(host=postgres.socket, user="postgres", dbname="postgres", autocommit=True) as above:
        above.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND backend_type = %s",
            (name, "client backend"),
        )
    write(database, HERE)
    write(other, THERE)
    for heard in (here, there):  # what was told while it was deaf is among them
        heard.until(ANYTHING)
    assert all_is_told(database)


@one_engine
def test_the_last_words_of_a_process_that_ends_are_told(database: Database, other: Database) -> None:
    there = Heard(other)
    with contextlib.closing(Database(database.url.render_as_string(hide_password=False))) as brief:
        write(brief, HERE)
        write(brief, THERE)
    there.until(HERE, THERE, within=postgresql.LOOK)  # nobody had to look for it
    assert untold(database) == []


@one_engine
def test_what_the_database_refuses_at_the_very_end_leaves_nothing_to_tell(database: Database) -> None:
    heard = Heard(database)
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE late (n integer UNIQUE DEFERRABLE INITIALLY DEFERRED)"))
    with pytest.raises(IntegrityError), database.transaction() as connection:
        twice(connection)
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM late")).scalar() == 0
    assert untold(database) == []
    write(database, THERE)  # the connection is as good as new
    assert all_is_told(database)
    assert heard.topics[-1] == THERE


def twice(connection: Connection) -> None:
    note(connection, HERE)
    connection.execute(text("INSERT INTO late VALUES (1), (1)"))


@one_engine
def test_a_table_that_a_crash_empties_is_no_part_of_the_journal(database: Database) -> None:
    with database.reading() as connection:
        kept = connection.execute(text("SELECT relpersistence FROM pg_class WHERE relname = 'untold'")).scalar()
    assert kept == "u"
