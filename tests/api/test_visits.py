"""The tablet's API: what it takes once, what it refuses and in which words, and that nothing is half-written."""

import uuid
from datetime import timedelta

import httpx2
import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from db.carrying import packing
from db.engine import Database
from db.models.participation import AnswerRow, ConsentRow, ResponseRow, VisitRow
from db.queries.operations import carries
from db.queries.workshops import workshops
from domain.staff.by import By
from server.context import settings
from server.participation import tokens
from tests import carried
from tests.api.conftest import NOW, Room, Tablet
from tests.conftest import SECRET_KEY
from texts import say

PARTICIPATION = (VisitRow, ConsentRow, ResponseRow, AnswerRow)


def rows(database: Database) -> list[int]:
    with database.reading() as connection:
        return [connection.execute(select(func.count()).select_from(row)).scalar_one() for row in PARTICIPATION]


def answers(database: Database) -> dict[str, str | None]:
    with database.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(select(AnswerRow.question_id, AnswerRow.value))}


def refused(response: httpx2.Response, status: int, code: str) -> None:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert (problem["status"], problem["code"]) == (status, code)
    assert problem["detail"].endswith(".")
    assert problem["title"] == say("problem.title")


def test_a_whole_visit(loaded: Database, tablet: Tablet) -> None:
    assert tablet.agree().json() == {"saved": True}
    for question in tablet.package["questionnaire"]["questions"]:
        value = question["choices"][0]["id"] if question["choices"] else "Un jardin"
        assert tablet.answer(question["id"], value).json() == {"saved": True}
    assert tablet.finish().json() == {"saved": True}
    assert rows(loaded) == [1, 1, 1, 15]
    with loaded.reading() as connection:
        assert connection.execute(select(ResponseRow.state)).scalar_one() == "complete"


def test_joining_and_reading_leave_no_row(loaded: Database, tablet: Tablet) -> None:
    assert tablet.package["questionnaire"]["questions"]
    assert rows(loaded) == [0, 0, 0, 0]


@pytest.mark.parametrize("typed", ["{}", " {} ", "{low}", "{spaced}"])
def test_a_code_is_read_as_people_type_it(client: TestClient, room: Room, typed: str) -> None:
    code = typed.format(room.code, low=room.code.lower(), spaced=f"{room.code[:3]} {room.code[3:]}")
    assert client.post("/api/visits", json={"code": code}).status_code == 201


def test_an_unknown_code(client: TestClient, room: Room) -> None:
    assert room
    refused(client.post("/api/visits", json={"code": "AAAAAA"}), 404, "UnknownCode")


def test_a_workshop_that_is_not_open_yet(client: TestClient, prepared: Room) -> None:
    refused(client.post("/api/visits", json={"code": prepared.code}), 409, "WorkshopNotOpen")


def test_a_workshop_that_is_on_a_laptop_tells_nobody_to_wait(
    loaded: Database, client: TestClient, prepared: Room
) -> None:
    by = By("facilitator", NOW)
    with loaded.transaction() as connection:
        other = workshops.workshop(connection, carried.prepared(connection, "deux"))
        packing.pack(connection, prepared.id, [], SECRET_KEY, by)
    for _ in range(2):
        refused(client.post("/api/visits", json={"code": prepared.code}), 409, "WorkshopElsewhere")
        refused(client.post("/api/visits", json={"code": other.code}), 409, "WorkshopNotOpen")
    with loaded.transaction() as connection:
        carries.give_up(connection, prepared.id, by)
    refused(client.post("/api/visits", json={"code": prepared.code}), 409, "WorkshopNotOpen")


def test_a_closed_code(loaded: Database, client: TestClient, room: Room) -> None:
    with loaded.transaction() as connection:
        workshops.close(connection, room.id, by=By("facilitator", NOW))
    refused(client.post("/api/visits", json={"code": room.code}), 409, "WorkshopClosed")


