"""What a client may say: known values where there is a list, no character that a database cannot keep. Never a 500."""

import json
import uuid
from typing import Any

import pytest
from sqlalchemy import insert, select
from starlette.testclient import TestClient

from db.engine import Database
from db.models.participation import ConsentRow
from domain.errors import ForbiddenCharacters
from server import api
from tests.api.conftest import Tablet

UNKEEPABLE = ("\x00", "a\x00b", "\ud800", "x\udfffy", "\x07", "\u202eabc", "\ufffe")


@pytest.mark.parametrize(
    "said",
    [
        {"version": "0"},
        {"version": ""},
        {"version": "1 "},
        {"version": "topinambour"},
        {"language": "xx"},
        {"language": "FR"},
        {"language": ""},
        {"language": "<b>"},
        {"age_band": "a999"},
        {"age_band": ""},
        {"age_band": "a18_29 "},
        {"age_band": "A30_49"},
        {"age_band": "a30_49\x00"},
    ],
)
def test_a_consent_says_what_somebody_was_shown(loaded: Database, tablet: Tablet, said: dict[str, str]) -> None:
    refused = tablet.agree(**said)
    assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
    assert refused.json()["detail"]
    with loaded.reading() as connection:
        assert connection.execute(select(ConsentRow)).all() == []
    assert tablet.agree().status_code == 201


def routes() -> list[tuple[str, str, dict[str, Any]]]:
    """Method, path and an honest body of every route that reads one, from the API's own description."""
    described = api.build().openapi()
    found = []
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            body = operation.get("requestBody")
            if body is not None:
                reference = body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
                properties = described["components"]["schemas"][reference]["properties"]
                found.append((method, path, {name: sample(each) for name, each in properties.items()}))
    return found


def sample(field: dict[str, Any]) -> object:
    """A value that the description allows."""
    field = next((each for each in field.get("anyOf", ()) if each.get("type") != "null"), field)
    if "enum" in field:
        return field["enum"][0]
    if field.get("format") == "uuid":
        return str(uuid.uuid4())
    if "pattern" in field:
        return "0" * 64
    kinds = {"integer": 1, "boolean": False, "object": {}, "array": []}
    return kinds.get(field.get("type", "object"), "a" * max(1, field.get("minLength", 1)))  # another model: empty


def texts(body: dict[str, Any]) -> list[str]:
    return [name for name, value in body.items() if isinstance(value, str)]


def test_no_route_fails_over_a_character_that_cannot_be_kept(client: TestClient, tablet: Tablet) -> None:
    """Each text of each body, with and without a pass; sent as bytes, since no client writes half a character."""
    tried = 0
    assert tablet.agree().status_code == 201
    for method, path, body in routes():
        for name in texts(body):
            for sign in UNKEEPABLE:
                sent = json.dumps(body | {name: (str(body[name]) + sign)[-300:]})
                for token in (tablet.token, "nothing")[: 1 + (sign == UNKEEPABLE[0])]:
                    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
                    answered = client.request(method, f"/api{path}", content=sent.encode(), headers=headers)
                    assert 400 <= answered.status_code < 500, (method, path, name, sign, answered.status_code)
                    tried += 1
    assert tried >= 200


@pytest.mark.parametrize("sign", ["\x00", "\x1f", "\u202e"])
def test_no_statement_carries_what_cannot_be_kept(database: Database, sign: str) -> None:
    """The last net, on both engines, for what comes from a page."""
    for writing in (database.transaction, database.reading):
        with pytest.raises(ForbiddenCharacters), writing() as connection:
            connection.execute(select(ConsentRow.version).where(ConsentRow.version == f"a{sign}"))
    row = {"visit_id": sign, "version": "1", "language": "fr", "day": None, "sensitive": True}
    with pytest.raises(ForbiddenCharacters), database.transaction() as connection:
        connection.execute(insert(ConsentRow), [row, row])
