"""Signing in: the right password opens, and nothing tells a wrong one, a closed name or an unknown one apart."""

import json
import logging
from datetime import UTC, datetime, timedelta

import bcrypt
import pytest
import streamlit as st
from sqlalchemy import select, update
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from db import passwords
from db.engine import Database
from db.models import Base
from db.models.staff import StaffSessionRow
from db.passwords import NOBODY, hashed
from db.queries.staff import sessions, staff
from domain.staff.accounts import mark
from domain.staff.roles import EVERYWHERE, Role
from frame import visitor
from frame.staff import lanes
from frame.staff.lanes import AT_ONCE, Lane
from frame.staff.sign_in import NOTES
from server import api
from tests.conftest import COST, SECRET_KEY
from tests.pages.conftest import OpenPage
from texts import say

PASSWORD = "une-phrase-qui-ouvre"
# The fewest rounds bcrypt knows: most tests here are not about its time.
QUICK = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()


MARKS = "marks_of_this_browser"


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Strangers wait twenty times less than they do; tests/unit/test_lanes.py holds the real figures."""
    monkeypatch.setattr(lanes, "STRANGERS", Lane(rate=20))


def create(database: Database, login: str = "ana", password_hash: str = QUICK) -> str:
    with database.transaction() as connection:
        places = {Role.FACILITATOR: {EVERYWHERE}}
        return staff.create(connection, login=login, name="Ana", password_hash=password_hash, places=places)


def send(form: AppTest, login: str, password: str) -> AppTest:
    form.text_input[0].set_value(login)
    form.text_input[1].set_value(password)
    return form.button[0].click().run()


def code_on(page: AppTest) -> str | None:
    """The one-time code that the page hands to the browser."""
    for element in page.main:
        if getattr(element.proto, "component_name", "") == "tablee_handover":
            body = json.loads(element.proto.json)["body"]
            return str(body["code"]) if "code" in body else None
    return None


def shown(page: AppTest) -> tuple[list[str], ...]:
    """All that a person reads."""
    assert not page.exception
    kinds = (page.title, page.subheader, page.error, page.markdown, page.caption, page.text)
    return (*([str(element.value) for element in kind] for kind in kinds), [box.label for box in page.text_input])


@pytest.fixture
def comparisons(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The hash of each bcrypt comparison that was made to its end."""
    made: list[bytes] = []
    compare = bcrypt.checkpw

    def noted(password: bytes, known: bytes) -> bool:
        same = compare(password, known)
        made.append(known)
        return same

    monkeypatch.setattr(bcrypt, "checkpw", noted)
    return made


def test_the_right_password_gives_a_code_that_opens_a_session(database: Database, open_page: OpenPage) -> None:
    ana = create(database)
    page = send(open_page("sign_in", database=database), " ANA ", f" {PASSWORD} ")
    assert not page.exception
    assert not page.text_input
    code = code_on(page)
    assert code is not None
    with database.transaction() as connection:
        assert staff.redeem(connection, code, datetime.now(UTC)) == ana


@pytest.mark.parametrize("closed", [False, True])
def test_a_password_replaced_while_it_is_compared_opens_nothing(
    database: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, *, closed: bool
) -> None:
    create(database, "zoe")
    ana, other = create(database), bcrypt.hashpw(b"une-autre-phrase", bcrypt.gensalt(4)).decode()
    page, elsewhere = (open_page("sign_in", database=database) for _ in "12")
    refused = shown(send(elsewhere, "ana", "wrong"))
    compare, left = bcrypt.checkpw, [other]

    def compared(password: bytes, known: bytes) -> bool:
        same = compare(password, known)
        if left:
            with database.transaction() as connection:
                staff.reset(connection, ana, left.pop(), datetime.now(UTC))
                if closed:
                    staff.deactivate(connection, ana, datetime.now(UTC))
        return same

    monkeypatch.setattr(bcrypt, "checkpw", compared)
    assert shown(send(page, "ana", PASSWORD)) == refused
    assert code_on(page) is None
    assert left == []
    assert code_on(send(page, "ana", PASSWORD)) is None
    assert (code_on(send(elsewhere, "ana", "une-autre-phrase")) is None) == closed
    assert code_on(send(open_page("sign_in", database=database), "zoe", PASSWORD))


def test_every_refusal_reads_the_same(database: Database, open_page: OpenPage) -> None:
    create(database)
    create(database, "closed")
    with database.transaction() as connection:
        staff.deactivate(connection, staff.account(connection, "closed").id, datetime.now(UTC))
    page = open_page("sign_in", database=database)
    tries = [
        ("ana", "wrong"),
        ("closed", PASSWORD),
        ("nobody", PASSWORD),
        ("", ""),
        ("ana", ""),
        ("", PASSWORD),
        ("ana", PASSWORD + "x" * 100),
        ("ana", "é" * 60),
        ("a\x00na", PASSWORD),
        ("ana' or 1=1 --", PASSWORD),
        ("x" * 10_000, PASSWORD),
    ]
    read = {str(shown(send(page, login, password))) for login, password in tries}
    assert len(read) == 1
    assert say("error.SignInRefused") in read.pop()
    assert code_on(page) is None


