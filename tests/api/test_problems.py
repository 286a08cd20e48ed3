"""A refusal says what it ends for the tablet that meets it, whatever its class is called."""

from starlette.testclient import TestClient

from tests.api.conftest import Room, Tablet


def test_a_refusal_says_what_it_ends(client: TestClient, room: Room, tablet: Tablet) -> None:
    unknown = client.post("/api/visits", json={"code": "ZZZZZZ"}).json()
    assert (unknown["code"], unknown["ends"]) == ("UnknownCode", "workshop")
    tablet.token = "forged"
    assert tablet.agree().json()["ends"] == "turn"
    assert client.post("/api/visits", json={"code": 7}).json()["ends"] == "nothing"
