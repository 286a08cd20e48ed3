"""A phone as a remote, and the panel of the console that admits it, as those who hold them find them."""

import secrets
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.staff import StaffRow
from db.queries.staff import staff
from db.queries.workshops import remotes, workshops
from domain.operations.settings import Settings
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.remotes import MOST, draw, keyed
from tests.pages.conftest import PHONE, OpenPage, button, unfolded
from tests.pages.consoles import console, opened
from tests.pages.test_steps import kind
from tests.pages.test_workshop import words
from tests.programmes import SHORT, TWO_HOURS
from texts import say
from texts.typography import typeset

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
NETWORK, LAPTOP = "http://192.168.1.20:8501/animer", "http://localhost:8501/animer"


def hired(database: Database) -> By:
    with database.transaction() as connection:
        places = {Role.FACILITATOR: {"lyon"}}
        account = staff.create(
            connection, login=f"f.{secrets.token_hex(4)}", name="Ana", password_hash="-", places=places
        )
    return By(Role.FACILITATOR, datetime.now(UTC), account)


def admitted(database: Database, workshop: str, by: By) -> str:
    """A phone of that workshop: its token."""
    token, hashed = secrets.token_urlsafe(16), keyed(Settings.from_environment().secret_key, draw())
    with database.transaction() as connection:
        remotes.offer(connection, workshop, hashed, by)
        remotes.admit(connection, hashed, token, datetime.now(UTC))
    return token


def phone(open_page: OpenPage, database: Database, token: str) -> AppTest:
    """Its page, loaded anew."""
    page = open_page("remote", database=database, run=False)
    page.session_state[PHONE] = token
    return page.run()


def told(page: AppTest) -> list[str]:
    return [each.value for each in (*page.error, *page.info, *page.warning)]


def test_each_phone_moves_its_own_workshop_after_a_reload_too(loaded: Database, open_page: OpenPage) -> None:
    long, short = opened(loaded, "Vague 1", TWO_HOURS), opened(loaded, "Vague 2", SHORT)
    by = hired(loaded)
    of_short, of_long = admitted(loaded, short, by), admitted(loaded, long, by)
    second, first = phone(open_page, loaded, of_short), phone(open_page, loaded, of_long)
    button(first, "step_on", long).click().run()
    assert (kind(loaded, long), kind(loaded, short)) == ("cadre", "accueil")
    button(second, "step_on", short).click().run()
    assert (kind(loaded, long), kind(loaded, short)) == ("cadre", "questionnaire")
    again = phone(open_page, loaded, of_long)
    assert [title.value for title in again.title] == [typeset("Cadre et «Depuis la dernière fois»")]
    assert "Ce qui s’est passé depuis la dernière fois" in words(again)
    assert len(again.button) == 3
    button(again, "step_on", long).click().run()  # the second tap of a pair: the step began just now
    assert told(again) == [say("error.AlreadyMoved")]
    assert kind(loaded, long) == "cadre"


def test_a_phone_shows_neither_figure_nor_code_nor_panel(loaded: Database, open_page: OpenPage) -> None:
    workshop = opened(loaded, "Vague 1", SHORT)
    page = phone(open_page, loaded, admitted(loaded, workshop, hired(loaded)))
    assert [list(kinds) for kinds in (page.metric, page.expander, page.number_input, page.text_input)] == [[]] * 4
    assert {one.label for one in page.button} == {
        say("remote.more", n=5), say("remote.back"), say("step.on", title="Questionnaire")
    }  # fmt: skip
    assert [one.disabled for one in page.button if one.label == say("remote.back")] == [True]


