"""What is printed for a workshop is fetched by whoever runs it, each its own, and by nobody else."""

import re

import httpx2
import pytest
from starlette.testclient import TestClient

from db.engine import Database
from db.queries.participation.sheets import waiting
from db.queries.votes import votes
from db.queries.workshops import workshops
from domain.participation.tickets import keyed_hash, read
from domain.staff.by import By
from domain.staff.roles import Role
from server.context import settings
from server.staff.session import COOKIE
from tests.api.test_files import HERE, fetch, hire, rights_of, taken
from tests.ballots import NOW, close, opened, plan, room
from tests.documents import faults, words
from texts import say

ACTS = ("read", "withdraw", "read")  # with a ticket whose sheet nobody has copied yet
Rooms = dict[str, tuple[str, str]]  # by the workshop's id: its code, and the id of its vote


@pytest.fixture
def rooms(loaded: Database) -> Rooms:
    """Two workshops, a vote each: one that is open, one only prepared."""
    with loaded.transaction() as connection:
        first, second = room(connection), room(connection, "Vague 2")
        voted = {second: opened(connection, second, plan()), first: ""}
        voted[first] = votes.prepare(connection, first, plan("consent"), by=By("facilitator", NOW))
        return {one: (workshops.workshop(connection, one).code, vote) for one, vote in voted.items()}


def said(answer: httpx2.Response) -> str:
    assert answer.status_code == 200, answer.text
    assert faults(answer.content) == []
    return words(answer.content)


def test_each_workshop_has_its_own_poster_and_each_vote_its_own_ballots(
    loaded: Database, client: TestClient, rooms: Rooms
) -> None:
    account, token = hire(loaded, Role.FACILITATOR)
    (one, (code, asked)), (other, (elsewhere, consented)) = rooms.items()
    for workshop, there, not_there in ((other, elsewhere, code), (one, code, elsewhere), (other, elsewhere, code)):
        page = said(fetch(client, "poster", workshop, token)).replace(" ", "")
        assert there in page
        assert not_there not in page
        assert "testserver/participer" in page
    judged, ticked = (said(fetch(client, "ballots", vote, token)) for vote in (consented, asked))
    assert judged.count(say("vote.word.objections")) == 14
    assert say("vote.word.objections") not in ticked
    assert ticked.count(say("tablet.vote.blank")) == 14
    later, first = (said(fetch(client, "form", workshop, token)) for workshop in (one, other))
    assert ("Vague 2" in later, "Vague 2" in first) == (True, False)
    assert say("form.agree").replace("\u00a0", " ") in first
    kinds = [("poster", other), ("poster", one), ("poster", other), ("ballots", consented), ("ballots", asked)]
    assert say("agreement.title") in said(fetch(client, "agreement", one, token))
    kinds += [("form", one), ("form", other), ("agreement", one)]
    assert taken(loaded) == [(account, about, {"kind": kind, "many": 14}) for kind, about in kinds]


def test_stubs_go_on_where_those_before_ended_and_each_has_its_ticket(
    loaded: Database, client: TestClient, rooms: Rooms
) -> None:
    _, token = hire(loaded, Role.FACILITATOR)
    first, second = rooms
    printed = [said(fetch(client, "stubs", workshop, token)) for workshop in (second, first, second)]
    numbers = [[int(n) for n in re.findall(r"Feuille (\d+)", page)] for page in printed]
    assert numbers == [[*range(1, 15)], [*range(1, 15)], [*range(15, 29)]]
    found = {ticket for page in printed for ticket in re.findall(r"(?:\w+ · ){5}\w+\s+\d{3}\s\d{3}", page)}
    assert len(found) == 42
    with loaded.reading() as connection:
        secret = settings().secret_key
        hashes = [keyed_hash(read(ticket).text, secret) for ticket in found]
        assert len(waiting(connection, hashes)) == 42
    spare = found.pop()
    answers = [client.post(f"/api/tickets/{act}", json={"ticket": spare}, headers={"Origin": HERE}) for act in ACTS]
    assert [answer.json().get("code", answer.status_code) for answer in answers] == ["SheetWaits", 200, "UnknownTicket"]


def test_a_poster_that_would_lead_nowhere_is_not_printed(loaded: Database, client: TestClient, rooms: Rooms) -> None:
    _, token = hire(loaded, Role.FACILITATOR)
    workshop = next(iter(rooms))
    local = TestClient(client.app, base_url="http://localhost")
    refused = fetch(local, "poster", workshop, token, "http://localhost")
    assert (refused.status_code, refused.json()["detail"]) == (409, say("error.OnlyHere"))
    assert taken(loaded) == []
    assert fetch(client, "poster", workshop, token).status_code == 200


def test_slips_that_would_lead_nowhere_draw_no_code(loaded: Database, client: TestClient, rooms: Rooms) -> None:
    _, token = hire(loaded, Role.FACILITATOR)
    local = TestClient(client.app, base_url="http://127.0.0.1")
    before = rights_of(loaded)
    for _, vote in reversed(rooms.values()):
        refused = fetch(local, "slips", vote, token, "http://127.0.0.1")
        assert (refused.status_code, refused.json()["detail"]) == (409, say("error.OnlyHere"))
    assert taken(loaded) == []
    assert rights_of(loaded) == before


def test_no_ballot_is_printed_for_an_urn_that_is_closed(loaded: Database, client: TestClient, rooms: Rooms) -> None:
    _, token = hire(loaded, Role.FACILITATOR)
    (_, (_, vote)), (_, (_, other)) = rooms.items()
    with loaded.transaction() as connection:
        close(connection, vote)
    refused = fetch(client, "ballots", vote, token)
    assert (refused.status_code, refused.json()["code"]) == (409, "VoteClosed")
    assert fetch(client, "ballots", other, token).status_code == 200


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_stranger_and_who_runs_other_workshops_get_nothing(
    loaded: Database, client: TestClient, rooms: Rooms
) -> None:
    _, elsewhere = hire(loaded, Role.FACILITATOR, "lorient")
    _, committee = hire(loaded, Role.COMMITTEE)
    for workshop, (_, vote) in rooms.items():
        sheets = [(kind, workshop) for kind in ("poster", "agreement", "form", "stubs", "blanks", "cards")]
        for kind, about in (*sheets, ("ballots", vote)):
            assert fetch(client, kind, about, None).status_code == 401
            assert fetch(client, kind, about, elsewhere).json()["code"] == "OtherTerritory"
            assert fetch(client, kind, about, committee).json()["code"] == "NotAllowed"
            client.cookies.set(COOKIE, elsewhere)
            assert client.get(f"/api/staff/files/{kind}/{about}", headers={"Origin": HERE}).status_code == 405
    _, token = hire(loaded, Role.FACILITATOR)
    assert fetch(client, "poster", vote, token).status_code == 404
    assert fetch(client, "ballots", workshop, token).status_code == 404
    assert taken(loaded) == []
