"""``python -m commands serve --check``: what is unsafe is refused in one sentence; the first account is asked for."""

import errno
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text as sql
from sqlalchemy import update

from commands import demonstration, serve
from commands.console import NEXT_ACCOUNT, typed
from db import keeping, schema
from db.engine import Database
from db.models.staff import StaffRow
from db.queries.evaluation import waves
from db.queries.operations import demonstrations
from db.queries.staff import staff
from domain.operations.retention import TERMS, Stock
from tests.db.test_commands import Run, create, run
from tests.engines import MIGRATED, Kitchen
from tests.terminal import KEY
from texts import say

__all__ = ["run"]

SQLITE = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
POSTGRESQL = pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)
SERVE = ("serve", "--check")


def refused(run: Run, database: Database, *words: str) -> str:
    """The one sentence with which it refuses."""
    done = run(database, *SERVE, *words)
    assert done.exit_code == 1
    return done.stderr.strip()


def test_it_prepares_and_serves_twice_and_never_makes_a_demonstration(loaded: Database, run: Run) -> None:
    create(run, loaded)
    for _ in "12":
        done = run(loaded, *SERVE)
        assert done.exit_code == 0, done.output
        assert say("cli.serving", address="127.0.0.1", port="8501") in done.output
        assert say("cli.serving_room", port="8501") in done.output
    with loaded.reading() as connection:
        assert not demonstrations.there(connection)
        assert [one.login for one in staff.accounts(connection)] == ["ana"]


def test_a_new_house_without_an_account_is_refused_and_told_how_to_make_one(
    loaded: Database, run: Run, tmp_path: Path
) -> None:
    assert refused(run, loaded) == say("cli.first_account", command=typed(NEXT_ACCOUNT))
    now = datetime.now(UTC)
    demonstration.accounts(loaded, tmp_path, now)
    with loaded.transaction() as connection:
        demonstrations.remove(connection, now)
    assert refused(run, loaded) == say("cli.first_account", command=typed(NEXT_ACCOUNT))  # those were nobody's


@pytest.mark.parametrize("ends", ["closed", "forgotten", "one of each"])
def test_a_house_that_nobody_enters_any_more_serves_residents_and_says_how_to_come_back(
    loaded: Database, run: Run, tmp_path: Path, ends: str
) -> None:
    create(run, loaded, "zoe")
    create(run, loaded)
    if ends != "forgotten":
        assert run(loaded, "staff", "deactivate", "ana").exit_code == 0
    if ends == "closed":
        assert run(loaded, "staff", "deactivate", "zoe").exit_code == 0
    else:
        begun = datetime.now(UTC).date()
        keeping.purge(loaded, begun, KEY, tmp_path)  # from then on who was never seen is counted
        keeping.purge(loaded, TERMS[Stock.ACCOUNTS].until(begun), KEY, tmp_path)
    for _ in "12":
        done = run(loaded, *SERVE)
        assert done.exit_code == 0, done.output
        assert say("cli.no_account_left", command=typed(NEXT_ACCOUNT)) in done.output
        assert say("cli.serving", address="127.0.0.1", port="8501") in done.output
    assert create(run, loaded, "ines").exit_code == 0
    with loaded.transaction() as connection:  # she was last here so long ago that the first turn forgets her
        long_ago = TERMS[Stock.ACCOUNTS].first_kept(datetime.now(UTC).date()) - timedelta(days=1)
        connection.execute(update(StaffRow).where(StaffRow.login == "ines").values(seen_on=long_ago))
    assert say("cli.no_account_left", command=typed(NEXT_ACCOUNT)) in run(loaded, *SERVE).output
    assert run(loaded, "staff", "reset", "ines").exit_code == 0
    keeping.purge(loaded, datetime.now(UTC).date(), KEY, tmp_path)
    done = run(loaded, *SERVE)
    assert (done.exit_code, say("cli.no_account_left", command=typed(NEXT_ACCOUNT)) in done.output) == (0, False)


