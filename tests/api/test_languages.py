"""What a tablet carries along so as to speak, in six languages and with recorded voices, without network."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from db.content.load import load
from db.engine import Database
from formats.content.folder import read
from tests.api.conftest import Room, Tablet
from tests.architecture.sources import ROOT
from texts import LANGUAGES, SOURCE, say
from texts.typography import typeset

HELLO = "Bonjour. Nous voulons votre avis sur l'alimentation ici."
ACCEPT = "J'accepte de répondre"
LOCKED = "Comment est votre état de santé en général ?"
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


@one_engine
def test_a_package_is_translated_sentence_by_sentence(tablet: Tablet) -> None:
    package = tablet.package
    assert set(package["translations"]) == {*LANGUAGES} - {SOURCE}
    for there in package["translations"].values():
        assert typeset(HELLO) in there
        assert typeset(LOCKED) not in there  # the wording of an outside instrument: French, unless its authors say more
        more = [each["text"] for screen in package["consent"]["screens"] for each in screen["more"]]
        kept = next(text for text in more if "CAF" in text)
        assert "CAF" in there[kept]
        assert "{" not in "".join(there.values())  # the promises of the territory are filled in


@one_engine
@pytest.mark.parametrize(("asked", "spoken"), [("ar", "ar"), ("tr-TR,tr;q=0.9", "tr"), ("fr", "fr"), ("zz", "fr")])
def test_a_refusal_is_said_in_the_language_of_the_person(
    client: TestClient, room: Room, asked: str, spoken: str
) -> None:
    refused = client.post("/api/visits", json={"code": "ZZZZZZ"}, headers={"Accept-Language": asked})
    assert refused.json()["detail"] == say("error.UnknownCode", language=spoken)


def test_recordings_named_by_the_content_travel_with_the_package(
    loaded: Database, client: TestClient, room: Room, tmp_path: Path
) -> None:
    folder = shutil.copytree(ROOT / "content", tmp_path / "content")
    (folder / "audio").mkdir(exist_ok=True)
    (folder / "audio" / "bonjour.wav").write_bytes(b"RIFF")
    consent = (folder / "consent.yaml").read_text(encoding="utf-8")
    named = consent.replace(f'fr: "{HELLO}"', f'audio: {{fr: bonjour.wav, ar: bonjour.wav}}, fr: "{HELLO}"')
    assert named != consent
    (folder / "consent.yaml").write_text(named, encoding="utf-8")
    with loaded.transaction() as connection:
        assert load(connection, read(folder)) == 2
        assert load(connection, read(folder)) == 0
    at = {typeset(HELLO): "/assets/audio/bonjour.wav"}
    assert Tablet(client, room.code).package["recordings"] == {"fr": at, "ar": at}
