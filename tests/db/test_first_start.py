"""The first start at a terminal asks each thing once, keeps what is answered, and goes on where it was cut off."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from db.engine import Connection, Database
from db.models.staff import AuditRow
from db.queries.operations import content, contents
from db.queries.staff import staff
from domain.operations.contents import TerritoryPromise
from domain.staff.roles import EVERYWHERE, Role
from tests.engines import MIGRATED, Kitchen
from tests.terminal import CUT, ENTER, PHRASE, Keyboard, keyboard
from texts import say

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
    code, told = start([LYON, "oui", "La Marmite de Lyon", "Demandez Inès", *ACCOUNT])
    assert code == 0, told
    assert asked(told) == ["territory", "true", "controller", "contact", "sign_in.login"]
    assert f"[{SHIPPED.controller}]" in told
    assert say("cli.first_table") in told.replace("\r\n", "\n")
    assert PHRASE not in told
    assert said(url, "lyon") == TerritoryPromise("La Marmite de Lyon", "Demandez Inès")
    assert said(url, "montpellier") == SHIPPED
    assert acts(url) == [("lyon", "promise.changed")] * 2 + [("", "account.created")]
    code, told = start([])
    assert (code, asked(told)) == (0, [])
    with looked(url) as connection:
        [made] = staff.accounts(connection)
    assert (made.login, made.roles) == ("camille", {Role.ADMINISTRATOR: frozenset({EVERYWHERE})})


def test_enter_keeps_what_is_proposed(url: str, start: Start) -> None:
    code, told = start([ENTER, "o", ENTER, ENTER, *ACCOUNT])
    assert code == 0, told
    assert said(url, "haute_garonne") == SHIPPED
    assert start([])[0] == 0


def test_a_territory_that_nobody_knew_is_added(url: str, start: Start) -> None:
    place = ["Lyon", "99", NEW, "Pays de Caux", "Caux !", "Pays de Caux", "caux"]
    code, told = start([*place, "oui", "Le Potager", ENTER, *ACCOUNT])
    assert code == 0, told
    assert told.count(say("cli.first_number", last=NEW)) == 2
    assert say("error.TerritoryIdUnfit") in told
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
    code, told = start(ACCOUNT)
    assert (code, asked(told)) == (0, ["sign_in.login"])
    assert said(url, "caux") == TerritoryPromise("Le Potager", "Passez le mardi")
    assert acts(url).count(("caux", "territory.added")) == 1
    assert acts(url).count(("caux", "promise.changed")) == 2


def test_a_duration_that_is_not_promised_stops_it(url: str, start: Start) -> None:
    for _ in "12":
        code, told = start([LYON, "non"])
        assert (code, say("cli.first_untrue").split()[0] in told) == (1, True)
    assert acts(url) == []


def test_what_is_mistyped_is_asked_again_and_nothing_else_is(url: str, start: Start) -> None:
    wrong = ["ca/mille", "Camille", "camille", "Camille", "a b", "a b", "camille", "Camille", "une phrase", "une autre"]
    said_wrong = [LYON, "oui", "x" * 121, "La Marmite", "y" * 121, ENTER]
    code, told = start([*said_wrong, *wrong, *ACCOUNT])
    assert code == 0, told
    assert (told.count(say("cli.first_true")), told.count(say("cli.first_again"))) == (1, 3)
    assert said(url, "lyon") == TerritoryPromise("La Marmite", SHIPPED.contact)
    with looked(url) as connection:
        assert [one.login for one in staff.accounts(connection)] == ["camille"]


def test_a_house_that_nobody_enters_any_more_is_asked_for_an_account_alone(url: str, start: Start) -> None:
    assert start([ENTER, "oui", ENTER, ENTER, *ACCOUNT])[0] == 0
    database = Database(url)
    with database.transaction() as connection:
        staff.erase(connection, staff.account(connection, "camille").id)
    database.close()
    code, told = start(["ines", "Inès", PHRASE, PHRASE])
    assert (code, asked(told)) == (0, ["sign_in.login"])