def test_no_refusal_says_or_keeps_whether_the_name_exists(database: Database, open_page: OpenPage) -> None:
    create(database)
    page = open_page("sign_in", database=database)
    known, unknown = shown(send(page, "ana", "wrong")), shown(send(page, "canary-name", "wrong"))
    assert known == unknown
    assert not [note for note in NOTES if note in page.session_state]
    assert "canary" not in everything(database)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_whoever_is_named_one_comparison_of_the_same_cost_is_made(
    database: Database, open_page: OpenPage, comparisons: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "COST", COST)
    strong = hashed(PASSWORD)
    create(database, "ana", strong)
    create(database, "closed", strong)
    with database.transaction() as connection:
        staff.deactivate(connection, staff.account(connection, "closed").id, datetime.now(UTC))
    page = open_page("sign_in", database=database)
    tries = {
        ("ana", "wrong"): strong,
        ("ana", "x" * 100): strong,
        ("closed", PASSWORD): NOBODY,
        ("nobody", PASSWORD): NOBODY,
        ("", ""): NOBODY,
    }
    for (login, password), compared in tries.items():
        comparisons.clear()
        send(page, login, password)
        assert comparisons == [compared.encode()], login
    assert strong[:7] == NOBODY[:7]


@pytest.mark.parametrize("flooded", ["ana", "ben"])
def test_a_right_password_is_never_refused_because_others_were_wrong(
    database: Database, open_page: OpenPage, flooded: str
) -> None:
    for login in ("ben", "ana"):
        create(database, login)
    stranger, fresh = (open_page("sign_in", database=database) for _ in range(2))
    for number in range(2 * AT_ONCE):
        send(stranger, flooded, f"wrong {number}")
    assert code_on(send(fresh, flooded, PASSWORD)) is not None
    assert code_on(send(stranger, "ana" if flooded == "ben" else "ben", PASSWORD)) is not None  # from the same page


def test_a_browser_that_signed_in_before_does_not_wait_behind_strangers(
    database: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two accounts and two browsers, whose cookies are put in by hand, as that of the session is."""
    marks = {}
    for login in ("ben", "ana"):
        marks[login] = mark(SECRET_KEY, create(database, login), QUICK)
    monkeypatch.setattr(visitor, "marks", lambda: st.session_state.get(MARKS, ""))

    def browser(*known: str) -> AppTest:
        page = open_page("sign_in", database=database, run=False)
        page.session_state[MARKS] = ".".join(known)
        return page.run()

    with lanes.STRANGERS.turn("192.0.2.1", "ana", lambda: None):  # a stranger is at it, and does not end
        for kept, login in (((marks["ana"],), "ana"), ((marks["ben"], marks["ana"]), "ana"), ((marks["ben"],), "ben")):
            assert code_on(send(browser(*kept), login, PASSWORD)) is not None
        page = browser(marks["ana"])  # known, but not for this account
        page.text_input[0].set_value("ben")
        page.text_input[1].set_value(PASSWORD)
        with pytest.raises(RuntimeError, match="timed out"):
            page.button[0].click().run(timeout=1)


def test_the_page_says_who_is_signed_in_and_where_and_shows_no_form(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("sign_in", Role.FACILITATOR, territory="lyon", database=loaded)
    read = str(shown(page))
    assert "Camille" in read
    assert say("role.facilitator") in read
    assert "Lyon" in read
    assert not page.text_input
    assert [button.label for button in page.button] == [say("sign_in.leave")]
    stranger = open_page("sign_in", database=loaded)
    assert [[one.value for one in each.title] for each in (stranger, page)] == [
        [say("screen.sign_in")], [say("screen.my_account")]
    ]  # fmt: skip


def test_a_name_is_never_read_as_markup(database: Database, open_page: OpenPage) -> None:
    page = open_page("sign_in", Role.COMMITTEE, database=database)
    assert [text.value for text in page.text] == ["Camille"]
    assert not any("Camille" in str(text.value) for text in page.markdown)


def test_no_secret_is_kept_in_clear_or_logged(
    database: Database,
    open_page: OpenPage,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    create(database)
    page = open_page("sign_in", database=database)
    send(page, "ana", "canary-wrong")
    send(page, "ana", "canary-long" * 10)
    code = code_on(send(page, "ana", PASSWORD))
    assert code is not None
    with TestClient(api.build()) as browser:
        assert browser.post("/staff/session", json={"code": code}).status_code == 204
        token = browser.cookies["tablee_staff"]
        assert browser.post("/staff/session", json={"code": code}).status_code == 401
    kept = everything(database)
    assert sessions.fingerprint(token) in kept
    said = caplog.text + "".join(capfd.readouterr())
    for secret in (PASSWORD, "canary", code, token):
        assert secret not in kept
        assert secret not in said


def test_a_page_load_keeps_a_session_alive_and_further_clicks_write_nothing(
    database: Database, open_page: OpenPage
) -> None:
    page = open_page("sign_in", Role.COMMITTEE, database=database, run=False)
    for hours, is_written in ((11, True), (1, False)):
        with database.transaction() as connection:
            earlier = datetime.now(UTC) - timedelta(hours=hours)
            connection.execute(update(StaffSessionRow).values(seen_at=earlier))
        page.run()
        assert not page.exception
        with database.reading() as connection:
            seen = connection.execute(select(StaffSessionRow.seen_at)).scalar_one()
        assert (seen > earlier) == is_written


def everything(database: Database) -> str:
    """All that the database holds."""
    with database.reading() as connection:
        return "\n".join(
            str(tuple(row)) for table in Base.metadata.sorted_tables for row in connection.execute(select(table))
        )
