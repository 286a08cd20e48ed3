"""Proposing an idea on a tablet: kept once, without anything about who wrote it, and never shown unread."""

import uuid
from typing import Any

import pytest
from starlette.testclient import TestClient

from db.engine import Database
from db.queries.priorities import history, ideas, library
from domain.participation import tickets
from domain.participation.masks import MASK
from domain.participation.tickets import Ticket
from domain.priorities.code import idea_of
from domain.priorities.priority import Happening, Priority, Proposer
from domain.staff.by import By
from domain.workshops.admission import Kind
from tests.api.conftest import NOW, Tablet
from tests.api.test_visits import refused, rows

FACILITATOR = By("facilitator", NOW)


def idea(**changes: object) -> dict[str, object]:
    body = {"request_id": str(uuid.uuid4()), "theme": "care", "title": "Un jardin partagé", "description": ""}
    return body | changes


def waiting(database: Database) -> tuple[Priority, ...]:
    with database.reading() as connection:
        assert library.library(connection, "lyon") == ()
        return ideas.waiting(connection)


def test_an_idea_is_kept_once_without_consent_and_leaves_no_visit(loaded: Database, tablet: Tablet) -> None:
    plain = {"id": "care", "fr": "Prendre soin de soi et des autres"}
    assert plain.items() <= tablet.package["subjects"][3].items()
    body = idea(description="Appelez Samira au 06 12 34 56 78.")
    for _ in range(2):
        response = tablet.ask("ideas", **body)
        assert (response.status_code, response.json()) == (201, {"saved": True})
    [kept] = waiting(loaded)
    assert (kept.id, kept.territory, kept.proposer) == (body["request_id"], "lyon", Proposer.RESIDENT)
    assert kept.words.description == f"Appelez Samira au {MASK}."
    assert [(event.kind, event.role) for event in kept.history] == [("proposed", "resident")]
    assert rows(loaded) == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"title": "  "}, 422, "TitleMissing"),
        ({"title": "x" * 81}, 422, "MalformedRequest"),
        ({"description": "x" * 141}, 422, "MalformedRequest"),
        ({"title": "abc\u202edef"}, 422, "ForbiddenCharacters"),
        ({"theme": "nowhere"}, 404, "UnknownTheme"),
        ({"name": "Samira"}, 422, "MalformedRequest"),
    ],
)
def test_bad_ideas_write_nothing(
    loaded: Database, tablet: Tablet, changes: dict[str, object], status: int, code: str
) -> None:
    refused(tablet.ask("ideas", **idea(**changes)), status, code)
    assert waiting(loaded) == ()


def test_whoever_has_the_codes_of_two_ideas_reads_what_became_of_each(
    loaded: Database, client: TestClient, tablet: Tablet
) -> None:
    oven, beds = tickets.draw(), tickets.draw()
    for code, title in ((oven, "Un four"), (beds, "Des bacs")):
        assert tablet.ask("ideas", **idea(request_id=idea_of(code), title=title)).status_code == 201

    def became(code: Ticket, status: int = 200) -> dict[str, Any]:
        reply = client.post("/api/tickets/read", json={"ticket": code.text.upper().replace("-", " ")})
        assert reply.status_code == status
        said: dict[str, Any] = reply.json()
        return said

    waiting_still = became(beds)
    assert (waiting_still["idea"]["title"], waiting_still["idea"]["status"]) == ("Des bacs", "waiting")
    with loaded.transaction() as connection:
        for code in (beds, oven):  # the second one first
            ideas.publish(connection, idea_of(code), FACILITATOR)
        ideas.merge(connection, idea_of(oven), idea_of(beds), FACILITATOR)
        history.happened(connection, idea_of(beds), Happening.DROPPED, FACILITATOR, details={"why": "Trop cher."})
    merged, other = became(oven)["idea"], became(oven)["other"]
    assert (merged["title"], merged["status"]) == ("Un four", "merged")
    assert [event["kind"] for event in merged["events"]] == ["proposed", "merged"]
    assert (other["title"], other["status"]) == ("Des bacs", "dropped")
    assert (other["events"][-1]["kind"], other["events"][-1]["why"]) == ("dropped", "Trop cher.")
    assert became(beds) == {"idea": other, "other": None}
    assert became(tickets.draw(), 404)["code"] == "UnknownTicket"
    assert tablet.client.post("/api/tickets/withdraw", json={"ticket": beds.text}).json() == {"erased": True}
    assert became(beds)["idea"] == other  # an idea is nobody's answers: nothing of it is withdrawn


def test_an_idea_needs_a_device_that_came_in(loaded: Database, tablet: Tablet) -> None:
    tablet.place["token"] = "forged"
    refused(tablet.ask("ideas", **idea()), 401, "DeviceUnknown")


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_script_cannot_bury_those_who_read(loaded: Database, tablet: Tablet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ideas.MOST_IDEAS, Kind.PHONE, 3)
    bodies = [idea() for _ in range(3)]
    for body in bodies:
        assert tablet.ask("ideas", **body).status_code == 201
    refused(tablet.ask("ideas", **idea()), 429, "TooManyTries")
    assert tablet.ask("ideas", **bodies[0]).status_code == 201  # it was kept: sending it again is no other idea
    assert len(waiting(loaded)) == 3
