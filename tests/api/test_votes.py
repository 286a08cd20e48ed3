"""The votes of a room as its devices meet them: papers, rights, slips, ballots."""

import asyncio
import hashlib
import re
import uuid
from dataclasses import replace

import httpx2
import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from db.engine import Database
from db.queries.votes import rights, votes
from db.queries.votes.rights import STOCK
from domain.staff.by import By
from domain.votes.result import VoteResult
from domain.votes.vote import Channel
from domain.workshops.admission import pin
from server.votes.votes import Slip, handing
from tests.api.conftest import Room, Tablet
from tests.ballots import NOW, SECRET, close, opened, plan
from texts import LANGUAGES


def tokens(device: Tablet, vote: str) -> list[str]:
    return [right["token"] for right in device.ask("votes/papers").json()["rights"][vote]]


def cast(client: TestClient, token: str, ballot: str = "A=1", **more: object) -> httpx2.Response:
    request = str(uuid.uuid4())
    body = {"request_id": request, "ballot": ballot, "receipt": hashlib.sha256(request.encode()).hexdigest(), **more}
    return client.post("/api/ballots", json=body, headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
def vote(loaded: Database, room: Room) -> str:
    with loaded.transaction() as connection:
        return opened(connection, room.id, plan("majority"))


def test_a_paper_says_all_that_is_stated_before_the_vote(client: TestClient, room: Room, vote: str) -> None:
    (paper,) = Tablet(client, room.code).ask("votes/papers").json()["votes"]
    assert paper["id"] == vote
    assert (paper["worth"], paper["decider"], paper["answer_when"]) == ("avis", "Le comité", "Au prochain atelier")
    assert (paper["public"], paper["shuffled"], paper["rules"]["lot"], paper["round"]) == (False, True, False, 1)
    assert [option["id"] for option in paper["options"]] == list("ABCD")
    assert [mention["value"] for mention in paper["mentions"]] == [0, 1, 2, 3, 4]
    assert paper["options"][0] | {"icon": ""} == {
        "id": "A",
        "title": "Une épicerie sur roues",
        "description": "Une phrase simple.",
        "icon": "",
        "cost": "10000",
        "cost_text": "10\u202f000\u202f€",
    }


def test_a_paper_says_the_quorum_of_its_own_vote_and_never_how_many_voted(
    loaded: Database, client: TestClient, room: Room
) -> None:
    with loaded.transaction() as connection:
        free, wanted, other = (opened(connection, room.id, replace(plan(), quorum=quorum)) for quorum in (None, 12, 3))
    papers = Tablet(client, room.code).ask("votes/papers").json()["votes"]
    assert {paper["id"]: paper["quorum"] for paper in papers} == {other: 3, free: None, wanted: 12}
    token = Tablet(client, room.code).ask("votes/papers").json()["rights"][wanted][0]["token"]
    assert cast(client, token).status_code in {200, 201}
    assert Tablet(client, room.code).ask("votes/papers").json()["votes"] == papers  # nothing moves with a ballot


def test_a_shared_tablet_has_a_stock_and_a_phone_one_right(client: TestClient, room: Room, vote: str) -> None:
    tablet, phone = Tablet(client, room.code, pin=pin(SECRET, room.id)), Tablet(client, room.code)
    stock = tokens(tablet, vote)
    assert len(stock) == STOCK
    assert cast(client, stock[0]).status_code == 200
    again = tokens(tablet, vote)
    assert len(again) == STOCK
    assert set(stock[1:]) < set(again)
    (token,) = tokens(phone, vote)
    assert tokens(phone, vote) == [token]
    assert cast(client, token).status_code == 200
    assert tokens(phone, vote) == []


def test_a_ballot_is_taken_once_and_the_urn_closes(loaded: Database, client: TestClient, room: Room, vote: str) -> None:
    tablet = Tablet(client, room.code, pin=pin(SECRET, room.id))
    first, second, *_ = tokens(tablet, vote)
    sent = {"request_id": str(uuid.uuid4()), "receipt": "a" * 64}
    for _ in range(2):
        assert cast(client, first, "A=4 B=1", **sent).json() == {"saved": True}
    outcomes = [
        cast(client, first),
        cast(client, second, "A=9"),
        cast(client, second, ""),
        cast(client, f"{first}x"),
        client.post("/api/ballots", json={"request_id": str(uuid.uuid4()), "ballot": "-", "receipt": "b" * 64}),
    ]
    assert [response.json()["code"] for response in outcomes] == [
        "RightUsed",
        "NumberOutOfRange",
        "MalformedRequest",
        "RightUnknown",
        "RightUnknown",
    ]
    with loaded.transaction() as connection:
        assert votes.turnout(connection, vote).received == {Channel.TABLET: 1}
        close(connection, vote)
    assert cast(client, second).json()["code"] == "VoteClosed"
    assert cast(client, first, "A=4 B=1", **sent).json() == {"saved": True}  # its acknowledgement was lost
    assert tablet.ask("votes/papers").json() == {
        "votes": [],
        "rights": {},
        "questionnaire": "q_resident@1",
        "turn": 0,
    }
    with loaded.reading() as connection:
        outcome = votes.result(connection, vote).outcome
    assert outcome.winners == ()
    assert not isinstance(outcome, VoteResult)


def test_a_slip_is_exchanged_until_it_is_used_whatever_others_try(
    loaded: Database, client: TestClient, room: Room, vote: str
) -> None:
    with loaded.transaction() as connection:
        code, spare = rights.slips(connection, vote, 2, SECRET, by=By("facilitator", NOW))
    typed = {"code": room.code.lower(), "slip": f"{code[:3]} {code[3:]}"}
    given = client.post("/api/votes/slip", json=typed).json()
    assert given["vote_id"] == vote
    assert cast(client, given["token"], "-").status_code == 200
    assert client.post("/api/votes/slip", json=typed).json()["code"] == "RightUsed"
    for _ in range(120):
        assert client.post("/api/votes/slip", json=typed | {"slip": "AAAAAAAAA"}).json()["code"] == "UnknownSlip"
    assert client.post("/api/votes/slip", json=typed | {"slip": spare}).status_code == 200


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_a_wrong_slip_is_told_how_long_a_right_one_is(
    loaded: Database, client: TestClient, room: Room, vote: str, spoken: str
) -> None:
    with loaded.transaction() as connection:
        other = opened(connection, votes.vote(connection, vote).workshop, plan())
        codes = {len(rights.slips(connection, one, 1, SECRET, by=By("facilitator", NOW))[0]) for one in (other, vote)}
    wrong = {"code": room.code, "slip": "AAAAAAAAA"}
    told = client.post("/api/votes/slip", json=wrong, headers={"accept-language": spoken}).json()
    assert (told["code"], {int(number) for number in re.findall(r"[0-9]+", told["detail"])}) == ("UnknownSlip", codes)


def test_a_vote_for_slips_alone_gives_a_device_its_paper_and_no_right(
    loaded: Database, client: TestClient, room: Room
) -> None:
    with loaded.transaction() as connection:
        alone = opened(connection, room.id, replace(plan(), channels=(Channel.SLIP,)))
    assert tokens(Tablet(client, room.code, pin=pin(SECRET, room.id)), alone) == []
    assert tokens(Tablet(client, room.code), alone) == []


def test_one_slip_that_two_devices_spell_in_two_ways_at_once_is_known_to_both(
    loaded: Database, client: TestClient, room: Room, vote: str
) -> None:
    with loaded.transaction() as connection:
        later = opened(connection, room.id, plan())
        (code,), (other,) = (
            rights.slips(connection, each, 1, SECRET, by=By("facilitator", NOW)) for each in (later, vote)
        )
    typed = [code.lower(), f"{code[:3]} {code[3:]}", other, f" {other.lower()}", code]

    async def together() -> list[Slip]:
        request = Request({"type": "http", "client": ("127.0.0.1", 1)})
        return await asyncio.gather(*(handing(Slip(code=room.code, slip=one), request) for one in typed))

    assert [one.slip for one in asyncio.run(together())] == typed
