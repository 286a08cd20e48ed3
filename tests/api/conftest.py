"""The API as the server mounts it, body limit included, on a real database with an open workshop."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.testclient import TestClient

from db.engine import Database
from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.workshops.workshop import WorkshopPlan
from server import api
from server.middleware.body_limit import BodyLimit

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)


@dataclass(frozen=True)
class Room:
    """A workshop, by its id and its code."""

    id: str
    wave: str
    code: str


class Tablet:
    """What a tablet does, one request at a time."""

    def __init__(self, client: TestClient, code: str, **more: object) -> None:
        self.client = client
        joined = client.post("/api/visits", json={"code": code, **more})
        assert joined.status_code == 201, joined.text
        self.package = joined.json()
        self.token = next((visit["token"] for visit in self.package["visits"]), "")

    @property
    def place(self) -> dict[str, Any]:
        """Where it stands, as the server said when it joined."""
        place: dict[str, Any] = self.package["device"]
        return place

    def ask(self, path: str, **body: object) -> httpx2.Response:
        """What it asks as a device, whoever holds it."""
        return self.client.post(f"/api/{path}", json=body, headers={"Authorization": f"Bearer {self.place['token']}"})

    def post(self, path: str, body: object) -> httpx2.Response:
        return self.client.post(f"/api/{path}", json=body, headers={"Authorization": f"Bearer {self.token}"})

    def agree(self, **changes: object) -> httpx2.Response:
        body = {"version": self.package["consent"]["version"], "sensitive": True, "age_band": "a30_49"}
        return self.post("consent", body | changes)

    def answer(
        self, question: str, value: str | None, sequence: int = 1, request_id: str | None = None
    ) -> httpx2.Response:
        request = request_id or str(uuid.uuid4())
        return self.post("answers", {"request_id": request, "question": question, "value": value, "sequence": sequence})

    def finish(self) -> httpx2.Response:
        return self.post("finish", {})


@pytest.fixture
def client(loaded: Database) -> Iterator[TestClient]:
    app = Starlette(routes=[Mount("/api", app=api.build())], middleware=[Middleware(BodyLimit)])
    with TestClient(app, raise_server_exceptions=False) as started:
        yield started


@pytest.fixture
def prepared(loaded: Database) -> Room:
    with loaded.transaction() as connection:
        wave = waves.add(connection, "lyon", "Vague 1")
        version = questionnaires.latest_version_id(connection, "q_resident")
        plan = WorkshopPlan("lyon", wave, version, "Bien manger", "Centre social", date(2026, 11, 22))
        workshop = workshops.prepare(connection, plan, by=By("facilitator", NOW))
        return Room(workshop, wave, workshops.workshop(connection, workshop).code)


@pytest.fixture
def room(loaded: Database, prepared: Room) -> Room:
    with loaded.transaction() as connection:
        workshops.open_(connection, prepared.id, by=By("facilitator", NOW))
    return prepared


@pytest.fixture
def tablet(client: TestClient, room: Room) -> Tablet:
    """A tablet that has joined."""
    return Tablet(client, room.code)
