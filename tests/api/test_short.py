"""The short way of what tablets send all the time says no other word than FastAPI's own way, and keeps the same."""

import json
import uuid

import httpx2
import pytest
from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.testclient import TestClient

from db.engine import Database
from db.queries.participation import answers
from db.queries.participation import visits as kept
from server import api
from server import short as ways
from server.context import settings
from server.middleware.direct import Direct
from server.participation import tokens, visits
from tests.api.conftest import Room, Tablet

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
JSON = "application/json"


async def nothing(*_about: object) -> None:
    """Nothing is right enough for the short way."""


def bodies(tablet: Tablet) -> list[tuple[str, bytes, str]]:
    """Path, body and its kind: what is right, and what is wrong in many ways."""
    right = {"request_id": str(uuid.uuid4()), "question": "r02", "value": "5", "sequence": 1}
    agreed = {"version": tablet.package["consent"]["version"], "sensitive": True}
    wrong: list[object] = [
        right | {"sequence": 0},
        right | {"sequence": "trois"},
        right | {"more": 1},
        right | {"value": 5},
        right | {"value": "a\0b"},
        right | {"value": "\ud800"},
        right | {"value": "x" * 8_001},
        right | {"question": "nowhere"},
        right | {"request_id": "twelve"},
        {},
        [],
        None,
    ]
    sent = [
        ("consent", agreed),
        ("answers", right),
        ("answers", right | {"request_id": str(uuid.uuid4()), "value": None}),
    ]
    told = [(path, json.dumps(body).encode(), JSON) for path, body in [*sent, *(("answers", body) for body in wrong)]]
    raw = [b"", b"{", b"\xff\xfe", b'{"value": NaN}', json.dumps(right).encode("utf-16")]
    told += [("answers", body, JSON) for body in raw]
    told += [("answers", told[1][1], kind) for kind in ("text/plain", "application/json; charset=utf-8", "")]
    told += [
        ("consent", json.dumps(agreed | changed).encode(), JSON) for changed in ({"version": "9"}, {"age_band": "?"})
    ]
    told += [("consent/sensitive", b'{"agreed": false, "sequence": 2}', JSON), ("consent/sensitive", b"{}", JSON)]
    return [*told, ("finish", b'{"partial": "perhaps"}', JSON), ("finish", b"{}", JSON), ("answers", told[1][1], JSON)]


def replies(client: TestClient, tablet: Tablet, token: str) -> list[tuple[str, int, str, str]]:
    said = []
    for path, body, kind in bodies(tablet):
        headers = {"Authorization": f"Bearer {token}"} | ({"Content-Type": kind} if kind else {})
        answered = client.post(f"/api/{path}", content=body, headers=headers)
        said.append((path, answered.status_code, answered.headers["content-type"], answered.text))
    return said


@one_engine
def test_both_ways_say_the_same_of_everything(client: TestClient, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    tablets = [Tablet(client, room.code) for _ in "1234"]
    short = [replies(client, tablets[0], tablets[0].token), replies(client, tablets[1], "forged")]
    monkeypatch.setattr(ways, "_right", nothing)
    assert short == [replies(client, tablets[2], tablets[2].token), replies(client, tablets[3], "forged")]
    assert [{status for _, status, _, _ in said} for said in short] == [{200, 201, 404, 422}, {401, 422}]


@one_engine
def test_what_is_right_goes_the_short_way(client: TestClient, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    tablet = Tablet(client, room.code)
    taken = []

    async def noted(request: Request, model: type[BaseModel]) -> BaseModel | None:
        taken.append(await right(request, model))
        return taken[-1]

    right = ways._right
    monkeypatch.setattr(ways, "_right", noted)
    tablet.agree()
    tablet.answer("r02", "5", 1)
    tablet.post("consent/sensitive", {"agreed": False, "sequence": 1})
    tablet.finish()
    assert [type(one) for one in taken] == [visits.Agreement, visits.Given, visits.Decision, visits.End]


@one_engine
def test_what_is_acknowledged_on_the_short_way_is_kept_once(client: TestClient, room: Room, loaded: Database) -> None:
    tablets = [Tablet(client, room.code) for _ in "12"]
    for tablet in tablets:
        assert tablet.agree().status_code == 201
    for number, tablet in reversed(list(enumerate(tablets))):
        request = str(uuid.uuid4())
        for sequence, value in ((2, str(4 + number)), (1, "3")):  # the older one comes late
            for _ in range(2):
                answered = tablet.answer("r02", value, sequence, request if sequence == 2 else None)
                assert (answered.status_code, answered.json()) == (200, {"saved": True})
    with loaded.reading() as connection:
        said = []
        for tablet in tablets:
            turn = kept.turn(connection, tokens.read(settings().secret_key, tablet.token).id)
            assert turn is not None
            said.append(answers.by_question(connection, turn.response_id)["r02"])
    assert said == ["4", "5"]


def test_the_document_of_the_api_describes_them_all() -> None:
    told = api.build().openapi()["paths"]
    for path in ("/consent", "/consent/sensitive", "/answers", "/finish"):
        posted = told[path]["post"]
        assert posted["requestBody"]["content"][JSON]["schema"]
        assert posted["responses"]["201" if path == "/consent" else "200"]["content"][JSON]["schema"]


def test_what_is_ours_never_reaches_streamlit_and_what_is_not_does() -> None:
    mine = Starlette(routes=[])
    ours = [Mount("/api", app=PlainTextResponse("api")), Mount("/assets/images", app=mine)]
    client = TestClient(Direct(PlainTextResponse("streamlit"), ours))

    def asked(path: str) -> tuple[int, str]:
        answered: httpx2.Response = client.get(path)
        return answered.status_code, answered.text

    assert asked("/api/answers") == (200, "api")
    assert asked("/assets/nothing")[0] == asked("/assets/images/nothing")[0] == 404
    for path in ("/", "/api", "/apiary/x", "/static/x", "/assets/images/%2e%2e/x", "/api//x", "/assets/a%5cb"):
        assert asked(path) == (200, "streamlit"), path
