"""The first start at a terminal asks each thing once, keeps what is answered, and goes on where it was cut off."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from db.engine import Connection, Database
from db.models.staff import AuditRow
from db.queries.operations import content, contents
from db.queries.staff import staff
from domain.operations.contents import TerritoryPromise
from domain.staff.roles import EVERYWHERE, Role
from tests.content import CONTENT, reload
from tests.engines import MIGRATED, Kitchen
from tests.terminal import CUT, ENTER, PHRASE, Keyboard, keyboard
from texts import say
from texts.typography import typeset

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
ACCOUNT = ["camille", "Camille", PHRASE, PHRASE]
SHIPPED = TerritoryPromise("L'association qui vous accueille", "Parlez à la personne qui anime")
LYON, NEW = "3", "10"

Start = Callable[[Sequence[str]], tuple[int, str]]


@pytest.fixture
def url(kitchen: Kitchen) -> str:
    return kitchen.fresh(MIGRATED)


@pytest.fixture(scope="module")
def typing() -> Iterator[Keyboard]:
    with keyboard() as found:
        yield found


@pytest.fixture
def start(typing: Keyboard, url: str, tmp_path: Path) -> Start:
    """A start at a terminal, where this is answered: how it ended, and what was shown."""
    return lambda answers: typing.start(url, tmp_path, answers)


@contextmanager
def looked(url: str) -> Iterator[Connection]:
    database = Database(url)
    with database.reading() as connection:
        yield connection
    database.close()


def acts(url: str) -> list[tuple[str, str]]:
    with looked(url) as connection:
        rows = connection.execute(select(AuditRow.chain, AuditRow.action).order_by(AuditRow.id))
        return [(row.chain, row.action) for row in rows]


def said(url: str, place: str) -> TerritoryPromise:
    with looked(url) as connection:
        return contents.promised(connection, place).said


def asked(told: str) -> list[str]:
    """Which of the questions were."""
    keys = ("cli.first_territory", "cli.first_true", "cli.first_controller", "cli.first_contact", "sign_in.login")
    return [key.rpartition("first_")[2] for key in keys if say(key) in told]


def test_each_is_asked_in_turn_and_a_second_start_asks_nothing(url: str, start: Start) -> None:
    code, told = start([LYON, "oui", "La Marmite de Lyon, Mairie", "Demandez Inès", *ACCOUNT])
    assert (code, say("contents.read_both", words="Mairie") in told) == (0, True), told
    assert asked(told) == ["territory", "true", "controller", "contact", "sign_in.login"]
    assert f"[{typeset(SHIPPED.controller)}]" in told
    assert say("cli.first_table") in told.replace("\r\n", "\n")
    assert PHRASE not in told
    assert said(url, "lyon") == TerritoryPromise("La Marmite de Lyon, Mairie", "Demandez Inès")
    assert said(url, "montpellier") == SHIPPED
    assert acts(url) == [("lyon", "promise.changed")] * 2 + [("", "account.created")]
    code, told = start([])
    assert (code, asked(told)) == (0, [])
    with looked(url) as connection:
        [made] = staff.accounts(connection)
    assert (made.login, made.roles) == ("camille", {Role.ADMINISTRATOR: frozenset({EVERYWHERE})})


def test_enter_keeps_what_is_proposed(url: str, start: Start) -> None:
    code, told = start([ENTER, "o", ENTER, ENTER, *ACCOUNT])
    assert (code, "content/consent.yaml" in told) == (0, False), told
    assert said(url, "haute_garonne") == SHIPPED
    assert start([])[0] == 0


def test_a_territory_that_nobody_knew_is_added(url: str, start: Start) -> None:
    place = ["Lyon", "99", NEW, "métropole de LYON", "Pays de Caux", "Caux !", "lyon", "caux"]
    code, told = start([*place, "oui", "Le Potager", ENTER, *ACCOUNT])
    assert code == 0, told
    assert told.count(say("cli.first_number", last=NEW)) == 2
    assert say("error.TerritoryIdUnfit") in told
    assert told.count(say("error.TerritoryTaken")) == 2
    # A name that another one has is asked again; a short one that cannot be takes nothing else with it.
    assert (told.count(f"{say('places.name')}:"), told.count("[pays_de_caux]:")) == (2, 3)
    assert said(url, "caux") == TerritoryPromise("Le Potager", SHIPPED.contact)
    assert acts(url)[:2] == [("caux", "territory.added"), ("caux", "promise.changed")]
    with looked(url) as connection:
        assert [one.name for one in content.territories(connection)][-1] == "Pays de Caux"


def test_what_was_cut_off_goes_on(url: str, start: Start) -> None:
    new = [NEW, "Pays de Caux", "caux"]
    assert start([*new, CUT])[0] != 0
    code, told = start([ENTER, "oui", "Le Potager", CUT])
    assert (code != 0, f"[{NEW}]" in told) == (True, True)  # the one that was added is proposed
    code, told = start(["Passez le mardi", CUT])
    assert asked(told) == ["contact", "sign_in.login"]
    code, told = start([CUT])
    assert (code != 0, say("cli.account_first") in told) == (True, True)
    code, told = start(ACCOUNT)
    assert (code, asked(told), say("cli.account_first") in told) == (0, ["sign_in.login"], True)
    assert said(url, "caux") == TerritoryPromise("Le Potager", "Passez le mardi")
    assert acts(url).count(("caux", "territory.added")) == 1
    assert acts(url).count(("caux", "promise.changed")) == 2


def test_a_duration_that_is_not_promised_stops_it(url: str, start: Start) -> None:
    for _ in "12":
        code, told = start([LYON, "non"])
        assert (code, say("cli.first_untrue") in told) == (1, True)
        assert say("cli.first_there", id="lyon") in told
    assert acts(url) == []


def test_a_duration_that_a_new_territory_does_not_promise_is_written_as_it_is_shown(
    url: str, start: Start, tmp_path: Path
) -> None:
    added = [("Vallée du Thé", ENTER, "vallee_du_the"), ('Île « "Œuf" »', ENTER, "ile_oeuf")]
    for number, (name, id_, short) in enumerate(added):
        code, told = start([str(int(NEW) + number), name, id_, "non"])
        assert (code, say("cli.first_untrue") in told, say("cli.first_not_there") in told) == (1, True, True)
        lines = told.replace("\r\n", "\n").partition(say("cli.first_not_there"))[2]
        shown = lines.partition(say("cli.first_untrue"))[0].strip("\n")
        assert f"- id: {short}\n" in shown
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    with (folder / "territories.yaml").open("a") as file:
        file.write(f"{shown}\n")
    database = Database(url)
    reload(database, folder)
    database.close()
    with looked(url) as connection:
        kept = {one.id: one.retention for one in content.territories(connection)}
    assert (kept["ile_oeuf"], kept["vallee_du_the"]) == (say("cli.first_example"), kept["lyon"])


def test_what_is_mistyped_is_asked_again_and_nothing_else_is(url: str, start: Start) -> None:
    wrong = ["ca/mille", "camille", "x" * 81, "Camille", "a b", "une phrase", PHRASE, "une autre", PHRASE, PHRASE]
    said_wrong = [LYON, "oui", "x" * 121, "La Marmite", "y" * 121, ENTER]
    code, told = start([*said_wrong, *wrong])
    assert code == 0, told
    asked_for = {key: told.count(f"{say(key)}:") for key in ("sign_in.login", "cli.first_name", "sign_in.password")}
    assert asked_for == {"sign_in.login": 2, "cli.first_name": 2, "sign_in.password": 4}
    assert told.count(say("cli.password_again")) == 2  # what is too short is not asked for once more
    assert (told.count(say("cli.first_true")), told.count(say("error.PasswordTooShort", least=12))) == (1, 2)
    assert said(url, "lyon") == TerritoryPromise("La Marmite", SHIPPED.contact)
    with looked(url) as connection:
        assert [one.login for one in staff.accounts(connection)] == ["camille"]


def test_a_house_that_nobody_enters_any_more_is_asked_for_an_account_alone(url: str, start: Start) -> None:
    assert start([ENTER, "oui", ENTER, ENTER, *ACCOUNT])[0] == 0
    database = Database(url)
    with database.transaction() as connection:
        zoe = staff.create(connection, login="zoe", name="Zoé", password_hash="-", places={Role.COMMITTEE: {"lyon"}})
        staff.erase(connection, staff.account(connection, "camille").id)
        staff.deactivate(connection, zoe, datetime.now(UTC))
    database.close()
    code, told = start(["zoe", "ines", "Inès", PHRASE, PHRASE])
    assert (code, asked(told), told.count(say("error.LoginTaken"))) == (0, ["sign_in.login"], 1)
    assert (say("cli.account_first") in told, say("cli.account_again") in told) == (False, True)