def test_a_phone_that_is_none_is_told_the_way_in_and_one_that_was_sent_away_too(
    loaded: Database, open_page: OpenPage
) -> None:
    workshop = opened(loaded, "Vague 1", SHORT)
    by = hired(loaded)
    token = admitted(loaded, workshop, by)
    assert told(phone(open_page, loaded, "")) == []
    page = phone(open_page, loaded, token)
    with loaded.transaction() as connection:
        [there] = remotes.admitted(connection, workshop, datetime.now(UTC))
        remotes.revoke(connection, workshop, there, by)
    button(page, "step_on", workshop).click().run()
    assert kind(loaded, workshop) == "accueil"
    for shown in (page, phone(open_page, loaded, token), phone(open_page, loaded, "forged")):
        assert told(shown) == [say("error.RemoteEnded")]
        assert not shown.button


def test_before_and_after_the_workshop_a_phone_has_nothing_to_press(loaded: Database, open_page: OpenPage) -> None:
    without, over = opened(loaded, "Vague 1", ()), opened(loaded, "Vague 2", SHORT)
    by = hired(loaded)
    tokens = {one: admitted(loaded, one, by) for one in (over, without)}
    with loaded.transaction() as connection:
        workshops.close(connection, over, by=By("facilitator", datetime.now(UTC)))
    for workshop, key in ((without, "remote.no_programme"), (over, "remote.closed")):
        page = phone(open_page, loaded, tokens[workshop])
        assert told(page) == [say(key)]
        assert not page.button


def laptop(open_page: OpenPage, database: Database, workshop: str, address: str = NETWORK) -> AppTest:
    page = console(open_page, database, workshop)
    page.context = {"url": address}
    return unfolded(page)


def test_the_console_offers_a_code_and_sends_away_the_one_that_was_touched(
    loaded: Database, open_page: OpenPage
) -> None:
    beside, workshop = opened(loaded, "Vague 2", SHORT), opened(loaded, "Vague 1", SHORT)
    by = hired(loaded)
    tokens = [admitted(loaded, one, by) for one in (workshop, beside, workshop)]
    page = laptop(open_page, loaded, workshop)
    assert say("remotes.which", n=1, by="Ana") in words(page)
    assert say("remotes.which", n=3, by="Ana") not in words(page)
    button(page, "remote_add", workshop).click().run()
    with loaded.reading() as connection:
        code = page.session_state[f"remote_code_{workshop}"]
        hashed = keyed(Settings.from_environment().secret_key, code)
        assert remotes.waits(connection, workshop, hashed, datetime.now(UTC)) is not None
        assert remotes.waits(connection, beside, hashed, datetime.now(UTC)) is None
        known = remotes.admitted(connection, workshop, datetime.now(UTC))
    button(page, "remote_revoke", known[1].key[:12]).click().run()
    with loaded.reading() as connection:
        left = [remotes.carried(connection, token, datetime.now(UTC)) for token in tokens]
    assert [one and one.number for one in left] == [1, 1, None]


def test_no_code_for_an_address_of_this_machine_only_nor_for_a_fourth(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", SHORT), opened(loaded, "Vague 1", SHORT)
    alone = laptop(open_page, loaded, first, LAPTOP)
    assert say("remotes.alone") in told(alone)
    assert not [one for one in alone.button if str(one.key).startswith("remote_add")]
    by = hired(loaded)
    for _ in range(MOST):
        admitted(loaded, second, by)
    full, free = laptop(open_page, loaded, second), laptop(open_page, loaded, first)
    assert say("remotes.full") in told(full)
    assert not [one for one in full.button if str(one.key).startswith("remote_add")]
    assert button(free, "remote_add", first)


def test_a_facilitator_whose_account_is_closed_leaves_no_remote(loaded: Database, open_page: OpenPage) -> None:
    workshop = opened(loaded, "Vague 1", SHORT)
    by = hired(loaded)
    token = admitted(loaded, workshop, by)
    page = phone(open_page, loaded, token)
    with loaded.transaction() as connection:
        staff.deactivate(connection, str(by.staff), datetime.now(UTC))
        assert connection.execute(select(StaffRow.active).where(StaffRow.id == by.staff)).scalar_one() == 0
    button(page, "step_on", workshop).click().run()
    assert told(page) == [say("error.RemoteEnded")]
    assert kind(loaded, workshop) == "accueil"
