"""The votes of a room as its devices meet them: papers, rights, slips, ballots."""

import hashlib
import uuid
from dataclasses import replace
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from db.engine import Database
from db.queries import rights, votes
from domain.votes.result import Result
from domain.votes.vote import Channel
from domain.workshops import ALPHABET
from server.routes.votes import FAILED_SLIPS, STOCK
from tests.api.conftest import Room
from tests.ballots import NOW, SECRET, close, opened, plan

PHONE = "a text that only this phone knows"


def asked(client: TestClient, room: Room, **more: object) -> Any:  # noqa: ANN401  the body of an answer
    response = client.post("/api/votes/papers", json={"code": room.code, **more})
    assert response.status_code == 200, response.text
    return response.json()


def tokens(client: TestClient, room: Room, vote: str, **more: object) -> list[str]:
    return [right["token"] for right in asked(client, room, **more)["rights"][vote]]


def cast(client: TestClient, token: str, ballot: str = "A=1", **more: object) -> httpx2.Response:
    request = str(uuid.uuid4())
    body = {"request_id": request, "ballot": ballot, "receipt": hashlib.sha256(request.encode()).hexdigest(), **more}
    return client.post("/api/ballots", json=body, headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
def vote(loaded: Database, room: Room) -> str:
    with loaded.transaction() as connection:
        return opened(connection, room.id, plan("majority"))


def test_a_paper_says_all_that_is_stated_before_the_vote(client: TestClient, room: Room, vote: str) -> None:
    (paper,) = asked(client, room)["votes"]
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


def test_a_tablet_fills_up_its_stock_and_a_phone_has_one_right(client: TestClient, room: Room, vote: str) -> None:
    assert len(tokens(client, room, vote)) == STOCK
    assert len(tokens(client, room, vote, have={vote: STOCK - 1})) == 1
    assert tokens(client, room, vote, have={vote: STOCK}) == []
    (token,) = tokens(client, room, vote, channel="phone", device=PHONE)
    assert tokens(client, room, vote, channel="phone", device=PHONE) == [token]
    assert cast(client, token).status_code == 200
    assert tokens(client, room, vote, channel="phone", device=PHONE) == []
    nameless = client.post("/api/votes/papers", json={"code": room.code, "channel": "phone"})
    assert (nameless.status_code, nameless.json()["code"]) == (422, "MalformedRequest")


def test_a_ballot_is_taken_once_and_the_urn_closes(loaded: Database, client: TestClient, room: Room, vote: str) -> None:
    first, second, *_ = tokens(client, room, vote)
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
    assert asked(client, room) == {"votes": [], "rights": {}}
    with loaded.reading() as connection:
        outcome = votes.result(connection, vote).outcome
    assert outcome.winners == ("A",)
    assert not isinstance(outcome, Result)


def test_a_slip_is_exchanged_until_it_is_used_and_guessing_is_slow(
    loaded: Database, client: TestClient, room: Room, vote: str
) -> None:
    with loaded.transaction() as connection:
        (code,) = rights.slips(connection, vote, 1, SECRET, by=None, now=NOW)
    typed = {"code": room.code.lower(), "slip": f"{code[:3]} {code[3:]}"}
    given = client.post("/api/votes/slip", json=typed).json()
    assert given["vote_id"] == vote
    assert cast(client, given["token"], "-").status_code == 200
    assert client.post("/api/votes/slip", json=typed).json()["code"] == "RightUsed"
    guesses = [f"AAAA{one}{two}" for one in ALPHABET for two in ALPHABET][: FAILED_SLIPS + 1]
    said = [client.post("/api/votes/slip", json={"code": room.code, "slip": guess}) for guess in guesses]
    assert {response.json()["code"] for response in said[:-1]} == {"UnknownSlip"}
    assert said[-1].status_code == 429


def test_a_vote_for_slips_alone_gives_a_device_its_paper_and_no_right(
    loaded: Database, client: TestClient, room: Room
) -> None:
    with loaded.transaction() as connection:
        alone = opened(connection, room.id, replace(plan(), channels=(Channel.SLIP,)))
    assert tokens(client, room, alone) == []
    assert tokens(client, room, alone, channel="phone", device=PHONE) == []
