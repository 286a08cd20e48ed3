"""Accounts and sessions: every right is read anew, and ends at once."""

import secrets
import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from db.engine import Database
from db.models.staff import AuditRow, HandoverRow, StaffSessionRow
from db.queries.operations import erasing
from db.queries.staff import audit, sessions, staff
from domain.errors import UnknownTerritory
from domain.operations.retention import Heap, Stock
from domain.staff.accounts import HANDOVER, LONGEST, QUIET
from domain.staff.by import By
from domain.staff.errors import LoginTaken, UnknownAccount
from domain.staff.roles import EVERYWHERE, Role, Visitor

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FACILITATOR = {Role.FACILITATOR: {EVERYWHERE}}
SECOND = timedelta(seconds=1)


@pytest.fixture
def ana(database: Database) -> str:
    with database.transaction() as connection:
        return staff.create(connection, login="ana", name="Ana", password_hash="-", places=FACILITATOR)


@pytest.fixture
def token(database: Database, ana: str) -> str:
    token = secrets.token_urlsafe(32)
    with database.transaction() as connection:
        sessions.open_session(connection, ana, token, NOW)
    return token


def who(database: Database, token: str, now: datetime = NOW) -> Visitor | None:
    with database.reading() as connection:
        return sessions.visitor_of(connection, token, now)


def test_a_token_opens_its_own_account_and_no_other_does(database: Database, ana: str, token: str) -> None:
    found = who(database, token)
    assert found == Visitor(ana, "Ana", {Role.FACILITATOR: frozenset({EVERYWHERE})})
    assert who(database, token + "x") is None
    assert who(database, "") is None
    assert who(database, sessions.fingerprint(token)) is None


def test_an_account_without_role_may_do_nothing(database: Database, ana: str, token: str) -> None:
    with database.transaction() as connection:
        staff.give(connection, ana, {})
    assert who(database, token) == Visitor(ana, "Ana", {})


def test_a_role_taken_away_or_given_counts_at_the_next_look(database: Database, ana: str, token: str) -> None:
    with database.transaction() as connection:
        staff.give(connection, ana, {Role.COMMITTEE: {EVERYWHERE}})
    found = who(database, token)
    assert found is not None
    assert set(found.roles) == {Role.COMMITTEE}


def test_roles_are_bound_to_territories_that_exist(loaded: Database) -> None:
    with loaded.transaction() as connection:
        places = {Role.FACILITATOR: {"lyon", "montpellier"}, Role.COMMITTEE: {"lyon"}}
        staff.create(connection, login="ana", name="Ana", password_hash="-", places=places)
    with loaded.reading() as connection:
        assert staff.account(connection, "ana").roles == {role: frozenset(ids) for role, ids in places.items()}
    with pytest.raises(UnknownTerritory), loaded.transaction() as connection:
        staff.create(connection, login="leo", name="Léo", password_hash="-", places={Role.COMMITTEE: {"atlantis"}})
    with loaded.reading() as connection, pytest.raises(UnknownAccount):
        staff.account(connection, "leo")


def test_a_closed_account_is_out_at_once_and_cannot_prove_itself(database: Database, ana: str, token: str) -> None:
    with database.transaction() as connection:
        assert staff.proof(connection, "ana") == (ana, "-")
        staff.deactivate(connection, ana, NOW)
    assert who(database, token) is None
    with database.reading() as connection:
        assert staff.proof(connection, "ana") is None
        assert not staff.account(connection, "ana").active


def test_a_closed_account_is_out_even_if_its_session_was_not_revoked(database: Database, ana: str, token: str) -> None:
    with database.transaction() as connection:
        staff.deactivate(connection, ana, NOW)
        late = secrets.token_urlsafe(32)
        sessions.open_session(connection, ana, late, NOW)
    assert who(database, late) is None


def test_a_new_password_ends_every_session_and_every_pending_code(database: Database, ana: str, token: str) -> None:
    with database.transaction() as connection:
        staff.hand_over(connection, ana, "a code", NOW)
        staff.reset(connection, ana, "new", NOW)
    assert who(database, token) is None
    with database.transaction() as connection:
        assert staff.redeem(connection, "a code", NOW) is None
        assert staff.proof(connection, "ana") == (ana, "new")


def test_one_session_ends_without_the_others(database: Database, ana: str, token: str) -> None:
    with database.transaction() as connection:
        sessions.open_session(connection, ana, "another", NOW)
        assert sessions.revoke(connection, token, NOW) == ana
        assert sessions.revoke(connection, token, NOW) is None
    assert who(database, token) is None
    assert who(database, "another") is not None