def test_a_right_code_is_never_refused_because_others_were_wrong(client: TestClient, room: Room) -> None:
    for _ in range(120):
        assert client.post("/api/visits", json={"code": "AAAAAA"}).status_code == 404
    assert client.post("/api/visits", json={"code": room.code}).status_code == 201


@pytest.mark.parametrize(
    ("question", "value", "status", "code"),
    [
        ("p07", "humain", 404, "UnknownQuestion"),
        ("r02", "6", 422, "ValueNotInList"),
        ("r03", "8", 422, "ValueNotInList"),
        ("r09", "rien cuisiner", 422, "ExclusiveChoice"),
        ("r15", "x" * 281, 422, "TextTooLong"),
        ("r15", "x" * 8_001, 422, "MalformedRequest"),
        ("r15", "a\x00b", 422, "ForbiddenCharacters"),
        ("r15", "abc\u202edef", 422, "ForbiddenCharacters"),
    ],
)
def test_bad_answers_write_nothing(
    loaded: Database, tablet: Tablet, question: str, value: str, status: int, code: str
) -> None:
    tablet.agree()
    refused(tablet.answer(question, value), status, code)
    assert answers(loaded) == {}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"request_id": "not a uuid", "question": "r02", "value": "5", "sequence": 1},
        {"request_id": str(uuid.uuid4()), "question": "r02", "value": 5, "sequence": 1},
        {"request_id": str(uuid.uuid4()), "question": "r02", "value": "5", "sequence": 0},
        {"request_id": str(uuid.uuid4()), "question": "r02", "value": "5", "sequence": 1, "visit": "another"},
        [],
        "r02",
    ],
)
def test_a_malformed_body_echoes_nothing(loaded: Database, tablet: Tablet, body: object) -> None:
    tablet.agree()
    response = tablet.post("answers", body)
    refused(response, 422, "MalformedRequest")
    assert "another" not in response.text
    assert answers(loaded) == {}


def test_an_answer_before_consent(loaded: Database, tablet: Tablet) -> None:
    refused(tablet.answer("r02", "5"), 409, "ConsentMissing")
    assert rows(loaded) == [0, 0, 0, 0]


def test_a_sensitive_answer_without_its_own_consent(loaded: Database, tablet: Tablet) -> None:
    tablet.agree(sensitive=False)
    refused(tablet.answer("r01", "souvent"), 409, "SensitiveConsentMissing")
    assert tablet.answer("r02", "5").status_code == 200
    assert answers(loaded) == {"r02": "5"}


def test_the_consent_of_its_own_may_come_later_and_be_taken_back(loaded: Database, tablet: Tablet) -> None:
    tablet.agree(sensitive=False)
    assert tablet.post("consent/sensitive", {"agreed": True, "sequence": 2}).status_code == 200
    assert tablet.answer("r01", "souvent").status_code == 200
    assert tablet.post("consent/sensitive", {"agreed": False, "sequence": 1}).status_code == 200  # late: undoes nothing
    assert answers(loaded) == {"r01": "souvent"}
    assert tablet.answer("r02", "5").status_code == 200
    for _ in range(2):
        assert tablet.post("consent/sensitive", {"agreed": False, "sequence": 3}).status_code == 200
    assert answers(loaded) == {"r02": "5"}
    refused(tablet.answer("r01", "souvent", 2), 409, "SensitiveConsentMissing")


def test_a_copied_token_changes_nothing_after_the_end(loaded: Database, tablet: Tablet) -> None:
    tablet.agree()
    request = str(uuid.uuid4())
    tablet.answer("r02", "5", 1, request)
    tablet.finish()
    assert tablet.answer("r02", "5", 1, request).status_code == 200  # the tablet itself, whose acknowledgement got lost
    refused(tablet.answer("r02", "1", 9), 409, "VisitFinished")
    refused(tablet.answer("r08", "1", 10), 409, "VisitFinished")
    assert answers(loaded) == {"r02": "5"}


