"""Blank tickets of two workshops, taken in another order than printed: each is one turn's, once, or nobody's."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from db.engine import Database
from db.models.blanks import BlankTicketRow
from db.models.participation import ErasureRow, WithdrawnRow
from db.models.staff import AuditRow
from db.queries.operations import erasing
from db.queries.participation import blanks
from db.queries.workshops import drafts, workshops
from domain.operations.retention import Heap, Stock
from domain.participation.tickets import MOST_BLANKS, Ticket, TooManyBlanks, keyed_hash
from domain.staff.by import By
from domain.staff.roles import Role
from tests.api.conftest import Tablet
from tests.api.test_files import fetch, hire
from tests.api.test_prints import said
from tests.api.test_tickets import WRONG, ticket_of
from tests.api.test_visits import refused, rows
from tests.ballots import NOW, room
from tests.conftest import SECRET_KEY
from tests.programmes import SHORT, prepared
from texts import say

BY = By("facilitator", NOW)
Rooms = dict[str, tuple[str, list[str]]]  # by the workshop's id: its code, and what its slips say


@pytest.fixture
def rooms(loaded: Database) -> Rooms:
    """Two open workshops with three blank tickets each."""
    with loaded.transaction() as connection:
        second, first = room(connection, "Vague 2"), room(connection)
        made = {one: blanks.draw(connection, one, 3, SECRET_KEY, BY) for one in (first, second)}
        codes = {one: workshops.workshop(connection, one).code for one in made}
    return {one: (codes[one], [ticket.text for ticket in drawn]) for one, drawn in made.items()}


def free(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        of = select(BlankTicketRow.workshop_id, func.count()).group_by(BlankTicketRow.workshop_id)
        return {row[0]: row[1] for row in connection.execute(of)}


def begun(client: TestClient, code: str, answer: str) -> Tablet:
    """Somebody's turn, with one answer."""
    tablet = Tablet(client, code)
    assert tablet.agree().status_code == 201
    assert tablet.answer("r02", answer).status_code == 200
    return tablet


def take(tablet: Tablet, ticket: str) -> object:
    reply = tablet.post("consent/ticket", {"ticket": ticket})
    return reply.json() if reply.status_code == 200 else reply.json()["code"]


def opens(client: TestClient, ticket: str) -> object:
    shown = client.post("/api/tickets/read", json={"ticket": ticket}).json()
    return shown.get("answers", {}).get("r02", shown.get("code"))


def test_a_blank_ticket_is_the_ticket_of_one_turn_and_the_other_opens_nothing(
    loaded: Database, client: TestClient, rooms: Rooms
) -> None:
    (one, (code, slips)), (other, (elsewhere, foreign)) = rooms.items()
    last, middle = begun(client, code, "5"), begun(client, elsewhere, "1")
    assert opens(client, slips[2]) == "UnknownTicket"  # nobody has it yet
    assert take(last, slips[2].upper().replace("-", " ")) == {"saved": True}
    assert take(middle, foreign[0]) == {"saved": True}
    assert take(last, slips[2]) == {"saved": True}  # the first reply was lost
    assert free(loaded) == {one: 2, other: 2}
    assert (opens(client, slips[2]), opens(client, foreign[0])) == ("5", "1")
    assert (opens(client, ticket_of(last)), opens(client, ticket_of(middle))) == ("UnknownTicket", "UnknownTicket")
    first = begun(client, code, "3")
    assert take(first, slips[0]) == {"saved": True}
    assert first.finish().status_code == last.finish().status_code == 200
    assert (opens(client, slips[0]), opens(client, slips[2]), opens(client, slips[1])) == ("3", "5", "UnknownTicket")


def test_used_foreign_wrong_and_second_ones_are_refused_alike_and_the_turn_goes_on(
    loaded: Database, client: TestClient, rooms: Rooms
) -> None:
    (one, (code, slips)), (other, (_, foreign)) = rooms.items()
    owner, late = begun(client, code, "5"), begun(client, code, "1")
    take(owner, slips[1])
    for ticket in (slips[1], foreign[1], WRONG, ticket_of(owner)):
        refused(late.post("consent/ticket", {"ticket": ticket}), 409, "NotBlank")
    assert take(owner, slips[2]) == "NotBlank"  # one each: the first stays
    refused(late.post("consent/ticket", {"ticket": "carotte lune"}), 422, "TicketMalformed")
    assert free(loaded) == {one: 2, other: 3}
    assert late.answer("r02", "3", 2).status_code == late.finish().status_code == 200
    assert take(late, slips[0]) == "NotBlank"  # a copied token, after the end
    assert (opens(client, ticket_of(late)), opens(client, slips[1])) == ("3", "5")
    stranger = Tablet(client, code)
    refused(stranger.post("consent/ticket", {"ticket": slips[0]}), 409, "ConsentMissing")
    assert free(loaded) == {one: 2, other: 3}


