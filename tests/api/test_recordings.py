"""Recordings: kept by whoever runs workshops there, heard with the package, forgotten without a trace."""

import httpx2
import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from db.engine import Database
from db.models.staff import AuditRow
from db.queries.participation import recordings
from domain.participation.recordings import MOST, name_of
from domain.staff.roles import Role
from server.staff.session import COOKIE
from server.workshops import carried
from tests.api.conftest import Room, Tablet
from tests.api.test_files import HERE, hire
from texts.typography import typeset

WEBM, OGG = b"\x1aE\xdf\xa3 a voice", b"OggS another voice"
ACCEPT, REFUSE = "J'accepte de répondre", "Je ne veux pas répondre"


def send(client: TestClient, token: str | None, at: str, audio: bytes = WEBM, origin: str = HERE) -> httpx2.Response:
    client.cookies.clear()
    if token is not None:
        client.cookies.set(COOKIE, token)
    return client.post(f"/api/staff/recordings/{at}", content=audio, headers={"Origin": origin})


@pytest.fixture
def words(loaded: Database) -> tuple[str, str]:
    """Two sentences of the consent, in an order that is not that of the questionnaire."""
    with loaded.reading() as connection:
        said = recordings.sentences(connection, "lyon")
    assert len(said) > 150
    return said[9], said[2]


def test_what_is_recorded_is_heard_there_and_nowhere_else(
    loaded: Database, client: TestClient, room: Room, words: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carried, "KEPT", 0.0)
    first, second = map(name_of, words)
    (mine, here), (_, there) = hire(loaded, Role.FACILITATOR), hire(loaded, Role.FACILITATOR, "montpellier")
    assert send(client, here, f"lyon/swb/{second}").status_code == 201
    assert send(client, here, f"lyon/ar/{first}", OGG).status_code == 201
    assert send(client, here, f"lyon/swb/{second}", OGG).status_code == 201  # said better
    assert send(client, there, f"montpellier/swb/{first}").status_code == 201
    client.cookies.clear()
    heard = Tablet(client, room.code).package["recordings"]
    assert {language: set(said) for language, said in heard.items()} == {
        "swb": {typeset(words[1])},
        "ar": {typeset(words[0])},
    }
    played = client.get(heard["swb"][typeset(words[1])])
    assert (played.content, played.headers["content-type"]) == (OGG, "audio/ogg")
    client.cookies.set(COOKIE, here)
    assert send(client, here, f"lyon/swb/{second}/forget", b"").json() == {"saved": True}
    assert client.get(f"/api/recordings/lyon/swb/{second}").status_code == 404
    assert client.get(f"/api/recordings/montpellier/swb/{first}").content == WEBM
    client.cookies.clear()
    assert set(Tablet(client, room.code).package["recordings"]) == {"ar"}
    with loaded.reading() as connection:
        acts = select(AuditRow.action, AuditRow.chain).where(AuditRow.staff_id == mine)
        kept = [tuple(row) for row in connection.execute(acts.order_by(AuditRow.id))]
    assert kept == [("recording.kept", "lyon")] * 3 + [("recording.forgotten", "lyon")]


def test_nobody_else_records_and_nothing_else_is_kept(
    loaded: Database, client: TestClient, words: tuple[str, str]
) -> None:
    name = name_of(words[0])
    _, here = hire(loaded, Role.FACILITATOR)
    _, elsewhere = hire(loaded, Role.FACILITATOR, "montpellier")
    _, reads = hire(loaded, Role.COMMITTEE)
    tried = [
        (send(client, None, f"lyon/swb/{name}"), 401, "SessionEnded"),
        (send(client, elsewhere, f"lyon/swb/{name}"), 403, "OtherTerritory"),
        (send(client, reads, f"lyon/swb/{name}"), 403, "NotAllowed"),
        (send(client, here, f"lyon/swb/{name}", b"<svg onload=alert(1)>"), 422, "NotARecording"),
        (send(client, here, f"lyon/zz/{name}"), 404, "UnknownSentence"),
        (send(client, here, f"lyon/swb/{name_of('Une phrase')}"), 404, "UnknownSentence"),
        (send(client, here, f"lyon/swb/{name}", WEBM.ljust(MOST + 1)), 413, "BodyTooLarge"),
        (send(client, elsewhere, f"lyon/swb/{name}/forget", b""), 403, "OtherTerritory"),
    ]
    assert [(reply.status_code, reply.json()["code"]) for reply, _, _ in tried] == [(s, c) for _, s, c in tried]
    assert send(client, here, f"lyon/swb/{name}", origin="http://elsewhere.test").status_code == 403
    with loaded.reading() as connection:
        assert recordings.recorded(connection, "lyon") == {}
