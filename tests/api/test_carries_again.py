"""A pack whose file nobody has is written again; and who had an account there is told which password holds."""

import pytest
from sqlalchemy import select, update

from db.models.carry import CarryRow
from db.models.staff import StaffRow
from db.queries.operations import carries
from domain.staff.roles import EVERYWHERE, Role
from tests.api.test_carries import PEOPLE, WORDS, Side, laptop, login, office, refused, two
from tests.api.test_files import hire
from tests.carried import BY, held
from tests.conftest import SECRET_KEY
from texts import say

__all__ = ["laptop", "office", "two"]
OTHER = "quatre chiens sous un toit"


def test_a_pack_is_written_again_under_other_words_until_its_workshop_is_back(
    office: Side, laptop: Side, two: tuple[str, str]
) -> None:
    (_, mine), (guide, _) = hire(office.database, Role.COORDINATOR), hire(office.database, Role.FACILITATOR)
    _, colleague = hire(office.database, Role.COORDINATOR)
    _, theirs = hire(laptop.database, Role.ADMINISTRATOR, EVERYWHERE)
    along = login(office, guide)
    refused(office.take("pack_again", two[0], mine), 409, "NotAway")
    lost = [office.take("pack", one, mine, accounts=[along]) for one in reversed(two)]  # a reload, and nobody has them
    assert [one.status_code for one in lost] == [200, 200]
    with office.database.reading() as connection:
        assert {one.workshop: one.along for one in carries.away(connection)} == dict.fromkeys(two, (along,))
        journeys = {one.workshop: one.carry for one in carries.away(connection)}
    refused(office.take("pack_again", two[0], mine, words="courte"), 422, "PassphraseShort")
    packs = [office.take("pack_again", one, colleague, accounts=[], words=OTHER) for one in two]
    packs += [office.take("pack_again", two[1], mine, accounts=[along], words=OTHER)]
    assert [one.status_code for one in packs] == [200, 200, 200]
    with office.database.reading() as connection:
        assert {one.workshop: one.carry for one in carries.away(connection)} == journeys
        assert {one.workshop: one.along for one in carries.away(connection)} == {two[0]: (), two[1]: (along,)}
    refused(laptop.bring("unpack", packs[0].content, theirs), 422, "CarryWrongPassphrase")
    for file, words, again in ((packs[2], OTHER, False), (packs[0], OTHER, False), (lost[1], WORDS, True)):
        done = laptop.bring("unpack", file.content, theirs, words=words)
        assert (done.status_code, done.json()["again"]) == (200, again), done.text
    for one in two:
        held(laptop.database, one, SECRET_KEY, PEOPLE)
        back = laptop.take("return", one, theirs)
        assert office.bring("receive", back.content, mine).json()["again"] is False
        refused(office.take("pack_again", one, mine), 409, "NotAway")
    assert office.responses() == laptop.responses() > 0


def test_nobody_else_has_a_pack_again_nor_has_anybody_that_of_a_laptop_that_is_lost_or_of_another_secret(
    office: Side, two: tuple[str, str]
) -> None:
    _, mine = hire(office.database, Role.COORDINATOR)
    _, elsewhere = hire(office.database, Role.COORDINATOR, "montpellier")
    _, runs = hire(office.database, Role.FACILITATOR)
    chief, _ = hire(office.database, Role.ADMINISTRATOR, EVERYWHERE)
    assert [office.take("pack", one, mine).status_code for one in two] == [200, 200]
    for token, status, code in (
        (None, 401, "SessionEnded"),
        (runs, 403, "NotAllowed"),
        (elsewhere, 403, "OtherTerritory"),
    ):
        refused(office.take("pack_again", two[1], token), status, code)
    refused(office.take("pack_again", two[1], mine, accounts=[login(office, chief)]), 403, "NotAllowed")
    with office.database.transaction() as connection:
        carries.give_up(connection, two[0], BY)
        key = update(CarryRow).where(CarryRow.workshop_id == two[1])
        connection.execute(key.values(public_key=b"as it was made before: at random"))
    refused(office.take("pack_again", two[0], mine), 409, "NotAway")
    refused(office.take("pack_again", two[1], mine), 409, "CarryOnce")
    assert office.away() == [two[1]]


def called(side: Side, account: str, login: str, *, active: bool = True) -> None:
    with side.database.transaction() as connection:
        own = update(StaffRow).where(StaffRow.id == account)
        connection.execute(own.values(login=login, active=active, password_hash="a password of here"))


def test_an_account_that_is_on_both_sides_is_told_which_password_holds_as_often_as_its_pack_is_opened(
    office: Side, laptop: Side, two: tuple[str, str]
) -> None:
    _, mine = hire(office.database, Role.COORDINATOR)
    logins = [login(office, hire(office.database, Role.FACILITATOR)[0]) for _ in range(3)]
    _, theirs = hire(laptop.database, Role.ADMINISTRATOR, EVERYWHERE)
    same, closed, new = logins
    called(laptop, hire(laptop.database, Role.FACILITATOR)[0], same)
    called(laptop, hire(laptop.database, Role.FACILITATOR)[0], closed, active=False)
    both = office.take("pack", two[1], mine, accounts=logins).content
    alone = office.take("pack", two[0], mine, accounts=[new]).content
    told = [say("carry.own_password", n=1, logins=same), say("carry.shut_account", n=1, logins=closed)]
    for file, expected in ((both, told), (alone, []), (both, told)):
        said = laptop.bring("unpack", file, theirs).json()["said"]
        assert [one for one in told if one in said] == expected
        assert new not in said
    with laptop.database.reading() as connection:
        hashes = dict(connection.execute(select(StaffRow.login, StaffRow.password_hash)).all())
    assert (hashes[same], hashes[new] == "a password of here") == ("a password of here", False)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_two_accounts_that_are_on_both_sides_are_told_together(
    office: Side, laptop: Side, two: tuple[str, str]
) -> None:
    _, mine = hire(office.database, Role.COORDINATOR)
    logins = sorted(login(office, hire(office.database, Role.FACILITATOR)[0]) for _ in range(2))
    _, theirs = hire(laptop.database, Role.ADMINISTRATOR, EVERYWHERE)
    for one in logins:
        called(laptop, hire(laptop.database, Role.FACILITATOR)[0], one)
    pack = office.take("pack", two[0], mine, accounts=logins).content
    assert (
        say("carry.own_password", n=2, logins=", ".join(logins)) in laptop.bring("unpack", pack, theirs).json()["said"]
    )