def test_a_session_ends_after_twelve_quiet_hours(database: Database, token: str) -> None:
    assert who(database, token, NOW + QUIET - SECOND) is not None
    assert who(database, token, NOW + QUIET) is None


def test_use_prolongs_a_session_up_to_seven_days(database: Database, token: str) -> None:
    moment = NOW
    while moment < NOW + LONGEST:
        assert who(database, token, moment) is not None
        with database.transaction() as connection:
            sessions.touch(connection, token, moment)
        moment += QUIET - SECOND
    assert who(database, token, NOW + LONGEST) is None


def test_use_never_revives_a_session(database: Database, token: str) -> None:
    with database.transaction() as connection:
        sessions.touch(connection, token, NOW + QUIET)
    assert who(database, token, NOW + QUIET) is None


def test_use_is_written_at_most_every_five_minutes(database: Database, token: str) -> None:
    for minutes in (1, 5, 6, 7):
        with database.transaction() as connection:
            sessions.touch(connection, token, NOW + timedelta(minutes=minutes))
    with database.reading() as connection:
        assert connection.execute(select(StaffSessionRow.seen_at)).scalar() == NOW + timedelta(minutes=6)


def test_a_login_is_taken_once(database: Database, ana: str) -> None:
    with pytest.raises(LoginTaken), database.transaction() as connection:
        staff.create(connection, login="ana", name="Another", password_hash="-", places={})
    with database.reading() as connection:
        assert [account.id for account in staff.accounts(connection)] == [ana]


def test_a_code_lives_thirty_seconds(database: Database, ana: str) -> None:
    with database.transaction() as connection:
        staff.hand_over(connection, ana, "early", NOW)
        staff.hand_over(connection, ana, "late", NOW)
        assert staff.redeem(connection, "early", NOW + HANDOVER - SECOND) == ana
        assert staff.redeem(connection, "late", NOW + HANDOVER) is None


def test_of_twenty_browsers_with_one_code_one_gets_in(database: Database, ana: str) -> None:
    with database.transaction() as connection:
        staff.hand_over(connection, ana, "shared", NOW)
    barrier, winners = threading.Barrier(20), []

    def redeem() -> None:
        barrier.wait()
        with database.transaction() as connection:
            winners.append(staff.redeem(connection, "shared", NOW))

    threads = [threading.Thread(target=redeem) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(winners, key=str) == [ana] + [None] * 19 or sorted(winners, key=str) == [None] * 19 + [ana]


def test_the_sweep_takes_only_what_opens_nothing_any_more(database: Database, ana: str, token: str) -> None:
    with database.transaction() as connection:
        staff.hand_over(connection, ana, "a code", NOW)
        sessions.sweep(connection, NOW + SECOND)
        assert connection.execute(select(HandoverRow.used)).scalars().all() == [False]
        sessions.sweep(connection, NOW + LONGEST + SECOND)
        assert connection.execute(select(HandoverRow)).first() is None
        assert connection.execute(select(StaffSessionRow)).first() is None


def test_a_change_that_fails_leaves_no_audit_row(database: Database, ana: str) -> None:
    def twice() -> None:
        with database.transaction() as connection:
            audit.record(connection, By("facilitator", NOW), action="account.created", subject="x")
            staff.create(connection, login="ana", name="Another", password_hash="-", places={})

    with pytest.raises(LoginTaken):
        twice()
    with database.transaction() as connection:
        assert connection.execute(select(AuditRow)).first() is None
        audit.record(
            connection, By("facilitator", NOW, ana), action="workshop.opened", subject="w", details={"wave": "1"}
        )
    with database.reading() as connection:
        row = connection.execute(select(AuditRow.at, AuditRow.staff_id, AuditRow.action, AuditRow.details)).one()
    assert tuple(row) == (NOW, ana, "workshop.opened", {"wave": "1"})


def test_an_account_that_is_opened_anew_is_not_idle_though_it_was(database: Database) -> None:
    later = NOW + timedelta(days=700)
    with database.transaction() as connection:
        made = [
            staff.create(connection, login=login, name=login, password_hash="-", places=FACILITATOR)
            for login in ("zoe", "ana", "ben")
        ]
        for one in reversed(made):
            sessions.open_session(connection, one, f"token {one}", NOW)
        staff.reset(connection, made[1], "-", later)
        staff.reset(connection, made[0], "-", later - timedelta(days=500))
        while erasing.erase(connection, Heap(Stock.ACCOUNTS, "", "", "", 1, later.date()), later.date()):
            pass
        assert [staff.proof(connection, login) is not None for login in ("zoe", "ana", "ben")] == [False, True, False]