@SQLITE
def test_an_address_that_no_tablet_opens_is_refused_unless_that_is_meant(
    loaded: Database, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(run, loaded)
    for address in ("127.0.0.1", "localhost", "::1"):
        assert refused(run, loaded, "--address", address) == say("cli.loopback", address=address)
    for address in ("192.0.2.7", "0.0.0.0"):  # noqa: S104  refused
        assert refused(run, loaded, "--alone", "--address", address) == say("cli.alone_open", address=address)
    for chosen, address in ((("--address", "localhost"), "localhost"), ((), "127.0.0.1")):
        done = run(loaded, *SERVE, "--alone", *chosen)
        assert done.exit_code == 0
        assert say("cli.serving", address=address, port="8501") in done.output
        assert say("cli.serving_room", port="8501") not in done.output
    monkeypatch.setenv("TABLEE_HOSTS", "tablee.example.org")
    assert run(loaded, *SERVE, "--address", "127.0.0.1").exit_code == 0


@SQLITE
def test_an_address_that_somebody_else_has_is_never_announced(
    loaded: Database, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(run, loaded)
    began: list[tuple[str, int]] = []
    monkeypatch.setattr(serve, "_run", lambda address, port: began.append((address, port)))
    with socket.create_server(("127.0.0.1", 0)) as free, socket.create_server(("127.0.0.1", 0)) as taken:
        ports = [one.getsockname()[1] for one in (free, taken)]
        free.close()
        for chosen in (("--alone",), ()):  # every address of this machine is one of them too
            done = run(loaded, "serve", *chosen, "--port", str(ports[1]))
            assert (done.exit_code, done.stdout) == (1, "")
            assert done.stderr.strip() == say("cli.port_taken", port=str(ports[1]), other=str(ports[1] + 1))
        done = run(loaded, "serve", "--address", "192.0.2.7", "--port", str(ports[0]))
        assert done.stderr.strip() == say("cli.not_ours", address="192.0.2.7", port=str(ports[0]))
        assert run(loaded, "serve", "--alone", "--port", str(ports[0])).exit_code == 0
    assert began == [("127.0.0.1", ports[0])]


def test_a_demonstration_is_never_served_for_real_whole_or_in_part(loaded: Database, run: Run, tmp_path: Path) -> None:
    create(run, loaded)
    now = datetime.now(UTC)
    with loaded.transaction() as connection:
        waves.add(connection, "lyon", "Vague inventée", demonstration=True)
    assert refused(run, loaded) == say("cli.demonstration_there", command=typed("demo --remove"))
    with loaded.transaction() as connection:
        demonstrations.remove(connection, now)
    assert run(loaded, *SERVE).exit_code == 0
    demonstration.accounts(loaded, tmp_path, now)
    assert refused(run, loaded) == say("cli.demonstration_there", command=typed("demo --remove"))
    with loaded.transaction() as connection:
        demonstrations.remove(connection, now)
    assert run(loaded, *SERVE).exit_code == 0


def test_a_schema_of_a_later_version_is_left_alone(loaded: Database, run: Run) -> None:
    create(run, loaded)
    with loaded.transaction() as connection:
        connection.execute(sql("update alembic_version set version_num = '9999'"))
    assert refused(run, loaded) == say("cli.newer", version="9999")
    assert schema.version(loaded) == "9999"


@SQLITE
@pytest.mark.parametrize(
    ("key", "sentence"), [("short", "cli.short_key"), ("abc" * 20, "cli.even_key"), ("0" * 64, "cli.even_key")]
)
def test_a_weak_key_is_refused(
    loaded: Database, run: Run, monkeypatch: pytest.MonkeyPatch, key: str, sentence: str
) -> None:
    create(run, loaded)
    monkeypatch.setenv("TABLEE_SECRET_KEY", key)
    assert refused(run, loaded) == say(sentence)


@SQLITE
def test_a_file_that_is_damaged_or_none_is_refused_as_it_was(kitchen: Kitchen, run: Run, tmp_path: Path) -> None:
    url = kitchen.fresh(MIGRATED)
    whole = Path(url.removeprefix("sqlite:///")).read_bytes()
    page = 4096
    damaged = whole[: 3 * page] + b"\xff" * (20 * page) + whole[23 * page :]
    for name, content in {"damaged": damaged, "none": b"Bonjour. " * 500}.items():
        file = tmp_path / f"{name}.sqlite"
        file.write_bytes(content)
        with_it = Database(f"sqlite:///{file}")
        said = refused(run, with_it)
        with_it.close()
        assert said in {
            say("cli.corrupt", database=str(file)),
            say("cli.no_file", database=str(file)),
        }
        assert file.read_bytes() == content
    assert "damaged" in say("cli.corrupt", database="damaged")


@SQLITE
def test_a_folder_that_is_none_or_on_a_read_only_disk_is_refused_in_one_sentence(
    loaded: Database, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen, file = tmp_path / "frozen", tmp_path / "file"
    file.write_text("no folder")
    frozen.mkdir()
    (frozen / "secret.key").write_text(KEY)
    (frozen / "secret.key").chmod(0o644)  # of an earlier version

    def chmod(_: Path, mode: int) -> None:
        raise OSError(errno.EROFS, mode)

    monkeypatch.setattr(Path, "chmod", chmod)
    for folder in (file, frozen):
        monkeypatch.setenv("TABLEE_VAR", str(folder))
        monkeypatch.delenv("TABLEE_SECRET_KEY", raising=False)
        for words in (("backup",), ("serve", "--check"), ("check",)):
            done = run(loaded, *words)
            assert (done.exit_code, done.stderr.strip()) == (1, say("cli.var_unfit", folder=str(folder))), words


@POSTGRESQL
def test_a_role_that_may_not_write_is_refused(loaded: Database, run: Run) -> None:
    create(run, loaded)
    with loaded.transaction() as connection:
        name = connection.execute(sql("select current_database()")).scalar()
        connection.execute(sql(f"alter database {name} set default_transaction_read_only = on"))
    loaded.engine.dispose()
    assert refused(run, loaded) == say("cli.no_right", database=str(name))
