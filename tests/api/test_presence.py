"""What a device asks says that it is there; a stream is called again as long as its room calls the roll."""

import asyncio
import uuid
from time import monotonic

import pytest
from starlette.testclient import TestClient

from db.engine import Database
from db.queries.workshops import devices
from domain.operations.presence import GRACE, PRESENCE
from server import hub as hubs
from server.hub import Hub
from tests.api.conftest import Room, Tablet

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


@one_engine
def test_a_device_is_heard_by_its_token_and_nobody_else_is(client: TestClient, room: Room, loaded: Database) -> None:
    asks, silent = Tablet(client, room.code), Tablet(client, room.code)
    topic, now = f"workshop:{room.id}", monotonic()
    PRESENCE.called(topic, now - GRACE - 1)
    assert asks.ask("votes/papers").status_code == 200
    forged = client.post("/api/votes/papers", json={}, headers={"Authorization": f"Bearer {silent.place['token']}x"})
    assert forged.status_code != 200
    with loaded.reading() as connection:
        inside = devices.of_workshop(connection, room.id)
    signs = {one.id: one.sign for one in inside}
    assert {signs[one] for one in PRESENCE.away(topic, signs, monotonic())} == {silent.place["sign"]}


@one_engine
def test_a_device_says_how_much_waits_on_it_and_only_of_itself(
    client: TestClient, room: Room, loaded: Database
) -> None:
    one, two = Tablet(client, room.code), Tablet(client, room.code)
    with loaded.reading() as connection:
        inside = {device.sign: device.id for device in devices.of_workshop(connection, room.id)}
    ids = [inside[tablet.place["sign"]] for tablet in (two, one)]

    def ask(tablet: Tablet, unsent: str) -> int:
        headers = {"Authorization": f"Bearer {tablet.place['token']}", "Tablee-Unsent": unsent}
        return client.post("/api/places", json={}, headers=headers).status_code

    assert (ask(one, "3"), ask(two, "1"), ask(two, "-1"), ask(two, "much")) == (200, 200, 422, 422)
    assert (PRESENCE.unsent(ids), PRESENCE.unsent(ids[:1])) == (4, 1)
    assert ask(one, "0") == 200
    assert PRESENCE.unsent(ids) == 1


def heard(topic: str, other: str, seconds: float) -> list[str | None]:
    """What a stream of ``other`` and of ``topic`` is told in so many seconds in which nothing changes."""
    hub = Hub()

    async def listened() -> list[str | None]:
        told: list[str | None] = []

        async def follow() -> None:
            with hub.viewing([other, topic]) as viewer:
                async for one in hub.pulses(viewer):
                    told.append(one.topic if one else None)  # noqa: PERF401  what was told before the time was up

        try:
            await asyncio.wait_for(follow(), seconds)
        except TimeoutError:
            return told
        raise AssertionError

    return asyncio.run(listened())


def test_a_quiet_stream_is_called_while_the_roll_of_its_room_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("GLANCE", 0.02), ("EVERY", 0.04), ("HEARTBEAT", 0.1), ("BREATH", 0.01)):
        monkeypatch.setattr(hubs, name, seconds)
    topic, other = (f"workshop:{uuid.uuid4().hex}" for _ in "12")
    assert set(heard(topic, other, 0.5)) == {None}
    PRESENCE.begin(topic, monotonic())
    told = heard(topic, other, 0.5)
    assert len(told) > 3
    assert set(told) == {topic}
