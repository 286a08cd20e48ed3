"""Links of one use: each opens once, for one person, for as long as whoever made it could still give what it gives."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from db import keeping
from db.engine import Database
from db.models.access import AccessEndRow, AccessLinkRow
from db.queries.staff import access, access_ends, accounts, audit, sessions, staff
from domain.errors import AppError, NotAllowed, UnknownTerritory, WordsMissing
from domain.staff.access import LASTS, AccessLinkOver, InvitationWish
from domain.staff.errors import AccountChanged, LoginTaken
from domain.staff.roles import EVERYWHERE, Role, Visitor
from tests.conftest import SECRET_KEY

NOW = datetime.now(UTC)
HERE, THERE = "lyon", "montpellier"
SECOND = timedelta(seconds=1)


def person(database: Database, login: str, role: Role, place: str = HERE) -> Visitor:
    with database.transaction() as connection:
        made = staff.create(connection, login=login, name=login.title(), password_hash="-", places={role: {place}})
    return Visitor(made, login.title(), {role: frozenset({place})})


@pytest.fixture
def zoe(loaded: Database) -> Visitor:
    return person(loaded, "zoe", Role.COORDINATOR)


@pytest.fixture
def alma(loaded: Database, zoe: Visitor) -> Visitor:
    return person(loaded, "alma", Role.ADMINISTRATOR, EVERYWHERE)


def invite(database: Database, who: Visitor, secret: str, role: Role = Role.FACILITATOR, place: str = HERE) -> None:
    with database.transaction() as connection:
        access.invite(connection, InvitationWish(f"Pour {secret}", role, place), secret, who=who, now=NOW)


def renewal(database: Database, who: Visitor, login: str, secret: str) -> None:
    with database.transaction() as connection:
        access.renewal(connection, staff.account(connection, login), secret, who=who, now=NOW)


def join(database: Database, secret: str, login: str, now: datetime = NOW) -> str:
    with database.transaction() as connection:
        name = login.title()
        return access.join(connection, secret, login=login, name=name, password_hash=f"of {login}", now=now)


def renew(database: Database, secret: str, kept: str = "new") -> str:
    with database.transaction() as connection:
        return access.renew(connection, secret, kept, NOW)


def opens(database: Database, secret: str, now: datetime = NOW) -> bool:
    with database.reading() as connection:
        try:
            access.opened(connection, secret, now)
        except AccessLinkOver:
            return False
    return True


def logins(database: Database) -> list[str]:
    with database.reading() as connection:
        return [one.login for one in staff.accounts(connection)]


def acts(database: Database, territory: str = HERE) -> list[tuple[str, str]]:
    with database.reading() as connection:
        return [(one.action, one.about) for one in audit.journal(connection, territory, 20)]


def test_two_invitations_are_opened_in_the_other_order_each_once(loaded: Database, zoe: Visitor) -> None:
    invite(loaded, zoe, "first", Role.FACILITATOR)
    invite(loaded, zoe, "second", Role.COMMITTEE)
    ben, ana = join(loaded, "second", "ben"), join(loaded, "first", "ana")
    with loaded.reading() as connection:
        known = {one.id: one.posts for one in staff.accounts(connection)}
        assert staff.proof(connection, "ana") == (ana, "of ana")
    assert known[ben] == ((Role.COMMITTEE, HERE),)
    assert known[ana] == ((Role.FACILITATOR, HERE),)
    for secret in ("first", "second"):
        assert not opens(loaded, secret)
        with pytest.raises(AccessLinkOver):
            join(loaded, secret, "again")
    assert logins(loaded) == ["ana", "ben", "zoe"]
    joined, invited = "account.joined", "account.invited"
    assert acts(loaded) == [(joined, "Ana"), (joined, "Ben"), (invited, ""), (invited, "")]


def test_a_login_that_is_taken_spends_nothing(loaded: Database, zoe: Visitor) -> None:
    invite(loaded, zoe, "one")
    with pytest.raises(LoginTaken):
        join(loaded, "one", "zoe")
    with pytest.raises(WordsMissing), loaded.transaction() as connection:
        access.join(connection, "one", login="ana", name=" ", password_hash="-", now=NOW)
    assert opens(loaded, "one")
    join(loaded, "one", "ana")


def test_a_link_lasts_seven_days_and_is_forgotten_with_its_note(loaded: Database, zoe: Visitor) -> None:
    for secret in ("late", "in time"):
        invite(loaded, zoe, secret)
    join(loaded, "in time", "ana", NOW + LASTS - SECOND)
    with pytest.raises(AccessLinkOver):
        join(loaded, "late", "ben", NOW + LASTS)
    with loaded.transaction() as connection:
        access_ends.sweep(connection, NOW + LASTS + SECOND)
        assert len(connection.execute(select(AccessLinkRow)).all()) == 2
        access_ends.sweep(connection, NOW + LASTS + access_ends.STILL_IN_USE + SECOND)
        assert connection.execute(select(AccessLinkRow)).all() == []
        assert connection.execute(select(AccessEndRow)).all() == []


def test_names_of_who_was_invited_go_though_nobody_signs_in_any_more(
    loaded: Database, zoe: Visitor, tmp_path: Path
) -> None:
    for secret in ("second", "first"):
        invite(loaded, zoe, secret)
    last = (NOW + LASTS + access_ends.STILL_IN_USE).date()
    for day, left in ((last, 2), (last + timedelta(days=1), 0)):
        keeping.purge(loaded, day, SECRET_KEY, tmp_path)
        with loaded.reading() as connection:
            assert len(connection.execute(select(AccessLinkRow)).all()) == left


def test_a_link_that_is_withdrawn_opens_nothing_and_one_that_was_used_is_not_withdrawn(
    loaded: Database, zoe: Visitor, alma: Visitor
) -> None:
    for secret in ("b", "a"):
        invite(loaded, zoe, secret)
    with loaded.reading() as connection:
        known = {one.whom: one for one in access.waiting(connection, alma, NOW)}
    join(loaded, "a", "ana")
    with loaded.transaction() as connection:
        access.revoke(connection, known["Pour b"], who=alma, now=NOW)
    for whom in ("Pour b", "Pour a"):
        with pytest.raises(AccessLinkOver), loaded.transaction() as connection:
            access.revoke(connection, known[whom], who=alma, now=NOW)
    with pytest.raises(AccessLinkOver):
        join(loaded, "b", "ben")
    with loaded.reading() as connection:
        assert access.waiting(connection, alma, NOW) == ()
    assert [action for action, _ in acts(loaded)][:2] == ["account.link_revoked", "account.joined"]


def test_nobody_invites_to_more_than_they_may_nor_sees_or_withdraws_such_links(
    loaded: Database, zoe: Visitor, alma: Visitor
) -> None:
    for role, place in ((Role.ADMINISTRATOR, EVERYWHERE), (Role.COORDINATOR, HERE), (Role.FACILITATOR, THERE)):
        with pytest.raises(NotAllowed):
            invite(loaded, zoe, "no", role, place)
    with pytest.raises(UnknownTerritory):
        invite(loaded, alma, "no", Role.FACILITATOR, "atlantis")
    invite(loaded, alma, "of alma", Role.COORDINATOR)
    renewal(loaded, alma, "alma", "her own")
    invite(loaded, alma, "below", Role.COMMITTEE)
    with loaded.reading() as connection:
        assert [one.whom for one in access.waiting(connection, zoe, NOW)] == ["Pour below"]
        links = access.waiting(connection, alma, NOW)
    assert len(links) == 3
    for link in (one for one in links if one.whom != "Pour below"):
        with pytest.raises(NotAllowed), loaded.transaction() as connection:
            access.revoke(connection, link, who=zoe, now=NOW)
    with pytest.raises(NotAllowed):
        renewal(loaded, zoe, "alma", "no")


ENDS = {
    "demoted": lambda connection, zoe: staff.give(connection, zoe.staff_id, {Role.COMMITTEE: {HERE}}),
    "moved": lambda connection, zoe: staff.give(connection, zoe.staff_id, {Role.COORDINATOR: {THERE}}),
    "closed": lambda connection, zoe: staff.deactivate(connection, zoe.staff_id, NOW),
    "erased": lambda connection, zoe: staff.erase(connection, zoe.staff_id),
}


@pytest.mark.parametrize("how", ENDS)
def test_what_somebody_made_dies_with_their_role_and_does_not_come_back(
    loaded: Database, zoe: Visitor, alma: Visitor, how: str
) -> None:
    person(loaded, "ana", Role.FACILITATOR)
    renewal(loaded, zoe, "ana", "renewal of zoe")
    for secret, who in (("of zoe", zoe), ("of alma", alma)):
        invite(loaded, who, secret)
    with loaded.transaction() as connection:
        ENDS[how](connection, zoe)
    assert not opens(loaded, "of zoe")
    if how in {"demoted", "moved"}:
        with loaded.transaction() as connection:
            staff.give(connection, str(zoe.staff_id), {Role.COORDINATOR: {HERE}})
    with pytest.raises(AccessLinkOver):
        join(loaded, "of zoe", "ben")
    with pytest.raises(AccessLinkOver):
        renew(loaded, "renewal of zoe")
    join(loaded, "of alma", "ben")


def test_a_new_password_is_chosen_once_and_by_the_last_link_alone(loaded: Database, zoe: Visitor) -> None:
    ana, ben = person(loaded, "ana", Role.FACILITATOR), person(loaded, "ben", Role.COMMITTEE)
    with loaded.transaction() as connection:
        for one in (ana, ben):
            sessions.open_session(connection, str(one.staff_id), f"tab of {one.name}", NOW)
    for login, secret in (("ana", "a1"), ("ben", "b1"), ("ana", "a2")):
        renewal(loaded, zoe, login, secret)
    with loaded.reading() as connection:
        assert staff.proof(connection, "ana") == (ana.staff_id, "-")  # nothing changes before it is opened
        assert sessions.visitor_of(connection, "tab of Ana", NOW) is not None
    with pytest.raises(AccessLinkOver):
        renew(loaded, "a1")
    assert renew(loaded, "a2", "of ana") == ana.staff_id
    with pytest.raises(AccessLinkOver):
        renew(loaded, "a2", "of somebody else")
    with pytest.raises(AccessLinkOver):
        join(loaded, "b1", "cleo")  # of the other kind
    assert renew(loaded, "b1", "of ben") == ben.staff_id
    with loaded.reading() as connection:
        assert staff.proof(connection, "ana") == (ana.staff_id, "of ana")
        assert sessions.visitor_of(connection, "tab of Ana", NOW) is None
    assert [one for one in acts(loaded) if one[0] == "account.password_chosen"] == [
        ("account.password_chosen", "Ben"),
        ("account.password_chosen", "Ana"),
    ]


def test_a_closed_account_opens_with_a_new_password_and_closing_ends_the_link(loaded: Database, zoe: Visitor) -> None:
    for login in ("ben", "ana"):
        person(loaded, login, Role.FACILITATOR)
        renewal(loaded, zoe, login, f"before {login}")
        with loaded.transaction() as connection:
            accounts.close(connection, staff.account(connection, login), who=zoe, now=NOW)
    for login in ("ana", "ben"):
        with pytest.raises(AccessLinkOver):
            renew(loaded, f"before {login}")
    renewal(loaded, zoe, "ana", "after")
    renew(loaded, "after", "of ana")
    with loaded.reading() as connection:
        assert [(one.login, one.active) for one in staff.accounts(connection)] == [
            ("ana", True),
            ("ben", False),
            ("zoe", True),
        ]
    assert acts(loaded)[0] == ("account.rejoined", "Ana")


def test_a_link_does_not_renew_what_became_more_than_its_maker_may_give(
    loaded: Database, zoe: Visitor, alma: Visitor
) -> None:
    ana = person(loaded, "ana", Role.FACILITATOR)
    renewal(loaded, zoe, "ana", "of zoe")
    with loaded.transaction() as connection:
        shown = staff.account(connection, "ana")
        staff.give(connection, str(ana.staff_id), {Role.ADMINISTRATOR: {EVERYWHERE}})
    with pytest.raises(AccessLinkOver):
        renew(loaded, "of zoe")
    with pytest.raises(NotAllowed), loaded.transaction() as connection:
        access.renewal(connection, shown, "again", who=zoe, now=NOW)
    with pytest.raises(AccountChanged), loaded.transaction() as connection:
        access.renewal(connection, shown, "again", who=alma, now=NOW)


def test_of_many_who_open_one_link_at_once_one_has_the_account(loaded: Database, zoe: Visitor) -> None:
    for secret in ("second", "first"):
        invite(loaded, zoe, secret)
    made: list[str] = []
    refused: list[AppError] = []
    begin = threading.Barrier(8)

    def open_it(number: int) -> None:
        begin.wait()
        try:
            made.append(join(loaded, ("first", "second")[number % 2], f"person{number}"))
        except AccessLinkOver as refusal:
            refused.append(refusal)

    threads = [threading.Thread(target=open_it, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), len(refused), len(logins(loaded))) == (2, 6, 3)


def test_links_of_a_copy_open_nothing_and_those_made_since_do(loaded: Database, zoe: Visitor) -> None:
    invite(loaded, zoe, "of the copy")
    with loaded.transaction() as connection:
        access_ends.lapse_all(connection)
    invite(loaded, zoe, "since")
    assert [opens(loaded, secret) for secret in ("since", "of the copy")] == [True, False]
