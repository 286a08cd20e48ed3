"""The console: accounts made, closed and reset beside the change's own audit row; a database prepared without harm."""

import re
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import bcrypt
import pytest
import typer
from sqlalchemy import func, select, update
from sqlalchemy import text as sql
from typer.testing import CliRunner, Result

from commands.__main__ import app
from commands.console import typed
from commands.demonstration import ACCOUNTS, FILE
from db import backup, schema
from db.engine import Database
from db.models.content import TerritoryRow
from db.models.staff import AuditRow, StaffRow
from db.queries.staff import sessions, staff
from domain.staff.roles import EVERYWHERE, Role
from tests.engines import BASE, Kitchen
from texts import say

NOW = datetime.now(UTC)
SQLITE = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
PASSWORD = "une phrase assez longue"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run(database, "staff", "list", typed="")``: one command on that database."""
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path / "var"))

    def one(database: Database, *words: str, typed: str = "") -> Result:
        monkeypatch.setenv("DATABASE_URL", database.url.render_as_string(hide_password=False))
        return CliRunner().invoke(app, list(words), input=typed, catch_exceptions=False)

    return one


@pytest.fixture
def bare(kitchen: Kitchen) -> Iterator[Database]:
    """A database without any table."""
    with closing(Database(kitchen.fresh(BASE))) as made:
        yield made


def create(run: Run, database: Database, login: str = "ana", *, password: str = PASSWORD) -> Result:
    words = ("staff", "create", login, "--name", "Ana", "--role", "facilitator", "--everywhere", "--password-stdin")
    return run(database, *words, typed=f"{password}\n")


def opens(database: Database, login: str, password: str) -> bool:
    with database.reading() as connection:
        found = staff.proof(connection, login)
    return found is not None and bcrypt.checkpw(password.encode(), found[1].encode())


def audit(database: Database) -> list[tuple[str, str | None]]:
    with database.reading() as connection:
        rows = connection.execute(select(AuditRow.action, AuditRow.staff_id).order_by(AuditRow.id))
        return [(row.action, row.staff_id) for row in rows]


def session(database: Database, login: str) -> str:
    """The token of an open session."""
    with database.transaction() as connection:
        sessions.open_session(connection, staff.account(connection, login).id, f"token of {login}", NOW)
    return f"token of {login}"


@SQLITE
def test_a_drawn_password_is_shown_once_and_opens(loaded: Database, run: Run) -> None:
    words = ("staff", "create", "Ana", "--name", "Ana", "--role", "facilitator", "--role", "committee")
    made = run(loaded, *words, "--territory", "lyon", "--territory", "montpellier")
    assert made.exit_code == 0
    (password,) = re.findall(r"(?:[a-z0-9]{4}-){3}[a-z0-9]{4}", made.output)
    assert opens(loaded, "ana", password)
    assert password not in run(loaded, "staff", "list").output
    with loaded.reading() as connection:
        account = staff.account(connection, "ana")
    both = frozenset({"lyon", "montpellier"})
    assert account.roles == {Role.FACILITATOR: both, Role.COMMITTEE: both}
    assert audit(loaded) == [("account.created", None)]


@SQLITE
def test_a_password_read_from_the_input_is_never_shown(database: Database, run: Run) -> None:
    made = create(run, database)
    assert made.exit_code == 0
    assert PASSWORD not in made.output
    assert opens(database, "ana", PASSWORD)


@SQLITE
def test_a_prompted_password_is_asked_twice_and_not_shown(database: Database, run: Run) -> None:
    create(run, database)
    typed = f"{PASSWORD} 2\n{PASSWORD} 2\n"
    changed = run(database, "staff", "reset", "ana", "--password-prompt", typed=typed)
    assert changed.exit_code == 0
    assert PASSWORD not in changed.output
    assert opens(database, "ana", f"{PASSWORD} 2")


@SQLITE
@pytest.mark.parametrize(
    ("words", "typed", "sentence"),
    [
        (("create", "léa", "--everywhere"), PASSWORD, say("error.LoginMalformed")),
        (("create", "ana", "--everywhere"), PASSWORD, say("error.LoginTaken")),
        (("create", "lea", "--everywhere"), "court", say("error.PasswordTooShort", least=12)),
        (("create", "lea", "--everywhere"), "é" * 40, say("error.PasswordTooLong", most=72)),
        (("create", "lea", "--territory", "atlantis"), PASSWORD, say("error.UnknownTerritory", territory="atlantis")),
        (("create", "lea"), PASSWORD, say("cli.where")),
        (("create", "lea", "--everywhere", "--territory", "lyon"), PASSWORD, say("cli.where")),
    ],
)
def test_what_cannot_be_is_said_and_leaves_nothing(
    database: Database, run: Run, words: tuple[str, ...], typed: str, sentence: str
) -> None:
    create(run, database)
    refused = run(database, "staff", *words, "--name", "Léa", "--role", "committee", "--password-stdin", typed=typed)
    assert refused.exit_code == 1
    assert sentence in refused.stderr
    assert refused.stdout == ""
    with database.reading() as connection:
        assert [account.login for account in staff.accounts(connection)] == ["ana"]
    assert audit(database) == [("account.created", None)]


@SQLITE
@pytest.mark.parametrize("words", [("deactivate",), ("reset",), ("roles", "--role", "committee", "--everywhere")])
def test_an_unknown_account_is_named(database: Database, run: Run, words: tuple[str, ...]) -> None:
    refused = run(database, "staff", words[0], "lea", *words[1:])
    assert (refused.exit_code, refused.stderr.strip()) == (1, say("error.UnknownAccount", login="lea"))
    assert audit(database) == []


def test_closing_an_account_ends_its_session_at_once(database: Database, run: Run) -> None:
    create(run, database)
    token = session(database, "ana")
    assert run(database, "staff", "deactivate", "ana").exit_code == 0
    with database.reading() as connection:
        assert sessions.visitor_of(connection, token, NOW) is None
    assert not opens(database, "ana", PASSWORD)
    assert say("cli.closed") in run(database, "staff", "list").output
    assert audit(database) == [("account.created", None), ("account.deactivated", None)]


@SQLITE
def test_a_reset_reopens_with_the_new_password_only(database: Database, run: Run) -> None:
    create(run, database)
    token = session(database, "ana")
    run(database, "staff", "deactivate", "ana")
    assert run(database, "staff", "reset", "ana", "--password-stdin", typed="une autre phrase\n").exit_code == 0
    assert opens(database, "ana", "une autre phrase")
    assert not opens(database, "ana", PASSWORD)
    with database.reading() as connection:
        assert sessions.visitor_of(connection, token, NOW) is None
    assert audit(database)[-1] == ("account.reset", None)


@SQLITE
def test_new_roles_replace_the_old_ones_in_a_session_that_goes_on(database: Database, run: Run) -> None:
    create(run, database)
    token = session(database, "ana")
    assert run(database, "staff", "roles", "ana", "--role", "committee", "--everywhere").exit_code == 0
    with database.reading() as connection:
        found = sessions.visitor_of(connection, token, NOW)
    assert found is not None
    assert found.roles == {Role.COMMITTEE: frozenset({EVERYWHERE})}
    assert audit(database)[-1] == ("account.roles_changed", None)


@SQLITE
def test_accounts_wait_for_the_tables(bare: Database, run: Run) -> None:
    refused = create(run, bare)
    assert (refused.exit_code, refused.stderr.strip()) == (1, say("cli.not_prepared", command=typed("prepare")))


def test_preparing_twice_changes_nothing_the_second_time(database: Database, run: Run, tmp_path: Path) -> None:
    first = run(database, "prepare", "--demo")
    assert first.exit_code == 0
    with database.transaction() as connection:
        assert connection.execute(select(func.count()).select_from(TerritoryRow)).scalar_one() >= 9
        connection.execute(update(StaffRow).where(StaffRow.login == "admin.demo").values(name="Renamed"))
    token = session(database, "admin.demo")
    second = run(database, "prepare", "--demo")
    assert second.output == first.output
    with database.reading() as connection:
        known = staff.accounts(connection)
        assert sessions.visitor_of(connection, token, NOW) is not None
    assert {account.login for account in known} == set(ACCOUNTS)
    assert all(account.demonstration and account.active for account in known)
    assert [account.name for account in known if account.login == "admin.demo"] == ["Renamed"]
    assert stat.S_IMODE((tmp_path / "var" / FILE).stat().st_mode) == 0o600
    passwords = dict(line.split() for line in first.output.splitlines() if ".demo " in line)
    assert opens(database, "animation.demo", passwords["animation.demo"])


@SQLITE
@pytest.mark.parametrize("closed", [False, True])
def test_no_demonstration_begins_in_a_house_that_serves_for_real(
    database: Database, run: Run, tmp_path: Path, closed: bool
) -> None:
    for login in ("zoe", "ana"):
        create(run, database, login)
        if closed:
            run(database, "staff", "deactivate", login)
    refused = run(database, "prepare", "--demo")
    assert (refused.exit_code, refused.stderr.strip()) == (1, say("cli.real_house"))
    with database.reading() as connection:
        assert [one.login for one in staff.accounts(connection)] == ["ana", "zoe"]
    assert not (tmp_path / "var" / FILE).exists()
    assert run(database, "prepare").exit_code == 0


@SQLITE
def test_a_demonstration_that_was_there_first_is_shown_again_beside_an_account(database: Database, run: Run) -> None:
    assert run(database, "prepare", "--demo").exit_code == 0
    create(run, database)
    assert run(database, "prepare", "--demo").exit_code == 0


@SQLITE
def test_demonstration_passwords_kept_elsewhere_are_drawn_again(database: Database, run: Run, tmp_path: Path) -> None:
    first = run(database, "prepare", "--demo").output
    (tmp_path / "var" / FILE).unlink()
    second = run(database, "prepare", "--demo").output
    assert first != second
    passwords = dict(line.split() for line in second.splitlines() if ".demo " in line)
    assert opens(database, "comite.demo", passwords["comite.demo"])


@SQLITE
def test_nothing_is_prepared_under_a_running_server(bare: Database, run: Run) -> None:
    bare.own()
    refused = run(bare, "prepare")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.strip() == say("cli.in_use", file=str(bare.url.database))
    assert not schema.is_current(bare)


@SQLITE
def test_accounts_can_be_closed_beside_a_running_server(database: Database, run: Run) -> None:
    database.own()
    create(run, database)
    assert run(database, "staff", "deactivate", "ana").exit_code == 0


@SQLITE
def test_an_older_database_is_copied_before_it_is_migrated(database: Database, run: Run, tmp_path: Path) -> None:
    assert backup.before_migrating(database, tmp_path / "none", NOW) is None
    create(run, database)
    with database.transaction() as connection:
        connection.execute(sql("UPDATE alembic_version SET version_num = 'older'"))
    kept = backup.before_migrating(database, tmp_path / "backups", NOW)
    assert kept is not None
    assert kept.name.endswith("-older.sqlite")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    copy = Database(f"sqlite:///{kept}")
    assert opens(copy, "ana", PASSWORD)
    copy.close()


@SQLITE
def test_a_database_without_tables_is_not_copied(bare: Database, tmp_path: Path) -> None:
    assert backup.before_migrating(bare, tmp_path / "backups", NOW) is None
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://nobody:secret@127.0.0.1:1/tablee",
        "sqlite:///{folder}/text.sqlite",
        "nothing",
        "oracle://x",
    ],
)
@pytest.mark.parametrize("words", [("prepare",), ("demo",), ("staff", "list"), ("staff", "deactivate", "ana")])
def test_a_dead_database_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, words: tuple[str, ...]
) -> None:
    (tmp_path / "text.sqlite").write_text("this is no database, however long it may be " * 100)
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", url.format(folder=tmp_path))
    found = CliRunner().invoke(app, list(words))
    assert isinstance(found.exception, SystemExit), f"{type(found.exception)} instead of a sentence"
    assert found.exit_code == 1
    assert len(found.stderr.splitlines()) == 1
    assert "secret" not in found.output


def _paths(command: object, *path: str) -> Iterator[tuple[str, ...]]:
    known: dict[str, object] = getattr(command, "commands", {})
    for name, one in known.items():
        yield from _paths(one, *path, name)
    if not known:
        yield path


@pytest.mark.parametrize("path", list(_paths(typer.main.get_command(app))), ids=" ".join)
def test_every_command_says_how_it_is_called(path: tuple[str, ...]) -> None:
    done = CliRunner().invoke(app, [*path, "--help"], catch_exceptions=False)
    assert (done.exit_code, "--help" in done.output) == (0, True)
