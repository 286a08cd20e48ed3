"""A second person has an account in a minute, given by somebody who may; and the committee reads who did what."""

from datetime import UTC, datetime

import bcrypt
import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.evaluation import waves
from db.queries.staff import accounts, audit, staff
from domain.errors import NotAllowed
from domain.staff.accounts import New
from domain.staff.journal import Told
from domain.staff.roles import EVERYWHERE, Role, Visitor
from sentences.staff.journal import sentences
from tests.ballots import NOW, account, cast, close, opened, plan, room, typed
from tests.pages.conftest import OpenPage, button
from tests.pages.test_workshop import words

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def chosen(page: AppTest, account: str) -> AppTest:
    """That account in detail, as a link to it would show it."""
    page.query_params["compte"] = account
    return page.run()


def fill(page: AppTest, login: str, name: str, role: str) -> AppTest:
    page.text_input(key="account_name").set_value(name)
    page.text_input(key="account_login").set_value(login)
    page.selectbox(key="account_role").set_value(f"{role}:lyon")
    return page.button(key="account_send").click().run()


def test_a_coordinator_makes_two_accounts_and_renews_the_first(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("accounts", Role.COORDINATOR, territory="lyon", database=loaded)
    assert len(page.selectbox(key="account_role").options) == 2  # facilitator and committee, in Lyon alone
    assert not page.subheader  # no heading over nobody
    passwords = {}
    for login, role in (("camille.d", "facilitator"), ("sam.b", "committee")):
        fill(page, login, login.title(), role)
        assert not page.exception
        [shown] = page.code
        passwords[login] = shown.value
    with loaded.reading() as connection:
        camille, sam = (staff.account(connection, login) for login in ("camille.d", "sam.b"))
        for login, password in passwords.items():
            proof = staff.proof(connection, login)
            assert proof is not None
            assert bcrypt.checkpw(password.encode(), proof[1].encode())
    assert (camille.roles, sam.roles) == (
        {Role.FACILITATOR: frozenset({"lyon"})},
        {Role.COMMITTEE: frozenset({"lyon"})},
    )
    page.run()
    assert not page.code  # shown once
    chosen(page, camille.id)
    button(page, "renew", camille.id).click().run()
    with loaded.reading() as connection:
        proof = staff.proof(connection, "camille.d")
        assert proof is not None
        assert not bcrypt.checkpw(passwords["camille.d"].encode(), proof[1].encode())
        told = [(one.action, one.about) for one in audit.journal(connection, "lyon", 10)]
    assert told[:3] == [
        ("account.reset", "Camille.D"),
        ("account.created", "Sam.B"),
        ("account.created", "Camille.D"),
    ]


@one_engine
def test_nobody_gives_more_than_they_may(loaded: Database) -> None:
    coordinator = Visitor(None, "C", {Role.COORDINATOR: frozenset({"lyon"})})
    now = datetime.now(UTC)
    with loaded.transaction() as connection:
        for login, role, place in (
            ("a.one", Role.ADMINISTRATOR, EVERYWHERE),
            ("c.one", Role.COORDINATOR, "lyon"),
            ("f.two", Role.FACILITATOR, "montpellier"),
        ):
            with pytest.raises(NotAllowed):
                accounts.create(connection, New(login, "X", role, place), "-", who=coordinator, now=now)
            staff.create(connection, login=login, name="X", password_hash="-", places={role: {place}})
            shown = staff.account(connection, login)
            with pytest.raises(NotAllowed):  # whoever gives a password could use it
                accounts.reset(connection, shown, "new", who=coordinator, now=now)
            with pytest.raises(NotAllowed):
                accounts.change(connection, shown, [(Role.FACILITATOR, "lyon")], who=coordinator, now=now)
            with pytest.raises(NotAllowed):
                accounts.close(connection, shown, who=coordinator, now=now)
            with pytest.raises(NotAllowed):
                accounts.sign_out(connection, login, ["any"], who=coordinator, now=now)
        both = {Role.FACILITATOR: {"lyon"}, Role.COORDINATOR: {"lyon"}}
        staff.create(connection, login="both", name="X", password_hash="-", places=both)
        account(connection, "ana")
        assert [one.login for one in accounts.manageable(connection, coordinator)] == ["ana"]


@one_engine
def test_the_committee_reads_who_did_what_in_its_own_territory(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        ana, workshop = account(connection, "ana"), room(connection)
        first, second = opened(connection, workshop, plan()), opened(connection, workshop, plan("dots"))
        typed(connection, second, 1, ["A=1"] * 12, by=ana)
        for number in range(6):
            cast(connection, first, "A=1", number=number)
        close(connection, first)
        waves.begin(connection, "montpellier", "Vague d’ailleurs", by=ana, now=NOW)
    page = open_page("journal", Role.COMMITTEE, territory="lyon", database=loaded)
    assert not page.exception
    said = words(page)
    assert "a copié 12 bulletins papier" in said
    assert "ailleurs" not in said
    assert page.selectbox[0].options == ["Métropole de Lyon"]


@one_engine
def test_every_act_can_be_said(loaded: Database) -> None:
    with loaded.transaction() as connection:
        opened(connection, room(connection), plan())
    with loaded.reading() as connection:
        acts = audit.journal(connection, "lyon", 50)
    assert len(sentences(acts)) == len(acts) == 4
    assert not any("{" in sentence for sentence in sentences(acts))


def test_a_first_count_has_nothing_before_it() -> None:
    counts = [Told(2, NOW, "Ana", "people.counted", {"before": 12, "after": 14}, "Atelier")]
    counts.append(Told(1, NOW, "Ana", "people.counted", {"before": None, "after": 12}, "Atelier"))
    second, first = sentences(counts)
    assert "avant" in second
    assert "avant" not in first
    assert "12 personnes" in first
