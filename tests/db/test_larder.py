"""A database that another test had before is as it was made: the tests stand on this."""

from random import Random

from sqlalchemy import MetaData, select, text

from db.engine import Database
from db.models import Base
from db.queries.workshops import workshops
from domain.staff.by import By
from tests.ballots import NOW, cast, close, marks, opened, plan, room
from tests.engines import LOADED, MIGRATED, Kitchen
from tests.larder import Larder


def held(database: Database) -> dict[str, list[str]]:
    """Every row of every table."""
    with database.reading() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in Base.metadata.sorted_tables
        }


def meet(database: Database) -> None:
    """A workshop with a vote that is counted and erased: tables grow, and some are rewritten whole."""
    with database.transaction() as connection:
        here = room(connection)
        vote = opened(connection, here, plan("majority"))
        cast(connection, vote, marks(plan("majority"), Random(1)))  # noqa: S311  a ballot of a test
    with database.transaction() as connection:
        close(connection, vote)
        workshops.close(connection, here, by=By("facilitator", NOW))


def test_the_next_one_finds_it_as_it_was_made(kitchen: Kitchen) -> None:
    larder = Larder()
    with larder.lent(kitchen, LOADED) as first:
        before, url = held(first), str(first.url)
        meet(first)
        with first.transaction() as connection:
            connection.execute(text("DELETE FROM choice"))
            connection.execute(text("UPDATE theme SET fr = 'Autre chose'"))
        assert len([name for name, rows in held(first).items() if rows != before[name]]) > 8
    for _ in range(2):
        with larder.lent(kitchen, LOADED) as again:
            assert (held(again), str(again.url)) == (before, url)
            meet(again)  # as if it were the first time


def test_what_a_test_gave_up_or_left_open_is_not_there_either(kitchen: Kitchen) -> None:
    larder = Larder()
    with larder.lent(kitchen, MIGRATED) as first:
        before = held(first)
        left = first.engine.connect()
        left.execute(text("INSERT INTO network (id, name, position) VALUES ('n', 'Réseau', 1)"))
        if first.is_sqlite:  # a file is nobody's who still has it open
            left.close()
    with larder.lent(kitchen, MIGRATED) as again:
        assert held(again) == before
    if not left.closed:  # the server has ended it
        left.invalidate()
        left.close()


def test_another_shape_is_left_to_nobody(kitchen: Kitchen) -> None:
    larder = Larder()
    for change in ("ALTER TABLE network ADD COLUMN more TEXT", "CREATE TABLE more (n INTEGER)", "DROP TABLE theme"):
        with larder.lent(kitchen, MIGRATED) as first:
            shape = MetaData()
            shape.reflect(first.engine)
            with first.engine.begin() as connection:
                connection.execute(text(change + (" CASCADE" if "DROP" in change and not first.is_sqlite else "")))
        with larder.lent(kitchen, MIGRATED) as again:
            found = MetaData()
            found.reflect(again.engine)
            assert {name: set(table.columns.keys()) for name, table in found.tables.items()} == {
                name: set(table.columns.keys()) for name, table in shape.tables.items()
            }


def test_whoever_asks_for_two_has_two_and_the_next_one_finds_both_as_they_were_made(kitchen: Kitchen) -> None:
    larder, urls = Larder(), set[str]()
    for _ in range(2):
        with larder.lent(kitchen, LOADED) as first, larder.lent(kitchen, LOADED) as second:
            urls |= {str(first.url), str(second.url)}
            before = held(second)
            meet(first)
            assert held(second) == before
            meet(second)
    assert len(urls) == 2
