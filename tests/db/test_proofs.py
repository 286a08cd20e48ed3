"""A password that was right a moment ago opens nothing once there is another one, or the account is closed."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from time import sleep

import pytest
from sqlalchemy import Connection, insert, select

from db.engine import Database
from db.models.identity import IdentityRow
from db.models.staff import StaffSessionRow
from db.queries.staff import identities, sessions, staff
from domain.staff.errors import SignInRefused
from domain.staff.identity import IdentityUnknown
from domain.staff.roles import EVERYWHERE, Role

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FORMER = "the former hash"
WAITS = 0.3  # seconds in which the second of two comes as far as it can
Does = Callable[[Connection, str], object]


@pytest.fixture
def ana(database: Database) -> str:
    """The second of two accounts that were made."""
    with database.transaction() as connection:
        for login in ("zoe", "ana"):
            places = {Role.FACILITATOR: {EVERYWHERE}}
            made = staff.create(connection, login=login, name="Ana", password_hash=FORMER, places=places)
            row = {"issuer": "https://provider", "subject_hash": login, "staff_id": made}
            connection.execute(insert(IdentityRow).values(**row))
    return made


def reset(connection: Connection, ana: str) -> None:
    staff.reset(connection, ana, "another hash", NOW)


def close(connection: Connection, ana: str) -> None:
    staff.deactivate(connection, ana, NOW)


def by_password(connection: Connection, ana: str) -> None:
    staff.still_proved(connection, ana, FORMER)
    staff.hand_over(connection, ana, "a code", NOW)


def by_provider(connection: Connection, _: str) -> None:
    staff.hand_over(connection, identities.account(connection, "https://provider", "ana"), "a code", NOW)


def enter(connection: Connection, ana: str) -> None:
    """As the route does: another browser's session first."""
    sessions.revoke(connection, "of nobody", NOW)
    assert staff.redeem(connection, "a code", NOW) == ana
    sessions.open_session(connection, ana, "a token", NOW)


def at_once(database: Database, ana: str, first: Does, second: Does) -> list[BaseException]:
    """The second begins before the first has committed; what was raised in it."""
    raised: list[BaseException] = []

    def other() -> None:
        try:
            with database.transaction() as connection:
                second(connection, ana)
        except (SignInRefused, IdentityUnknown, AssertionError) as refusal:
            raised.append(refusal)

    thread = threading.Thread(target=other)
    with database.transaction() as connection:
        first(connection, ana)
        thread.start()
        sleep(WAITS)
    thread.join(20)
    assert not thread.is_alive()
    return raised


def opens(database: Database) -> bool:
    """Whether the code opens a session, or one is open."""
    with database.transaction() as connection:
        live = select(StaffSessionRow.staff_id).where(StaffSessionRow.revoked_at.is_(None))
        return staff.redeem(connection, "a code", NOW) is not None or connection.execute(live).first() is not None


@pytest.mark.parametrize("ends", [reset, close])
@pytest.mark.parametrize("proves", [by_provider, by_password])
def test_who_proves_while_it_ends_is_refused(database: Database, ana: str, proves: Does, ends: Does) -> None:
    assert [type(one) for one in at_once(database, ana, ends, proves)] in ([SignInRefused], [IdentityUnknown])
    assert not opens(database)


@pytest.mark.parametrize("ends", [reset, close])
@pytest.mark.parametrize("proves", [by_provider, by_password])
def test_who_has_proved_before_it_ends_gets_no_further(database: Database, ana: str, proves: Does, ends: Does) -> None:
    assert at_once(database, ana, proves, ends) == []
    assert not opens(database)


@pytest.mark.parametrize("ends", [reset, close])
def test_who_comes_in_while_it_ends_is_out(database: Database, ana: str, ends: Does) -> None:
    with database.transaction() as connection:
        by_password(connection, ana)
    assert at_once(database, ana, enter, ends) == []
    assert not opens(database)


@pytest.mark.parametrize("ends", [reset, close])
def test_who_comes_in_once_it_ends_is_refused(database: Database, ana: str, ends: Does) -> None:
    with database.transaction() as connection:
        by_password(connection, ana)
    assert [type(one) for one in at_once(database, ana, ends, enter)] == [AssertionError]
    assert not opens(database)


def test_two_browsers_come_in_at_once(database: Database, ana: str) -> None:
    """None waits for the other for ever."""

    def other(connection: Connection, staff_id: str) -> None:
        staff.still_proved(connection, staff_id, FORMER)
        staff.hand_over(connection, staff_id, "another code", NOW)
        assert staff.redeem(connection, "another code", NOW) == staff_id
        sessions.open_session(connection, staff_id, "another token", NOW)

    with database.transaction() as connection:
        by_password(connection, ana)
    assert at_once(database, ana, enter, other) == []
    with database.reading() as connection:
        for token in ("another token", "a token"):
            assert sessions.visitor_of(connection, token, NOW) is not None


def test_the_other_account_keeps_its_own(database: Database, ana: str) -> None:
    with database.transaction() as connection:
        reset(connection, ana)
    with database.transaction() as connection:
        zoe = staff.account(connection, "zoe").id
        staff.still_proved(connection, zoe, FORMER)
        staff.still_proved(connection, ana, "another hash")
    with pytest.raises(SignInRefused), database.transaction() as connection:
        staff.still_proved(connection, ana, FORMER)