def test_a_turn_left_before_anything_was_said_leaves_nothing(loaded: Database, tablet: Tablet) -> None:
    tablet.agree()
    tablet.answer("r02", None)
    for _ in range(2):
        assert tablet.post("finish", {"partial": True}).status_code == 200
    assert rows(loaded) == [0, 0, 0, 0]


@pytest.mark.parametrize("token", ["", "x", "WyJhIl0.aaaaaa.bbbbbb"])
def test_a_forged_visit(client: TestClient, token: str) -> None:
    response = client.post("/api/finish", json={}, headers={"Authorization": f"Bearer {token}"})
    refused(response, 401, "VisitUnknown")


def test_a_visit_in_the_address_is_nobody(client: TestClient, tablet: Tablet) -> None:
    refused(client.post(f"/api/finish?token={tablet.token}", json={}), 401, "VisitUnknown")


def test_an_expired_visit(monkeypatch: pytest.MonkeyPatch, tablet: Tablet) -> None:
    tablet.agree()
    monkeypatch.setattr(tokens, "LIFETIME", timedelta(seconds=-1))
    refused(tablet.answer("r02", "5"), 401, "VisitExpired")


def test_the_same_request_twice_is_one_answer(loaded: Database, tablet: Tablet) -> None:
    tablet.agree()
    tablet.agree()
    request = str(uuid.uuid4())
    for _ in range(3):
        assert tablet.answer("r02", "5", 1, request).status_code == 200
    for _ in range(2):
        assert tablet.finish().status_code == 200
    assert rows(loaded) == [1, 1, 1, 1]


def test_a_late_request_never_undoes_a_correction(loaded: Database, tablet: Tablet) -> None:
    tablet.agree()
    assert tablet.answer("r02", "5", 2).status_code == 200
    assert tablet.answer("r02", "1", 1).status_code == 200
    assert answers(loaded) == {"r02": "5"}


def test_one_request_id_cannot_carry_two_answers(loaded: Database, tablet: Tablet) -> None:
    tablet.agree()
    request = str(uuid.uuid4())
    tablet.answer("r02", "5", 1, request)
    refused(tablet.answer("r08", "5", 1, request), 409, "RequestReused")
    assert answers(loaded) == {"r02": "5"}


def test_a_question_can_be_passed(loaded: Database, tablet: Tablet) -> None:
    tablet.agree()
    assert tablet.answer("r15", None).status_code == 200
    assert answers(loaded) == {"r15": None}


@pytest.mark.parametrize("announced", [True, False])
def test_ten_megabytes_are_not_read(client: TestClient, tablet: Tablet, *, announced: bool) -> None:
    big = b"x" * 10_000_000
    content = big if announced else (big[at : at + 65_536] for at in range(0, len(big), 65_536))
    headers = {"Authorization": f"Bearer {tablet.token}", "Content-Type": "application/json"}
    refused(client.post("/api/answers", content=content, headers=headers), 413, "BodyTooLarge")


def test_an_unknown_address_is_a_problem_too(client: TestClient) -> None:
    refused(client.get("/api/nothing"), 404, "Http")


def test_the_ticket_is_kept_only_as_a_keyed_hash(loaded: Database, tablet: Tablet) -> None:
    tablet.agree()
    ticket = tablet.package["visits"][0]["ticket"]
    with loaded.reading() as connection:
        kept = connection.execute(select(ResponseRow.ticket_hash)).scalar_one()
    assert ticket["digits"] not in kept[:4]
    assert len(kept) == 64
    assert settings().secret_key not in kept


def test_the_api_describes_itself(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/health", "/visits", "/consent", "/answers", "/finish", "/events"} <= set(paths)


def test_health_names_the_database_and_its_version(client: TestClient, loaded: Database) -> None:
    health = client.get("/api/health").json()
    assert health["database"].startswith("SQLite 3." if loaded.is_sqlite else "PostgreSQL ")
    assert health["schema_version"]
