"""Two accounts, changed, signed out, closed and opened again by whoever may, as they were when they were looked at."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.staff import accounts, audit, browsers, sessions, staff
from domain.errors import NotAllowed
from domain.staff.accounts import Account
from domain.staff.errors import AccountChanged, OwnAccount
from domain.staff.roles import EVERYWHERE, Role, Visitor
from frame import visitor
from tests.pages.conftest import OpenPage, button
from texts import say

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
NOW = datetime.now(UTC)
HERE = "lyon"


@pytest.fixture
def two(loaded: Database) -> list[Account]:
    """Bea, then Ana: made in the order that is not the one of their names. Each is signed in twice."""
    with loaded.transaction() as connection:
        for login in ("bea", "ana"):
            made = staff.create(
                connection, login=login, name=login.title(), password_hash="-", places={Role.FACILITATOR: {HERE}}
            )
            for tab in ("first", "second"):
                sessions.open_session(connection, made, f"{login} {tab}", NOW)
    return now_are(loaded)


def now_are(database: Database) -> list[Account]:
    with database.reading() as connection:
        return [staff.account(connection, login) for login in ("ana", "bea")]


def live(database: Database, token: str) -> bool:
    with database.reading() as connection:
        return sessions.visitor_of(connection, token, NOW) is not None


def acts(database: Database) -> list[tuple[str, str]]:
    with database.reading() as connection:
        return [(one.action, one.about) for one in audit.journal(connection, HERE, 20)]


def shown(open_page: OpenPage, database: Database, account: Account, role: Role = Role.COORDINATOR) -> AppTest:
    page = open_page("accounts", role, territory=HERE, database=database, run=False)
    page.query_params["compte"] = account.id
    page.run()
    assert not page.exception
    return page


def test_two_accounts_get_other_roles_the_second_one_first(
    loaded: Database, two: list[Account], open_page: OpenPage
) -> None:
    ana, bea = two
    page = shown(open_page, loaded, bea)
    page.multiselect[0].set_value([f"{Role.COMMITTEE}:{HERE}"])
    button(page, "keep", bea.id).click().run()
    assert say("accounts.roles_kept") in [one.value for one in page.success]
    page = shown(open_page, loaded, ana)
    page.multiselect[0].set_value([f"{Role.FACILITATOR}:{HERE}", f"{Role.COMMITTEE}:{HERE}"])
    button(page, "keep", ana.id).click().run()
    assert [one.posts for one in now_are(loaded)] == [
        ((Role.FACILITATOR, HERE), (Role.COMMITTEE, HERE)),
        ((Role.COMMITTEE, HERE),),
    ]
    assert acts(loaded) == [("account.roles_changed", "Ana"), ("account.roles_changed", "Bea")]
    page.multiselect[0].set_value([])
    button(page, "keep", ana.id).click().run()
    assert say("accounts.roles_none") in [one.value for one in page.info]


def test_a_browser_is_signed_out_and_the_others_of_both_stay(
    loaded: Database, two: list[Account], open_page: OpenPage
) -> None:
    ana, bea = two
    page = shown(open_page, loaded, bea)
    with loaded.reading() as connection:
        names = [one.name for one in browsers.signed_in(connection, bea.id, "bea second", NOW)]
        assert [one.here for one in browsers.signed_in(connection, bea.id, "bea second", NOW)].count(True) == 1
    button(page, "out", f"{bea.id}_{names[0]}").click().run()
    assert sorted([live(loaded, "bea first"), live(loaded, "bea second")]) == [False, True]
    assert live(loaded, "ana first")
    assert live(loaded, "ana second")
    page = shown(open_page, loaded, ana)
    button(page, "out_all", ana.id).click().run()
    assert not live(loaded, "ana first")
    assert not live(loaded, "ana second")
    assert acts(loaded) == [("session.closed", "Ana"), ("session.closed", "Bea")]
    assert say("browsers.none") in [one.value for one in page.caption]


@one_engine
@pytest.mark.parametrize("role", list(Role))
def test_whoever_is_signed_in_twice_ends_the_other_one_and_not_this_one(
    loaded: Database, open_page: OpenPage, role: Role
) -> None:
    page = open_page("sign_in", role, territory=HERE, database=loaded)
    here = visitor.cookie()
    with loaded.transaction() as connection:
        me = sessions.visitor_of(connection, str(here), datetime.now(UTC))
        assert me is not None
        assert me.staff_id is not None
        sessions.open_session(connection, me.staff_id, "left in the library", NOW)
    page.run()
    [out] = [one for one in page.button if str(one.key).startswith("out_")]  # none beside the one that is here
    out.click().run()
    assert not page.exception
    assert not live(loaded, "left in the library")
    assert live(loaded, str(here))
    assert not [one for one in page.button if str(one.key).startswith("out_")]


def test_an_account_is_closed_and_a_link_to_open_it_again_is_shown_once(
    loaded: Database, two: list[Account], open_page: OpenPage
) -> None:
    ana, bea = two
    for account in (bea, ana):
        page = shown(open_page, loaded, account)
        button(page, "close", account.id).click().run()
        assert say("accounts.is_closed") in [one.value for one in page.success]
    assert [one.active for one in now_are(loaded)] == [False, False]
    assert not any(live(loaded, f"{login} {tab}") for login in ("ana", "bea") for tab in ("first", "second"))
    page = shown(open_page, loaded, ana)
    assert not page.multiselect  # what a closed account may do waits until it is open
    button(page, "reopen", ana.id).click().run()
    assert len(page.code) == 1
    assert [one.active for one in now_are(loaded)] == [False, False]  # until its person has chosen a password
    assert [one for one, _ in acts(loaded)] == ["account.link_made", "account.deactivated", "account.deactivated"]


def test_what_somebody_else_changed_meanwhile_is_not_changed_again(loaded: Database, two: list[Account]) -> None:
    admin = Visitor(None, "A", {Role.ADMINISTRATOR: frozenset({EVERYWHERE})})
    ana, bea = two
    with loaded.transaction() as connection:
        accounts.change(connection, ana, [(Role.COMMITTEE, HERE)], who=admin, now=NOW)
        accounts.close(connection, bea, who=admin, now=NOW)
    for account in two:
        with loaded.transaction() as connection:
            with pytest.raises(AccountChanged):
                accounts.change(connection, account, [(Role.COORDINATOR, HERE)], who=admin, now=NOW)
            with pytest.raises(AccountChanged):
                accounts.close(connection, account, who=admin, now=NOW)
    assert [one.posts for one in now_are(loaded)] == [((Role.COMMITTEE, HERE),), ((Role.FACILITATOR, HERE),)]


@one_engine
def test_nobody_closes_their_own_account_nor_gives_themselves_anything(loaded: Database) -> None:
    with loaded.transaction() as connection:
        mine = staff.create(
            connection, login="me", name="Me", password_hash="-", places={Role.ADMINISTRATOR: {EVERYWHERE}}
        )
        me = Visitor(mine, "Me", {Role.ADMINISTRATOR: frozenset({EVERYWHERE})})
        account = staff.account(connection, "me")
        with pytest.raises(OwnAccount):
            accounts.close(connection, account, who=me, now=NOW)
        with pytest.raises(OwnAccount):
            accounts.change(connection, account, [(Role.FACILITATOR, HERE)], who=me, now=NOW)
        with pytest.raises(NotAllowed):
            accounts.change(connection, account, [], who=me, now=NOW)
    with loaded.reading() as connection:
        assert staff.account(connection, "me") == account
