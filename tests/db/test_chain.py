"""The journal is one chain a territory: nothing in it is changed, removed or forked without being found out."""

import json
import random
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from typer.testing import CliRunner

from commands.__main__ import app
from db import chain, schema
from db.engine import Database
from db.models.staff import AuditAnchorRow, AuditRow
from db.queries.evaluation import waves
from db.queries.staff import audit
from db.queries.votes import records
from domain.staff.by import By
from domain.staff.journal import FORMER
from domain.votes import record
from formats.votes import files
from tests.ballots import NOW, SECRET, account, cast, close, opened, plan, room

EVERY = [("lyon", "wave.added"), ("montpellier", "wave.added"), ("", "session.opened")]


def acted(database: Database, n: int, *, luck: random.Random, at: datetime = NOW) -> None:
    """So many acts, several in a transaction, in chains taken in any order."""
    for number in range(n):
        with database.transaction() as connection:
            for place, action in luck.sample(EVERY, luck.randint(1, 3)):
                audit.record(
                    connection, By("facilitator", at), action=action, subject=f"{number}", details={"é": number},
                    territory=place,
                )  # fmt: skip


def broken(database: Database) -> dict[str, int | None]:
    with database.reading() as connection:
        return {one.chain: one.broken for one in chain.check(connection, SECRET)}


def test_each_act_holds_the_hash_of_the_one_before_in_its_own_territory(database: Database) -> None:
    acted(database, 12, luck=random.Random(1))  # noqa: S311  drawn acts
    assert set(broken(database)) == {"lyon", "montpellier", ""}
    assert set(broken(database).values()) == {None}
    with database.reading() as connection:
        for name in ("lyon", "montpellier", ""):
            rows = connection.execute(select(AuditRow).where(AuditRow.chain == name).order_by(AuditRow.number)).all()
            assert [row.number for row in rows] == list(range(1, len(rows) + 1))
            assert [row.previous for row in rows] == ["", *(row.hash for row in rows[:-1])]
            assert chain.head(connection, name) == f"{name or '*'} {len(rows)} {rows[-1].hash}"


@pytest.mark.parametrize("former", FORMER)
def test_an_act_of_a_former_name_is_told_as_it_is_called_now_and_stays_as_it_was(
    database: Database, former: str
) -> None:
    with database.transaction() as connection:
        audit.record(connection, By("facilitator", NOW), action=former, subject="x", territory="lyon")
    with database.reading() as connection:
        assert [act.action for act in audit.journal(connection, "lyon", 9)] == [FORMER[former]]
        assert connection.execute(select(AuditRow.action)).scalar_one() == former
    assert set(broken(database).values()) == {None}


@pytest.mark.parametrize("what", ["changed", "removed", "last", "all", "backdated"])
def test_whatever_is_touched_is_named(database: Database, what: str) -> None:
    acted(database, 9, luck=random.Random(2))  # noqa: S311  drawn acts
    with database.transaction() as connection:
        mine = AuditRow.chain == "lyon"
        last = connection.execute(select(func.max(AuditRow.number)).where(mine)).scalar_one()
        place = {"last": last, "all": 1}.get(what, 3)
        there = mine & (AuditRow.number == place)
        if what == "changed":
            connection.execute(update(AuditRow).where(there).values(details={"é": 400}))
        elif what == "backdated":
            connection.execute(update(AuditRow).where(there).values(at=NOW - timedelta(days=1)))
        else:
            connection.execute(delete(AuditRow).where(mine if what == "all" else there))
    assert broken(database) == {"lyon": place, "montpellier": None, "": None}


def test_the_database_itself_refuses_a_fork(database: Database) -> None:
    acted(database, 4, luck=random.Random(3))  # noqa: S311  drawn acts
    with database.reading() as connection:
        row = connection.execute(select(AuditRow).where(AuditRow.chain == "lyon", AuditRow.number == 2)).one()
    for changes in ({"number": 99}, {"previous": "another"}):
        fork = {name: value for name, value in row._mapping.items() if name != "id"} | {"hash": "ff"} | changes
        with pytest.raises(IntegrityError), database.transaction() as connection:
            connection.execute(insert(AuditRow).values(**fork))