def test_of_two_who_take_it_at_once_one_has_it(client: TestClient, rooms: Rooms) -> None:
    code, slips = next(iter(rooms.values()))
    people = [begun(client, code, answer) for answer in ("1", "2", "3", "4")]
    with ThreadPoolExecutor(len(people)) as pool:
        told = list(pool.map(lambda tablet: str(take(tablet, slips[1])), people))
    assert sorted(told) == ["NotBlank"] * 3 + ["{'saved': True}"]
    assert opens(client, slips[1]) == str(told.index("{'saved': True}") + 1)


def test_it_is_withdrawn_as_any_ticket_and_serves_nobody_again(
    loaded: Database, client: TestClient, rooms: Rooms
) -> None:
    (_, (code, slips)), (_, (elsewhere, foreign)) = rooms.items()
    mine, stays = begun(client, code, "5"), begun(client, elsewhere, "1")
    take(stays, foreign[2])
    take(mine, slips[0])
    mine.finish()
    for _ in range(2):
        assert client.post("/api/tickets/withdraw", json={"ticket": slips[0]}).json() == {"erased": True}
    assert (opens(client, slips[0]), opens(client, foreign[2])) == ("UnknownTicket", "1")
    refused(mine.post("consent/ticket", {"ticket": slips[0]}), 409, "ConsentMissing")
    assert take(begun(client, code, "2"), slips[0]) == "NotBlank"
    with loaded.reading() as connection:
        assert connection.execute(select(ErasureRow.n)).scalars().all() == [1]
        assert len(connection.execute(select(WithdrawnRow.visit_id)).all()) == 1
    assert rows(loaded)[2] == 2


def test_a_tablet_is_told_whether_there_are_any(client: TestClient, loaded: Database, rooms: Rooms) -> None:
    (_, (code, slips)), (_, (elsewhere, _)) = rooms.items()
    for ticket in reversed(slips):
        tablet = begun(client, code, "5")
        assert tablet.package["workshop"]["blanks"] is True
        take(tablet, ticket)
    assert [Tablet(client, each).package["workshop"]["blanks"] for each in (code, elsewhere)] == [False, True]


def test_only_hashes_are_kept_and_nothing_says_which_slip_went(loaded: Database, rooms: Rooms) -> None:
    texts = [text for _, slips in rooms.values() for text in slips]
    assert {column.name for column in BlankTicketRow.__table__.columns} == {"ticket_hash", "workshop_id", "day"}
    with loaded.reading() as connection:
        kept = {row.ticket_hash for row in connection.execute(select(BlankTicketRow.ticket_hash))}
        acts = connection.execute(select(AuditRow).where(AuditRow.action == "workshop.blanks_drawn")).all()
    assert kept == {keyed_hash(text, SECRET_KEY) for text in texts}
    assert not any(text in str(kept) for text in texts)
    assert sorted((act.subject, str(act.details)) for act in acts) == sorted((one, "{'n': 3}") for one in rooms)


def test_they_are_printed_each_once_and_serve(loaded: Database, client: TestClient, rooms: Rooms) -> None:
    _, token = hire(loaded, Role.FACILITATOR)
    (one, (code, _)), (other, _) = rooms.items()
    pages = [said(fetch(client, "blanks", workshop, token)) for workshop in (other, one)]
    assert all(say("tablet.own.offer") in page and "testserver/mes-reponses" in page for page in pages)
    assert free(loaded) == {one: 17, other: 17}
    elsewhere, here = ([Ticket(tuple(w), d).text for w, d in found(page)] for page in pages)
    assert len({*elsewhere, *here}) == 28
    tablet = begun(client, code, "4")
    assert (take(tablet, elsewhere[9]), take(tablet, here[13])) == ("NotBlank", {"saved": True})
    assert opens(client, here[13]) == "4"


def found(page: str) -> list[tuple[list[str], str]]:
    slips = re.findall(r"((?:\w+ · ){5}\w+)\s+(\d{3})\s(\d{3})", page)
    return [(words.split(" · "), high + low) for words, high, low in slips]


def test_they_go_with_their_answers_or_with_a_workshop_that_never_was(loaded: Database, rooms: Rooms) -> None:
    one, other = rooms
    with loaded.transaction() as connection:
        never = prepared(connection, "Vague 3", SHORT, NOW)
        blanks.draw(connection, never, 2, SECRET_KEY, BY)
        drafts.remove(connection, drafts.draft(connection, never), BY)
        assert not blanks.printed(connection, never)
        wave = workshops.workshop(connection, other).wave
        erasing.erase(connection, Heap(Stock.ANSWERS, wave, "", "lyon", 0, NOW.date()), NOW.date())
        assert (blanks.printed(connection, other), blanks.printed(connection, one)) == (False, True)
        with pytest.raises(TooManyBlanks):
            blanks.draw(connection, one, MOST_BLANKS - 2, SECRET_KEY, BY)
        assert len(blanks.draw(connection, one, MOST_BLANKS - 3, SECRET_KEY, BY)) == MOST_BLANKS - 3
