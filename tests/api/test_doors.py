"""Two rooms, and who is let in: in words that any version of the API understands, so the former one is judged too."""

from datetime import date

import pytest
from starlette.testclient import TestClient

from db.engine import Database
from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.workshops.workshop import WorkshopPlan
from tests.api.conftest import NOW, Room

WRONG = 70  # tries: more than used to close every door for a minute
TICKET = "carotte-lune-poisson-fleur-clé-vélo"


@pytest.fixture
def rooms(loaded: Database, room: Room) -> list[str]:
    """The codes of two open rooms, the newer one first."""
    with loaded.transaction() as connection:
        wave = waves.add(connection, "lyon", "Vague 2")
        version = questionnaires.latest_version_id(connection, "q_resident")
        plan = WorkshopPlan("lyon", wave, version, "Bien manger ici", "Centre social", date(2026, 11, 22))
        other = workshops.prepare(connection, plan, by=By("facilitator", NOW))
        workshops.open_(connection, other, by=By("facilitator", NOW))
        return [workshops.workshop(connection, other).code, room.code]


def test_a_right_code_opens_after_many_wrong_ones_in_either_room(client: TestClient, rooms: list[str]) -> None:
    for number in range(WRONG):
        client.post("/api/visits", json={"code": f"AAAA{number:02d}"})
        client.post("/api/votes/slip", json={"code": rooms[number % 2], "slip": f"WRONG{number:04d}"})
        client.post("/api/tickets/read", json={"ticket": f"{TICKET}-0000{number:02d}"})
    assert [client.post("/api/visits", json={"code": code}).status_code for code in rooms] == [201, 201]
    assert client.post("/api/tickets/read", json={"ticket": f"{TICKET}-999999"}).status_code == 404  # not 429


def test_a_client_that_says_it_is_a_tablet_gains_nothing(client: TestClient, rooms: list[str]) -> None:
    for code in rooms:
        for _ in range(3):
            said = client.post("/api/visits", json={"code": code, "channel": "tablet", "count": 30})
            assert (said.status_code, said.json()["visits"]) == (201, [])
    honest = [client.post("/api/visits", json={"code": code, "count": 30}).json()["visits"] for code in reversed(rooms)]
    assert [len(visits) for visits in honest] == [1, 1]


@pytest.mark.parametrize("field", ["version", "language", "age_band"])
def test_what_cannot_be_kept_is_refused_on_both_engines(client: TestClient, rooms: list[str], field: str) -> None:
    for code in rooms:
        package = client.post("/api/visits", json={"code": code}).json()
        bearer = {"Authorization": f"Bearer {package['visits'][0]['token']}"}
        right = {"version": package["consent"]["version"], "language": "fr", "age_band": "a30_49"}
        said = client.post("/api/consent", json={**right, field: f"{right[field]}\x00"}, headers=bearer)
        assert said.status_code == 422, said.text
        assert client.post("/api/consent", json=right, headers=bearer).status_code == 201
        answer = {"request_id": "7c1f7c58-8d5f-4a8e-9d3c-3a5b1c2d4e6f", "question": "r15", "sequence": 1}
        said = client.post("/api/answers", json={**answer, "value": "a\x00b"}, headers=bearer)
        assert said.status_code == 422, said.text
