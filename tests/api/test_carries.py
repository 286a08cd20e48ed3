"""A workshop is taken away and brought back through the doors of staff: whole, once, by who may, or not at all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from db import engine, schema
from db.engine import Database
from db.models.participation import ResponseRow
from db.models.staff import AuditRow, StaffRow
from db.queries.operations import carries
from db.queries.staff import staff
from domain.operations.carry import LARGEST, Kind
from domain.staff.roles import EVERYWHERE, Role
from frame.operations import carry
from server.staff.session import COOKIE
from tests.api.test_files import HERE, hire
from tests.carried import BY, DAY, held, prepared
from tests.conftest import SECRET_KEY
from tests.engines import LOADED, Kitchen
from tests.larder import Larder

WORDS = "trois chats sur un mûr"
PEOPLE = 6


class Side:
    """One of the two servers, and who is signed in there."""

    def __init__(self, database: Database, client: TestClient) -> None:
        self.database, self.client = database, client

    def _asked(self, token: str | None) -> TestClient:
        engine.use(self.database)
        self.client.cookies.clear()
        if token is not None:
            self.client.cookies.set(COOKIE, token)
        return self.client

    def take(self, kind: str, workshop: str, token: str | None, **more: object) -> httpx2.Response:
        """``kind``: pack or return. Sealed under ``WORDS``, unless ``words`` are others."""
        body = {"words": WORDS, **more}
        return self._asked(token).post(f"/api/staff/files/{kind}/{workshop}", json=body, headers={"Origin": HERE})

    def bring(
        self, where: str, file: bytes, token: str | None, words: str = WORDS, origin: str = HERE
    ) -> httpx2.Response:
        """``where``: unpack or receive."""
        parts, data = {"file": ("a.tablee", file)}, {"words": words}
        there = f"/api/staff/carries/{where}"
        return self._asked(token).post(there, files=parts, data=data, headers={"Origin": origin})

    def away(self) -> list[str]:
        with self.database.reading() as connection:
            return [one.workshop for one in carries.away(connection)]

    def responses(self) -> int:
        with self.database.reading() as connection:
            return connection.execute(select(func.count()).select_from(ResponseRow)).scalar_one()


@pytest.fixture
def office(loaded: Database, client: TestClient) -> Side:
    return Side(loaded, client)


@pytest.fixture
def laptop(kitchen: Kitchen, larder: Larder, client: TestClient) -> Iterator[Side]:
    with larder.lent(kitchen, LOADED) as lent:
        yield Side(lent, client)


@pytest.fixture
def two(office: Side) -> tuple[str, str]:
    with office.database.transaction() as connection:
        return prepared(connection, "un"), prepared(connection, "deux")


def login(side: Side, account: str) -> str:
    with side.database.reading() as connection:
        return staff.login(connection, account)


def refused(answer: httpx2.Response, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


def test_two_workshops_of_a_laptop_come_back_once_each_what_was_decided_before_what_judged_it(
    office: Side, laptop: Side, two: tuple[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    (_, mine), (guide, _) = hire(office.database, Role.COORDINATOR), hire(office.database, Role.FACILITATOR)
    _, theirs = hire(laptop.database, Role.ADMINISTRATOR, EVERYWHERE)
    along = login(office, guide)
    packs = [office.take("pack", one, mine, accounts=[along]) for one in two]
    assert [(one.status_code, one.headers["content-disposition"]) for one in packs] == [(200, "attachment")] * 2
    assert sorted(office.away()) == sorted(two)
    refused(office.take("pack", two[0], mine), 409, "WorkshopAway")

    for pack, again in ((packs[1], False), (packs[0], False), (packs[1], True)):
        done = laptop.bring("unpack", pack.content, theirs)
        assert (done.status_code, done.json()["again"]) == (200, again), done.text
    with laptop.database.reading() as connection:
        assert along in connection.execute(select(StaffRow.login)).scalars().all()
    refused(laptop.take("return", two[0], theirs), 409, "CarryNotOver")
    for one in two:
        held(laptop.database, one, SECRET_KEY, PEOPLE)
    returns = [laptop.take("return", one, theirs) for one in two]
    lost_and_written_again = laptop.take("return", two[0], theirs)
    assert [one.status_code for one in (*returns, lost_and_written_again)] == [200] * 3

    early = office.bring("receive", returns[1].content, mine)  # it judged what the first one decided
    refused(early, 409, "CarryOtherFirst")
    assert "Bien manger, un" in early.json()["detail"]
    assert (office.responses(), sorted(office.away())) == (0, sorted(two))
    said = [office.bring("receive", one.content, mine) for one in returns]
    assert [(one.status_code, one.json().get("again")) for one in said] == [(200, False)] * 2
    there, here = laptop.responses(), office.responses()
    assert here == there > PEOPLE
    for file in (returns[0].content, lost_and_written_again.content):
        assert office.bring("receive", file, mine).json()["again"]
    assert (office.responses(), office.away()) == (here, [])
    with office.database.reading() as connection:
        quittances = {one.workshop: one.quittance for one in carries.taken(connection, SECRET_KEY)}
    assert [quittances[one] in answer.json()["said"] for one, answer in zip(two, said, strict=True)] == [True] * 2
    assert len(set(quittances.values())) == 2
    for side in (office, laptop):
        with side.database.reading() as connection:
            assert not any(WORDS in repr(tuple(row)) for row in connection.execute(select(AuditRow)))
    assert WORDS not in caplog.text


def test_what_is_wrong_with_a_file_is_one_sentence_and_nothing_moves(
    office: Side, laptop: Side, two: tuple[str, str]
) -> None:
    _, mine = hire(office.database, Role.COORDINATOR)
    _, theirs = hire(laptop.database, Role.ADMINISTRATOR, EVERYWHERE)
    pack, other = (office.take("pack", one, mine).content for one in two)
    refused(laptop.bring("unpack", pack, theirs, words="une autre phrase, longue"), 422, "CarryWrongPassphrase")
    for at in (40, len(pack) // 2, len(pack) - 1):
        changed = pack[:at] + bytes([pack[at] ^ 1]) + pack[at + 1 :]
        for file, words in ((changed, WORDS), (pack[:at], WORDS), (changed, "une autre phrase, longue")):
            refused(laptop.bring("unpack", file, theirs, words=words), 422, "CarryDamaged")
    refused(laptop.bring("unpack", b"", theirs), 422, "CarryDamaged")
    refused(laptop.bring("unpack", b"PK a photograph", theirs), 422, "CarryOtherKind")
    refused(laptop.bring("unpack", pack.ljust(LARGEST + 1), theirs), 413, "BodyTooLarge")
    refused(office.bring("receive", pack, mine), 422, "CarryOtherKind")
    nothing = laptop._asked(theirs).post("/api/staff/carries/unpack", data={"words": WORDS}, headers={"Origin": HERE})
    refused(nothing, 422, "MalformedRequest")
    with laptop.database.reading() as connection:
        assert carries.guests(connection) == ()
    for file, workshop in ((other, two[1]), (pack, two[0])):
        assert laptop.bring("unpack", file, theirs).status_code == 200
        held(laptop.database, workshop, SECRET_KEY, PEOPLE)
    back = laptop.take("return", two[0], theirs).content
    forged = bytearray(laptop.take("return", two[1], theirs).content)
    forged[len(forged) // 2] ^= 1
    refused(office.bring("receive", bytes(forged), mine), 422, "CarryDamaged")
    refused(office.bring("receive", back, mine, words="une autre phrase, longue"), 422, "CarryWrongPassphrase")
    with office.database.transaction() as connection:
        carries.give_up(connection, two[0], BY)
    refused(office.bring("receive", back, mine), 409, "CarryGivenUp")
    assert (office.responses(), office.away()) == (0, [two[1]])


def test_nobody_else_takes_or_brings(office: Side, laptop: Side, two: tuple[str, str]) -> None:
    _, mine = hire(office.database, Role.COORDINATOR)
    _, elsewhere = hire(office.database, Role.COORDINATOR, "montpellier")
    _, runs = hire(office.database, Role.FACILITATOR)
    _, theirs = hire(laptop.database, Role.ADMINISTRATOR, EVERYWHERE)
    _, there = hire(laptop.database, Role.COORDINATOR)
    for token, status, code in (
        (None, 401, "SessionEnded"),
        (runs, 403, "NotAllowed"),
        (elsewhere, 403, "OtherTerritory"),
    ):
        refused(office.take("pack", two[0], token), status, code)
    assert office.away() == []
    pack = office.take("pack", two[0], mine).content
    refused(laptop.bring("unpack", pack, None), 401, "SessionEnded")
    refused(laptop.bring("unpack", pack, there), 403, "OtherTerritory")
    refused(laptop.bring("unpack", pack, theirs, origin="http://elsewhere.test"), 403, "NotAllowed")
    assert laptop.bring("unpack", pack, theirs).status_code == 200
    held(laptop.database, two[0], SECRET_KEY, PEOPLE)
    back = laptop.take("return", two[0], there).content  # who answers for the territory
    for token, status, code in (
        (None, 401, "SessionEnded"),
        (runs, 403, "NotAllowed"),
        (elsewhere, 403, "OtherTerritory"),
    ):
        refused(office.bring("receive", back, token), status, code)
    refused(office.bring("receive", back, mine, origin="null"), 403, "NotAllowed")
    assert (office.responses(), office.away()) == (0, [two[0]])
    assert office.bring("receive", back, mine).status_code == 200


def test_no_account_goes_along_that_can_do_more_than_who_takes_it(
    office: Side, laptop: Side, two: tuple[str, str], tmp_path: Path
) -> None:
    account, mine = hire(office.database, Role.COORDINATOR)
    chief, above = hire(office.database, Role.ADMINISTRATOR, EVERYWHERE)
    equal, _ = hire(office.database, Role.COORDINATOR)
    far, _ = hire(office.database, Role.FACILITATOR, "montpellier")
    for one in (chief, equal, far):
        refused(office.take("pack", two[0], mine, accounts=[login(office, one)]), 403, "NotAllowed")
    refused(office.take("pack", two[0], mine, words="courte"), 422, "PassphraseShort")
    assert office.away() == []
    assert office.take("pack", two[0], mine, accounts=[login(office, account)]).status_code == 200
    pack = office.take("pack", two[1], above, accounts=[login(office, equal)]).content

    _, theirs = hire(laptop.database, Role.ADMINISTRATOR, EVERYWHERE)
    sealed = tmp_path / "pack"
    sealed.write_bytes(pack)
    revision = schema.version(office.database) or ""
    with carry.opened(sealed, WORDS, Kind.PACK, revision) as found:
        found.parcel["staff_role"][0]["role"] = "administrator"
        written = carry.write(found.parcel, revision, DAY, WORDS, tmp_path)
    refused(laptop.bring("unpack", written.read_bytes(), theirs), 422, "CarryForged")
    assert laptop.bring("unpack", pack, theirs).status_code == 200


def test_a_full_disk_leaves_the_workshop_where_it_was(
    office: Side, two: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Callable[..., Path]:
        raise OSError

    _, mine = hire(office.database, Role.COORDINATOR)
    with monkeypatch.context() as patch:
        patch.setattr(carry, "write", full)
        assert office.take("pack", two[1], mine).status_code == 500
    assert office.away() == []
    assert office.take("pack", two[1], mine).status_code == 200


def test_two_laptops_come_back_in_the_other_order_and_a_quittance_opens_after_the_file_was_written_again(
    office: Side, laptop: Side, two: tuple[str, str], kitchen: Kitchen, larder: Larder
) -> None:
    _, mine = hire(office.database, Role.COORDINATOR)
    with larder.lent(kitchen, LOADED) as database:
        sides = (laptop, Side(database, office.client))
        tokens = [hire(side.database, Role.ADMINISTRATOR, EVERYWHERE)[1] for side in sides]
        packs = [office.take("pack", one, mine).content for one in two]
        for side, token, one, pack in zip(sides, tokens, two, packs, strict=True):
            assert side.bring("unpack", pack, token).status_code == 200
            held(side.database, one, SECRET_KEY, PEOPLE)
        files = [side.take("return", one, token).content for side, token, one in zip(sides, tokens, two, strict=True)]
        for file in reversed(files):
            assert office.bring("receive", file, mine).json()["again"] is False
        assert office.responses() == sum(side.responses() for side in sides)
        with office.database.reading() as connection:
            quittances = {one.workshop: one.quittance for one in carries.taken(connection, SECRET_KEY)}
        for side, token, one in zip(sides, tokens, two, strict=True):
            assert side.take("return", one, token).status_code == 200  # its own row of the journal changes nothing
            with side.database.transaction() as connection:
                carries.forget(connection, one, quittances[one], BY)
            assert side.responses() == 0