def test_eight_threads_neither_fork_a_chain_nor_wait_for_each_other(database: Database) -> None:
    threads = [
        threading.Thread(target=acted, args=(database, 12), kwargs={"luck": random.Random(seed)})  # noqa: S311  drawn acts
        for seed in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    assert set(broken(database).values()) == {None}


OTHER = """
import sys, random
from db.engine import Database
from tests.db.test_chain import acted
acted(Database(sys.argv[1]), 25, luck=random.Random(int(sys.argv[2])))
"""


def test_two_processes_share_the_chains(database: Database) -> None:
    url = database.url.render_as_string(hide_password=False)
    others = [subprocess.Popen([sys.executable, "-c", OTHER, url, str(seed)], cwd=schema.ROOT) for seed in (1, 2)]  # noqa: S603  our own code
    acted(database, 25, luck=random.Random(3))  # noqa: S311  drawn acts
    assert [other.wait(60) for other in others] == [0, 0]
    assert set(broken(database).values()) == {None}


def test_an_act_that_fails_leaves_nothing(database: Database) -> None:
    def fails() -> None:
        with database.transaction() as connection:
            audit.record(connection, By("facilitator", NOW), action="session.opened", subject="x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    acted(database, 1, luck=random.Random(4))  # noqa: S311  drawn acts
    with database.reading() as connection:
        assert "x" not in connection.execute(select(AuditRow.subject)).scalars().all()


def test_pruning_leaves_a_signed_anchor(database: Database) -> None:
    acted(database, 6, luck=random.Random(5))  # noqa: S311  drawn acts
    acted(database, 6, luck=random.Random(6), at=NOW + timedelta(days=400))  # noqa: S311  drawn acts
    with database.transaction() as connection:
        removed = chain.prune(connection, NOW + timedelta(days=30), NOW + timedelta(days=401), SECRET)
    assert set(removed) == {"lyon", "montpellier", ""}
    assert set(broken(database).values()) == {None}
    with database.reading() as connection:
        assert connection.execute(select(func.min(AuditRow.at))).scalar_one() > NOW
        assert {one.broken for one in chain.check(connection, "another secret, long enough to be one")} != {None}
    with database.transaction() as connection:  # whoever removes more, and moves the anchor, cannot sign it
        mine = (AuditRow.chain == "lyon") & (AuditRow.number == removed["lyon"] + 1)
        gone = connection.execute(select(AuditRow.hash).where(mine)).scalar_one()
        connection.execute(delete(AuditRow).where(mine))
        moved = update(AuditAnchorRow).where(AuditAnchorRow.chain == "lyon")
        connection.execute(moved.values(number=removed["lyon"] + 1, hash=gone))
    assert broken(database)["lyon"] is not None


def test_a_clock_that_was_ahead_keeps_no_journal_for_ever(database: Database) -> None:
    """Two such acts, one among old ones and one among those that stay: each goes with what came after it."""
    with database.transaction() as connection:
        for number, days in enumerate((0, 3650, 0, 1, 3650, 1)):
            by = By("facilitator", NOW + timedelta(days=days))
            for place in ("montpellier", "lyon"):
                audit.record(connection, by, action="wave.added", subject=str(number), territory=place)
    for before, today, left in ((1, 1, ["3", "4", "5"]), (1, 2, ["3", "4", "5"]), (3, 3, [])):
        with database.transaction() as connection:
            chain.prune(connection, NOW + timedelta(days=before), NOW + timedelta(days=today), SECRET)
        with database.reading() as connection:
            for place in ("lyon", "montpellier"):
                rows = select(AuditRow.subject).where(AuditRow.chain == place).order_by(AuditRow.number)
                assert connection.execute(rows).scalars().all() == left
        assert set(broken(database).values()) == {None}


def test_a_vote_is_in_the_chain_of_its_territory_and_the_head_in_its_export(loaded: Database) -> None:
    with loaded.transaction() as connection:
        made = opened(connection, room(connection), plan())
        for number in range(6):
            cast(connection, made, "A=1", number=number)
        close(connection, made)
    with loaded.transaction() as connection:
        waves.begin(connection, "montpellier", "Vague 2", by=By("facilitator", NOW, account(connection, "ana")))
    with loaded.reading() as connection:
        head = chain.head(connection, "lyon")
        assert {one.action for one in audit.journal(connection, "lyon", 50)} >= {"vote.prepared", "vote.closed"}
        [there] = audit.journal(connection, "montpellier", 50)
        texts = files.write(records.record(connection, made))
    assert (there.action, there.by) == ("wave.added", "Ana")
    assert json.loads(texts[record.RULE])["journal"] == head
    assert f"journal;{head}\n" in texts[record.ELECTION]


def test_the_command_names_the_first_broken_act(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    acted(database, 5, luck=random.Random(7))  # noqa: S311  drawn acts
    monkeypatch.setenv("DATABASE_URL", database.url.render_as_string(hide_password=False))
    whole = CliRunner().invoke(app, ["audit", "check"])
    assert whole.exit_code == 0, whole.output
    with database.transaction() as connection:
        there = (AuditRow.chain == "lyon") & (AuditRow.number == 2)
        connection.execute(update(AuditRow).where(there).values(subject="another"))
    touched = CliRunner().invoke(app, ["audit", "check"])
    assert touched.exit_code == 1
    assert "lyon" in touched.output
    assert "2" in touched.output


def test_what_was_written_before_is_linked_by_the_migration(loaded: Database) -> None:
    with loaded.transaction() as connection:
        made = opened(connection, room(connection), plan())
        audit.record(connection, By("facilitator", datetime.now(UTC)), action="session.opened", subject="x")
    schema.downgrade(loaded, "0011")
    with loaded.reading() as connection:
        rows = connection.exec_driver_sql("select action, subject from audit order by id").all()
    assert ("vote.opened", made) in [tuple(row) for row in rows]
    schema.upgrade(loaded)
    assert broken(loaded) == {"lyon": None, "": None}
