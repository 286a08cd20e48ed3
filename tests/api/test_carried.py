"""What a room carries is its own, however many rooms come in together, and two seconds old at most."""

from time import monotonic

import pytest
from sqlalchemy import update
from starlette.testclient import TestClient

from db.engine import Database
from db.models.content import ReferenceRow, TerritoryRow
from db.queries.evaluation import waves
from db.queries.operations import edited
from db.queries.participation import questionnaires, recordings, translations
from db.queries.workshops import workshops
from domain.operations.contents import LineWords
from domain.participation.recordings import name_of
from domain.participation.translations import State
from domain.staff.by import By
from domain.workshops.workshop import WorkshopPlan
from server.workshops.carried import KEPT
from tests.ballots import NOW
from texts.typography import typeset


def room_of(database: Database, territory: str, questionnaire: str) -> str:
    with database.transaction() as connection:
        wave = waves.add(connection, territory, f"Vague {questionnaire}")
        version = questionnaires.latest_version_id(connection, questionnaire)
        plan = WorkshopPlan(territory, wave, version, "Bien manger", "Centre social", NOW.date())
        made = workshops.prepare(connection, plan, by=By("facilitator", NOW))
        workshops.open_(connection, made, by=By("facilitator", NOW))
        return workshops.workshop(connection, made).code


def told(client: TestClient, code: str) -> tuple[str, str]:
    """The questionnaire and the keeper of the answers, as a device of that room is told."""
    package = client.post("/api/visits", json={"code": code}).json()
    more = [each for screen in package["consent"]["screens"] for each in screen["more"]]
    keeper = next(each["text"] for each in more if each["icon"] == "lock")
    return package["questionnaire"]["version_id"], keeper


def test_two_territories_and_two_questionnaires_are_never_mixed(loaded: Database, client: TestClient) -> None:
    with loaded.transaction() as connection:
        for territory in ("lyon", "montpellier"):
            mine = update(TerritoryRow).where(TerritoryRow.id == territory)
            connection.execute(mine.values(controller=f"La maison de {territory}"))
    rooms = [
        room_of(loaded, territory, questionnaire)
        for territory in ("lyon", "montpellier")
        for questionnaire in ("q_resident", "q_closing")
    ]
    first = [told(client, code) for code in reversed(rooms)][::-1]
    assert [version.partition("@")[0] for version, _ in first] == ["q_resident", "q_closing"] * 2
    assert first[0][1] == first[1][1] != first[2][1] == first[3][1]
    assert [told(client, code) for code in rooms] == first  # again, from what was kept


def test_what_is_loaded_meanwhile_is_carried_soon(
    loaded: Database, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, other = room_of(loaded, "lyon", "q_resident"), room_of(loaded, "montpellier", "q_resident")
    before = client.post("/api/visits", json={"code": code}).json()["consent"]["accept"]
    with loaded.transaction() as connection:
        mine = (ReferenceRow.list == "consent") & (ReferenceRow.id == "accept")
        connection.execute(update(ReferenceRow).where(mine).values(fr="Oui, je réponds"))
    later = monotonic() + KEPT
    monkeypatch.setattr("server.workshops.carried.monotonic", lambda: later)
    said = [client.post("/api/visits", json={"code": each}).json()["consent"]["accept"] for each in (other, code)]
    assert said == ["Oui, je réponds"] * 2 != [before] * 2


def test_what_is_corrected_on_the_page_is_carried_and_a_voice_of_other_words_is_not(
    loaded: Database, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept, by = "J'accepte de répondre", By("administrator", NOW)
    with loaded.transaction() as connection:
        for territory in ("montpellier", "lyon"):
            recordings.keep(connection, territory, "ar", name_of(accept), b"\x1aE\xdf\xa3 a voice")
        edited.add_line(connection, "lyon", LineWords("La marmite", "04 78 00 00 00", "le soir"), by, "pot")
    code, other = room_of(loaded, "lyon", "q_resident"), room_of(loaded, "montpellier", "q_resident")
    before = client.post("/api/visits", json={"code": other}).json()
    assert typeset(accept) in before["recordings"]["ar"]
    with loaded.transaction() as connection:
        known = translations.wordings(connection, "ar")
        for said, words in (("La marmite", "القدر"), (typeset(accept), "أقبل")):
            [name] = [one.sentence.name for one in known if one.sentence.key == said]
            translations.correct(connection, "ar", name, ((words,), State.READ), 0, by, f"correct {said}")
    later = monotonic() + KEPT
    monkeypatch.setattr("server.workshops.carried.monotonic", lambda: later)
    here, there = (client.post("/api/visits", json={"code": each}).json() for each in (code, other))
    line = here["help"][0]
    assert (line["text"], line["hours"], line["number"]) == ("La marmite", "le soir", "04 78 00 00 00")
    assert here["translations"]["ar"]["La marmite"] == "القدر"
    assert there["help"][0]["text"] != "La marmite"
    for package in (here, there):
        assert package["translations"]["ar"][typeset(accept)] == "أقبل"
        assert package["translations"]["es"] == before["translations"]["es"]
        assert typeset(accept) not in package["recordings"].get("ar", {})
