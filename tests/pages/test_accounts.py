"""A second person has an account in a minute, given by somebody who may; and the committee reads who did what."""

from datetime import UTC, datetime

import bcrypt
import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.evaluation import waves
from db.queries.staff import accounts, audit, staff
from domain.errors import NotAllowed
from domain.staff.access import keyed
from domain.staff.by import By
from domain.staff.journal import JournalLine
from domain.staff.roles import EVERYWHERE, Role, Visitor
from frame.access import LINK
from sentences.staff.journal import sentences
from tests.ballots import NOW, account, cast, close, opened, plan, room, typed
from tests.conftest import SECRET_KEY
from tests.pages.conftest import OpenPage, button
from tests.pages.test_workshop import words
from texts import say

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def chosen(page: AppTest, account: str) -> AppTest:
    """That account in detail, as a link to it would show it."""
    page.query_params["compte"] = account
    return page.run()


def invite(page: AppTest, whom: str, role: str) -> str:
    """The secret of the link that the page shows, once."""
    page.text_input(key="access_whom").set_value(whom)
    page.selectbox(key="access_role").set_value(f"{role}:lyon")
    page.button(key="access.invite_send").click().run()
    return secret(page)


def secret(page: AppTest) -> str:
    assert not page.exception
    [shown] = page.code
    return shown.value.partition("/acces#")[2]


def opened_by(open_page: OpenPage, database: Database, link: str) -> AppTest:
    """«Votre accès» of whoever came by this link."""
    page = open_page("access", database=database, run=False)
    page.session_state[LINK] = keyed(SECRET_KEY, link)
    return page.run()


def choose(page: AppTest, password: str, again: str = "", **typed: str) -> AppTest:
    for name, value in {**typed, "password": password, "again": again or password}.items():
        page.text_input(key=f"access_{name}").set_value(value)
    [send] = [one for one in page.button if str(one.key).endswith("_send")]
    return send.click().run()


def test_a_coordinator_invites_two_who_open_their_accounts_in_the_other_order(
    loaded: Database, open_page: OpenPage
) -> None:
    page = open_page("accounts", Role.COORDINATOR, territory="lyon", database=loaded)
    assert len(page.selectbox(key="access_role").options) == 2  # facilitator and committee, in Lyon alone
    assert not page.subheader  # no heading over nobody
    links = {login: invite(page, login, role) for login, role in (("camille", "facilitator"), ("sam", "committee"))}
    assert page.text_input(key="access_whom").value == ""  # a second press would be for nobody
    page.run()
    assert not page.code  # shown once
    assert len([one for one in page.button if str(one.key).startswith("revoke_")]) == 2
    for login in ("sam", "camille"):
        theirs = opened_by(open_page, loaded, links[login])
        refused = choose(theirs, "trop court", name=login.title(), login=login)
        assert [one.value for one in refused.error] == [say("error.PasswordTooShort", least=12)]
        refused = choose(theirs, f"la phrase de {login}", "une autre phrase", name=login.title(), login=login)
        assert [one.value for one in refused.error] == [say("error.PasswordsDiffer")]
        choose(theirs, f"la phrase de {login}", name=login.title(), login=f" {login.upper()} ")
        assert not theirs.exception
        assert not theirs.text_input  # signed in, by the browser
    with loaded.reading() as connection:
        for login, role in (("camille", Role.FACILITATOR), ("sam", Role.COMMITTEE)):
            assert staff.account(connection, login).roles == {role: frozenset({"lyon"})}
            proof = staff.proof(connection, login)
            assert proof is not None
            assert bcrypt.checkpw(f"la phrase de {login}".encode(), proof[1].encode())
        told = [(one.action, one.about) for one in audit.journal(connection, "lyon", 2)]
    assert told == [("account.joined", "Camille"), ("account.joined", "Sam")]
    again = opened_by(open_page, loaded, links["sam"])
    assert [one.value for one in again.error] == [say("error.AccessLinkOver")]
    assert not again.text_input


def test_a_link_to_a_new_password_is_withdrawn_and_the_next_one_used(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        ana = account(connection, "ana")
    page = chosen(open_page("accounts", Role.COORDINATOR, territory="lyon", database=loaded), ana)
    button(page, "renew", ana).click().run()
    withdrawn = secret(page)
    page.run()
    button(page, "revoke").click().run()
    assert say("access.is_revoked") in [one.value for one in page.success]
    button(page, "renew", ana).click().run()
    used = secret(page)
    page = opened_by(open_page, loaded, withdrawn)
    assert [one.value for one in page.error] == [say("error.AccessLinkOver")]
    choose(opened_by(open_page, loaded, used), "une phrase qui ouvre")
    with loaded.reading() as connection:
        proof = staff.proof(connection, "ana")
        assert proof is not None
        assert bcrypt.checkpw(b"une phrase qui ouvre", proof[1].encode())


@one_engine
def test_a_login_that_is_taken_is_said_and_nothing_typed_is_lost(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        account(connection, "ana")
    page = open_page("accounts", Role.COORDINATOR, territory="lyon", database=loaded)
    theirs = opened_by(open_page, loaded, invite(page, "Une autre Ana", "facilitator"))
    choose(theirs, "une phrase qui ouvre", name="Ana", login="ana")
    assert [one.value for one in theirs.error] == [say("error.LoginTaken")]
    assert theirs.text_input(key="access_name").value == "Ana"
    choose(theirs, "une phrase qui ouvre", login="ana.b")
    assert not theirs.text_input


@one_engine
def test_somebody_who_is_signed_in_is_asked_to_leave_first(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("accounts", Role.COORDINATOR, territory="lyon", database=loaded)
    link = invite(page, "Ben", "committee")
    here = open_page("access", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    here.session_state[LINK] = keyed(SECRET_KEY, link)
    here.run()
    assert [one.value for one in here.info] == [say("access.somebody", name="Camille")]
    assert not here.text_input
    assert [one.key for one in here.button] == ["access_out"]
    choose(opened_by(open_page, loaded, link), "une phrase qui ouvre", name="Ben", login="ben")
    with loaded.reading() as connection:
        assert staff.account(connection, "ben").active


@one_engine
def test_without_a_link_the_page_says_where_they_come_from(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("access", database=loaded)
    assert say("access.no_link") in [one.value for one in page.markdown]
    assert not page.text_input


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
            staff.create(connection, login=login, name="X", password_hash="-", places={role: {place}})
            shown = staff.account(connection, login)
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
        waves.begin(connection, "montpellier", "Vague d’ailleurs", by=By("facilitator", NOW, ana))
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
    counts = [JournalLine(2, NOW, "Ana", "people.counted", {"before": 12, "after": 14}, "Atelier")]
    counts.append(JournalLine(1, NOW, "Ana", "people.counted", {"before": None, "after": 12}, "Atelier"))
    second, first = sentences(counts)
    assert "avant" in second
    assert "avant" not in first
    assert "12 personnes" in first
